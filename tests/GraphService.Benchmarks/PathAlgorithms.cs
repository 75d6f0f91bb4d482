using System.Globalization;
using System.Text.Json;
using GraphService.Algorithms.Paths;
using GraphService.Graphs;

namespace GraphService.Benchmarks;

/// <summary>The searches for paths that peers have as well, in processor time of one thread.</summary>
internal sealed class PathAlgorithms
{
    private readonly NativePaths _engine = new();
    private readonly CsrGraph _graph;
    private readonly CancellationToken _token;
    private readonly EdgeCosts _costs;
    private readonly MadeUpDays _days;
    private readonly int[] _vertexOf;
    private readonly List<(int Source, int Target)> _pairs;
    private readonly List<(int Source, int Target)> _weighted;
    private readonly List<(int Source, int Target)> _yen;
    private readonly List<(int Source, int Target)> _simple;

    /// <summary>Chooses the questions: pairs in the numbers of the file.</summary>
    public PathAlgorithms(
        CsrGraph graph, int[] vertexOf, List<(int Source, int Target)> pairs, CancellationToken token)
    {
        (_graph, _vertexOf, _pairs, _token) = (graph, vertexOf, pairs, token);
        _costs = new EdgeCosts(graph, vertexOf);
        _days = new MadeUpDays(graph);
        var lengths = pairs.ToDictionary(pair => pair, pair => Plain(pair, PathMode.Shortest).Paths is [var path]
            ? path.Length : -1);
        _weighted = [.. pairs.Take(50)];
        _yen = [.. pairs.Where(pair => lengths[pair] > 0).Take(5)];
        _simple = [.. pairs.Where(pair => lengths[pair] is > 0 and <= 4).Take(20)];
    }

    /// <summary>The questions for the peers.</summary>
    public string Questions(string only, string[] leaveOut)
    {
        return JsonSerializer.Serialize(new
        {
            pairs = Lists(_pairs),
            weighted = Lists(_weighted),
            yen = Lists(_yen),
            simple = Lists(_simple),
            only,
            leave_out = leaveOut,
        });

        static IEnumerable<int[]> Lists(List<(int Source, int Target)> pairs) =>
            pairs.Select(pair => new[] { pair.Source, pair.Target });
    }

    /// <summary>Times each: what it is, the peers' name of it, milliseconds, and the result to compare.</summary>
    /// <param name="only">The searches whose name has this text.</param>
    public IEnumerable<(string Name, string PeerName, double Milliseconds, string Result)> Run(string only)
    {
        foreach (var (name, peerName, work) in Searches().Where(search => search.Name.Contains(only)))
        {
            yield return Time(name, peerName, work);
        }
    }

    private IEnumerable<(string Name, string PeerName, Func<string> Work)> Searches()
    {
        var open = new WholeGraph();
        yield return ("shortest path (one), 200 pairs", "sp", () => Hops(PathMode.Shortest, open));
        yield return (
            "all shortest paths, 200 pairs (peers: one each)", "sp", () => Hops(PathMode.AllShortest, open));
        yield return ("all shortest, at most 6 hops", "-", () => Hops(PathMode.AllShortest, open, 6));
        yield return (
            "all shortest, at most 6 hops, each tie asked",
            "-",
            () => Hops(PathMode.AllShortest, new EveryTie(), 6));
        foreach (var overlap in new[] { PathOverlap.Pairwise, PathOverlap.All, PathOverlap.Ordered })
        {
            yield return (
                $"all shortest, at most 6 hops, overlap {overlap}",
                "-",
                () => Hops(PathMode.AllShortest, open, 6, overlap));
        }

        yield return ("weighted path, 50 pairs", "spw", () => Costs(_weighted, new() { Mode = PathMode.Shortest }));
        yield return (
            "weighted path of at most 6 hops, 50 pairs",
            "-",
            () => Costs(_weighted, new() { Mode = PathMode.Shortest, MaxDepth = 6 }));
        yield return ("Yen, k = 10, 5 pairs", "yen", () => Costs(_yen, new() { Mode = PathMode.KShortest, K = 10 }));
        yield return (
            "Yen, k = 10, at most 6 hops, 5 pairs",
            "-",
            () => Costs(_yen, new() { Mode = PathMode.KShortest, K = 10, MaxDepth = 6 }));
        yield return ("simple paths <= 4, 20 pairs", "simple", () => Text(_simple.Sum(pair => Find(
            pair, new Asked { Mode = PathMode.Simple, MaxDepth = 4 }, costs: null).Count)));
    }

