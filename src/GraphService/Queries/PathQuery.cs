using System.Globalization;
using System.Text;
using GraphService.Algorithms;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>Which of the shortest paths are asked for.</summary>
public enum PathMode
{
    /// <summary>All of them, a page at a time.</summary>
    AllShortest,

    /// <summary>The first of them.</summary>
    Shortest,
}

/// <summary>A question for the connection of two entities.</summary>
/// <param name="Source">Vertex of one end.</param>
/// <param name="Target">Vertex of the other end.</param>
public sealed record PathRequest(int Source, int Target)
{
    /// <summary>Which paths.</summary>
    public PathMode Mode { get; init; }

    /// <summary>Most hops, 1 or more.</summary>
    public int MaxDepth { get; init; } = 6;

    /// <summary>Ties that surely did not hold on this day are not walked.</summary>
    public PartialDate? AsOf { get; init; }

    /// <summary>The kinds of tie that may be walked; empty for all.</summary>
    public IReadOnlyList<AffiliationType> Relationships { get; init; } = [];

    /// <summary>Vertices that no path may lead through.</summary>
    public IReadOnlyList<int> Avoid { get; init; } = [];

    /// <summary>Most paths in the answer.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>Paths to pass over.</summary>
    public long Offset { get; init; }
}

/// <summary>How two entities are connected.</summary>
/// <param name="Status"><c>ok</c>, <c>no_path</c> or <c>same_entity</c>.</param>
/// <param name="Query">The question as it was understood.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
/// <param name="ExploredCount">Vertices that the search reached from both ends.</param>
/// <param name="PartialResults">Whether the search was cut short; it never is here.</param>
/// <param name="Total">Number of shortest paths. Parallel ties do not multiply it.</param>
/// <param name="Limit">Most paths in this answer.</param>
/// <param name="Offset">Paths passed over.</param>
/// <param name="Results">The paths, those through less connected entities first.</param>
/// <param name="Entities">Every entity of the paths, by id.</param>
/// <param name="Searched">What was searched; only where no path was found.</param>
/// <param name="Relaxations">Single conditions that hid a path; only where no path was found.</param>
/// <param name="Warnings">What to keep in mind when reading the answer.</param>
public sealed record PathAnswer(
    string Status,
    PathQueryEcho Query,
    SnapshotInfo Snapshot,
    int ExploredCount,
    bool PartialResults,
    Total Total,
    int Limit,
    long Offset,
    IReadOnlyList<PathShape> Results,
    IReadOnlyDictionary<string, FtmEntity> Entities,
    PathSearched? Searched,
    IReadOnlyList<PathRelaxation>? Relaxations,
    IReadOnlyList<string> Warnings);

/// <summary>The question as it was understood.</summary>
/// <param name="Source">Id of one end.</param>
/// <param name="Target">Id of the other end.</param>
/// <param name="Mode"><c>shortest</c> or <c>all_shortest</c>.</param>
/// <param name="Directed">Always false: ties are walked either way.</param>
/// <param name="MaxDepth">Most hops.</param>
/// <param name="AsOf">The day on which ties must not surely have been off.</param>
/// <param name="Relationships">The kinds of tie that may be walked; empty for all.</param>
/// <param name="Avoid">Entities that no path may lead through.</param>
/// <param name="Permalink">The address that asks the same again.</param>
public sealed record PathQueryEcho(
    string Source,
    string Target,
    string Mode,
    bool Directed,
    int MaxDepth,
    string? AsOf,
    IReadOnlyList<string> Relationships,
    IReadOnlyList<string> Avoid,
    string Permalink);

/// <summary>A path.</summary>
/// <param name="Index">Its place among all paths, from 0.</param>
/// <param name="Length">Number of hops.</param>
/// <param name="NodeIds">Ids of the entities from source to target.</param>
/// <param name="PathString">The path in words, with the first tie of each hop.</param>
/// <param name="Confidence">The least, over the hops, of the confidence of the hop's best tie.</param>
/// <param name="Certainty">The least, over the hops, of the certainty of the hop's best tie; only where a day was given.</param>
/// <param name="IndependentSources">Number of different sources behind the path.</param>
/// <param name="Hops">The hops, each with every tie between its two entities.</param>
public sealed record PathShape(
    long Index,
    int Length,
    IReadOnlyList<string> NodeIds,
    string PathString,
    double Confidence,
    string? Certainty,
    int IndependentSources,
    IReadOnlyList<PathHop> Hops);

