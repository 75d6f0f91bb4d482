using System.Text;
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
        var asOf = request.Conditions.Find(ConditionKinds.AsOf);
        var entities = new Dictionary<string, FtmEntity>(StringComparer.Ordinal);
        var paths = new List<PathShape>();
        foreach (var path in found.Enumerate(offset, count))
        {
            paths.Add(Shape(snapshot, path, offset + paths.Count, asOf, filter));
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

    private static PathShape Shape(
        GraphSnapshot snapshot, int[] path, long index, PartialDate? asOf, ConditionFilter filter)
    {
        var hops = new PathHop[path.Length - 1];
        var nodeIds = new string[path.Length];
        var words = new StringBuilder(snapshot.Entities[path[0]].Name);
        var publishers = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (confidence, certainty) = (1.0, Certainty.Yes);
        nodeIds[0] = snapshot.Entities[path[0]].Id;
        for (var i = 0; i < hops.Length; i++)
        {
            var (from, to) = (snapshot.Entities[path[i]], snapshot.Entities[path[i + 1]]);
            var ordinals = TiesBetween(snapshot, path[i], path[i + 1], filter);
            var ties = ordinals.ConvertAll(ordinal => snapshot.Affiliations[ordinal]);
            var terms = ordinals.ConvertAll(ordinal => snapshot.TieColumns.Validity(ordinal));
            var best = 0.0;
            var shapes = new TieShape[ties.Count];
            for (var j = 0; j < shapes.Length; j++)
            {
                shapes[j] = TieShape.Of(snapshot, ties[j], asOf is { } day ? terms[j].HeldOn(day) : null);
                best = Math.Max(best, ties[j].Confidence);
                publishers.UnionWith(snapshot.SourcesOf(ties[j].SourceIds).Select(source => source.PublisherOrHost));
            }

            confidence = Math.Min(confidence, best);
            var held = asOf is { } time ? Validity.HeldOn(terms, time) : certainty;
            certainty = held < certainty ? held : certainty;
            var (before, after) = IsForward(ties[0]) ? (" –", "→ ") : IsBackward(ties[0]) ? (" ←", "– ") : (" –", "– ");
            words.Append(before).Append(shapes[0].Caption).Append(after).Append(to.Name);
            nodeIds[i + 1] = to.Id;
            var direction = ties.TrueForAll(IsForward) ? "forward" : ties.TrueForAll(IsBackward) ? "backward" : "both";

            bool IsForward(Affiliation tie) => !tie.Type.IsSymmetric && tie.SubjectId == from.Id;

            bool IsBackward(Affiliation tie) => !tie.Type.IsSymmetric && tie.SubjectId != from.Id;

            hops[i] = new PathHop(from.Id, to.Id, direction, shapes);
        }

        return new PathShape(
            index,
            hops.Length,
            nodeIds,
            words.ToString(),
            confidence,
            asOf is null ? null : TieShape.Word(certainty),
            publishers.Count,
            hops);
    }

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
            source == target);
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
