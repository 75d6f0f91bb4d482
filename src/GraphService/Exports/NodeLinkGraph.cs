using System.Text.Json.Serialization;

namespace GraphService.Exports;

/// <summary>The shape of an export as node-link JSON; <see cref="NodeLinkExporter"/> streams it.</summary>
/// <param name="Directed">Always true: a link reads from its source to its target.</param>
/// <param name="Multigraph">Always true: parallel ties are links of their own.</param>
/// <param name="Graph">What the whole is.</param>
/// <param name="Nodes">The entities, by id.</param>
/// <param name="Links">The ties between them, by id.</param>
public sealed record NodeLinkGraph(
    bool Directed,
    bool Multigraph,
    NodeLinkHead Graph,
    IReadOnlyList<NodeLinkNode> Nodes,
    IReadOnlyList<NodeLinkLink> Links)
{
    /// <summary>With <c>sources=ids</c>: the sources of all nodes and links, each once, by id.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NodeLinkSource>? Sources { get; init; }
}

/// <summary>What an export is.</summary>
/// <param name="Snapshot">The state of the graph that it came from.</param>
/// <param name="Revision">Number of the revision.</param>
/// <param name="ContentHash">Content hash: SHA-256 over the digests of all records.</param>
/// <param name="Entities">Number of nodes.</param>
/// <param name="Affiliations">Number of links.</param>
/// <param name="EntitiesLeftOut">Entities that belong to what was asked for but are beyond the limit.</param>
/// <param name="Datasets">The data sets that state anything in it.</param>
/// <param name="Note">What being listed says, and what it does not.</param>
public sealed record NodeLinkHead(
    string Snapshot,
    long Revision,
    string ContentHash,
    int Entities,
    int Affiliations,
    int EntitiesLeftOut,
    IReadOnlyList<NodeLinkDataset> Datasets,
    string Note)
{
    /// <summary>The question in words.</summary>
    public string? Question { get; init; }

    /// <summary>The address that asks it again.</summary>
    public string? QuestionAddress { get; init; }

    /// <summary>The address that gives this answer again, whatever comes later; where there is another one.</summary>
    public string? Cite { get; init; }
}

/// <summary>A data set that states something.</summary>
/// <param name="Id">Id of the data set.</param>
/// <param name="Title">The title by which it is shown.</param>
/// <param name="Ids">
/// What an id says: <c>local</c>, something inside the set alone; <c>shared</c>, the same in every such set.
/// </param>
public sealed record NodeLinkDataset(string Id, string Title, string Ids)
{
    /// <summary>Who publishes it.</summary>
    public string? Publisher { get; init; }

    /// <summary>The licence.</summary>
    public string? Licence { get; init; }

    /// <summary>Address of the licence.</summary>
    public string? LicenceUrl { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>How to cite it.</summary>
    public string? Citation { get; init; }

    /// <summary>What to know before using it.</summary>
    public string? Note { get; init; }
}

/// <summary>A text with its language.</summary>
/// <param name="Value">The text.</param>
public sealed record NodeLinkText(string Value)
{
    /// <summary>ISO 639 code, where known.</summary>
    public string? Language { get; init; }
}

/// <summary>An entity of an export.</summary>
/// <param name="Id">Id of the entity.</param>
/// <param name="Name">The name by which it is shown.</param>
/// <param name="Schema">What it is.</param>
/// <param name="OtherNames">The same name in other languages.</param>
/// <param name="Aliases">Further names.</param>
/// <param name="OtherDescriptions">The description in other languages.</param>
/// <param name="Dataset">The data sets that state it, separated by semicolons.</param>
/// <param name="Degree">
/// Number of different entities that it is tied to by ties that the conditions let pass, whether these are part of the
/// answer or not.
/// </param>
public sealed record NodeLinkNode(
    string Id,
    string Name,
    string Schema,
    IReadOnlyList<NodeLinkText> OtherNames,
    IReadOnlyList<NodeLinkText> Aliases,
    IReadOnlyList<NodeLinkText> OtherDescriptions,
    string Dataset,
    int Degree)
{
    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public string? Country { get; init; }

    /// <summary>A word of the data set's own classification.</summary>
    public string? Category { get; init; }

    /// <summary>First day of an event, or when it came into being.</summary>
    public string? Start { get; init; }

    /// <summary>Last day of an event, or when it ceased to be.</summary>
    public string? End { get; init; }

    /// <summary>One sentence on what it is.</summary>
    public string? Description { get; init; }

    /// <summary>What the data set tells beyond this, by the names of its own columns.</summary>
    public IReadOnlyDictionary<string, string>? Custom { get; init; }

    /// <summary>With <c>sources=full</c>: the pages that state it, best first.</summary>
    public IReadOnlyList<NodeLinkSource>? Sources { get; init; }

    /// <summary>With <c>sources=ids</c>: ids of the pages that state it, best first.</summary>
    public IReadOnlyList<string>? SourceIds { get; init; }
}

/// <summary>A tie of an export.</summary>
/// <param name="Source">Id of its subject.</param>
/// <param name="Target">Id of its object.</param>
/// <param name="Key">Id of the tie.</param>
/// <param name="Type">The kind of tie.</param>
/// <param name="Roles">The role as the source words it, once per language.</param>
/// <param name="Status">Who vouches for it.</param>
/// <param name="Confidence">How sure the data set is, 0 to 1.</param>
/// <param name="Dataset">The data set that states it.</param>
public sealed record NodeLinkLink(
    string Source,
    string Target,
    string Key,
    string Type,
    IReadOnlyList<NodeLinkText> Roles,
    string Status,
    double Confidence,
    string Dataset)
{
    /// <summary>First day; missing means not known.</summary>
    public string? Start { get; init; }

    /// <summary>Last day; missing means not known or not over.</summary>
    public string? End { get; init; }

    /// <summary>The share that the subject holds of the object, 0 to 100.</summary>
    public double? SharePercent { get; init; }

    /// <summary>When the newest of its sources was published.</summary>
    public string? LastAttested { get; init; }

    /// <summary>
    /// With <c>as_of</c>: <c>yes</c> where its dates prove that it held then, <c>unknown</c> where they do not tell.
    /// </summary>
    public string? Certainty { get; init; }

    /// <summary>What the data set tells beyond this, by the names of its own columns.</summary>
    public IReadOnlyDictionary<string, string>? Custom { get; init; }

    /// <summary>With <c>sources=full</c>: the pages that state it, best first.</summary>
    public IReadOnlyList<NodeLinkSource>? Sources { get; init; }

    /// <summary>With <c>sources=ids</c>: ids of the pages that state it, best first.</summary>
    public IReadOnlyList<string>? SourceIds { get; init; }
}

/// <summary>A source of an export.</summary>
/// <param name="Id">Id of the source.</param>
/// <param name="Url">Its address.</param>
public sealed record NodeLinkSource(string Id, string Url)
{
    /// <summary>Title or description.</summary>
    public string? Title { get; init; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>ISO 639 code.</summary>
    public string? Language { get; init; }

    /// <summary>When it was published.</summary>
    public string? Published { get; init; }

    /// <summary>When it was read.</summary>
    public string? Retrieved { get; init; }

    /// <summary>What to know before trusting or opening it.</summary>
    public string? Note { get; init; }

    /// <summary>Why its address is to be opened with care; missing where nothing is known against it.</summary>
    public string? CareReason { get; init; }

    /// <summary>What the data set tells beyond this, by the names of its own columns.</summary>
    public IReadOnlyDictionary<string, string>? Custom { get; init; }
}
