using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Conditions;
using static GraphService.Tests.Storage.Neo4j.AnswerText;

namespace GraphService.Tests.Storage.Neo4j;

/// <content>Bodies, members and coverage.</content>
public sealed partial class AnalysisTests
{
    [TestMethod]
    [Asks("bodies-and-their-known-members.cypher")]
    [DataRow("2024-12-31")]
    [DataRow("2024-11")]
    [DataRow("2016")]
    public async Task Bodies_OnADay_AreThoseOfTheApi(string day)
    {
        var rows = await AskAsync("bodies-and-their-known-members.cypher", ("2024-12-31", day));

        var asOf = AsOf.On(PartialDate.Parse(day));
        var expected = BodiesQuery.Run(await CacheAsync(), asOf, ConditionSet.None, 1_000, 0).Results
            .OrderByDescending(body => body.Members.Known)
            .ThenBy(body => body.Id, StringComparer.Ordinal)
            .Select(body => Line(
                body.Id,
                body.Caption,
                body.Names.Count > 0 ? body.Names[0].Value : null,
                body.Parents.Select(parent => parent.Caption).Order(StringComparer.Ordinal),
                body.Members.Known,
                body.Members.Certain,
                body.Members.Unknown,
                body.Members.EndedOrNotBegun,
                body.Members.Officers,
                body.Members.Participants));
        Assert.AreSequenceEqual(
            expected,
            Lines(rows, "id body body_zh part_of known certain unknown ended_or_not_begun officers participants"));
    }

    [TestMethod]
    [Asks("members-of-a-body-at-a-date.cypher")]
    [DataRow("body-wic-hac-1", "2016-06", DisplayName = "committee, month")]
    [DataRow("body-wic-hac-1", "2015-12-16", DisplayName = "committee, its first day")]
    [DataRow("body-wic-hac-1", "2017-06", DisplayName = "committee, in the year in which it ended")]
    [DataRow("body-wic-hac-1", "2018", DisplayName = "committee, after its term")]
    [DataRow("org-wic", "2024", DisplayName = "organization, whose chairs do not count")]
    [DataRow("body-wic-council", "2023-05-01", DisplayName = "council")]
    [DataRow("body-wic-award-distinguished", "2024-11", DisplayName = "award, month in which it was given")]
    [DataRow("body-wic-ten-year-honour", "2025", DisplayName = "award, kept")]
    public async Task Members_OnADay_AreThoseOfTheApi(string body, string day)
    {
        var rows = await AskAsync(
            "members-of-a-body-at-a-date.cypher", ("body-wic-hac-1", body), ("2016-06'", day + "'"));

        var cache = await CacheAsync();
        var expected = MembersOn(cache, Vertex(cache, body), day)
            .Select(member => Line(
                member.Entity.Id,
                member.Entity.Caption,
                member.Type.ToUpperInvariant(),
                member.Role,
                member.Term.Start,
                member.Term.End,
                member.Affiliation.Certainty,
                member.CountsAsMember,
                member.Affiliation.Status,
                member.Affiliation.Confidence,
                member.Affiliation.Sources));
        Assert.AreSequenceEqual(
            expected,
            Lines(rows, "id member type role start end certainty counts status confidence sources"));
    }

    [TestMethod]
    [Asks("members-of-a-body-at-a-date.cypher")]
    public async Task Members_AsPasted_AreTwoCertainlyAndTwentyOnePerhaps()
    {
        var rows = await AskAsync("members-of-a-body-at-a-date.cypher");

        var members = rows.Where(row => row["counts"].GetBoolean())
            .GroupBy(row => row["id"].GetString(), row => row["certainty"].GetString())
            .Select(certainties => certainties.Contains("yes") ? "yes" : "unknown")
            .ToList();
        Assert.HasCount(23, members);
        Assert.AreEqual(2, members.Count(certainty => certainty == "yes"));
    }