/// <summary>A hop with all ties between its two entities that the search might walk.</summary>
/// <param name="From">Id of the entity nearer to the source.</param>
/// <param name="To">Id of the entity nearer to the target.</param>
/// <param name="Direction"><c>forward</c> when every tie reads from <paramref name="From"/> to <paramref name="To"/>, <c>backward</c> when every one reads the other way, else <c>both</c>.</param>
/// <param name="Relationships">The ties: posts and memberships before mere attendance, then surest first.</param>
public sealed record PathHop(string From, string To, string Direction, IReadOnlyList<TieShape> Relationships);

/// <summary>What a search without result went through.</summary>
/// <param name="Entities">Entities in the graph.</param>
/// <param name="Relationships">Ties that might be walked.</param>
/// <param name="RelationshipsTotal">Ties in the graph.</param>
/// <param name="MaxDepth">Most hops.</param>
/// <param name="SourceComponentSize">Entities that the source is connected with at all, itself included.</param>
/// <param name="TargetComponentSize">Entities that the target is connected with at all, itself included.</param>
/// <param name="SameComponent">Whether the two are connected at all.</param>
public sealed record PathSearched(
    int Entities,
    int Relationships,
    int RelationshipsTotal,
    int MaxDepth,
    int SourceComponentSize,
    int TargetComponentSize,
    bool SameComponent);

/// <summary>A condition that, lifted alone, lets a path be found.</summary>
/// <param name="Drop">Name of the parameter.</param>
/// <param name="WouldFind">Number of shortest paths then.</param>
/// <param name="Length">Their number of hops.</param>
public sealed record PathRelaxation(string Drop, long WouldFind, int Length);

/// <summary>Answers how two entities are connected, with the evidence of every hop.</summary>
public static class PathQuery
{
    /// <summary>Searches.</summary>
    /// <param name="view">The graph.</param>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static PathAnswer Run(GraphView view, PathRequest request, CancellationToken cancellationToken)
    {
        var snapshot = view.Snapshot;
        var echo = Echo(snapshot, request);
        if (request.Source == request.Target)
        {
            var entity = snapshot.Entities[request.Source];
            return Answer("same_entity", 1, Total.Exactly(0), [], new Dictionary<string, FtmEntity> { [entity.Id] = FtmEntity.Of(snapshot, entity) });
        }

        var found = Search(snapshot, request, cancellationToken);
        if (found.Length < 0)
        {
            return Answer("no_path", found.Explored, Total.Exactly(0), [], new Dictionary<string, FtmEntity>()) with
            {
                Searched = Searched(view, request),
                Relaxations = Relaxations(snapshot, request, cancellationToken),
            };
        }

        var limit = request.Mode == PathMode.Shortest ? Math.Min(1, request.Limit) : request.Limit;
        var filter = new TieFilter(snapshot, request);
        var entities = new Dictionary<string, FtmEntity>(StringComparer.Ordinal);
        var paths = new List<PathShape>();
        foreach (var path in found.Enumerate(request.Offset, limit))
        {
            paths.Add(Shape(snapshot, path, request.Offset + paths.Count, request.AsOf, filter));
            foreach (var vertex in path)
            {
                var entity = snapshot.Entities[vertex];
                if (!entities.ContainsKey(entity.Id))
                {
                    entities.Add(entity.Id, FtmEntity.Of(snapshot, entity));
                }
            }
        }

        return Answer("ok", found.Explored, new Total(found.Count, found.Count == long.MaxValue ? "gte" : "eq"), paths, entities);

        PathAnswer Answer(
            string status, int explored, Total total, IReadOnlyList<PathShape> results, IReadOnlyDictionary<string, FtmEntity> byId) =>
            new(
                status,
                echo,
                SnapshotInfo.Of(snapshot),
                explored,
                PartialResults: false,
                total,
                request.Limit,
                request.Offset,
                results,
                byId,
                Searched: null,
                Relaxations: null,
                Warnings(request));
    }

