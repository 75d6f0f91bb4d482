using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Paths;
using GraphService.Tests.Queries.Conditions;

namespace GraphService.Tests.Queries.Paths;

/// <summary>What is told of a path that was found.</summary>
[TestClass]
public sealed class PathShapeTests(TestContext context)
{
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

    private PathAnswer Ask(string options) => PathQuery.Run(
        Graph, PathRequest.Of(Graph, Asked.Paths($"source=ann&target=bob&{options}")), context.CancellationToken);
}
