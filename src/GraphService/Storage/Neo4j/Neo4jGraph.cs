using GraphService.Model;

namespace GraphService.Storage.Neo4j;

/// <summary>What becomes of a record in the graph.</summary>
internal sealed class GraphChange
{
    private readonly IReadOnlyList<GraphRecord> _statements;

    /// <param name="kind">The kind of record.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="record">
    /// The record as it shall be, or <see langword="null"/> when it shall not be there.
    /// </param>
    /// <param name="older">The states of it that may be there; empty when it cannot be there yet.</param>
    /// <param name="others">What other data sets state under the same id.</param>
    public GraphChange(
        RecordKind kind,
        string id,
        GraphRecord? record,
        IReadOnlyList<GraphRecord> older,
        IReadOnlyList<GraphRecord> others)
    {
        (Kind, Id) = (kind, id);
        _statements = [.. older, .. others];
        IsNew = older.Count == 0 && others.Count == 0;
        GraphRecord[] now = [.. others.Append(record).OfType<GraphRecord>()
            .OrderBy(statement => statement.Dataset, StringComparer.Ordinal)];
        var isOneThing = kind is RecordKind.Source or RecordKind.Entity;
        Shown = now.Length <= 1 ? now
            : isOneThing ? [SharedStatements.Merged(now)]
            : [.. now.Select((statement, i) => SharedStatements.Named(statement, isFirst: i == 0))];
        Statements = now.Length > 1 && isOneThing ? now : [];
    }

    /// <summary>The kind of record.</summary>
    public RecordKind Kind { get; }

    /// <summary>The record's id.</summary>
    public string Id { get; }

    /// <summary>Whether nothing of it can be there yet.</summary>
    public bool IsNew { get; }

    /// <summary>What the graph shall show of the id.</summary>
    public IReadOnlyList<GraphRecord> Shown { get; }

    /// <summary>
    /// What each data set states of a source or entity that several state, in order of the data sets; else nothing.
    /// </summary>
    public IReadOnlyList<GraphRecord> Statements { get; }

    /// <summary>What may be shown of the id, with the ids that it may have.</summary>
    public IEnumerable<(GraphRecord Record, string Id)> Older => _statements.SelectMany(
        statement => _statements.Count == 1
            ? [(statement, Id)]
            : new[] { (statement, Id), (statement, SharedStatements.IdOf(Id, statement.Dataset)) });
}

/// <summary>
/// Writes records as the nodes and relationships that people look at in Neo4j Browser. What they show follows from the
/// change log, which alone is read back: a graph has no place for texts with their languages. <see cref="Neo4jRows"/>
/// says what they carry.
/// </summary>
internal static class Neo4jGraph
{
    /// <summary>Takes changes into the graph, in their order.</summary>
    /// <param name="run">Id of the run, which has to hold the lock.</param>
    /// <exception cref="Neo4jFailure">A statement failed.</exception>
    /// <exception cref="StoreException">
    /// The run no longer holds the lock, or the graph was changed by others.
    /// </exception>
    public static async Task ApplyAsync(
        ICypherExecutor cypher, string run, IReadOnlyList<GraphChange> changes, CancellationToken cancellationToken)
    {
        for (var start = 0; start < changes.Count;)
        {
            var (kind, isDeletion) = (changes[start].Kind, changes[start].Shown.Count == 0);
            var group = new List<GraphChange>();
            for (;
                start < changes.Count
                    && changes[start].Kind == kind
                    && changes[start].Shown.Count == 0 == isDeletion;
                start++)
            {
                group.Add(changes[start]);
            }

            group.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
            await ApplyAsync(cypher, run, kind, isDeletion, group, cancellationToken);
        }
    }

