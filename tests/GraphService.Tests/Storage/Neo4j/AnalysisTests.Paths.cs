using GraphService.Algorithms.Paths;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Conditions;
using GraphService.Queries.Paths;
using static GraphService.Tests.Storage.Neo4j.AnswerText;

namespace GraphService.Tests.Storage.Neo4j;

/// <content>Paths, and what is shared.</content>
public sealed partial class AnalysisTests
{
    [TestMethod]
    [Asks("shortest-paths-with-sources.cypher")]
    [DataRow("per-jack-ma", "per-wendy-hall", "")]
    [DataRow("per-jack-ma", "per-wendy-hall", "org-wic")]
    [DataRow("per-jack-ma", "per-wendy-hall", "org-wic,org-royal-society,body-wic-hac-1,body-wic-hac-2,per-wendy-hall")]
    [DataRow("per-lu-wei", "per-tim-cook", "")]
    [DataRow("per-li-qiang-sap", "per-fadi-chehade", "event-wic-2016")]
    [DataRow("org-royal-society", "org-alibaba-group", "")]
    public async Task Paths_BetweenTwo_AreThoseOfTheApiHopByHop(string source, string target, string avoid)
    {
        var cache = await CacheAsync();
        var avoided = avoid.Split(',', StringSplitOptions.RemoveEmptyEntries);

        var rows = await AskAsync(
            "shortest-paths-with-sources.cypher",
            ("'per-jack-ma' AS", $"'{source}' AS"),
            ("'per-wendy-hall' AS", $"'{target}' AS"),
            ("[] AS avoid", $"[{string.Join(", ", avoided.Select(id => $"'{id}'"))}] AS avoid"));

        var answer = PathQuery.Run(
            cache,
            new PathRequest(Vertex(cache, source), Vertex(cache, target))
            {
                Mode = PathMode.AllShortest,
                Conditions = ConditionSet.None.With(ConditionKinds.Avoid, [.. avoided]),
                Limit = 1_000,
            },
            TestContext.CancellationToken);
        var expected = Ordered(answer.Results)
            .Index()
            .SelectMany(path => path.Item.Hops.Index().SelectMany(hop => hop.Item.Relationships.Select(tie => Line(
                path.Index + 1,
                path.Item.Confidence,
                hop.Index + 1,
                hop.Item.From,
                hop.Item.To,
                tie.Type.ToUpperInvariant(),
                tie.SubjectId == hop.Item.From ? "forward" : "backward",
                RoleOf(tie),
                tie.Start,
                tie.End,
                tie.Status,
                tie.Confidence,
                tie.Sources))));
        Assert.AreSequenceEqual(
            expected,
            Lines(rows, "path weakest hop from_id to_id type direction role start end status confidence sources"));
    }

