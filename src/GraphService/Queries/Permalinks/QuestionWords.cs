namespace GraphService.Queries.Permalinks;

/// <summary>
/// The parameters that ids of questions write as one byte, and the values that they leave out. For ever: a row may be
/// added at the end of a list, and none may be changed or taken away.
/// </summary>
/// <remarks>
/// Values are left out of parameters that every address of the question holds, and are read as they stand here, also
/// when the parameter has another default by then. Parameters that addresses hold only where they are given may never
/// get another meaning for not being given. A parameter without a row is written with its name.
/// </remarks>
internal static class QuestionWords
{
    /// <summary>The parameters of questions for paths; the place in the list, from 1, is the byte.</summary>
    private static readonly (string Name, string? Value)[] Paths =
    [
        ("source", null),
        ("target", null),
        ("mode", "all_shortest"),
        ("max_depth", null),
        ("limit", "20"),
        ("offset", "0"),
        ("as_of", null),
        ("relationships", null),
        ("avoid", null),
        ("exclude_relationships", null),
        ("status", null),
        ("min_confidence", null),
        ("min_sources", null),
        ("datasets", null),
        ("via_schema", null),
        ("avoid_schema", null),
        ("via_countries", null),
        ("max_transit_degree", null),
        ("k", null),
        ("min_depth", null),
        ("weight", null),
        ("window", null),
        ("overlap", null),
        ("unknown_dates", null),
        ("must_pass", null),
        ("evidence", null),
        ("engine", null),
        ("avoid_tree", null),
        ("avoid_type", null),
        ("role", null),
        ("via_country", null),   // no parameter has this name; its byte stays taken
        ("timeout_ms", null),
        ("directed", null),
        ("min_independent_sources", null),
    ];

    /// <summary>The parameters of all other questions; no value of theirs is left out.</summary>
    private static readonly (string Name, string? Value)[] Others =
    [
        ("id", null),
        ("ids", null),
        ("limit", null),
        ("offset", null),
        ("max_depth", null),
        ("sources", null),
        ("targets", null),
        ("hops", null),
        ("as_of", null),
        ("measure", null),
        ("schema", null),
        ("include", null),
        ("group_by", null),
        ("from", null),
        ("to", null),
        ("step", null),
        ("member_limit", null),
        ("member_offset", null),
        ("today", null),
        ("relationships", null),
        ("avoid", null),
        ("exclude_relationships", null),
        ("status", null),
        ("min_confidence", null),
        ("min_sources", null),
        ("datasets", null),
        ("via_schema", null),
        ("avoid_schema", null),
        ("via_countries", null),
        ("max_transit_degree", null),
        ("window", null),
        ("unknown_dates", null),
        ("avoid_tree", null),
        ("avoid_type", null),
        ("role", null),
    ];

    /// <summary>The parameters of a kind of question.</summary>
    public static IReadOnlyList<(string Name, string? Value)> Of(QuestionKind kind) => kind switch
    {
        QuestionKind.Paths => Paths,
        _ => Others,
    };
}
