using GraphService.Model;

namespace GraphService.Api.Endpoints;

/// <summary>Questions as titles, in which entities are named.</summary>
internal static class Titles
{
    // More would make no title.
    private const int MostNames = 3;

    /// <summary>A title with the name of an entity.</summary>
    public static Wording Of(string id, Func<string, string> english, Func<string, string> chinese) =>
        Of([id], english, chinese);

    /// <summary>A title with the names of some entities, and how many more there are.</summary>
    public static Wording Of(
        IReadOnlyList<string> ids, Func<string, string> english, Func<string, string> chinese)
    {
        var more = ids.Count - MostNames;
        return Wording.OfEntities(
            [.. ids.Take(MostNames)],
            names => english(more > 0 ? $"{string.Join(", ", names)} and {more} more"
                : names.Count > 1 ? $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}" : names[0]),
            names => chinese(more > 0 ? $"{string.Join('、', names)}等{ids.Count}个实体" : string.Join('、', names)));
    }
}
