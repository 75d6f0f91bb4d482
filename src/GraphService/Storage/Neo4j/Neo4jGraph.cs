using GraphService.Model;

namespace GraphService.Storage.Neo4j;

/// <summary>What becomes of a record in the graph.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="Id">The record's key.</param>
/// <param name="Record">The record as it shall be, or <see langword="null"/> when it shall not be there.</param>
/// <param name="Older">The states of it that may be there; empty when it cannot be there yet.</param>
internal readonly record struct GraphChange(RecordKind Kind, string Id, GraphRecord? Record, IReadOnlyList<GraphRecord> Older);

/// <summary>
/// Writes records as the nodes and relationships that people look at in Neo4j Browser. What they show follows from the
/// change log, which alone is read back: a graph has no place for texts with their languages.
/// </summary>
internal static class Neo4jGraph
{
    /// <summary>Takes changes into the graph, in their order.</summary>
    /// <param name="run">Id of the run, which has to hold the lock.</param>
    /// <exception cref="Neo4jFailure">A statement failed.</exception>
    /// <exception cref="StoreException">The run no longer holds the lock, or the graph was changed by others.</exception>
    public static async Task ApplyAsync(
        ICypherExecutor cypher, string run, IReadOnlyList<GraphChange> changes, CancellationToken cancellationToken)
    {
        for (var start = 0; start < changes.Count;)
        {
            var (kind, isDeletion) = (changes[start].Kind, changes[start].Record is null);
            var group = new List<GraphChange>();
            for (; start < changes.Count && changes[start].Kind == kind && changes[start].Record is null == isDeletion; start++)
            {
                group.Add(changes[start]);
            }

            group.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
            await ApplyAsync(cypher, run, kind, isDeletion, group, cancellationToken);
        }
    }

