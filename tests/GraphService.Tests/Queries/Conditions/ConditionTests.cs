using CsCheck;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;
using GraphService.Queries.Paths;

namespace GraphService.Tests.Queries.Conditions;

/// <summary>What each condition lets pass.</summary>
[TestClass]
public sealed class ConditionTests(TestContext context)
{
    /// <summary>
    /// Two people with four ways between them, each over one entity: a council, a firm, a meeting, and a person.
    /// </summary>
    private static readonly GraphCache Four = new(TestGraph.OfRecords([
        Some.Source() with { Publisher = "Press" },
        Some.Source("s2") with { Publisher = "PRESS" },
        Some.Source("s3") with { Publisher = "Mail" },
        Some.Source("s4", "other"),
        Some.Source("s5") with { Publisher = "mail.example (repost of Mail)" },
        Some.Source("s6") with { Publisher = "copies.example (repost)" },
        Some.Entity("a"),
        Some.Entity("z"),
        Some.Entity("council", EntitySchema.Body) with { Country = "CN" },
        Some.Entity("firm", EntitySchema.Company) with { Country = "GB" },
        Some.Entity("friend") with { Country = "CN" },
        Some.Entity("meeting", EntitySchema.Event),
        Some.Entity("crowd"),
        Some.Affiliation("a-council", "a", "council") with { Status = AffiliationStatus.ConfirmedOfficial },
        Some.Affiliation("z-council", "z", "council") with { Status = AffiliationStatus.ConfirmedOfficial },
        Some.Affiliation("a-firm", "a", "firm", AffiliationType.Named("leads")) with
        {
            Confidence = 0.5,
            SourceIds = ["s1", "s3"],
        },
        Some.Affiliation("z-firm", "z", "firm", AffiliationType.Named("leads")) with
        {
            Confidence = 0.6,
            SourceIds = ["s1", "s5"],
        },
        Some.Affiliation("a-friend", "a", "friend", AffiliationType.Named("associate_of"), "other") with
        {
            SourceIds = ["s1", "s2", "s6"],
        },
        Some.Affiliation("z-friend", "z", "friend", AffiliationType.Named("associate_of"), "other") with
        {
            SourceIds = ["s1", "s2"],
        },
        Some.Affiliation("a-meeting", "a", "meeting", AffiliationType.Named("participated_in")) with
        {
            Start = PartialDate.Parse("2015"),
            End = PartialDate.Parse("2015"),
        },
        Some.Affiliation("z-meeting", "z", "meeting", AffiliationType.Named("participated_in")),
        Some.Affiliation("crowd-meeting", "crowd", "meeting", AffiliationType.Named("participated_in"))]));

    [TestMethod]
    [DataRow("relationships=member_of,speaker_at", "Only ties of these kinds: member of, speaker at.")]
    [DataRow("exclude_relationships=chair_of", "No ties of these kinds: chair of.")]
    [DataRow("avoid_type=chair_of", "No ties of these kinds: chair of.")]
    [DataRow("avoid_schema=PublicBody", "Not through entities of these kinds: public body.")]
    [DataRow("status=self_declared", "Only ties of this status: stated only by the subject itself.")]
    [DataRow("window=2015/2016-06", "Ties that surely did not hold between 2015 and June 2016 are left out.")]
    [DataRow("window=../2016-06-05", "Ties that surely did not hold until 5 June 2016 are left out.")]
    [DataRow("window=2015-02/..", "Ties that surely did not hold since February 2015 are left out.")]
    [DataRow("max_transit_degree=p81",
        "Only through entities with at most as many as the 81st percentile of all entities has neighbours.")]
    [DataRow("max_transit_degree=p12",
        "Only through entities with at most as many as the 12th percentile of all entities has neighbours.")]
    [DataRow("max_transit_degree=p3",
        "Only through entities with at most as many as the 3rd percentile of all entities has neighbours.")]
    public void Words_OfACondition_AreThoseOfPeople(string condition, string words) =>
        Assert.AreEqual(words, Asked.Conditions(condition).Words.Single());

