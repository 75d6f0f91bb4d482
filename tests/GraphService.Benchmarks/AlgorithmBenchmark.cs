using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GraphService.Algorithms;
using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using QuikGraph;
using QuikGraph.Algorithms;
using QuikGraph.Algorithms.Ranking;
using QuikGraph.Algorithms.Search;

namespace GraphService.Benchmarks;

/// <summary><c>algorithms</c>: ours, QuikGraph's, and those of Python peers, on one graph in one run.</summary>
internal static class AlgorithmBenchmark
{
    private const int Pairs = 200;

    public static Command Create()
    {
        var graph = new Argument<string>("file") { Description = "Edges as tab-separated numbers: tail, head." };
        var skipSlow = new Option<bool>("--skip-slow")
        {
            Description =
                "Leave out what takes minutes on large graphs: exact betweenness, and QuikGraph's PageRank.",
        };
        var python = new Option<string?>("--python")
        {
            Description = "A Python that has NetworKit, igraph, rustworkx or NetworkX, "
                + "to time them on the same graph in the same run.",
        };
        var onlyPaths = new Option<bool>("--only-paths") { Description = "Time searches for paths alone." };
        var only = new Option<string?>("--only") { Description = "Of paths, time the searches that have this text." };
        var leaveOut = new Option<string[]>("--leave-out")
        {
            Description = "Peers' searches not to time, PEER/SEARCH as in igraph/yen: on large graphs they take hours.",
            DefaultValueFactory = _ => [],
        };
        var command = new Command("algorithms", "Time searches and measures against QuikGraph and peers.")
        {
            graph,
            skipSlow,
            onlyPaths,
            only,
            leaveOut,
            python,
        };
        command.SetAction((parsed, token) =>
        {
            Run(
                parsed.GetRequiredValue(graph),
                parsed.GetValue(skipSlow),
                parsed.GetValue(onlyPaths),
                parsed.GetValue(only) ?? "",
                parsed.GetValue(leaveOut)!,
                parsed.GetValue(python),
                token);
            return Task.CompletedTask;
        });
        return command;
    }

