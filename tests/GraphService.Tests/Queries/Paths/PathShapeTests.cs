using System.Globalization;
using CsCheck;
using GraphService.Algorithms.Paths;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Paths;
using GraphService.Tests.Queries.Conditions;

namespace GraphService.Tests.Queries.Paths;

/// <summary>What is told of a path that was found.</summary>
[TestClass]
public sealed class PathShapeTests(TestContext context)
{
    private static readonly DateOnly First = new(2020, 1, 25);

    private static readonly GraphCache Graph = new(TestGraph.OfRecords([
        Some.Source() with { Publisher = "Example Conference (official site)" },
        Some.Source("s2") with { Publisher = "Press", Note = "third-party copy", CareReason = "third_party_copy" },
        Some.Source("s3") with { Publisher = "EXAMPLE CONFERENCE pages, after Press", Note = "page 1 of 2" },
        Some.Source("s4") with { Publisher = "press" },
        Some.Source("s5") with { Publisher = "Example" },
        Some.Entity("ann", name: "Ann") with { OtherNames = [new LocalText("安", "zh")] },
        Some.Entity("bob", name: "Bob"),
        Some.Entity("conference", EntitySchema.Organization, "Example Conference"),
        Some.Entity("summit", EntitySchema.Event, "Summit of 2015")
            with
        { Start = PartialDate.Parse("2015-12-16"), End = PartialDate.Parse("2015-12-18") },
        Some.Affiliation("hosted", "summit", "conference", AffiliationType.HostedBy),
        Some.Affiliation("spoke", "ann", "summit", AffiliationType.Named("speaker_at")) with
        {
            Roles = [new LocalText("keynote"), new LocalText("主旨演讲", "zh")],
            SourceIds = ["s1", "s2"],
            Confidence = 0.8,
        },
        Some.Affiliation("came", "bob", "summit", AffiliationType.Named("participated_in")) with
        {
            Start = PartialDate.Parse("2015-12"),
            End = PartialDate.Parse("2015-12"),
            SourceIds = ["s3", "s4", "s5", "s2"],
            Confidence = 0.5,
        }]));

    [TestMethod]
    public void Run_Path_IsToldInBothLanguages()
    {
        var path = Ask("").Results.Single();

        Assert.AreEqual("Ann –keynote→ Summit of 2015 ←participated in– Bob", path.PathString);
        Assert.AreEqual("安 –主旨演讲→ Summit of 2015 ←参加– Bob", path.PathStringZh);
    }

    [TestMethod]
    [DataRow("member (2019)", null, "成员（2019）")]
    [DataRow("member (2014-2019)", "委员", "委员（2014-2019）")]
    [DataRow("member (2014-2019)", "委员（2014-2019）", "委员（2014-2019）")]
    [DataRow("member (named in 2018)", "委员", "委员")]
    [DataRow("member; chair (2018)", "委员", "委员", DisplayName = "of one of the two")]
    public void Run_YearsBehindARole_StandBehindItInChinese(string role, string? chinese, string told)
    {
        var graph = new GraphCache(TestGraph.OfRecords([
            Some.Source(),
            Some.Entity("a"),
            Some.Entity("b"),
            Some.Affiliation("t", "a", "b") with
            {
                Roles = [new LocalText(role), .. chinese is null ? [] : new[] { new LocalText(chinese, "zh") }],
            }]));

        var path = PathQuery.Run(graph, new PathRequest(0, 1), context.CancellationToken).Results.Single();

        Assert.AreEqual($"Name of a –{told}→ Name of b", path.PathStringZh);
    }

    [TestMethod]
    public void Run_Sources_OfTheBodiesOnThePathCountAsOne()
    {
        var path = Ask("evidence=full").Results.Single();

        Assert.AreEqual(3, path.IndependentSources);
        Assert.AreSequenceEqual(
            [
                $"s1 {IndependentSources.OwnPages} unremarked spoke",
                "s2 Press open_with_care spoke,came",
                $"s3 {IndependentSources.OwnPages} noted came",
                "s4 press unremarked came",
                "s5 Example unremarked came",
            ],
            path.Evidence!.Select(source =>
                $"{source.Source.Id} {source.CountsAs} {source.Quality} {string.Join(',', source.Supports)}"));
    }

    [TestMethod]
    public void Run_SourcesOfAHop_TellsTheHopWithTheFewest() =>
        Assert.AreEqual(new SourcedHop(0, 2), Ask("").Results.Single().LeastSourcedHop);

