using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GraphService.Api.Contract;

/// <summary>How types are written, as the program was compiled for them.</summary>
internal static class JsonInfo
{
    /// <summary>How these options write a type, which has to be one that is compiled for them.</summary>
    public static JsonTypeInfo<T> InfoOf<T>(this JsonSerializerOptions json) =>
        (JsonTypeInfo<T>)json.GetTypeInfo(typeof(T));
}
