using System.Text.Json;
using System.Text.Json.Serialization;
using GraphService.Queries.Conditions;

namespace GraphService.Queries.Paths;

/// <summary>The question as it was understood; options and conditions are told by their names.</summary>
/// <param name="Source">Id of one end.</param>
/// <param name="Target">Id of the other end.</param>
/// <param name="Request">The question.</param>
[JsonConverter(typeof(PathQueryEchoConverter))]
public sealed record PathQueryEcho(string Source, string Target, PathRequest Request)
{
    /// <summary>The address that asks the same again, where whoever answers has addresses.</summary>
    public string? Permalink { get; init; }

    /// <summary>
    /// The address that gives this answer again, from this state of the graph, whatever comes later;
    /// <see langword="null"/> where the question is too long for one.
    /// </summary>
    public string? Cite { get; init; }
}

/// <summary>Writes the echo of a question, with options and conditions in the order of their lists.</summary>
public sealed class PathQueryEchoConverter : JsonConverter<PathQueryEcho>
{
    /// <inheritdoc/>
    public override PathQueryEcho Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are only written.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PathQueryEcho value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("source", value.Source);
        writer.WriteString("target", value.Target);
        foreach (var option in PathOptions.All.Where(option => option.IsAlwaysTold))
        {
            option.WriteTo(writer, value.Request);
        }

        if (value.Request.MaxDepth != PathRequest.AnyDepth)
        {
            writer.WriteNumber("max_depth", value.Request.MaxDepth);
        }

        foreach (var option in PathOptions.All.Where(option => !option.IsAlwaysTold))
        {
            option.WriteTo(writer, value.Request);
        }

        value.Request.Conditions.WriteTo(writer, ConditionKinds.All);
        writer.WriteString("permalink", value.Permalink);
        writer.WriteString("cite", value.Cite);
        writer.WriteEndObject();
    }
}
