using CsCheck;
using GraphService.Algorithms.Paths;
using GraphService.Graphs;

namespace GraphService.Tests.Algorithms.Paths;

/// <summary>Random questions for paths over small multigraphs with random days, costs and filters.</summary>
internal sealed record PathCase(PathProblem Problem, PathCase.Filter Filtering)
{
    /// <summary>Questions of every mode but disjoint, with every kind of costs and every overlap.</summary>
    public static Gen<PathCase> Gen { get; } = CsCheck.Gen.Int.Select(seed => Of(new Random(seed)));

    /// <summary>A question drawn from a seeded source.</summary>
    public static PathCase Of(Random random)
    {
        var n = random.Next(2, 8);
        var arcs = Enumerable.Range(0, random.Next(1, random.Next(2, 19)))
            .Select(_ => (random.Next(n), random.Next(n))).ToList();
        var graph = TestGraph.OfArcs(n, arcs);
        var source = random.Next(n);
        var target = (source + 1 + random.Next(n - 1)) % n;
        var overlap = (PathOverlap)random.Next(4);
        var minDepth = random.Next(3) > 0 ? 1 : random.Next(1, 5);
        var symmetric = random.Next();
        var shuffled = Enumerable.Range(0, n).ToArray();
        random.Shuffle(shuffled);
        var problem = new PathProblem(graph, source, target)
        {
            Mode = (PathMode)random.Next(4),
            K = random.Next(1, 9),
            MinDepth = minDepth,
            MaxDepth = minDepth + random.Next(7),
            Costs = RandomCosts(random, graph),
            Overlap = overlap,
            MustBeCertain = random.Next(2) == 0,
            Days = overlap == PathOverlap.Any ? null : RandomDays(random, graph),
            IsDirected = random.Next(2) == 0,
            IsSymmetric = random.Next(2) == 0 ? null : ordinal => (symmetric >> (ordinal % 30) & 1) == 0,
            MustPass = [.. Enumerable.Range(0, n).Where(v => v != source && v != target && random.Next(3 * n) == 0)],
            Offset = random.Next(3) > 0 ? 0 : random.Next(5),
            Limit = random.Next(3) > 0 ? 1_000 : random.Next(1, 5),
        };

        // What was always told by number still is.
        var isPlain = problem is
        {
            Costs: null, Overlap: PathOverlap.Any, MinDepth: 1, MustPass.Count: 0,
            IsDirected: false, Mode: PathMode.Shortest or PathMode.AllShortest,
        };
        problem = problem with
        {
            IdOrder = isPlain || random.Next(2) == 0 ? null : (v, w) => shuffled[v].CompareTo(shuffled[w]),
        };
        return new PathCase(problem, random.Next(2) == 0 ? new Filter(0, 0) : new Filter(random.Next(), random.Next()));
    }

    /// <summary>Costs of any kind, or none.</summary>
    public static IPathCosts? RandomCosts(Random random, CsrGraph graph) => random.Next(4) switch
    {
        0 => null,
        var kind => new TestCosts(random, graph, addsUp: kind == 1),
    };

    /// <summary>Days within two weeks.</summary>
    public static ITieDays RandomDays(Random random, CsrGraph graph) => new TestDays(random, graph);

    /// <summary>The same for a reader of a failed test.</summary>
    public override string ToString() => $"{Problem} over "
        + string.Join(", ", Problem.Graph.Edges.Select(arc => $"{arc.Ordinal}: {arc.Source}-{arc.Target} "
            + $"{Problem.Days?.Possible(arc.Ordinal)} {Problem.Days?.Begins(arc.Ordinal)} "
            + $"{Problem.Costs?.OfTie(arc.Ordinal)} {Filtering.Passes(arc.Ordinal)}"));

    /// <summary>Keeps some three of four ties and seven of eight vertices; all of them where the bits are 0.</summary>
    internal readonly struct Filter(int ties, int vertices) : IGraphFilter
    {
        public bool PassesAllArcs => ties == 0;

        public bool Passes(int ordinal) => ((ties >> (ordinal % 29)) & 3) != 3;

        public bool Enters(int vertex) => ((vertices >> (3 * vertex % 27)) & 7) != 7;
    }

    private sealed class TestCosts : IPathCosts
    {
        private readonly double[] _ties;
        private readonly double[] _inner;

        public TestCosts(Random random, CsrGraph graph, bool addsUp)
        {
            // Quarters add up without rounding; small ones give many paths of the same cost.
            var most = random.Next(2) == 0 ? 4 : 40;
            var inner = random.Next(2) == 0 ? 1 : 6;
            _ties = [.. Enumerable.Range(0, graph.EdgeCount).Select(_ => random.Next(addsUp ? 1 : 0, most) / 4.0)];
            _inner = [.. Enumerable.Range(0, graph.VertexCount).Select(_ => random.Next(inner) / 4.0)];
            AddsUp = addsUp;
        }

        public bool AddsUp { get; }

        // By both ways the answers are the same.
        public bool FavorsFewHops => _ties.Length % 2 == 0;

        public double OfTie(int ordinal) => _ties[ordinal];

        public double OfInner(int vertex) => _inner[vertex];
    }

    /// <summary>Terms whose beginnings and ends are known within some days.</summary>
    private sealed class TestDays(Random random, CsrGraph graph) : ITieDays
    {
        private readonly int[][] _days = [.. Enumerable.Range(0, graph.EdgeCount).Select(_ => Term(random))];
        private readonly Dictionary<(PathOverlap, bool), NeighborDays>? _kept = random.Next(2) == 0 ? null : [];

        public Days Possible(int ordinal) => new(_days[ordinal][0], _days[ordinal][3]);

        public Days Certain(int ordinal) => new(_days[ordinal][1], _days[ordinal][2]);

        public Days Begins(int ordinal) => new(_days[ordinal][0], _days[ordinal][1]);

        // By both ways the answers are the same.
        public NeighborDays? OfNeighbors(PathOverlap overlap, bool mustBeCertain)
        {
            if (overlap == PathOverlap.Any || _kept is null)
            {
                return null;
            }

            if (!_kept.TryGetValue((overlap, mustBeCertain), out var kept))
            {
                _kept.Add(
                    (overlap, mustBeCertain), kept = new NeighborDays(graph, this, overlap, mustBeCertain));
            }

            return kept;
        }

        private static int[] Term(Random random)
        {
            var begin = random.Next(12);
            var latest = begin + (random.Next(2) * random.Next(4));
            var last = latest + random.Next(5);
            return [begin, latest, last - (random.Next(2) * random.Next(4)), last];
        }
    }
}
