using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Paths;

/// <summary>Answers how two entities are connected, with the evidence of every hop.</summary>
public static class PathQuery
{
    private const string TieWarning =
        "A tie is a public role, membership, award or attendance that a source states. It implies no wrongdoing and no "
            + "shared opinion.";

    /// <summary>Searches.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="UnknownIdException">
    /// A condition names something that the snapshot does not hold.
    /// </exception>
    public static PathAnswer Run(GraphCache cache, PathRequest request, CancellationToken cancellationToken)
    {
        var snapshot = cache.Snapshot;
        var filter = request.Conditions.Compile(cache.Conditions);
        var offset = request.Mode == PathMode.Shortest ? 0 : request.Offset;
        if (request.Source == request.Target)
        {
            var entity = snapshot.Entities[request.Source];
            return Answer(
                "same_entity",
                1,
                Total.Exactly(0),
                [],
                new Dictionary<string, FtmEntity> { [entity.Id] = FtmEntity.Of(snapshot, entity) });
        }

        var found = Search(snapshot, request, filter, cancellationToken);
        if (found.Length < 0)
        {
            return Answer("no_path", found.Explored, Total.Exactly(0), [], new Dictionary<string, FtmEntity>()) with
            {
                Searched = Searched(cache, request),
                Relaxations = Relaxations(cache, request, cancellationToken),
            };
        }

        var total = TotalOf(request, found);
        var count = (int)Math.Clamp(total.Value - offset, 0, request.Limit);
        var shaper = new PathShaper(snapshot, request);
        var entities = new Dictionary<string, FtmEntity>(StringComparer.Ordinal);
        var paths = new List<PathShape>();
        foreach (var path in found.Enumerate(offset, count))
        {
            var ties = path.Zip(path.Skip(1), (a, b) => TiesBetween(snapshot, a, b, filter)).ToList();
            var costs = Enumerable.Range(0, path.Length).Select(i => (double)i).ToList();
            paths.Add(shaper.Shape(new FoundPath(path, costs), offset + paths.Count, ties));
            foreach (var vertex in path)
            {
                var entity = snapshot.Entities[vertex];
                if (!entities.ContainsKey(entity.Id))
                {
                    entities.Add(entity.Id, FtmEntity.Of(snapshot, entity));
                }
            }
        }

        return Answer("ok", found.Explored, total, paths, entities);

        PathAnswer Answer(
            string status,
            int explored,
            Total total,
            IReadOnlyList<PathShape> results,
            IReadOnlyDictionary<string, FtmEntity> byId) =>
            new(
                status,
                Echo(snapshot, request),
                SnapshotInfo.Of(snapshot),
                explored,
                PartialResults: false,
                total,
                request.Limit,
                offset,
                results,
                byId,
                Cut: null,
                Next: null,
                Searched: null,
                Relaxations: null,
                [TieWarning, .. request.Conditions.Warnings(snapshot, [request.Source, request.Target])]);
    }

    /// <summary>How many paths the question asks for, on all pages together.</summary>
    private static Total TotalOf(PathRequest request, ShortestPaths found) =>
        Total.Exactly(request.Mode == PathMode.Shortest ? 1 : found.Count);

    /// <summary>Searches where a filter lets it; the conditions of the request are not looked at.</summary>
    internal static ShortestPaths Search(
        GraphSnapshot snapshot, PathRequest request, ConditionFilter filter, CancellationToken cancellationToken) =>
        filter.IsOpen
            ? ShortestPaths.Find(snapshot.Graph, request.Source, request.Target, request.MaxDepth, cancellationToken)
            : ShortestPaths.FindFiltered(
                snapshot.Graph, request.Source, request.Target, request.MaxDepth, filter, cancellationToken);

    /// <summary>
    /// The ordinals of all ties between two vertices, either way, that may be walked: posts and memberships before mere
    /// attendance, then surest first, then by id.
    /// </summary>
    private static List<int> TiesBetween(GraphSnapshot snapshot, int a, int b, ConditionFilter filter)
    {
        var (ties, columns) = (new List<int>(), snapshot.TieColumns);
        Add(snapshot.Graph.ArcsBetween(a, b));
        Add(snapshot.Graph.ArcsBetween(b, a));
        ties.Sort((i, j) =>
        {
            var byClass = IsAttendance(i).CompareTo(IsAttendance(j));
            var byConfidence = byClass != 0 ? byClass : columns.Confidence(j).CompareTo(columns.Confidence(i));
            return byConfidence != 0 ? byConfidence : columns.CompareIds(i, j);
        });
        return ties;

        bool IsAttendance(int ordinal) => columns.Type(ordinal).Class == TieClass.Participation;

        void Add(Range ordinals)
        {
            for (var ordinal = ordinals.Start.Value; ordinal < ordinals.End.Value; ordinal++)
            {
                if (filter.Passes(ordinal))
                {
                    ties.Add(ordinal);
                }
            }
        }
    }

    private static PathSearched Searched(GraphCache cache, PathRequest request)
    {
        var (snapshot, components) = (cache.Snapshot, cache.Components);
        var (source, target) = (components.Labels[request.Source], components.Labels[request.Target]);
        return new PathSearched(
            snapshot.Entities.Count,
            cache.Conditions.CountTies(request.Conditions),
            snapshot.Affiliations.Count,
            request.MaxDepth,
            components.Sizes[source],
            components.Sizes[target],
            source == target,
            [.. request.Conditions.Words]);
    }

    private static List<PathRelaxation> Relaxations(
        GraphCache cache, PathRequest request, CancellationToken cancellationToken)
    {
        var relaxations = new List<PathRelaxation>();
        foreach (var condition in request.Conditions.All)
        {
            Try(condition.Kind.Name, request with { Conditions = request.Conditions.Without(condition.Kind) });
        }

        Try("max_depth", request with { MaxDepth = Math.Max(1, cache.Snapshot.Entities.Count) });
        return relaxations;

        void Try(string parameter, PathRequest relaxed)
        {
            var filter = relaxed.Conditions.Compile(cache.Conditions);
            if (Search(cache.Snapshot, relaxed, filter, cancellationToken) is { Length: > 0 } found)
            {
                var total = TotalOf(relaxed, found);
                relaxations.Add(new PathRelaxation(parameter, total.Value, total.Relation, found.Length));
            }
        }
    }

    private static PathQueryEcho Echo(GraphSnapshot snapshot, PathRequest request) => new(
        snapshot.EntityColumns.Id(request.Source),
        snapshot.EntityColumns.Id(request.Target),
        request.Mode == PathMode.Shortest ? "shortest" : "all_shortest",
        Directed: false,
        request.MaxDepth,
        request.Conditions);
}