    private static async Task ApplyAsync(
        ICypherExecutor cypher,
        string run,
        RecordKind kind,
        bool isDeletion,
        List<GraphChange> group,
        CancellationToken cancellationToken)
    {
        if (isDeletion)
        {
            await DeleteAsync(kind, group);
            return;
        }

        List<GraphRecord> shown = [.. group.SelectMany(change => change.Shown)];
        switch (kind)
        {
            case RecordKind.Source:
                await PutAsync(CypherText.PutSources);
                break;
            case RecordKind.Entity:
                await PutAsync(CypherText.PutEntities);
                break;
            case RecordKind.Affiliation:
                await DeleteAsync(kind, group.FindAll(change => !change.IsNew));
                await CreateAffiliationsAsync(shown.ConvertAll(record => (Affiliation)record));
                break;
            case RecordKind.Claim:
                await DeleteAsync(kind, group.FindAll(change => !change.IsNew));
                await WriteAsync(
                    CypherText.CreateClaims,
                    [.. shown.OrderBy(record => ((Claim)record).SubjectId, StringComparer.Ordinal)]);
                break;
            case RecordKind.Dataset:
                await WriteAsync(CypherText.PutDatasets, shown);
                break;
        }

        async Task DeleteAsync(RecordKind of, List<GraphChange> those)
        {
            if (of == RecordKind.Affiliation)
            {
                // A relationship is found by its type and id: there is an index for each type.
                var ofType = those
                    .SelectMany(change => change.Older.Select(older => (((Affiliation)older.Record).Type, older.Id)))
                    .Distinct()
                    .GroupBy(pair => pair.Type);
                foreach (var ids in ofType.OrderBy(group => group.Key))
                {
                    await DeleteByIdAsync(
                        CypherText.DeleteAffiliations[ids.Key.Number], [.. ids.Select(pair => pair.Id)]);
                }
            }
            else if (those.Count > 0)
            {
                var statement = of switch
                {
                    RecordKind.Source => CypherText.DeleteSources,
                    RecordKind.Entity => CypherText.DeleteEntities,
                    RecordKind.Dataset => CypherText.ClearDatasets,
                    _ => CypherText.DeleteClaims,
                };
                await DeleteByIdAsync(
                    statement,
                    [.. those
                        .SelectMany(change => change.Older.Select(older => older.Id).Prepend(change.Id))
                        .Distinct()]);
            }
        }

        Task DeleteByIdAsync(string statement, List<string> ids) => Neo4jWrite.RunAsync(
            cypher,
            statement,
            new Dictionary<string, object?> { ["run"] = run, ["ids"] = ids },
            ids.Count,
            cancellationToken);

        async Task CreateAffiliationsAsync(List<Affiliation> affiliations)
        {
            var ends = affiliations
                .SelectMany(affiliation => new[] { affiliation.SubjectId, affiliation.ObjectId })
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToList();
            var position = new Dictionary<string, int>(ends.Count, StringComparer.Ordinal);
            foreach (var id in ends)
            {
                position.Add(id, position.Count);
            }

            var rows = affiliations.ConvertAll(affiliation => Neo4jRows.Row(
                affiliation,
                position[affiliation.SubjectId],
                affiliation.Type.RelationshipType,
                position[affiliation.ObjectId]));
            await Neo4jWrite.RunAsync(
                cypher,
                CypherText.CreateAffiliations,
                new Dictionary<string, object?> { ["run"] = run, ["ends"] = ends, ["rows"] = rows },
                rows.Count,
                cancellationToken);
        }

        Task PutAsync(string statement) => WriteRowsAsync(
            statement, group.ConvertAll(change => Neo4jRows.Row(change.Shown[0], change.Statements)));

        Task WriteAsync(string statement, List<GraphRecord> records) =>
            WriteRowsAsync(statement, records.ConvertAll(record => Neo4jRows.Row(record)));

        Task WriteRowsAsync(string statement, List<object?[]> rows) => Neo4jWrite.RunAsync(
            cypher,
            statement,
            new Dictionary<string, object?> { ["run"] = run, ["rows"] = rows },
            rows.Count,
            cancellationToken);
    }
}

/// <summary>Write statements, each of which tells how many rows it took.</summary>
internal static class Neo4jWrite
{
    /// <exception cref="StoreException">It took fewer rows than it was given.</exception>
    public static async Task RunAsync(
        ICypherExecutor cypher,
        string statement,
        IReadOnlyDictionary<string, object?> parameters,
        long expected,
        CancellationToken cancellationToken)
    {
        var taken = 0L;
        await cypher.RunAsync(statement, parameters, row => taken = row.Int64(0), cancellationToken);
        if (taken != expected)
        {
            throw new StoreException(
                "The run was given up: another run took over because this one was silent for too long, or somebody "
                + "else changed the graph in the meantime. Nothing of it is kept; start it again.");
        }
    }
}