    private static void Run(
        string file,
        bool skipSlow,
        bool onlyPaths,
        string only,
        string[] leaveOut,
        string? python,
        CancellationToken token)
    {
        var (tails, heads, n) = Read(file);
        var random = new Random(1);
        var pairs = Enumerable.Range(0, Pairs)
            .Select(_ => (Source: random.Next(n), Target: random.Next(n)))
            .Where(p => p.Source != p.Target)
            .ToList();
        CsrGraph graph = null!;
        var raw = Measure.Milliseconds(() => graph = CsrGraph.FromArcs(n, tails, heads, out _));
        int[] vertexOf = [];
        var renumber = Measure.Milliseconds(() => (graph, vertexOf) = Renumbered(tails, heads, n));
        var paths = new PathAlgorithms(graph, vertexOf, pairs, token);
        var peers = Best(file, python, paths.Questions(onlyPaths ? "paths" : "", leaveOut));
        pairs = [.. pairs.Select(p => (vertexOf[p.Source], vertexOf[p.Target]))];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{n:N0} vertices, {graph.SimpleEdgeCount:N0} edges, "
            + $"{graph.SizeInBytes / (double)graph.EdgeCount:0.0} bytes an arc"));
        Console.WriteLine();
        Measure.Header(
            "algorithm",
            "ours, ms",
            "QuikGraph, ms",
            "QuikGraph / ours",
            "best peer",
            "peer, ms",
            "peer / ours",
            "our result",
            "peer's result");

        foreach (var (name, peerName, milliseconds, result) in paths.Run(only))
        {
            Row(name, peerName, milliseconds, null, result);
        }

        if (onlyPaths)
        {
            return;
        }

        Row("build from arrays", "build", raw, null, "");
        Row("build and renumber", "-", renumber, null, "");
        long hops = 0, quikHops = 0;
        var ours = Measure.Milliseconds(() => hops = pairs.Sum(OurDistance));
        var few = pairs.Take(20).ToList();
        var undirected = new UndirectedBidirectionalGraph<int, CsrEdge>(graph);
        var quikFew = Measure.Milliseconds(
            () => quikHops = few.Sum(p => Math.Max(0, QuikDistance(undirected, p.Source, p.Target))), runs: 3);
        var quik = quikFew * pairs.Count / few.Count;
        var check = few.Sum(OurDistance) == quikHops ? $"{hops} hops" : "DIFFERENT";
        Row($"all shortest paths, {Pairs} pairs, beside QuikGraph", "-", ours, quik, check);

        var components = 0;
        ours = Measure.Milliseconds(() => components = Components.Of(graph).Count);
        var quikComponents = 0;
        quik = Measure.Milliseconds(
            () => quikComponents = graph.WeaklyConnectedComponents(new Dictionary<int, int>()), runs: 3);
        check = components == quikComponents ? $"{components}" : "DIFFERENT";
        Row("components", "components", ours, quik, check);

        foreach (var measure in Centralities.All.Where(measure => !skipSlow || measure.Name != "betweenness"))
        {
            double[] scores = [];
            ours = Measure.Milliseconds(() => scores = measure.Compute(graph, token), runs: 3);
            double? theirs = measure.Name == "pagerank" && !skipSlow ? QuikPageRank(graph, token) : null;
            check = string.Create(CultureInfo.InvariantCulture, $"sum {scores.Sum():0.######}");
            Row(measure.Name, measure.Name, ours, theirs, check);
        }

        int OurDistance((int Source, int Target) pair) =>
            Math.Max(0, ShortestPaths.Find(graph, pair.Source, pair.Target, n, token).Length);

        void Row(string name, string peerName, double own, double? quikGraph, string result)
        {
            var hasPeer = peers.TryGetValue(peerName, out var peer);
            var left = leaveOut.Where(one => one.EndsWith($"/{peerName}", StringComparison.Ordinal)).ToList();
            var without = left.Count > 0 ? $"{string.Join(", ", left)} left out" : "-";
            Measure.Row(
                name,
                own,
                quikGraph is { } q ? q : "-",
                quikGraph is { } r ? r / own : "-",
                hasPeer ? left.Count > 0 ? $"{peer.Peer} ({without})" : peer.Peer : without,
                hasPeer ? peer.Milliseconds : "-",
                hasPeer ? peer.Milliseconds / own : "-",
                result,
                hasPeer ? peer.Check : "-");
        }
    }

    private static (CsrGraph Graph, int[] VertexOf) Renumbered(int[] tails, int[] heads, int n)
    {
        var order = VertexOrder.BreadthFirst(n, tails, heads);
        var vertexOf = new int[n];
        for (var v = 0; v < n; v++)
        {
            vertexOf[order[v]] = v;
        }

        var renumbered =
            CsrGraph.FromArcs(n, [.. tails.Select(t => vertexOf[t])], [.. heads.Select(h => vertexOf[h])], out _);
        return (renumbered, vertexOf);
    }

    private static int QuikDistance(UndirectedBidirectionalGraph<int, CsrEdge> graph, int source, int target)
    {
        var distances = new Dictionary<int, int> { [source] = 0 };
        var search = new UndirectedBreadthFirstSearchAlgorithm<int, CsrEdge>(graph);
        search.TreeEdge += (_, edge) =>
        {
            distances[edge.Target] = distances[edge.Source] + 1;
            if (edge.Target == target)
            {
                search.Abort();
            }
        };
        search.Compute(source);
        return distances.GetValueOrDefault(target, -1);
    }

    private static double QuikPageRank(CsrGraph graph, CancellationToken token)
    {
        var both = new BidirectionalGraph<int, SEdge<int>>(allowParallelEdges: true);
        both.AddVertexRange(graph.Vertices);
        foreach (var v in graph.Vertices)
        {
            both.AddEdgeRange(graph.Neighbors(v).ToArray().Select(w => new SEdge<int>(v, w)));
        }

        var algorithm = new PageRankAlgorithm<int, SEdge<int>>(both)
        {
            Damping = 0.85,
            Tolerance = 1e-9,
            MaxIterations = 100,
        };
        using var stop = token.Register(algorithm.Abort);
        return Measure.Once(algorithm.Compute);
    }

    private static (int[] Tails, int[] Heads, int VertexCount) Read(string file)
    {
        var (tails, heads) = (new List<int>(), new List<int>());
        foreach (var line in File.ReadLines(file))
        {
            var first = line.IndexOf('\t', StringComparison.Ordinal);
            var second = line.IndexOf('\t', first + 1) is > 0 and var end ? end : line.Length;
            tails.Add(int.Parse(line.AsSpan(0, first), CultureInfo.InvariantCulture));
            heads.Add(int.Parse(line.AsSpan(first + 1, second - first - 1), CultureInfo.InvariantCulture));
        }

        return ([.. tails], [.. heads], 1 + Math.Max(tails.Max(), heads.Max()));
    }

    /// <summary>The fastest peer of each algorithm.</summary>
    private static Dictionary<string, (string Peer, double Milliseconds, string Check)> Best(
        string file, string? python, string questions)
    {
        if (python is null)
        {
            return [];
        }

        var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "peers.py"), file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{python} cannot be started.");
        process.StandardInput.Write(questions);
        process.StandardInput.Close();
        var rows = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return rows.Select(row => JsonDocument.Parse(row).RootElement)
            .GroupBy(row => row.GetProperty("algo").GetString()!)
            .ToDictionary(group => group.Key, group => group
                .Select(row => (
                    $"{row.GetProperty("peer").GetString()} {row.GetProperty("version").GetString()}",
                    1_000 * row.GetProperty("seconds").GetDouble(),
                    row.GetProperty("check").GetString()!))
                .MinBy(row => row.Item2));
    }
}
