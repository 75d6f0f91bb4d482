using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Api.Endpoints;

/// <summary>Parameters that many endpoints take.</summary>
internal static class CommonParameters
{
    /// <summary>Most items in an answer.</summary>
    public static Parameter<int> Limit(int value, int most, string description) =>
        Rules.Whole(0, most).Default("limit", value, description);

    /// <summary>Items to pass over.</summary>
    public static Parameter<int> Offset(int most, string description) =>
        Rules.Whole(0, most).Default("offset", 0, description);

    /// <summary>The id of what is asked for.</summary>
    public static Parameter<string> Id(string description) => Rules.Id.Required("id", description);

    /// <summary>A kind of entity.</summary>
    public static Parameter<EntitySchema?> Schema(string description) =>
        Rules.Schema.Optional("schema", description);

    /// <summary>A data set.</summary>
    public static Parameter<string?> Dataset(string description) => Rules.Id.Optional("dataset", description);
}