    [TestMethod]
    [Asks("bodies-and-their-known-members.cypher")]
    [DataRow("2016-07-01", 1, DisplayName = "one term begins on the day after the other ended")]
    [DataRow("2016-07-02", 0, DisplayName = "a day between the terms")]
    public async Task Terms_WithoutAGap_CountAsOne(string secondStart, int certain)
    {
        // In a transaction that is undone. Nobody is a member of the exhibition in the shipped data.
        var terms = $$"""
            MATCH (person:Entity {id: 'per-jack-ma'})
            MATCH (body:Entity {id: 'body-wic-expo'})
            CREATE (person)-[:MEMBER_OF {id: 't1', start: '2015-01-01', end: '2016-06-30'}]->(body),
                   (person)-[:MEMBER_OF {id: 't2', start: '{{secondStart}}', end: '2017'}]->(body),
                   (person)-[:CHAIR_OF {id: 't3'}]->(body)
            """;

        var whichBodies = Edited("bodies-and-their-known-members.cypher", [("2024-12-31", "2016")]);
        var whoSits = Edited(
            "who-sits-in-most-bodies.cypher", [("2024-12-31", "2016"), ("2 AS at_least", "1 AS at_least")]);
        var bodies = await QueryApi.TryOutAsync(await ServerAsync(), [(terms, new { }), (whichBodies, new { })]);
        var seats = await QueryApi.TryOutAsync(await ServerAsync(), [(terms, new { }), (whoSits, new { })]);

        var expo = bodies.Single(row => row["id"].GetString() == "body-wic-expo");
        Assert.AreEqual($"1 known, {certain} certain", $"{expo["known"]} known, {expo["certain"]} certain");
        var person = seats.Single(row => row["id"].GetString() == "per-jack-ma");
        Assert.AreEqual(certain + 1, person["certain"].GetInt32());   // surely the co-chair of the committee as well
    }

    [TestMethod]
    [Asks("known-and-claimed-members.cypher")]
    [DataRow("2024-12-31")]
    [DataRow("2026")]
    [DataRow("2023-10")]
    [DataRow("2015-12-16")]
    public async Task Coverage_ByADay_IsThatOfTheApi(string day)
    {
        var rows = await AskAsync("known-and-claimed-members.cypher", ("2024-12-31", day));

        var answer = CoverageQuery.Run(await CacheAsync(), PartialDate.Parse(day), new Page(1_000, 0), new Page(0, 0));
        var expected = answer.Results
            .SelectMany(body => body.Claims.Where(claim => claim.Measure == Claim.Members).Select(claim => Line(
                body.Body.Id,
                body.Body.Caption,
                claim.Date,
                claim.CountedAs,
                (double)claim.Value,
                claim.Qualifier,
                claim.Text,
                claim.Known,
                claim.KnownThen,
                claim.Ratio,
                claim.Sources,
                claim.Id)))
            .ToList();
        Assert.IsNotEmpty(expected);
        Assert.AreSequenceEqual(
            expected,
            Lines(rows, "body_id body date counted_as claimed qualifier text known known_then ratio sources claim_id"));
    }

    [TestMethod]
    [Asks("who-sits-in-most-bodies.cypher")]
    [DataRow("2024-12-31", 2)]
    [DataRow("2016-11", 1)]
    [DataRow("2026", 3)]
    public async Task Seats_OnADay_AreThoseThatTheApiListsBodyByBody(string day, int atLeast)
    {
        var rows = await AskAsync(
            "who-sits-in-most-bodies.cypher", ("2024-12-31", day), ("2 AS at_least", $"{atLeast} AS at_least"));

        var cache = await CacheAsync();
        var seats =
            from body in cache.Bodies
            from member in MembersOn(cache, body, day)
            group member by (member.Entity.Id, Body: cache.Snapshot.Entities[body].Name);
        var expected = seats.GroupBy(seat => seat.Key.Id)
            .Select(member => (
                member.First().First().Entity,
                Bodies: member.Count(seat => seat.Any(tie => tie.CountsAsMember)),
                Certain: member.Count(seat => seat.Any(tie => tie.CountsAsMember && tie.Certainty == "yes")),
                Offices: member.Count(seat => !seat.Any(tie => tie.CountsAsMember)),
                Names: member.Select(seat => seat.Key.Body).Order(StringComparer.Ordinal)))
            .Where(member => member.Bodies >= atLeast)
            .OrderByDescending(member => member.Bodies)
            .ThenByDescending(member => member.Certain)
            .ThenBy(member => member.Entity.Id, StringComparer.Ordinal)
            .Select(member => Line(
                member.Entity.Id,
                member.Entity.Caption,
                member.Entity.Schema,
                member.Bodies,
                member.Certain,
                member.Offices,
                member.Names))
            .ToList();
        Assert.IsNotEmpty(expected);
        Assert.AreSequenceEqual(expected, Lines(rows, "id member schema bodies certain offices names"));
    }
}