    private static ShortestPaths Search(GraphSnapshot snapshot, PathRequest request, CancellationToken cancellationToken) =>
        request.AsOf is null && request.Relationships.Count == 0 && request.Avoid.Count == 0
            ? ShortestPaths.Find(snapshot.Graph, request.Source, request.Target, request.MaxDepth, cancellationToken)
            : ShortestPaths.FindFiltered(
                snapshot.Graph,
                request.Source,
                request.Target,
                request.MaxDepth,
                new TieFilter(snapshot, request),
                [.. request.Avoid],
                cancellationToken);

    private static PathShape Shape(GraphSnapshot snapshot, int[] path, long index, PartialDate? asOf, TieFilter filter)
    {
        var hops = new PathHop[path.Length - 1];
        var nodeIds = new string[path.Length];
        var words = new StringBuilder(snapshot.Entities[path[0]].Name);
        var sources = new HashSet<string>(StringComparer.Ordinal);
        var (confidence, certainty) = (1.0, Certainty.Yes);
        nodeIds[0] = snapshot.Entities[path[0]].Id;
        for (var i = 0; i < hops.Length; i++)
        {
            var (from, to) = (snapshot.Entities[path[i]], snapshot.Entities[path[i + 1]]);
            var ties = TiesBetween(snapshot, path[i], path[i + 1], filter);
            var (best, surest) = (0.0, Certainty.No);
            var shapes = new TieShape[ties.Count];
            for (var j = 0; j < shapes.Length; j++)
            {
                var held = asOf is { } day ? ties[j].HeldOn(day) : (Certainty?)null;
                shapes[j] = TieShape.Of(snapshot, ties[j], held);
                best = Math.Max(best, ties[j].Confidence);
                surest = held > surest ? held.Value : surest;
                foreach (var source in ties[j].SourceIds)
                {
                    sources.Add(source);
                }
            }

            confidence = Math.Min(confidence, best);
            certainty = surest < certainty ? surest : certainty;
            var isForward = ties[0].SubjectId == from.Id;
            words.Append(isForward ? " –" : " ←").Append(shapes[0].Caption).Append(isForward ? "→ " : "– ").Append(to.Name);
            nodeIds[i + 1] = to.Id;
            var direction = !ties.Exists(tie => tie.SubjectId != from.Id) ? "forward"
                : !ties.Exists(tie => tie.SubjectId == from.Id) ? "backward" : "both";
            hops[i] = new PathHop(from.Id, to.Id, direction, shapes);
        }

        return new PathShape(
            index, hops.Length, nodeIds, words.ToString(), confidence, asOf is null ? null : TieShape.Word(certainty), sources.Count, hops);
    }

    /// <summary>
    /// Every tie between two vertices, either way, that may be walked: posts and memberships before mere attendance, then
    /// surest first, then by id.
    /// </summary>
    private static List<Affiliation> TiesBetween(GraphSnapshot snapshot, int a, int b, TieFilter filter)
    {
        var ties = new List<Affiliation>();
        Add(snapshot.Graph.ArcsBetween(a, b));
        Add(snapshot.Graph.ArcsBetween(b, a));
        ties.Sort((x, y) =>
        {
            var byClass = IsAttendance(x).CompareTo(IsAttendance(y));
            var byConfidence = byClass != 0 ? byClass : y.Confidence.CompareTo(x.Confidence);
            return byConfidence != 0 ? byConfidence : string.CompareOrdinal(x.Id, y.Id);
        });
        return ties;

        static bool IsAttendance(Affiliation tie) => tie.Type.Info().Class == TieClass.Participation;

        void Add(Range ordinals)
        {
            for (var ordinal = ordinals.Start.Value; ordinal < ordinals.End.Value; ordinal++)
            {
                if (filter.Passes(ordinal))
                {
                    ties.Add(snapshot.Affiliations[ordinal]);
                }
            }
        }
    }

