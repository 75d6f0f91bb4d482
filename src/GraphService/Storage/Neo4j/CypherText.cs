using System.Reflection;
using GraphService.Model;

namespace GraphService.Storage.Neo4j;

/// <summary>
/// The statements in the folder <c>cypher</c>, which are embedded in the library: one member for each file.
/// </summary>
/// <remarks>
/// Labels and relationship types cannot be parameters of an index or a pattern that uses one, and the names of
/// properties would be most of a request; where a file needs them it has a placeholder in double braces, which is
/// filled from the model's lists and from nothing else.
/// </remarks>
internal static class CypherText
{
    /// <summary>Makes constraints and indexes, each unless it is there.</summary>
    public static IReadOnlyList<string> Schema { get; } =
    [
        .. Names("cypher/schema/").Where(name => name != "cypher/schema/affiliation-id.cypher").Select(Read),
        .. AffiliationType.All.Select(type => Read("cypher/schema/affiliation-id.cypher")
            .Replace("{{type_in_lower_case}}", type.Id, StringComparison.Ordinal)
            .Replace("{{type}}", type.RelationshipType, StringComparison.Ordinal)),
    ];

    public static string AwaitIndexes { get; } = Store("await-indexes");

    public static string BeginRun { get; } = Store("begin-run");

    public static string ClearDatasets { get; } = Store("clear-datasets");

    public static string CommitRun { get; } = Store("commit-run");

    public static string CreateAffiliations { get; } = Store("create-affiliations");

    public static string CreateClaims { get; } = Store("create-claims");

    public static string CreateStore { get; } = Store("create-store");

    /// <summary>One for each type of affiliation, in the order of <see cref="AffiliationType"/>.</summary>
    public static IReadOnlyList<string> DeleteAffiliations { get; } =
    [
        .. AffiliationType.All.Select(type => Store("delete-affiliations")
            .Replace("{{type}}", type.RelationshipType, StringComparison.Ordinal)),
    ];

    public static string DeleteClaims { get; } = Store("delete-claims");

    public static string DeleteEntities { get; } = Store("delete-entities");

    public static string DeleteSources { get; } = Store("delete-sources");

    public static string EndRun { get; } = Store("end-run");

    public static string ForgetChanges { get; } = Store("forget-changes");

    public static string PutDatasets { get; } = Store("put-datasets");

    public static string PutEntities { get; } = Store("put-entities");

    public static string PutSources { get; } = Store("put-sources");

    public static string ReadChanges { get; } = Store("read-changes");

    public static string ReadFormat { get; } = Store("read-format");

    public static string ReadImages { get; } = Store("read-images");

    public static string ReadLastRevision { get; } = Store("read-last-revision");

    public static string ReadSegments { get; } = Store("read-segments");

    public static string ReadShared { get; } = Store("read-shared");

    public static string ReadRevisions { get; } = Store("read-revisions");

    public static string ReadUncommitted { get; } = Store("read-uncommitted");

    public static string RenewRun { get; } = Store("renew-run");

    public static string UpgradeStore { get; } = Store("upgrade-store");

    public static string WriteChanges { get; } = Store("write-changes");

    /// <summary>
    /// A file with its placeholders filled: <c>{{schemata}}</c>, and as <see cref="Neo4jRows"/> lays rows out
    /// <c>{{entity_properties}}</c> and <c>{{entity_map}}</c> of each kind of record, and single fields.
    /// </summary>
    private static string Store(string name)
    {
        var text = Read($"cypher/store/{name}.cypher")
            .Replace("{{schemata}}", string.Join(':', Vocabulary.Schemata.All), StringComparison.Ordinal)
            .Replace("{{entity_schema}}", Neo4jRows.ItemOf(RecordKind.Entity, "schema"), StringComparison.Ordinal)
            .Replace("{{claim_subject}}", Neo4jRows.ItemOf(RecordKind.Claim, "subject_id"), StringComparison.Ordinal);
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            var word = Vocabulary.Kinds[kind];
            text = text
                .Replace($"{{{{{word}_properties}}}}", Neo4jRows.PropertiesOf(kind), StringComparison.Ordinal)
                .Replace($"{{{{{word}_map}}}}", Neo4jRows.MapOf(kind), StringComparison.Ordinal);
        }

        return text;
    }

    private static IEnumerable<string> Names(string folder) =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>The statement without its comment at the top, which is for people.</summary>
    private static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n').SkipWhile(line => line.StartsWith("//", StringComparison.Ordinal));
        return string.Join('\n', lines).Trim();
    }
}
