using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using GraphService.Algorithms.Paths;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Conditions;
using GraphService.Queries.Paths;
using GraphService.Storage;
using GraphService.Storage.Neo4j;
using GraphService.Tests.Api;
using Microsoft.Extensions.DependencyInjection;
using static GraphService.Tests.Storage.Neo4j.AnswerText;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>The questions in <c>cypher/analysis</c> find in Neo4j what the API finds.</summary>
[TestClass]
[TestCategory(Needs.Neo4j)]
[DoNotParallelize]
public sealed class AnalysisTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "cypher", "analysis");

    public TestContext TestContext { get; set; } = null!;

    private Neo4jServer.Lease? _lease;

    [TestCleanup]
    public void GiveBack() => _lease?.Dispose();

    [TestMethod]
    public void EveryFile_IsTestedAndTellsWhatItAsks()
    {
        var files = Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        var tested = typeof(AnalysisTests).GetMethods()
            .SelectMany(method => method.GetCustomAttributes<AsksAttribute>())
            .Select(attribute => attribute.File)
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.AreSequenceEqual(tested, files);
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "investigator.md"));
        foreach (var file in files)
        {
            var text = File.ReadAllText(Path.Combine(Folder, file!));
            Assert.MatchesRegex(@"\A// [^\n]+\?\n//\n// Change: ", text, file);
            Assert.Contains("\n// Columns: ", text, file);
            Assert.Contains("\n// Bear in mind: ", text, file);
            Assert.Contains($"(../cypher/analysis/{file})", guide);
        }
    }

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
    [Asks("ties-on-a-single-source.cypher")]
    [DataRow("per-jack-ma", "1.0")]
    [DataRow("body-wic-hac-1", "1.0")]
    [DataRow("org-wic", "0.8")]
    [DataRow(null, "0.7")]
    public async Task SingleSource_OfAnEntity_AreTheTiesOfTheApiWithOneSource(string? entity, string mostConfidence)
    {
        var rows = await AskAsync(
            "ties-on-a-single-source.cypher",
            entity is null ? (" {id: entity_id}", "") : ("'per-jack-ma' AS", $"'{entity}' AS"),
            ("1.0 AS most_confidence", $"{mostConfidence} AS most_confidence"));

        var cache = await CacheAsync();
        var ties = entity is null
            ? cache.Snapshot.Affiliations.Select(tie => TieShape.Of(cache.Snapshot, tie))
            : AdjacencyQuery.Run(cache, Vertex(cache, entity), null, 1_000, 0).Adjacent.Values
                .SelectMany(group => group.Results)
                .Select(tie => tie.Affiliation);
        var most = double.Parse(mostConfidence, CultureInfo.InvariantCulture);
        var expected = ties
            .Where(tie => tie.Sources.Count == 1 && tie.Confidence <= most)
            .OrderBy(tie => tie.Confidence)
            .ThenBy(tie => tie.Id, StringComparer.Ordinal)
            .Select(tie => Line(
                tie.SubjectId,
                tie.Type.ToUpperInvariant(),
                tie.ObjectId,
                RoleOf(tie),
                tie.Start,
                tie.End,
                tie.Status,
                tie.Confidence,
                tie.Sources[0].Publisher,
                tie.Sources[0].Published,
                tie.Sources[0].Url,
                tie.Sources[0].Note,
                tie.Id))
            .ToList();
        Assert.IsNotEmpty(expected);
        Assert.AreSequenceEqual(
            expected,
            Lines(
                rows,
                "subject_id type object_id role start end status confidence publisher published url note tie_id"));
    }

    [TestMethod]
    [Asks("search-by-name.cypher")]
    [DataRow("Jack Ma", true)]
    [DataRow("ma jack", true)]
    [DataRow("jac m", true)]
    [DataRow("马云", true)]
    [DataRow("ＪＡＣＫ　ＭＡ", true)]
    [DataRow("ma yun", true)]
    [DataRow("李强", false)]
    [DataRow("互联网大会", false)]
    [DataRow("世界互联网大会", true)]
    [DataRow("马", false)]
    [DataRow("wang", false)]
    [DataRow("Internet Society of China", true)]
    [DataRow("advisory committee", false)]
    [DataRow("AI (working) group: +1", false)]
    [DataRow("nobody bears this", false)]
    [DataRow("", false)]
    public async Task Search_ForAName_FindsWhatTheApiFinds(string name, bool isFirst)
    {
        var rows = await AskAsync("search-by-name.cypher", ("'Jack Ma' AS", $"'{name}' AS"));

        var hits = name.Length == 0
            ? []
            : SearchQuery.Run(
                await CacheAsync(),
                new SearchRequest(name) { Limit = 1_000, IsFuzzy = false },
                TestContext.CancellationToken)
                .Results
                .Where(hit => hit.Match.Changes.Count == 0)   // the statement knows no other spellings
                .ToList();
        Assert.AreSequenceEqual(
            hits.Select(hit => Line(hit.Id, hit.Degree)).Order(StringComparer.Ordinal),
            Lines(rows, "id neighbours").Order(StringComparer.Ordinal));
        if (isFirst)
        {
            Assert.AreEqual(hits[0].Id, rows[0]["id"].GetString());
        }
    }

    [TestMethod]
    [Asks("what-changed.cypher")]
    public async Task Changes_OfTheLastRevision_AreThoseOfTheLog()
    {
        var rows = await AskAsync("what-changed.cypher");

        using var json = new RecordJson();
        var log = (await ApiServer.Wic.Value).Services.GetRequiredService<IGraphStore>()
            .ReadChangesAsync(0, TestContext.CancellationToken);
        var expected = await log.Take(1_000).Select(change => Line(
            change.Revision,
            "wic",
            Vocabulary.Operations[change.Operation],
            Vocabulary.Kinds[change.Kind],
            change.Id,
            null,
            Encoding.UTF8.GetString(json.Write(change.After!)),
            change.Sequence)).ToListAsync(TestContext.CancellationToken);
        Assert.AreSequenceEqual(expected, Lines(rows, "revision dataset operation kind id before after sequence"));
    }

    [TestMethod]
    [Asks("what-changed.cypher")]
    [DataRow("null", "2 changed c001, 2 withdrawn c002")]
    [DataRow("'c001'", "1 added c001, 2 changed c001")]
    [DataRow("'c003'", "1 added c003")]
    public async Task Changes_AfterAnotherRevision_AreOfThatRevisionOrOfTheRecord(string id, string expected)
    {
        // By the statements of the store itself; the transaction is undone. The last change is that of a run under way.
        const string Run = "second";
        var s = (await CacheAsync()).Snapshot;
        var last = s.Sources.Count + s.Entities.Count + s.Affiliations.Count + s.Claims.Count + s.Datasets.Count;
        object[] second =
        [
            new[] { "changed", "claim", "c001", "{}", "{}" },
            new[] { "withdrawn", "claim", "c002", "{}", null },
        ];
        object[] third = [new[] { "changed", "claim", "c003", "{}", "{}" }];
        var committed = new
        {
            number = 2,
            content_hash = "",
            time = "2026-12-01T00:00:00Z",
            run = Run,
            dataset = "wic",
            last_change = last + 2,
        };

        var rows = await QueryApi.TryOutAsync(await ServerAsync(), [
            (CypherText.BeginRun, new { run = Run, lease = 0 }),
            (CypherText.WriteChanges, new { run = Run, revision = 2, first = last + 1, rows = second, data = "" }),
            (CypherText.WriteChanges, new { run = Run, revision = 3, first = last + 3, rows = third, data = "" }),
            (CypherText.CommitRun, new { run = Run, revision = committed }),
            (Edited("what-changed.cypher", [("null AS record_id", $"{id} AS record_id")]), new { }),
        ]);

        var changes = rows.Select(row => $"{row["revision"]} {row["operation"]} {row["id"]}");
        Assert.AreEqual(expected, string.Join(", ", changes));
    }

    private static async Task<GraphCache> CacheAsync() =>
        (await ApiServer.Wic.Value).Services.GetRequiredService<SnapshotProvider>().Current!;

    private static IReadOnlyList<MemberShape> MembersOn(GraphCache cache, int body, string day) =>
        BodiesQuery.Members(cache, new MembersRequest(body, AsOf.On(PartialDate.Parse(day))) { Limit = 1_000 }).Results;

    private static int Vertex(GraphCache cache, string id) =>
        cache.Snapshot.TryGetVertex(id, out var vertex) ? vertex : throw new ArgumentException(id);

    /// <summary>Paths in the order in which the questions list them.</summary>
    private static IEnumerable<PathShape> Ordered(IEnumerable<PathShape> paths) => paths
        .OrderByDescending(path => path.Confidence)
        .ThenBy(path => string.Join('\u0001', path.NodeIds), StringComparer.Ordinal);

    private static string? RoleOf(TieShape tie) => tie.Roles.Count > 0 ? tie.Roles[0].Value : null;

    /// <summary>The server that holds the shipped data, for the rest of the test.</summary>
    private async Task<Neo4jServer> ServerAsync() => (_lease ??= await Neo4jServer.WicAsync()).Server;

    private async Task<IReadOnlyList<IReadOnlyDictionary<string, JsonElement>>> AskAsync(
        string file, params (string From, string To)[] edits) =>
        await QueryApi.RunAsync(await ServerAsync(), Edited(file, edits));

    /// <summary>Some columns of each row; their names are separated by blanks.</summary>
    private static IEnumerable<string> Lines(
        IEnumerable<IReadOnlyDictionary<string, JsonElement>> rows, string columns) =>
        rows.Select(row => Line(row, columns.Split(' ')));

    /// <summary>The text of a question with other values, put in as a person would.</summary>
    private static string Edited(string file, (string From, string To)[] edits)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        foreach (var (from, to) in edits)
        {
            var body = text.IndexOf("\nWITH ", StringComparison.Ordinal);
            var at = text.IndexOf(from, body, StringComparison.Ordinal);
            Assert.IsGreaterThanOrEqualTo(0, at, $"{file}: {from}");
            text = text[..at] + to + text[(at + from.Length)..];
        }

        return text;
    }

    /// <summary>Tells which question a test asks.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class AsksAttribute(string file) : Attribute
    {
        public string File { get; } = file;
    }
}