    private static string Text(double result) => result.ToString("0.###", CultureInfo.InvariantCulture);

    private static (string Name, string PeerName, double Milliseconds, string Result) Time(
        string name, string peerName, Func<string> work)
    {
        var result = "";
        return (name, peerName, Measure.ProcessorMilliseconds(() => result = work()), result);
    }

    private string Hops<TFilter>(
        PathMode mode, TFilter filter, int? maxDepth = null, PathOverlap overlap = PathOverlap.Any)
        where TFilter : struct, IGraphFilter => $"{Text(_pairs.Sum(pair => Find(
            pair, new Asked { Mode = mode, MaxDepth = maxDepth, Overlap = overlap }, null, filter).Paths
                is [var path, ..] ? path.Length : 0))} hops";

    private string Costs(List<(int Source, int Target)> pairs, Asked asked) =>
        $"costs {Text(pairs.Sum(pair => Find(pair, asked, _costs).Paths.Sum(path => path.Cost)))}";

    private FoundPaths Plain((int Source, int Target) pair, PathMode mode) => Find(pair, new() { Mode = mode }, null);

    private FoundPaths Find((int Source, int Target) pair, Asked asked, IPathCosts? costs) =>
        Find(pair, asked, costs, new WholeGraph());

    private FoundPaths Find<TFilter>(
        (int Source, int Target) pair, Asked asked, IPathCosts? costs, TFilter filter)
        where TFilter : struct, IGraphFilter
    {
        var problem = new PathProblem(_graph, _vertexOf[pair.Source], _vertexOf[pair.Target])
        {
            Mode = asked.Mode,
            K = asked.K,
            MaxDepth = asked.MaxDepth ?? _graph.VertexCount,
            Costs = costs,
            Overlap = asked.Overlap,
            Days = _days,
        };
        var found = _engine.Find(problem, filter, new SearchBudget(long.MaxValue, _token));
        return found.IsComplete ? found : throw new InvalidOperationException("The search was cut short.");
    }

    private sealed record Asked
    {
        public PathMode Mode { get; init; }

        public int K { get; init; } = 5;

        public int? MaxDepth { get; init; }

        public PathOverlap Overlap { get; init; }
    }

    /// <summary>Passes every tie, but has to be asked.</summary>
    private readonly struct EveryTie : IGraphFilter
    {
        public bool PassesAllArcs => false;

        public bool Passes(int ordinal) => ordinal >= 0;

        public bool Enters(int vertex) => true;
    }

    /// <summary>Terms of up to ten years within thirty.</summary>
    private sealed class MadeUpDays(CsrGraph graph) : ITieDays
    {
        private readonly Days[] _days = [.. Enumerable.Range(0, graph.EdgeCount).Select(ordinal =>
        {
            var begin = (int)(Mixed(~ordinal) % 10_950);
            return new Days(begin, begin + (int)(Mixed(ordinal) % 3_650));
        })];

        private readonly Dictionary<PathOverlap, NeighborDays> _ofNeighbors = [];

        public Days Possible(int ordinal) => _days[ordinal];

        public Days Certain(int ordinal) => _days[ordinal];

        public Days Begins(int ordinal) => new(_days[ordinal].From, _days[ordinal].From);

        public NeighborDays? OfNeighbors(PathOverlap overlap, bool mustBeCertain)
        {
            if (overlap != PathOverlap.Any && !_ofNeighbors.ContainsKey(overlap))
            {
                _ofNeighbors.Add(overlap, new NeighborDays(graph, this, overlap, mustBeCertain));
            }

            return _ofNeighbors.GetValueOrDefault(overlap);
        }

        private static uint Mixed(int value) => ((uint)value * 2_654_435_761) >> 8;
    }

    /// <summary>What peers.py lets an edge cost, by its numbers in the file.</summary>
    private sealed class EdgeCosts : IPathCosts
    {
        private readonly double[] _ofTie;

        public EdgeCosts(CsrGraph graph, int[] vertexOf)
        {
            var numberOf = new long[vertexOf.Length];
            for (var i = 0; i < vertexOf.Length; i++)
            {
                numberOf[vertexOf[i]] = i;
            }

            _ofTie = [.. graph.Edges.Select(arc =>
                1.0 + (((7 * numberOf[arc.Source]) + (13 * numberOf[arc.Target])) % 10))];
        }

        public bool AddsUp => false;

        public double OfTie(int ordinal) => _ofTie[ordinal];

        public double OfInner(int vertex) => 0;

        public double LeastOfHop => 1;
    }
}