    [TestMethod]
    [DataRow("evidence=none", 0, 0, false)]
    [DataRow("", 6, 1, false)]
    [DataRow("evidence=urls", 6, 1, false)]
    [DataRow("evidence=full", 6, 1, true)]
    public void Run_Evidence_IsAsMuchAsIsAskedFor(string options, int ofTies, int ofEntity, bool isFull)
    {
        var answer = Ask(options);

        Assert.AreEqual(
            ofTies, answer.Results[0].Hops.SelectMany(hop => hop.Relationships).Sum(tie => tie.Sources.Count));
        Assert.HasCount(ofEntity, answer.Entities["ann"].Sources);
        Assert.AreEqual(isFull, answer.Results[0].Evidence is not null);
        Assert.AreEqual(3, answer.Results[0].IndependentSources);
    }

    [TestMethod]
    public void Run_Days_AreThoseThatTheHopsHaveInCommon()
    {
        var path = Ask("").Results.Single();

        Assert.AreEqual(new PathDays("2015-12-16", "2015-12-18", true, 3, 0, "unknown"), path.Validity);
        Assert.AreEqual(new PathMeeting("summit", path.Validity), path.Meetings.Single());
        Assert.IsNull(path.Certainty);
        Assert.AreEqual("unknown", Ask("overlap=pairwise").Results.Single().Certainty);
        Assert.AreEqual("unknown", Ask("window=2015/2015").Results.Single().Certainty);
        Assert.AreEqual("no_path", Ask("overlap=pairwise&unknown_dates=exclude").Status);
    }

    [TestMethod]
    public void Run_RandomDates_DaysAreThoseOfAllChoicesOfTies() => Gen
        .Select(
            Gen.Select(Gen.Int[0, 12], Gen.Int[0, 6], Gen.Bool).Array[1, 3].Array[3],
            Gen.OneOf(
                Gen.Const(PathOverlap.Any), Gen.Const(PathOverlap.Pairwise), Gen.Const(PathOverlap.All)))
        .Sample((hops, overlap) =>
        {
            var chain = Chain(hops, out var days);
            Assert.IsTrue(chain.Snapshot.TryGetVertex("e0", out var source));
            Assert.IsTrue(chain.Snapshot.TryGetVertex("e3", out var target));
            var answer = PathQuery.Run(
                chain, new PathRequest(source, target) { Overlap = overlap }, context.CancellationToken);
            var choices = days[0].SelectMany(
                _ => days[1].SelectMany(_ => days[2], (b, c) => (b, c)), (a, rest) => new[] { a, rest.b, rest.c });
            var meant = choices.Where(choice => overlap switch
            {
                PathOverlap.Pairwise => Shared(choice[0], choice[1]).Any() && Shared(choice[1], choice[2]).Any(),
                PathOverlap.All => Shared(choice).Any(),
                _ => true,
            }).ToList();

            Assert.AreEqual(meant.Count > 0 ? "ok" : "no_path", answer.Status);
            if (answer.Results is [var path])
            {
                Assert.AreEqual(meant.SelectMany(Shared).Distinct().Count(), path.Validity.OverlapDays);
                foreach (var (i, meeting) in path.Meetings.Index())
                {
                    Assert.AreEqual(
                        meant.SelectMany(choice => Shared(choice[i], choice[i + 1])).Distinct().Count(),
                        meeting.Days.OverlapDays);
                }
            }
        });

    [TestMethod]
    [DataRow("overlap=pairwise", "yes")]
    [DataRow("window=2010/2019-06", "yes")]
    [DataRow("window=2010/2019-06&overlap=pairwise", "unknown")]
    [DataRow("window=2010/2019-06&overlap=all", "unknown")]
    [DataRow("window=2010/2021&overlap=pairwise", "yes")]
    [DataRow("as_of=2020", "yes")]
    public void Run_AllThatIsAskedOfTime_IsCertainWhereOneChoiceOfTiesFulfilsIt(string options, string certainty)
    {
        Assert.AreEqual(certainty, OfTerms(options).Results.Single().Certainty);
        Assert.AreEqual(certainty == "yes" ? "ok" : "no_path", OfTerms($"{options}&unknown_dates=exclude").Status);
    }

    [TestMethod]
    public void Run_RandomDates_PathIsCertainWhereItIsFoundWithoutWhatIsUnknown() => Gen
        .Select(
            Gen.Select(Gen.Int[0, 12], Gen.Int[0, 6], Gen.Bool).Array[1, 3].Array[3],
            Gen.Int[0, 3].Select(i => (PathOverlap)i),
            Gen.Int[0, 18],
            Gen.Int[0, 4],
            Gen.Int[0, 3])
        .Sample((hops, overlap, day, length, asked) =>
        {
            var chain = Chain(hops, out _);
            var query = $"source=e0&target=e3&overlap={Word(overlap)}"
                + ((asked & 1) > 0 ? $"&as_of={DayOf(day)}" : "")
                + ((asked & 2) > 0 ? $"&window={DayOf(day)}/{DayOf(day + length)}" : "");

            var found = Ask(chain, query).Results;

            Assert.AreEqual(
                Ask(chain, $"{query}&unknown_dates=exclude").Status == "ok",
                found.Any(path => path.Certainty is null or "yes"),
                query);
        });

