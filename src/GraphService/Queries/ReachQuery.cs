using GraphService.Algorithms.Paths;
using GraphService.Model;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;

namespace GraphService.Queries;

/// <summary>Who is within some hops of an entity.</summary>
/// <param name="Status"><c>ok</c>, or <c>partial</c> where the limit of work ended the search.</param>
/// <param name="Entity">The entity asked for.</param>
/// <param name="MaxDepth">Most hops.</param>
/// <param name="Conditions">The conditions in sentences.</param>
/// <param name="ConditionsZh">The same in Chinese.</param>
/// <param name="PartialResults">Whether the search was cut short: there may be more than is told.</param>
/// <param name="Counts">All that are within that many hops, without the entity itself.</param>
/// <param name="Depths">The same by the fewest hops to them, nearest first.</param>
/// <param name="Limit">Most entities of each depth in this answer.</param>
/// <param name="Offset">Entities of each depth passed over.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
public sealed record ReachAnswer(
    [property: Words("ok", "partial")] string Status,
    EntityRef Entity,
    int MaxDepth,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<string> ConditionsZh,
    bool PartialResults,
    ReachCounts Counts,
    IReadOnlyList<ReachDepth> Depths,
    int Limit,
    int Offset,
    SnapshotInfo Snapshot);

/// <summary>Entities that were reached, counted.</summary>
/// <param name="Total">All of them; <c>gte</c> where the search was cut short.</param>
/// <param name="BySchema">Of each kind; kinds of which there are none are left out.</param>
/// <param name="ByBody">
/// Members of each body of the conference, by ties that fulfil the conditions, most first; bodies without are left out.
/// Who is a member of several is counted in each.
/// </param>
public sealed record ReachCounts(
    Total Total, IReadOnlyDictionary<string, int> BySchema, IReadOnlyList<BodyReach> ByBody);

/// <summary>How many members of a body were reached.</summary>
/// <param name="Body">The body.</param>
/// <param name="Members">Different members among those reached.</param>
public sealed record BodyReach(EntityRef Body, int Members);

/// <summary>The entities at a depth.</summary>
/// <param name="Depth">Fewest hops to them.</param>
/// <param name="Counts">The entities counted.</param>
/// <param name="Results">The entities, by id; a page of them.</param>
public sealed record ReachDepth(int Depth, ReachCounts Counts, IReadOnlyList<EntityRef> Results);

/// <summary>Answers who is within some hops of an entity.</summary>
public static class ReachQuery
{
    /// <summary>Searches.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="vertex">The vertex.</param>
    /// <param name="maxDepth">Most hops.</param>
    /// <param name="conditions">Conditions on ties, and on the entities that are passed through.</param>
    /// <param name="limit">Most entities of each depth to tell.</param>
    /// <param name="offset">Entities of each depth to pass over.</param>
    /// <param name="budget">How far to go.</param>
    /// <exception cref="UnknownIdException">
    /// A condition names something that the snapshot does not hold.
    /// </exception>
    /// <exception cref="OperationCanceledException">The budget's token was cancelled.</exception>
    public static ReachAnswer Run(
        GraphCache cache,
        int vertex,
        int maxDepth,
        ConditionSet conditions,
        int limit,
        int offset,
        SearchBudget budget)
    {
        var (snapshot, filter) = (cache.Snapshot, conditions.Compile(cache.Conditions));
        using var search = ReachSearch<ConditionFilter>.Run(
            snapshot.Graph, vertex, maxDepth, filter, wanted: null, budget);
        var members = Members(cache, search, filter);
        var schemata = new int[search.LevelCount][];
        var depths = new ReachDepth[search.LevelCount - 1];
        for (var depth = 1; depth < search.LevelCount; depth++)
        {
            var level = search.Level(depth);
            schemata[depth] = new int[EntitySchema.All.Count];
            foreach (var reached in level)
            {
                schemata[depth][Place(snapshot.EntityColumns.Schema(reached))]++;
            }

            depths[depth - 1] = new ReachDepth(
                depth,
                Counts(schemata[depth], body => members[body][depth]),
                [.. ById(cache, search, depth).Skip(offset).Take(limit).Select(one => EntityRef.Of(snapshot, one))]);
        }

        return new ReachAnswer(
            search.IsComplete ? "ok" : "partial",
            EntityRef.Of(snapshot, vertex),
            maxDepth,
            [.. conditions.Words],
            [.. conditions.WordsZh],
            !search.IsComplete,
            Counts(
                [.. EntitySchema.All.Select((_, place) => schemata.Skip(1).Sum(counts => counts[place]))],
                body => members[body].Sum()),
            depths,
            limit,
            offset,
            SnapshotInfo.Of(snapshot));

        ReachCounts Counts(int[] bySchema, Func<int, int> ofBody) => new(
            Total.Of(bySchema.Sum(), search.IsComplete),
            EntitySchema.All.Zip(bySchema).Where(pair => pair.Second > 0)
                .ToDictionary(pair => Vocabulary.Schemata[pair.First], pair => pair.Second),
            [.. cache.Bodies.Index().Select(body => (Vertex: body.Item, Count: ofBody(body.Index)))
                .Where(body => body.Count > 0)
                .OrderByDescending(body => body.Count)
                .Select(body => new BodyReach(EntityRef.Of(snapshot, body.Vertex), body.Count))]);
    }

    private static int Place(EntitySchema schema)
    {
        for (var place = 0; ; place++)
        {
            if (EntitySchema.All[place] == schema)
            {
                return place;
            }
        }
    }

    /// <summary>Of each body the members that were reached, at each depth.</summary>
    private static int[][] Members(
        GraphCache cache, ReachSearch<ConditionFilter> search, ConditionFilter filter)
    {
        var (snapshot, graph) = (cache.Snapshot, cache.Snapshot.Graph);
        return [.. cache.Bodies.Select(body =>
        {
            var entity = snapshot.Entities[body];
            var (counts, last) = (new int[search.LevelCount], -1);
            var tails = graph.Predecessors(body);
            var ordinals = graph.PredecessorOrdinals(body);
            for (var i = 0; i < tails.Length; i++)
            {
                if (tails[i] != last
                    && search.DepthOf(tails[i]) is > 0 and var depth
                    && filter.Passes(ordinals[i])
                    && Membership.StandingOf(snapshot.TieColumns.Type(ordinals[i]).Class, entity) == Standing.Member)
                {
                    (last, counts[depth]) = (tails[i], counts[depth] + 1);
                }
            }

            return counts;
        })];
    }

    /// <summary>The vertices of a level by the ids of their entities.</summary>
    private static IEnumerable<int> ById(GraphCache cache, ReachSearch<ConditionFilter> search, int depth)
    {
        var entities = cache.Snapshot.EntityColumns;
        var level = search.Level(depth);
        if (level.Length > entities.Count / 16)
        {
            return entities.ById.Where(vertex => search.DepthOf(vertex) == depth);   // rather than to sort so many
        }

        var sorted = level.ToArray();
        Array.Sort(sorted, entities.CompareIds);
        return sorted;
    }
}
