using System.CommandLine;
using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Ingestion;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;
using GraphService.Queries.Paths;
using GraphService.Queries.Paths.Weights;

namespace GraphService.Benchmarks;

/// <summary><c>paths</c>: searches for paths, bare and with each condition.</summary>
internal static class PathBenchmark
{
    private const int Pairs = 200;
    private const int BestConnected = 10_000;

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "A CSV set, such as generate writes." };
        var only = new Option<string>("--only")
        {
            Description = "Time only rows whose name has this text, and those without conditions.",
            DefaultValueFactory = _ => "",
        };
        var command = new Command("paths", "Time searches for paths between random pairs, with each condition.")
        {
            folder,
            only,
        };
        command.SetAction((parsed, token) =>
        {
            Run(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(only), token);
            return Task.CompletedTask;
        });
        return command;
    }

    private static void Run(string folder, string only, CancellationToken token)
    {
        var snapshot = Read(folder);
        var cache = new GraphCache(snapshot);
        var (random, engine) = (new Random(1), new NativePaths());
        var pairs = Enumerable.Range(0, Pairs)
            .Select(_ => (Source: random.Next(snapshot.Entities.Count), Target: random.Next(snapshot.Entities.Count)))
            .Where(pair => pair.Source != pair.Target)
            .ToList();
        Measure.Header(
            "condition", "decided before, us a search", "/ bare", "decided anew, us a search", "/ bare", "hops");
        var (bare, hops) = Time(() => new WholeGraph());
        Measure.Row("none", bare, 1.0, bare, 1.0, hops);
        var ids = string.Join(',', Enumerable.Range(0, 5).Select(snapshot.EntityColumns.Id));
        var dataset = snapshot.Datasets[0].Id;
        foreach (var kind in ConditionKinds.All)
        {
            var text = kind.Example.Replace("ID,ID", ids, StringComparison.Ordinal)
                .Replace(
                    "ID",
                    kind.Name == "datasets" ? dataset : snapshot.EntityColumns.Id(0),
                    StringComparison.Ordinal);
            _ = kind.Parameter.Read([text], out var value);
            Row($"{kind.Name}={kind.Example}", Set(kind, value!));
        }

        Console.WriteLine();
        Questions(cache, only, token);

        void Row(string name, ConditionSet conditions)
        {
            if (!name.Contains(only, StringComparison.Ordinal))
            {
                return;
            }

            var (kept, found) = Time(() => conditions.Compile(cache.Conditions));
            var (anew, _) = Time(() => Anew(cache.Conditions, conditions.All[0]));
            Measure.Row(name, kept, kept / bare, anew, anew / bare, found);
        }

        (double Microseconds, long Hops) Time<TFilter>(Func<TFilter> filter)
            where TFilter : struct, IGraphFilter
        {
            var found = 0L;
            var best = Measure.ProcessorMilliseconds(() => found = pairs.Sum(pair => engine.Find(
                new PathProblem(snapshot.Graph, pair.Source, pair.Target) { Limit = 1 },
                filter(),
                new SearchBudget(long.MaxValue, token)).Paths.Sum(path => path.Length)));
            return (1_000 * best / pairs.Count, found);
        }
    }

    /// <summary>
    /// Times whole questions between well connected entities, whose answers tell ties, days and sources.
    /// </summary>
    private static void Questions(GraphCache cache, string only, CancellationToken token)
    {
        var graph = cache.Snapshot.Graph;
        var ends = Enumerable.Range(0, graph.VertexCount).OrderByDescending(graph.Degree).Take(BestConnected)
            .ToList();
        var random = new Random(1);
        var pairs = Enumerable.Range(0, Pairs)
            .Select(_ => (Source: ends[random.Next(ends.Count)], Target: ends[random.Next(ends.Count)]))
            .Where(pair => pair.Source != pair.Target)
            .ToList();
        Measure.Header("question", "us each", "/ bare", "paths told");
        var bare = 0.0;
        Row("none", _ => _);
        Row("mode=shortest", asked => asked with { Mode = PathMode.Shortest });
        Row("evidence=full", asked => asked with { Evidence = EvidenceDetail.Full });
        Row("min_independent_sources=2", asked => asked with { MinIndependentSources = 2 });
        Row("overlap=pairwise", asked => asked with { Overlap = PathOverlap.Pairwise });
        Row("overlap=all", asked => asked with { Overlap = PathOverlap.All });
        Row("overlap=ordered", asked => asked with { Overlap = PathOverlap.Ordered });
        foreach (var kind in ConditionKinds.All.Where(kind => kind is ITimeCondition or MinConfidenceCondition))
        {
            _ = kind.Parameter.Read([kind.Example], out var value);
            Row($"{kind.Name}={kind.Example}", asked => asked with { Conditions = Set(kind, value!) });
        }

        foreach (var weight in PathWeights.All.Where(weight => weight != PathWeights.None))
        {
            Row($"weight={weight.Name}", asked => asked with { Weight = weight });
        }

        void Row(string name, Func<PathRequest, PathRequest> ask)
        {
            if (name != "none" && !name.Contains(only, StringComparison.Ordinal))
            {
                return;
            }

            var told = 0;
            var all = Measure.ProcessorMilliseconds(() => told = pairs.Sum(pair =>
                PathQuery.Run(cache, ask(new PathRequest(pair.Source, pair.Target)), token).Results.Count));
            var each = 1_000 * all / pairs.Count;
            bare = bare == 0 ? each : bare;
            Measure.Row(name, each, each / bare, told);
        }
    }

    /// <summary>The filter of a condition of which nothing is decided yet.</summary>
    private static ConditionFilter Anew(ConditionCache cache, Condition condition)
    {
        var isOfTies = condition.Kind.Scope == ConditionScope.Ties;
        RowTest[] test = [cache.NewTest(condition)];
        return new ConditionFilter(isOfTies ? test : [], isOfTies ? [] : test);
    }

    private static ConditionSet Set(ConditionKind kind, object value) => ConditionSet.Of(
        Arguments.Read(
            [kind.Parameter],
            (Parameter _, out object? read) =>
            {
                read = value;
                return null;
            },
            (_, _) => { }),
        [kind]);

    private static GraphSnapshot Read(string folder)
    {
        using var input = new CsvSetReader().Open(folder, "made-up", full: false);
        using var builder = new SnapshotBuilder();
        foreach (var record in input.Rows().OfType<ReadRow.Accepted>().Select(row => row.Record)
            .OrderBy(record => record.Kind).ThenBy(record => record.Id, StringComparer.Ordinal))
        {
            builder.Add(record);
        }

        return builder.ToSnapshot(Revision.Empty);
    }
}