    private static async Task ApplyAsync(
        ICypherExecutor cypher, string run, RecordKind kind, bool isDeletion, List<GraphChange> group, CancellationToken cancellationToken)
    {
        if (isDeletion)
        {
            await DeleteAsync(kind, group);
            return;
        }

        switch (kind)
        {
            case RecordKind.Source:
                await WriteAsync(CypherText.PutSources, group.ConvertAll(change => NodeRow(change.Record!)), group.Count);
                break;
            case RecordKind.Entity:
                await WriteAsync(CypherText.PutEntities, group.ConvertAll(change => NodeRow(change.Record!)), group.Count);
                break;
            case RecordKind.Affiliation:
                await DeleteAsync(kind, group.FindAll(change => change.Older.Count > 0));
                await CreateAffiliationsAsync(group.ConvertAll(change => (Affiliation)change.Record!));
                break;
            case RecordKind.Claim:
                await DeleteAsync(kind, group.FindAll(change => change.Older.Count > 0));
                var claims = group.ConvertAll(change => (Claim)change.Record!);
                claims.Sort((a, b) => string.CompareOrdinal(a.SubjectId, b.SubjectId));
                await WriteAsync(CypherText.CreateClaims, claims.ConvertAll(ClaimRow), claims.Count);
                break;
        }

        async Task DeleteAsync(RecordKind of, List<GraphChange> those)
        {
            if (of == RecordKind.Affiliation)
            {
                // A relationship is found by its type and id: there is an index for each type.
                var ofType = those.SelectMany(change => change.Older.Select(older => (((Affiliation)older).Type, change.Id))).Distinct().GroupBy(pair => pair.Type);
                foreach (var ids in ofType.OrderBy(group => group.Key))
                {
                    await DeleteByIdAsync(CypherText.DeleteAffiliations[(int)ids.Key], [.. ids.Select(pair => pair.Id)]);
                }
            }
            else if (those.Count > 0)
            {
                var statement = of switch
                {
                    RecordKind.Source => CypherText.DeleteSources,
                    RecordKind.Entity => CypherText.DeleteEntities,
                    _ => CypherText.DeleteClaims,
                };
                await DeleteByIdAsync(statement, those.ConvertAll(change => change.Id));
            }
        }

        Task DeleteByIdAsync(string statement, List<string> ids) =>
            WriteAsync(statement, ids.ConvertAll(id => new Dictionary<string, object?>(1) { ["id"] = id }), ids.Count);

        async Task CreateAffiliationsAsync(List<Affiliation> affiliations)
        {
            var ends = affiliations.SelectMany(a => new[] { a.SubjectId, a.ObjectId }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var position = new Dictionary<string, int>(ends.Count, StringComparer.Ordinal);
            foreach (var id in ends)
            {
                position.Add(id, position.Count);
            }

            var rows = affiliations.ConvertAll(affiliation => new Dictionary<string, object?>(4)
            {
                ["subject"] = position[affiliation.SubjectId],
                ["object"] = position[affiliation.ObjectId],
                ["type"] = affiliation.Type.Info().RelationshipType,
                ["properties"] = Properties(affiliation),
            });
            await Neo4jWrite.RunAsync(
                cypher,
                CypherText.CreateAffiliations,
                new Dictionary<string, object?> { ["run"] = run, ["ends"] = ends, ["rows"] = rows },
                rows.Count,
                cancellationToken);
        }

        Task WriteAsync(string statement, List<Dictionary<string, object?>> rows, int expected) => Neo4jWrite.RunAsync(
            cypher, statement, new Dictionary<string, object?> { ["run"] = run, ["rows"] = rows }, expected, cancellationToken);
    }

    private static Dictionary<string, object?> NodeRow(GraphRecord record) => record is Entity entity
        ? new(3) { ["id"] = entity.Id, ["schema"] = Vocabulary.Schemata[entity.Schema], ["properties"] = Properties(entity) }
        : new(2) { ["id"] = record.Id, ["properties"] = Properties((Source)record) };

    private static Dictionary<string, object?> ClaimRow(Claim claim) => new(2)
    {
        ["subject_id"] = claim.SubjectId,
        ["properties"] = Properties(claim),
    };

    private static Dictionary<string, object?> Properties(Source source) => Present(
        ("id", source.Id),
        ("dataset", source.Dataset),
        ("url", source.Url),
        ("title", source.Title),
        ("publisher", source.Publisher),
        ("language", source.Language),
        ("published", source.Published?.ToString()),
        ("retrieved", source.Retrieved?.ToString()),
        ("note", source.Note));

    private static Dictionary<string, object?> Properties(Entity entity)
    {
        var properties = Present(
            ("id", entity.Id),
            ("dataset", entity.Dataset),
            ("schema", Vocabulary.Schemata[entity.Schema]),
            ("name", entity.Name),
            ("other_names", Values(entity.OtherNames)),
            ("aliases", Values(entity.Aliases)),
            ("country", entity.Country),
            ("category", entity.Category),
            ("description", entity.Description),
            ("source_ids", entity.SourceIds));
        foreach (var name in entity.OtherNames)
        {
            properties.TryAdd($"name_{name.Language ?? "other"}", name.Value);
        }

        return properties;
    }

    private static Dictionary<string, object?> Properties(Affiliation affiliation)
    {
        var properties = Present(
            ("id", affiliation.Id),
            ("dataset", affiliation.Dataset),
            ("start", affiliation.Start?.ToString()),
            ("end", affiliation.End?.ToString()),
            ("status", Vocabulary.Statuses[affiliation.Status]),
            ("confidence", affiliation.Confidence),
            ("source_ids", affiliation.SourceIds));
        foreach (var role in affiliation.Roles)
        {
            var key = role.Language is null ? "role" : $"role_{role.Language}";
            properties[key] = properties.TryGetValue(key, out var earlier) ? $"{earlier}; {role.Value}" : role.Value;
        }

        return properties;
    }

    private static Dictionary<string, object?> Properties(Claim claim) => Present(
        ("id", claim.Id),
        ("dataset", claim.Dataset),
        ("subject_id", claim.SubjectId),
        ("measure", claim.Measure),
        ("value", (double)claim.Value),
        ("date", claim.Date?.ToString()),
        ("text", claim.Text),
        ("qualifier", claim.Qualifier),
        ("source_ids", claim.SourceIds));

    private static string[]? Values(IReadOnlyList<LocalText> texts) => texts.Count == 0 ? null : [.. texts.Select(text => text.Value)];

    private static Dictionary<string, object?> Present(params ReadOnlySpan<(string Name, object? Value)> properties)
    {
        var map = new Dictionary<string, object?>(properties.Length + 2);
        foreach (var (name, value) in properties)
        {
            if (value is not null)
            {
                map.Add(name, value);
            }
        }

        return map;
    }
}

/// <summary>Write statements, each of which tells how many rows it took.</summary>
internal static class Neo4jWrite
{
    /// <exception cref="StoreException">It took fewer rows than it was given.</exception>
    public static async Task RunAsync(
        ICypherExecutor cypher, string statement, IReadOnlyDictionary<string, object?> parameters, long expected, CancellationToken cancellationToken)
    {
        var taken = 0L;
        await cypher.RunAsync(statement, parameters, row => taken = row.Int64(0), cancellationToken);
        if (taken != expected)
        {
            throw new StoreException(
                "The run was given up: another run took over because this one was silent for too long, or somebody else "
                + "changed the graph in the meantime. Nothing of it is kept; start it again.");
        }
    }
}
