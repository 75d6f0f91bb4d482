using System.CommandLine;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Names;

namespace GraphService.Benchmarks;

/// <summary>
/// <c>names</c>: searches by name among many, and the same with what a user would take instead.
/// </summary>
internal static class NameBenchmark
{
    private const int WarmUp = 500;
    private const int MostOfPeers = 100;

    public static Command Create()
    {
        var entities = new Option<int>("--entities")
        {
            Description = "How many entities, of two names each.",
            DefaultValueFactory = _ => 1_000_000,
        };
        var questions = new Option<int>("--questions")
        {
            Description = "How many questions of each kind.",
            DefaultValueFactory = _ => 2_000,
        };
        var peers = new Option<bool>("--peers") { Description = "Ask SQLite FTS5 and Lucene.Net the same." };
        var command = new Command("names", "Search the names of made-up people, whole, begun, mistyped and in pinyin.")
        {
            entities, questions, peers,
        };
        command.SetAction((parsed, token) =>
        {
            Run(parsed.GetValue(entities), parsed.GetValue(questions), parsed.GetValue(peers), token);
            return Task.CompletedTask;
        });
        return command;
    }

    private static void Run(int count, int perKind, bool withPeers, CancellationToken cancellationToken)
    {
        var people = MadeUpNames.Of(count);
        var snapshot = GraphSnapshot.Build(new GraphContents(
            Revision.Empty,
            [new Source("s0", "bench", "https://example.org/")],
            [.. people.Select((names, i) => new Entity($"e{i:0000000}", "bench", EntitySchema.Person, names.First)
            {
                Aliases = [new LocalText(names.Second, null)],
                SourceIds = ["s0"],
            })],
            [],
            [],
            []));
        GC.Collect();
        var started = ThreadClock.Milliseconds;
        var index = NameIndex.Build(snapshot);
        var seconds = (ThreadClock.Milliseconds - started) / 1e3;
        Measure.Header("what", "result");
        Measure.Row("names", index.Count);
        Measure.Row("build, s a million names", seconds * 1e6 / index.Count);
        Measure.Row("bytes a name", (double)index.Bytes / index.Count);
        Console.WriteLine();
        var questions = NameQuestions.Of(people, perKind);
        Measure.Header("engine", "questions", "p50, ms", "p99, ms", "found, %");
        Ask("GraphService", questions, perKind, (text, isUnfinished) =>
            [.. index.Find(
                new NameSearchRequest(text) { Limit = 5, IsUnfinished = isUnfinished }, cancellationToken)
                .Page.Select(hit => int.Parse(snapshot.EntityColumns.Id(hit.Vertex).AsSpan(1), null))]);
        if (withPeers)
        {
            using var sqlite = new SqlitePeer(people);
            Ask("SQLite FTS5, trigrams", questions, Math.Min(perKind, MostOfPeers), sqlite.Find);
            using var lucene = new LucenePeer(people);
            Ask("Lucene.Net, fuzzy", questions, Math.Min(perKind, MostOfPeers), lucene.Find);
        }

        void Ask(
            string engine, IReadOnlyList<NameQuestions> kinds, int most, Func<string, bool, IReadOnlyList<int>> find)
        {
            foreach (var kind in kinds)
            {
                var (times, found) = (new List<double>(), 0);
                foreach (var (text, _) in kind.Questions.Take(Math.Min(WarmUp, most)))
                {
                    find(text, kind.AreUnfinished);
                }

                foreach (var (text, wanted) in kind.Questions.Take(most))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var begun = ThreadClock.Milliseconds;
                    var page = find(text, kind.AreUnfinished);
                    times.Add(ThreadClock.Milliseconds - begun);

                    // One of the same name, or that begins so, is as good.
                    found += page.Any(
                        hit => hit == wanted || IsAsGood(people[hit], people[wanted], text, kind)) ? 1 : 0;
                }

                times.Sort();
                Measure.Row(
                    engine,
                    kind.Kind,
                    times[times.Count / 2],
                    times[(int)(times.Count * 0.99)],
                    100.0 * found / times.Count);
            }
        }
    }

    private static bool IsAsGood(
        (string First, string Second) hit, (string First, string Second) wanted, string text, NameQuestions kind) =>
        kind.AreUnfinished
            ? Begins(hit.First, text) || Begins(hit.Second, text)
            : hit.First == wanted.First || hit.Second == wanted.Second;

    private static bool Begins(string name, string text) => name.StartsWith(text, StringComparison.OrdinalIgnoreCase)
        || name.Contains(" " + text, StringComparison.OrdinalIgnoreCase);
}
