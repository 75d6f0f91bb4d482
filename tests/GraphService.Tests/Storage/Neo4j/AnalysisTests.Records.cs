using System.Globalization;
using System.Text;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Storage;
using GraphService.Storage.Neo4j;
using GraphService.Tests.Api;
using Microsoft.Extensions.DependencyInjection;
using static GraphService.Tests.Storage.Neo4j.AnswerText;

namespace GraphService.Tests.Storage.Neo4j;

/// <content>Ties, names and changes.</content>
public sealed partial class AnalysisTests
{
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
}
