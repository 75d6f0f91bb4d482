using System.Text.Json.Serialization;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>Which state of the graph an answer came from.</summary>
/// <param name="Id">Revision and content hash in short; names the state.</param>
/// <param name="Revision">Number of the revision.</param>
/// <param name="Sha256">Content hash: SHA-256 over the digests of all records.</param>
/// <param name="CommittedAt">When the revision was committed, UTC.</param>
/// <param name="Entities">Number of entities.</param>
/// <param name="Affiliations">Number of affiliations.</param>
public sealed record SnapshotInfo(
    string Id, long Revision, string Sha256, DateTimeOffset CommittedAt, int Entities, int Affiliations)
{
    /// <summary>Describes a snapshot.</summary>
    public static SnapshotInfo Of(GraphSnapshot snapshot) => new(
        snapshot.Id,
        snapshot.Revision.Number,
        snapshot.ContentHash,
        snapshot.Revision.Time,
        snapshot.Entities.Count,
        snapshot.Affiliations.Count);
}

/// <summary>How many results there are in all.</summary>
/// <param name="Value">The number, at most 9007199254740991.</param>
/// <param name="Relation"><c>eq</c> when it is exact, <c>gte</c> when there are at least so many.</param>
public sealed record Total(long Value, [property: Words("eq", "gte")] string Relation)
{
    /// <summary>The largest number that every reader of JSON takes exactly: 2^53 - 1.</summary>
    public const long Largest = (1L << 53) - 1;

    /// <summary>An exact number, if it is small enough to be told.</summary>
    public static Total Exactly(long value) => value > Largest ? AtLeast(value) : new(value, "eq");

    /// <summary>So many or more.</summary>
    public static Total AtLeast(long value) => new(Math.Min(value, Largest), "gte");

    /// <summary>So many, or more where the number is not exact.</summary>
    public static Total Of(long value, bool isExact) => isExact ? Exactly(value) : AtLeast(value);
}

/// <summary>A page that states facts.</summary>
/// <param name="Id">Id of the source.</param>
/// <param name="Url">Its address.</param>
/// <param name="Title">Title or description.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Language">ISO 639 code.</param>
/// <param name="Published">When it was published: a year, month or day.</param>
/// <param name="Retrieved">When it was read.</param>
/// <param name="Note">What to know before trusting or opening it.</param>
/// <param name="Care">
/// Whether its address is to be opened with care, and better shown as text than as a link.
/// </param>
/// <param name="CareReason">
/// Why, as a word such as <c>third_party_copy</c>; missing where <paramref name="Care"/> is false.
/// </param>
/// <param name="Custom">
/// What the data set tells beyond this, by the names of its own columns, <c>x_...</c>; every value is a text. Missing
/// where it tells nothing.
/// </param>
public sealed record SourceShape(
    string Id,
    string Url,
    string? Title,
    string? Publisher,
    string? Language,
    string? Published,
    string? Retrieved,
    string? Note,
    bool Care,
    string? CareReason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyDictionary<string, string>? Custom)
{
    /// <summary>Shapes a source.</summary>
    public static SourceShape Of(Source source) => new(
        source.Id,
        source.Url,
        source.Title,
        source.Publisher,
        source.Language,
        source.Published?.ToString(),
        source.Retrieved?.ToString(),
        source.Note,
        source.IsOpenedWithCare,
        source.CareReason,
        CustomShape.OrNull(source.Custom));

    /// <summary>Shapes the sources of a record, best first.</summary>
    public static IReadOnlyList<SourceShape> ListOf(GraphSnapshot snapshot, IReadOnlyList<string> ids) =>
        [.. snapshot.SourcesOf(ids).Select(Of)];
}

/// <summary>A text with its language.</summary>
/// <param name="Value">The text.</param>
/// <param name="Language">ISO 639 code, where known.</param>
public sealed record TextShape(string Value, string? Language)
{
    /// <summary>Shapes texts.</summary>
    public static IReadOnlyList<TextShape> ListOf(IReadOnlyList<LocalText> texts)
    {
        var shapes = new TextShape[texts.Count];
        for (var i = 0; i < shapes.Length; i++)
        {
            shapes[i] = new TextShape(texts[i].Value, texts[i].Language);
        }

        return shapes;
    }
}

