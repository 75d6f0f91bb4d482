using CsCheck;
using GraphService.Algorithms.Paths;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Parameters;
using GraphService.Queries.Paths;
using GraphService.Queries.Paths.Weights;
using GraphService.Tests.Queries.Conditions;

namespace GraphService.Tests.Queries.Paths;

/// <summary>What can be asked beside conditions, and what is answered where there is no path.</summary>
[TestClass]
public sealed class PathOptionsTests(TestContext context)
{
    /// <summary>
    /// From a to z over b and over c, at different times; and the longer way over d and e, whose ties lead back.
    /// </summary>
    private static readonly GraphCache Two = new(TestGraph.OfRecords([
        Some.Source() with { Publisher = "Press" },
        Some.Source("s2") with { Publisher = "Mail" },
        .. "abcdefz".Select(id => Some.Entity($"{id}", name: id.ToString().ToUpperInvariant())),
        Some.Affiliation("ab", "a", "b") with { Start = Date("2001"), End = Date("2003"), Confidence = 0.5 },
        Some.Affiliation("bz", "b", "z") with { Start = Date("2002-01-01"), End = Date("2004"), SourceIds = ["s2"] },
        Some.Affiliation("ac", "a", "c") with { Start = Date("2001"), End = Date("2003") },
        Some.Affiliation("cz", "c", "z") with { Start = Date("2005"), End = Date("2006") },
        Some.Affiliation("da", "d", "a"),
        Some.Affiliation("ed", "e", "d"),
        Some.Affiliation("ze", "z", "e")]));

    [TestMethod]
    [DataRow("", "abz acz", "3=1 4=0")]
    [DataRow("mode=shortest", "abz", "3=1 4=0")]
    [DataRow("mode=k_shortest&k=1", "abz", null)]
    [DataRow("mode=k_shortest", "abz acz adez", null)]
    [DataRow("mode=simple", "abz acz adez", null)]
    [DataRow("mode=simple&min_depth=3", "adez", null)]
    [DataRow("min_depth=3", "adez", "4=0 5=0")]
    [DataRow("mode=disjoint", "abz acz adez", null)]
    [DataRow("directed=true", "abz acz", "3=0 4=0")]
    [DataRow("must_pass=e", "adez", "4=0 5=0")]
    [DataRow("must_pass=a,b", "abz", "3=0 4=0", DisplayName = "an end lies on every path")]
    [DataRow("overlap=pairwise", "abz", "3=1 4=0")]
    [DataRow("overlap=all", "abz", "3=1 4=0")]
    [DataRow("overlap=ordered", "abz acz", "3=1 4=0")]
    [DataRow("overlap=pairwise&unknown_dates=exclude", "abz", "3=0 4=0")]
    [DataRow("min_independent_sources=2", "abz", "3=0 4=0")]
    [DataRow("weight=confidence", "acz", "3=1 4=0")]
    [DataRow("weight=hub_penalty", "abz acz", "3=1 4=0")]
    [DataRow("engine=quikgraph", "abz acz", "3=1 4=0")]
    public void Run_Option_FindsWhatItAsksFor(string options, string paths, string? next)
    {
        var answer = Ask(options);

        Assert.AreEqual("ok", answer.Status);
        Assert.AreEqual(paths, string.Join(' ', answer.Results.Select(path => string.Concat(path.NodeIds))));
        Assert.AreEqual(
            next, answer.Next is { } told ? string.Join(' ', told.Select(one => $"{one.Length}={one.Count}")) : null);
        Assert.AreEqual(answer.Results.Count, answer.Total.Value);
    }

    [TestMethod]
    [DataRow("directed=true&avoid=b,c", "directed avoid", "subject to object")]
    [DataRow("must_pass=f", "must_pass", "through f")]
    [DataRow("min_depth=4", "min_depth", "at least 4 hops")]
    [DataRow("min_independent_sources=3", "min_independent_sources", "at least 3 independent")]
    [DataRow("avoid=b&overlap=all&max_depth=2", "avoid overlap max_depth", "one common day")]
    [DataRow("must_pass=d&overlap=all&unknown_dates=exclude", "must_pass overlap unknown_dates", "do not prove")]
    public void Run_NoPath_NamesWhatNarrowsAndWhatWouldGiveAPath(string options, string relaxations, string filter)
    {
        var answer = Ask(options);

        Assert.AreEqual("no_path", answer.Status);
        Assert.AreSequenceEqual(
            relaxations.Split(' ').Order(StringComparer.Ordinal),
            answer.Relaxations!.Select(one => one.Drop).Order(StringComparer.Ordinal));
        Assert.IsTrue(
            answer.Searched!.Filters.Any(one => one.Contains(filter, StringComparison.Ordinal)),
            string.Join('\n', answer.Searched.Filters));
        foreach (var relaxation in answer.Relaxations!)
        {
            var without = Ask(string.Join('&', options.Split('&')
                .Where(part => !part.StartsWith($"{relaxation.Drop}=", StringComparison.Ordinal))));
            Assert.AreEqual(without.Total.Value, relaxation.WouldFind, relaxation.Drop);
            Assert.AreEqual(without.Results[0].Length, relaxation.Length, relaxation.Drop);
        }
    }