    [TestMethod]
    [DataRow("", "council firm friend meeting")]
    [DataRow("as_of=2020", "council firm friend")]
    [DataRow("relationships=member_of,leads", "council firm")]
    [DataRow("exclude_relationships=participated_in,associate_of", "council firm")]
    [DataRow("status=confirmed_official", "council")]
    [DataRow("status=confirmed_official,reported", "council firm friend meeting")]
    [DataRow("min_confidence=0.6", "council friend meeting", DisplayName = "the weaker of its two ties counts")]
    [DataRow("min_confidence=50%", "council firm friend meeting")]
    [DataRow("min_sources=2", "firm", DisplayName = "Press and PRESS are one publisher, copies add none")]
    [DataRow("min_sources=3", "")]
    [DataRow("datasets=other", "friend")]
    [DataRow("datasets=other,test", "council firm friend meeting")]
    [DataRow("avoid=council,firm,a", "friend meeting")]
    [DataRow("via_schema=Organization", "council", DisplayName = "a body is an organization, too")]
    [DataRow("via_schema=Company,Event", "firm meeting")]
    [DataRow("avoid_schema=Event,Person", "council firm", DisplayName = "the ends are people, and exempt")]
    [DataRow("via_countries=cn", "council friend", DisplayName = "a country that is not known is none")]
    [DataRow("max_transit_degree=2", "council firm friend", DisplayName = "the ends have four neighbours")]
    [DataRow("max_transit_degree=1", "")]
    [DataRow("max_transit_degree=p99", "council firm friend meeting")]
    [DataRow("max_transit_degree=p50", "council firm friend")]
    [DataRow("window=2014/2015-02", "council firm friend meeting")]
    [DataRow("window=2016/..", "council firm friend", DisplayName = "the one at the meeting was over")]
    [DataRow("window=../2014", "council firm friend", DisplayName = "the one at the meeting had not begun")]
    [DataRow("window=2015/2015&unknown_dates=exclude", "", DisplayName = "of the other at the meeting no day is known")]
    [DataRow("unknown_dates=exclude", "council firm friend meeting", DisplayName = "without a time it asks nothing")]
    [DataRow("as_of=2015&unknown_dates=include", "council firm friend meeting")]
    [DataRow("avoid_type=participated_in,associate_of", "council firm")]
    [DataRow("avoid_type=participated_in&exclude_relationships=leads", "council friend", DisplayName = "both hold")]
    [DataRow("avoid_tree=council", "firm friend meeting")]
    [DataRow("role=member", "")]
    [DataRow("via_countries=CN&min_sources=1&relationships=associate_of", "friend", DisplayName = "all of them")]
    public void Paths_WithConditions_LeadThroughWhatPasses(string conditions, string through)
    {
        var request = new PathRequest(Vertex("a"), Vertex("z")) { Conditions = Asked.Conditions(conditions) };

        var answer = PathQuery.Run(Four, request, context.CancellationToken);

        Assert.AreEqual(
            through, string.Join(' ', answer.Results.Select(path => path.NodeIds[1]).Order(StringComparer.Ordinal)));
        Assert.AreEqual(through.Length > 0 ? "ok" : "no_path", answer.Status);
    }

    [TestMethod]
    [DataRow("", "a council crowd firm friend meeting z", 9)]
    [DataRow("min_confidence=0.6", "a council crowd friend meeting z", 7)]
    [DataRow("via_schema=Company", "a firm", 1, DisplayName = "where it was begun from is exempt")]
    [DataRow("avoid=meeting&relationships=participated_in", "a", 0)]
    public void Subgraph_WithConditions_HoldsWhatPasses(string conditions, string entities, int ties)
    {
        var query = new SubgraphQuery(Four, [Vertex("a")], 2, Asked.Conditions(conditions));

        var subgraph = query.Run("");

        Assert.AreEqual(
            entities,
            string.Join(' ', subgraph.Vertices.Select(Four.Snapshot.EntityColumns.Id)));
        Assert.HasCount(ties, subgraph.Ordinals);
        Assert.AreEqual(
            conditions.Length > 0, subgraph.Question!.Words.Split(". ").Length > 1, subgraph.Question.Words);
    }