    [TestMethod]
    [Asks("shared-bodies-in-time.cypher")]
    [DataRow("per-jack-ma", "per-fadi-chehade", DisplayName = "two people")]
    [DataRow("per-cao-shumin", null, DisplayName = "one and everybody")]
    [DataRow(null, null, DisplayName = "everybody and everybody")]
    public async Task SharedBodies_InTime_AreThoseFoundByTryingEveryDay(string? one, string? other)
    {
        var rows = await AskAsync(
            "shared-bodies-in-time.cypher",
            one is null ? (" {id: one_id}", "") : ("'per-jack-ma' AS", $"'{one}' AS"),
            ("'per-fadi-chehade' AS other", other is null ? "null AS other" : $"'{other}' AS other"));

        var snapshot = (await CacheAsync()).Snapshot;
        var validity = snapshot.TieColumns.ById.ToDictionary(snapshot.TieColumns.Id, snapshot.TieColumns.Validity);
        var seats = snapshot.Affiliations
            .Where(tie => tie.Type.Class is TieClass.Membership or TieClass.Chair or TieClass.Office)
            .Where(tie => tie.Type != AffiliationType.Named("initiator_of"))
            .ToList();
        var expected =
            from a in seats
            where one is null || a.SubjectId == one
            from b in seats
            where b.ObjectId == a.ObjectId && b.SubjectId != a.SubjectId && (other is null || b.SubjectId == other)
            let together = Together(a, b)
            let confidence = Math.Min(a.Confidence, b.Confidence)
            select Line(
                a.ObjectId,
                b.SubjectId,
                a.Type.RelationshipType,
                b.Type.RelationshipType,
                together == 0 ? "no" : together == 1 ? "unknown" : "yes",
                confidence,
                SourceShape.ListOf(snapshot, a.SourceIds),
                SourceShape.ListOf(snapshot, b.SourceIds),
                a.Id,
                b.Id);
        Assert.AreSequenceEqual(
            expected.Order(StringComparer.Ordinal),
            Lines(
                rows,
                "body_id other_id type other_type together confidence sources other_sources tie_id other_tie_id")
                .Order(StringComparer.Ordinal));
        var certainties = rows.Select(row => row["together"].GetString()).ToList();
        Assert.AreEqual(one is null ? 3 : 2, certainties.Distinct().Count());
        Assert.AreSequenceEqual(
            certainties.OrderBy(word => Array.IndexOf(["yes", "unknown", "no"], word)), certainties);

        // Whether a day can be found on which both surely (2), or at least possibly (1), sat there.
        int Together(Affiliation a, Affiliation b)
        {
            var dates = new[] { validity[a.Id], validity[b.Id] }
                .SelectMany(term => new[] { term.PossibleFrom, term.CertainFrom, term.CertainTo, term.PossibleTo })
                .Where(date => date != DateOnly.MinValue && date != DateOnly.MaxValue)
                .DefaultIfEmpty(new DateOnly(2020, 1, 1))
                .ToList();
            var best = 0;
            for (var day = dates.Min().AddDays(-1); day <= dates.Max().AddDays(1); day = day.AddDays(1))
            {
                var on = PartialDate.OfDay(day);
                var (heldA, heldB) = (validity[a.Id].HeldOn(on), validity[b.Id].HeldOn(on));
                best = Math.Max(best, (int)(heldA < heldB ? heldA : heldB));
            }

            return best;
        }
    }

    [TestMethod]
    [Asks("ties-to-public-bodies.cypher")]
    [DataRow("org-alibaba-group", 3)]
    [DataRow("org-wic", 2)]
    [DataRow("org-cac", 2)]
    [DataRow("org-icann", 4)]
    public async Task PublicBodies_WithinSomeSteps_AreThoseToWhichTheApiFindsPaths(string organization, int steps)
    {
        var rows = await AskAsync(
            "ties-to-public-bodies.cypher", ("org-alibaba-group", organization), ("{1,3}", $"{{1,{steps}}}"));

        var cache = await CacheAsync();
        var types = AffiliationType.All
            .Where(type => type.Class is not (TieClass.Participation or TieClass.Award))
            .ToList();
        var expected = cache.Snapshot.Entities
            .Where(entity => entity.Schema == EntitySchema.PublicBody && entity.Id != organization)
            .Select(organ => (Organ: organ, Answer: PathQuery.Run(
                cache,
                new PathRequest(Vertex(cache, organization), Vertex(cache, organ.Id))
                {
                    Mode = PathMode.AllShortest,
                    MaxDepth = steps,
                    Conditions = ConditionSet.None.With(ConditionKinds.Relationships, types),
                    Limit = 1_000,
                },
                TestContext.CancellationToken)))
            .Where(found => found.Answer.Status == "ok")
            .OrderBy(found => found.Answer.Results[0].Length)
            .ThenByDescending(found => found.Answer.Total.Value)
            .ThenBy(found => found.Organ.Id, StringComparer.Ordinal)
            .Select(found => Line(
                found.Organ.Id,
                found.Organ.Name,
                found.Organ.Country,
                found.Answer.Results[0].Length,
                found.Answer.Total.Value,
                found.Answer.Results.Max(path => path.Confidence),
                Ordered(found.Answer.Results).Select(path => path.NodeIds.Skip(1).SkipLast(1)
                    .Select(id => cache.Snapshot.Entities[Vertex(cache, id)].Name))))
            .ToList();
        Assert.IsNotEmpty(expected);
        Assert.AreSequenceEqual(expected, Lines(rows, "id organ country steps connections weakest through"));
    }
}
