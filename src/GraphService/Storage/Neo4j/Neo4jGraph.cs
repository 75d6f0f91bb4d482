using GraphService.Model;

namespace GraphService.Storage.Neo4j;

/// <summary>What becomes of a record in the graph.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="Id">The record's key.</param>
/// <param name="Record">The record as it shall be, or <see langword="null"/> when it shall not be there.</param>
/// <param name="Older">The states of it that may be there; empty when it cannot be there yet.</param>
internal readonly record struct GraphChange(
    RecordKind Kind, string Id, GraphRecord? Record, IReadOnlyList<GraphRecord> Older);

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
    /// <exception cref="StoreException">The run no longer holds the lock, or the graph was changed by others.</exception>
    public static async Task ApplyAsync(
        ICypherExecutor cypher, string run, IReadOnlyList<GraphChange> changes, CancellationToken cancellationToken)
    {
        for (var start = 0; start < changes.Count;)
        {
            var (kind, isDeletion) = (changes[start].Kind, changes[start].Record is null);
            var group = new List<GraphChange>();
            for (;
                start < changes.Count
                    && changes[start].Kind == kind
                    && changes[start].Record is null == isDeletion;
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

        switch (kind)
        {
            case RecordKind.Source:
                await WriteAsync(CypherText.PutSources, group.ConvertAll(change => change.Record!));
                break;
            case RecordKind.Entity:
                await WriteAsync(CypherText.PutEntities, group.ConvertAll(change => change.Record!));
                break;
            case RecordKind.Affiliation:
                await DeleteAsync(kind, group.FindAll(change => change.Older.Count > 0));
                await CreateAffiliationsAsync(group.ConvertAll(change => (Affiliation)change.Record!));
                break;
            case RecordKind.Claim:
                await DeleteAsync(kind, group.FindAll(change => change.Older.Count > 0));
                await WriteAsync(
                    CypherText.CreateClaims,
                    [.. group.Select(change => (Claim)change.Record!)
                        .OrderBy(claim => claim.SubjectId, StringComparer.Ordinal)]);
                break;
            case RecordKind.Dataset:
                await WriteAsync(CypherText.PutDatasets, group.ConvertAll(change => change.Record!));
                break;
        }

        async Task DeleteAsync(RecordKind of, List<GraphChange> those)
        {
            if (of == RecordKind.Affiliation)
            {
                // A relationship is found by its type and id: there is an index for each type.
                var ofType = those
                    .SelectMany(change => change.Older.Select(older => (((Affiliation)older).Type, change.Id)))
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
                await DeleteByIdAsync(statement, those.ConvertAll(change => change.Id));
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

        Task WriteAsync(string statement, List<GraphRecord> records) => Neo4jWrite.RunAsync(
            cypher,
            statement,
            new Dictionary<string, object?>
            {
                ["run"] = run,
                ["rows"] = records.ConvertAll(record => Neo4jRows.Row(record)),
            },
            records.Count,
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
                "The run was given up: another run took over because this one was silent for too long, or somebody else "
                + "changed the graph in the meantime. Nothing of it is kept; start it again.");
        }
    }
}