    [TestMethod]
    public void Run_TermsThatFollowEachOther_CoverAYearTogether()
    {
        const string Query = "source=a&target=z&as_of=2019&overlap=all";
        var cache = new GraphCache(TestGraph.OfRecords([
            Some.Source(), Some.Entity("a"), Some.Entity("m"), Some.Entity("z"),
            Term("1", "a", "2018-01-01", "2019-06-30"),
            Term("2", "a", "2019-07-01", "2020-12-31"),
            Term("3", "z", "2015", "2022")]));

        Assert.AreEqual("yes", Ask(cache, Query).Results.Single().Certainty);
        Assert.AreEqual(
            "no_path", Ask(cache, $"{Query}&unknown_dates=exclude").Status, "it asks each term by itself");
    }

    [TestMethod]
    [DataRow("none", "0 1 2")]
    [DataRow("confidence", "0 0.223143551 0.916290732")]
    [DataRow("hub_penalty", "0 0 1.098612289", DisplayName = "the summit has three neighbours")]
    [DataRow("strength", "0 4 8", DisplayName = "attendance is a quarter")]
    [DataRow("recency", "0 3.023598571 6.042481424", DisplayName = "6.57 years before the newest page")]
    public void Run_Weight_TellsWhatEachHopCosts(string weight, string costs)
    {
        var path = Ask($"weight={weight}").Results.Single();

        Assert.AreEqual(costs, string.Join(' ', path.Costs.Select(cost => FormattableString.Invariant($"{cost}"))));
        Assert.AreEqual(path.Costs[^1], path.TotalCost);
    }

    /// <summary>
    /// A chain of entities with parallel ties, each of which began on a day and ended on one, or in its month.
    /// </summary>
    private static GraphCache Chain((int Start, int Length, bool IsMonth)[][] hops, out int[][][] days)
    {
        var ties = new List<GraphRecord>();
        days = Array.ConvertAll(hops, hop => new int[hop.Length][]);
        foreach (var (i, hop) in hops.Index())
        {
            foreach (var (j, (start, length, isMonth)) in hop.Index())
            {
                var (from, to) = (First.AddDays(start), First.AddDays(start + length));
                ties.Add(Some.Affiliation($"{i}-{j}", $"e{i}", $"e{i + 1}", AffiliationType.Named("associate_of")) with
                {
                    Start = PartialDate.Parse(from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                    End = PartialDate.Parse(
                        to.ToString(isMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture)),
                });
                var last = isMonth ? new DateOnly(to.Year, to.Month, DateTime.DaysInMonth(to.Year, to.Month)) : to;
                days[i][j] = [.. Enumerable.Range(from.DayNumber, last.DayNumber - from.DayNumber + 1)];
            }
        }

        return new GraphCache(TestGraph.OfRecords(
            [Some.Source(), .. Enumerable.Range(0, hops.Length + 1).Select(i => Some.Entity($"e{i}")), .. ties]));
    }

    private static IEnumerable<int> Shared(params int[][] days) =>
        days.Aggregate<IEnumerable<int>>((one, other) => one.Intersect(other));

    /// <summary>
    /// Between a and z over m: the first term of either is certain in 2010 and overlaps nothing, the second overlaps.
    /// </summary>
    private PathAnswer OfTerms(string options) => Ask(
        new GraphCache(TestGraph.OfRecords([
            Some.Source(), Some.Entity("a"), Some.Entity("m"), Some.Entity("z"),
            Term("1", "a", "2010-01-01", "2010-06-30"),
            Term("2", "a", "2019", "2022-01-01"),
            Term("3", "z", "2010", "2015-12-31"),
            Term("4", "z", "2019", "2022-01-01")])),
        $"source=a&target=z&{options}");

    private static Affiliation Term(string id, string member, string start, string end) =>
        Some.Affiliation(id, member, "m") with { Start = PartialDate.Parse(start), End = PartialDate.Parse(end) };

    private static string DayOf(int day) =>
        First.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Word(PathOverlap overlap) => overlap.ToString().ToLowerInvariant();

    private PathAnswer Ask(string options) => Ask(Graph, $"source=ann&target=bob&{options}");

    private PathAnswer Ask(GraphCache cache, string query) =>
        PathQuery.Run(cache, PathRequest.Of(cache, Asked.Paths(query)), context.CancellationToken);
}