    [TestMethod]
    [DataRow("unknown_dates=exclude", "")]
    [DataRow("unknown_dates=include", "")]
    [DataRow("overlap=pairwise", "may have held")]
    [DataRow("overlap=pairwise&unknown_dates=exclude", "surely held|What the dates do not prove")]
    [DataRow("overlap=all&unknown_dates=exclude", "surely held|What the dates do not prove")]
    [DataRow("overlap=ordered&unknown_dates=exclude", "surely began no earlier|What the dates do not prove")]
    [DataRow("as_of=2002&unknown_dates=exclude", "surely did not hold in 2002|What the dates do not prove")]
    [DataRow("as_of=2002-03", "surely did not hold in March 2002")]
    [DataRow("as_of=2002-03-04", "surely did not hold on 4 March 2002")]
    public void Run_UnknownDates_AreToldBesideAQuestionForTimeAsItAsksThem(string options, string sentences)
    {
        var told = Ask($"must_pass=f&{options}").Searched!.Filters
            .Where(filter => filter is not ("Only paths through f." or "Only paths of at most 6 hops.")).ToList();

        string[] wanted = sentences.Split('|', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(wanted.Length, told);
        Assert.IsTrue(
            wanted.All(sentence => told.Exists(one => one.Contains(sentence, StringComparison.Ordinal))),
            string.Join('\n', told));
    }

    [TestMethod]
    public void Run_Disjoint_TellsTheCut()
    {
        Assert.AreSequenceEqual(
            ["b", "c", "d"],
            Ask("mode=disjoint").Cut!.Select(entity => entity.Id.Replace('e', 'd')).Order(StringComparer.Ordinal));
        Assert.IsNull(Ask("mode=disjoint", target: "b").Cut, "a tie joins the two");
        Assert.IsNull(Ask("").Cut);
    }

    [TestMethod]
    [DataRow("min_depth=3&max_depth=2", "min_depth")]
    [DataRow("mode=disjoint&min_independent_sources=2", "min_independent_sources")]
    [DataRow("mode=simple&engine=quikgraph", "engine")]
    public void Run_ValuesThatDoNotGoTogether_NamesTheParameter(string options, string parameter)
    {
        var e = Assert.ThrowsExactly<UnfitQuestionException>(() => Ask(options));

        Assert.AreEqual(parameter, e.Parameter);
    }

    [TestMethod]
    public void Run_UnknownEntityToPass_NamesTheParameter() => Assert.AreEqual(
        "must_pass", Assert.ThrowsExactly<UnknownIdException>(() => Ask("must_pass=nobody")).Parameter);

    [TestMethod]
    public void Run_LimitOfWork_IsPartialAndSaysSo()
    {
        var cut = Ask("mode=simple", request => request with { Steps = 1 });

        Assert.AreEqual("partial", cut.Status);
        Assert.IsTrue(cut.PartialResults);
        Assert.AreEqual("gte", cut.Total.Relation);
        Assert.IsFalse(cut.IsTimed);
        Assert.IsTrue(cut.Warnings.Any(warning => warning.Contains("limit of work", StringComparison.Ordinal)));
        Assert.IsNotNull(cut.Searched);
    }

    [TestMethod]
    public void Run_LimitOfTime_IsPartialAndMarkedAsNotToBeKept()
    {
        var cut = Ask("mode=simple", request => request with { Time = TimeSpan.Zero });

        Assert.AreEqual("partial", cut.Status);
        Assert.IsTrue(cut.IsTimed);
        Assert.IsTrue(cut.Warnings.Any(warning => warning.Contains("limit of time", StringComparison.Ordinal)));
        Assert.IsFalse(Ask("mode=simple").IsTimed);
    }

    [TestMethod]
    public void Run_Cancelled_Ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(
            () => PathQuery.Run(Two, RequestOf("mode=simple", "z"), cancelled.Token));
    }

    [TestMethod]
    public void Run_Check_TellsWhatTheOtherEngineFinds()
    {
        var check = Ask("mode=k_shortest&weight=confidence&check=quikgraph").Check!;

        Assert.AreEqual("quikgraph", check.Engine);
        Assert.IsTrue(check.Agrees);
        Assert.IsNotNull(Ask("check=quikgraph&min_independent_sources=2").Check!.WhyNot);
        Assert.IsNull(Ask("").Check);
    }

    [TestMethod]
    public void Run_Page_IsThatPartOfAll()
    {
        foreach (var options in (string[])["mode=simple", "mode=k_shortest", ""])
        {
            var all = Ask(options);

            var page = Ask(options, request => request with { Offset = 1, Limit = 1 });

            Assert.AreEqual(all.Total, page.Total, options);
            Assert.AreSequenceEqual(all.Results[1].NodeIds, page.Results.Single().NodeIds, options);
            Assert.AreEqual(1, page.Results[0].Index);
        }
    }