    private static PathSearched Searched(GraphView view, PathRequest request)
    {
        var (snapshot, components) = (view.Snapshot, view.Components);
        var filter = new TieFilter(snapshot, request);
        var walkable = 0;
        for (var ordinal = 0; ordinal < snapshot.Affiliations.Count; ordinal++)
        {
            walkable += filter.Passes(ordinal) ? 1 : 0;
        }

        var (source, target) = (components.Labels[request.Source], components.Labels[request.Target]);
        return new PathSearched(
            snapshot.Entities.Count,
            walkable,
            snapshot.Affiliations.Count,
            request.MaxDepth,
            components.Sizes[source],
            components.Sizes[target],
            source == target);
    }

    private static List<PathRelaxation> Relaxations(GraphSnapshot snapshot, PathRequest request, CancellationToken cancellationToken)
    {
        var relaxations = new List<PathRelaxation>();
        Try("as_of", request.AsOf is not null, request with { AsOf = null });
        Try("relationships", request.Relationships.Count > 0, request with { Relationships = [] });
        Try("avoid", request.Avoid.Count > 0, request with { Avoid = [] });
        Try("max_depth", true, request with { MaxDepth = Math.Max(1, snapshot.Entities.Count) });
        return relaxations;

        void Try(string parameter, bool isSet, PathRequest relaxed)
        {
            if (isSet && Search(snapshot, relaxed, cancellationToken) is { Length: > 0 } found)
            {
                relaxations.Add(new PathRelaxation(parameter, found.Count, found.Length));
            }
        }
    }

    private static List<string> Warnings(PathRequest request)
    {
        var warnings = new List<string>
        {
            "A tie is a public role, membership, award or attendance that a source states. It implies no wrongdoing and no shared opinion.",
        };
        if (request.AsOf is { } day)
        {
            warnings.Add($"Ties that surely did not hold on {day} are left out; those whose dates do not tell are kept with certainty unknown.");
        }

        return warnings;
    }

    private static PathQueryEcho Echo(GraphSnapshot snapshot, PathRequest request)
    {
        var (source, target) = (snapshot.Entities[request.Source].Id, snapshot.Entities[request.Target].Id);
        var mode = request.Mode == PathMode.Shortest ? "shortest" : "all_shortest";
        var relationships = request.Relationships.Select(type => Vocabulary.Types[type]).ToArray();
        var avoid = request.Avoid.Select(vertex => snapshot.Entities[vertex].Id).ToArray();
        var link = new StringBuilder($"/api/v1/paths?source={source}&target={target}&mode={mode}");
        link.Append(CultureInfo.InvariantCulture, $"&max_depth={request.MaxDepth}");
        link.Append(request.AsOf is { } day ? $"&as_of={day}" : "");
        link.Append(relationships.Length > 0 ? $"&relationships={string.Join(',', relationships)}" : "");
        link.Append(avoid.Length > 0 ? $"&avoid={string.Join(',', avoid)}" : "");
        link.Append(CultureInfo.InvariantCulture, $"&limit={request.Limit}&offset={request.Offset}");
        return new PathQueryEcho(
            source, target, mode, Directed: false, request.MaxDepth, request.AsOf?.ToString(), relationships, avoid, link.ToString());
    }

    /// <summary>The ties that a request lets a path walk.</summary>
    private readonly struct TieFilter : IArcFilter
    {
        private readonly IReadOnlyList<Affiliation> _affiliations;
        private readonly PartialDate? _asOf;
        private readonly uint _types;

        public TieFilter(GraphSnapshot snapshot, PathRequest request)
        {
            (_affiliations, _asOf) = (snapshot.Affiliations, request.AsOf);
            foreach (var type in request.Relationships)
            {
                _types |= 1u << (int)type;
            }

            _types = _types == 0 ? uint.MaxValue : _types;
        }

        public bool Passes(int ordinal)
        {
            if (_types == uint.MaxValue && _asOf is null)
            {
                return true;
            }

            var affiliation = _affiliations[ordinal];
            return (_types & (1u << (int)affiliation.Type)) != 0
                && (_asOf is not { } day || affiliation.HeldOn(day) != Certainty.No);
        }
    }
}