    [TestMethod]
    [DataRow("avoid=nobody", "avoid", true)]
    [DataRow("datasets=none", "datasets", false)]
    public void Compile_UnknownId_NamesTheParameter(string conditions, string parameter, bool isEntity)
    {
        var request = new PathRequest(Vertex("a"), Vertex("a")) { Conditions = Asked.Conditions(conditions) };

        var e = Assert.ThrowsExactly<UnknownIdException>(
            () => PathQuery.Run(Four, request, context.CancellationToken));

        Assert.AreEqual(parameter, e.Parameter);
        Assert.AreEqual(isEntity, e.IsEntity);
    }

    [TestMethod]
    public void Relaxations_OfAnyQuestion_AreWhatIsFoundWithoutTheCondition()
    {
        string[] ids = ["a", "z", "council", "firm", "friend", "meeting", "crowd"];
        var questions = Gen.Select(Asked.Some(ids, Some.Dataset), Gen.Int[1, 3], Gen.Int[1, ids.Length - 1]);
        questions.Sample((parts, depth, end) =>
        {
            var request = new PathRequest(Vertex("a"), Vertex(ids[end]))
            {
                MaxDepth = depth,
                Conditions = Asked.Conditions(string.Join('&', parts).Replace("%25", "%", StringComparison.Ordinal)),
            };

            var relaxations = PathQuery.Run(Four, request, context.CancellationToken).Relaxations;

            if (relaxations is not null)
            {
                var expected = request.Conditions.All
                    .Select(condition => (
                        condition.Kind.Name,
                        Request: request with { Conditions = request.Conditions.Without(condition.Kind) }))
                    .Append((Name: "max_depth", Request: request with { MaxDepth = 100 }))
                    .Select(relaxed => (
                        relaxed.Name, Answer: PathQuery.Run(Four, relaxed.Request, context.CancellationToken)))
                    .Where(relaxed => relaxed.Answer.Status == "ok")
                    .Select(relaxed => new PathRelaxation(
                        relaxed.Name,
                        relaxed.Answer.Total.Value,
                        relaxed.Answer.Total.Relation,
                        relaxed.Answer.Results[0].Length));
                Assert.AreSequenceEqual(expected, relaxations);
            }
        });
    }

    [TestMethod]
    public void Searched_OfAnyQuestion_CountsTheTiesThatPass()
    {
        Asked.Some(["a", "z", "firm"], Some.Dataset).Sample(parts =>
        {
            var conditions = Asked.Conditions(
                string.Join('&', parts).Replace("%25", "%", StringComparison.Ordinal));
            var filter = conditions.Compile(Four.Conditions);

            Assert.AreEqual(
                Enumerable.Range(0, Four.Snapshot.TieColumns.Count).Count(filter.Passes),
                Four.Conditions.CountTies(conditions));
        });
    }

    [TestMethod]
    public void Kinds_AreNamedOnceAndTellWhatTheyAreFor()
    {
        Assert.AreSequenceEqual(
            ConditionKinds.All.Select(kind => kind.Name).Distinct(), ConditionKinds.All.Select(kind => kind.Name));
        foreach (var kind in ConditionKinds.All)
        {
            Assert.MatchesRegex("^[a-z_]+$", kind.Name);
            Assert.IsFalse(kind.Parameter.IsRequired, kind.Name);
            Assert.IsNull(kind.Parameter.DefaultText, kind.Name);
            var condition = Asked.Conditions($"{kind.Name}={kind.Example}").All.Single();
            Assert.MatchesRegex(@"^[A-Z][^.]+(\.[0-9]+[^.]*)?\.$", condition.Words.English);
        }
    }

    [TestMethod]
    public void With_EmptyList_SetsNothing() => Assert.IsEmpty(
        ConditionSet.None.With(ConditionKinds.Avoid, ["a"]).With(ConditionKinds.Avoid, []).All);

    private static int Vertex(string id) => Four.Snapshot.VertexOf("id", id);
}