    /// <summary>
    /// Whatever is asked for, the paths with enough publishers are those of all paths that have them, in their order.
    /// </summary>
    [TestMethod]
    public void Run_EnoughSources_AreThoseOfAllPathsThatHaveThem()
    {
        var questions = Gen.Select(
            Gen.Int[0, 100_000],
            Gen.Int[0, PathWeights.All.Count - 1].Select(i => PathWeights.All[i]),
            Gen.Int[0, 3].Select(i => (PathMode)i),
            Gen.Int[2, 4]);
        questions.Sample((seed, weight, mode, sources) =>
        {
            var cache = RandomGraph.Of(seed);
            var request = new PathRequest(0, 1) { Weight = weight, MaxDepth = 4, K = 2, Limit = 500 };
            var all = PathQuery.Run(cache, request with { Mode = PathMode.Simple }, context.CancellationToken).Results
                .Where(path => path.IndependentSources >= sources).ToList();
            var cheapest = all.TakeWhile(path => PathCost.AlmostEqual(path.TotalCost, all[0].TotalCost)).ToList();
            var expected = mode switch
            {
                PathMode.Simple => all,
                PathMode.KShortest => all[..Math.Min(2, all.Count)],
                PathMode.Shortest => cheapest[..Math.Min(1, cheapest.Count)],
                _ => cheapest,
            };

            var found = PathQuery.Run(
                cache, request with { Mode = mode, MinIndependentSources = sources }, context.CancellationToken);

            Assert.AreEqual(expected.Count, found.Total.Value);
            Assert.AreSequenceEqual(Costs(expected), Costs(found.Results));
            if (mode == PathMode.Simple)
            {
                Assert.AreSequenceEqual(Told(expected), Told(found.Results));
            }
            else
            {
                Assert.IsEmpty(Told(found.Results).Except(Told(all)));
            }
        });

        static IEnumerable<double> Costs(IEnumerable<PathShape> paths) => paths.Select(path => path.TotalCost);

        static IEnumerable<string> Told(IEnumerable<PathShape> paths) => paths.Select(path => path.PathString);
    }

    [TestMethod]
    [DataRow(PathMode.Shortest)]
    [DataRow(PathMode.AllShortest)]
    [DataRow(PathMode.Simple)]
    [DataRow(PathMode.KShortest)]
    public void Run_EnoughSources_IsWorkThatIsLimited(PathMode mode)
    {
        const int Ways = 200, SourcesOfATie = 20;
        string[] sources = [.. Enumerable.Range(0, SourcesOfATie).Select(i => $"s{i}")];
        var cache = new GraphCache(TestGraph.OfRecords(
        [
            .. sources.Select(id => Some.Source(id) with { Publisher = "One" }),
            Some.Entity("a") with { SourceIds = ["s0"] },
            Some.Entity("z") with { SourceIds = ["s0"] },
            .. Enumerable.Range(0, Ways).SelectMany(i => new GraphRecord[]
            {
                Some.Entity($"w{i}") with { SourceIds = ["s0"] },
                Some.Affiliation($"a{i}", "a", $"w{i}") with { SourceIds = sources },
                Some.Affiliation($"z{i}", "z", $"w{i}") with { SourceIds = sources },
            }),
        ]));
        Assert.IsTrue(cache.Snapshot.TryGetVertex("a", out var source));
        Assert.IsTrue(cache.Snapshot.TryGetVertex("z", out var target));
        var request = new PathRequest(source, target) { Mode = mode, MaxDepth = 2, Steps = Ways * SourcesOfATie };

        var free = PathQuery.Run(cache, request, context.CancellationToken);
        var sifted = PathQuery.Run(cache, request with { MinIndependentSources = 2 }, context.CancellationToken);
        var all = PathQuery.Run(
            cache, request with { MinIndependentSources = 2, Steps = 1_000_000 }, context.CancellationToken);

        Assert.AreEqual("ok", free.Status, "the search itself takes less");
        Assert.AreEqual("partial", sifted.Status);
        Assert.AreEqual("no_path", all.Status);
    }

    /// <summary>What an answer says of the next lengths is what is found when these are asked for.</summary>
    [TestMethod]
    public void Run_Next_CountsWhatIsFoundThen()
    {
        Gen.Int[0, 100_000].Sample(seed =>
        {
            var cache = RandomGraph.Of(seed);
            var request = new PathRequest(0, 1);

            foreach (var next in PathQuery.Run(cache, request, context.CancellationToken).Next ?? [])
            {
                var listed = PathQuery.Run(
                    cache,
                    request with { Mode = PathMode.Simple, MinDepth = next.Length, MaxDepth = next.Length },
                    context.CancellationToken);
                Assert.AreEqual(listed.Total, new Total(next.Count, next.Relation));
                Assert.IsTrue(listed.Results.All(path => path.Length == next.Length));
            }
        });
    }

    private static PartialDate Date(string text) => PartialDate.Parse(text);

    private PathAnswer Ask(string options, Func<PathRequest, PathRequest>? change = null, string target = "z")
    {
        var request = RequestOf(options, target);
        return PathQuery.Run(Two, change?.Invoke(request) ?? request, context.CancellationToken);
    }

    private static PathRequest RequestOf(string options, string target) =>
        PathRequest.Of(Two, Asked.Paths($"source=a&target={target}&{options}"));
}