/// <summary>An affiliation with its evidence. Read it "subject type object".</summary>
/// <param name="Id">Id of the affiliation.</param>
/// <param name="Caption">The role, or the kind of tie where no role is given.</param>
/// <param name="Type">The kind of tie.</param>
/// <param name="Schema">The FollowTheMoney schema that it corresponds to.</param>
/// <param name="SubjectId">Id of the entity that belongs, acts or holds the post.</param>
/// <param name="ObjectId">Id of the entity that it belongs to.</param>
/// <param name="Roles">The role as the source words it, once per language.</param>
/// <param name="Start">First day; missing means not known, not "always".</param>
/// <param name="End">Last day; missing means not known or not over.</param>
/// <param name="LastAttested">
/// When the newest of its sources was published: how fresh it is that no end is known. Missing where that is known of
/// none.
/// </param>
/// <param name="Status">Who vouches for it.</param>
/// <param name="Confidence">How sure the data set is, 0 to 1.</param>
/// <param name="SharePercent">
/// The share that the subject holds of the object, 0 to 100; only of the type <c>owns</c>, and where it is known.
/// </param>
/// <param name="Certainty">Whether it held on the day asked for; only where a day was given.</param>
/// <param name="Custom">
/// What the data set tells beyond this, by the names of its own columns, <c>x_...</c>; every value is a text.
/// </param>
/// <param name="Dataset">The data set that states it.</param>
/// <param name="Sources">The pages that state it, best first.</param>
public sealed record TieShape(
    string Id,
    string Caption,
    [property: Words(typeof(AffiliationType))] string Type,
    string Schema,
    string SubjectId,
    string ObjectId,
    IReadOnlyList<TextShape> Roles,
    string? Start,
    string? End,
    string? LastAttested,
    [property: Words(typeof(AffiliationStatus))] string Status,
    double Confidence,
    double? SharePercent,
    [property: Words("yes", "no", "unknown")] string? Certainty,
    IReadOnlyDictionary<string, string> Custom,
    string Dataset,
    IReadOnlyList<SourceShape> Sources)
{
    /// <summary>Shapes an affiliation.</summary>
    /// <param name="snapshot">The snapshot that it belongs to.</param>
    /// <param name="affiliation">The affiliation.</param>
    /// <param name="certainty">Whether it held on the day asked for.</param>
    public static TieShape Of(GraphSnapshot snapshot, Affiliation affiliation, Certainty? certainty = null)
    {
        var type = affiliation.Type;
        var sources = snapshot.SourcesOf(affiliation.SourceIds).ToArray();
        return new TieShape(
            affiliation.Id,
            affiliation.Roles.Count > 0 ? affiliation.Roles[0].Value : type.Label,
            type.Id,
            type.Ftm.Schema,
            affiliation.SubjectId,
            affiliation.ObjectId,
            TextShape.ListOf(affiliation.Roles),
            affiliation.Start?.ToString(),
            affiliation.End?.ToString(),
            Source.NewestPublished(sources)?.ToString(),
            Vocabulary.Statuses[affiliation.Status],
            affiliation.Confidence,
            affiliation.SharePercent,
            certainty is { } known ? Word(known) : null,
            CustomShape.Of(affiliation.Custom),
            affiliation.Dataset,
            Array.ConvertAll(sources, SourceShape.Of));
    }

    /// <summary><c>yes</c>, <c>no</c> or <c>unknown</c>.</summary>
    public static string Word(Certainty certainty) => Vocabulary.Certainties[certainty];
}

/// <summary>Custom properties as an object.</summary>
internal static class CustomShape
{
    private static readonly Dictionary<string, string> None = [];

    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<CustomProperty> properties) =>
        OrNull(properties) ?? None;

    /// <summary>For what few records have, and answers list often.</summary>
    public static IReadOnlyDictionary<string, string>? OrNull(IReadOnlyList<CustomProperty> properties) =>
        properties.Count == 0 ? null : properties.ToDictionary(property => property.Name, property => property.Value);
}

/// <summary>An entity in few words.</summary>
/// <param name="Id">Id of the entity.</param>
/// <param name="Caption">The name by which it is shown.</param>
/// <param name="Schema">
/// What it is, in this service's own list: Person, Organization, Company, PublicBody, Body or Event.
/// </param>
/// <param name="Names">Its names in other languages.</param>
public sealed record EntityRef(
    string Id,
    string Caption,
    [property: Words(typeof(EntitySchema))] string Schema,
    IReadOnlyList<TextShape> Names)
{
    /// <summary>Shapes an entity.</summary>
    public static EntityRef Of(Entity entity) =>
        new(entity.Id, entity.Name, Vocabulary.Schemata[entity.Schema], TextShape.ListOf(entity.OtherNames));

    /// <summary>Shapes the entity of a vertex.</summary>
    public static EntityRef Of(GraphSnapshot snapshot, int vertex) => new(
        snapshot.EntityColumns.Id(vertex),
        snapshot.EntityColumns.Name(vertex),
        Vocabulary.Schemata[snapshot.EntityColumns.Schema(vertex)],
        TextShape.ListOf(snapshot.EntityColumns.OtherNames(vertex)));

    /// <summary>Shapes the entity that a record of the snapshot refers to.</summary>
    public static EntityRef Of(GraphSnapshot snapshot, string id) => snapshot.TryGetVertex(id, out var vertex)
        ? Of(snapshot, vertex)
        : throw new InvalidOperationException($"There is no entity '{id}' in snapshot {snapshot.Id}.");
}
