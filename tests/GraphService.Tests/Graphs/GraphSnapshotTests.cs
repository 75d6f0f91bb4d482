using CsCheck;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Tests.Graphs;

[TestClass]
public sealed class GraphSnapshotTests
{
    private static readonly Gen<string> AnyText =
        Gen.String[OneOf('a', 'Z', ' ', '"', '\\', '\n', '\0', 'é', '会', '\u200F'), 1, 40]
        .Select(text => "x" + text + "🦊");

    private static readonly Gen<PartialDate?> AnyDate = OneOf<PartialDate?>(
        null,
        PartialDate.Parse("1000"),
        PartialDate.Parse("2999-12-31"),
        PartialDate.Parse("2022-07"),
        PartialDate.Parse("2024-02-29"));

    private static readonly Gen<IReadOnlyList<LocalText>> AnyTexts =
        Gen.Select(AnyText, OneOf<string?>(null, "", "zh", "en"))
        .Select((value, language) => new LocalText(value, language)).List[0, 3]
        .Select(IReadOnlyList<LocalText> (list) => list);

    private static Gen<string?> Maybe(Gen<string> text) =>
        Gen.Select(text, Gen.Int[0, 3]).Select((t, kind) => kind switch { 0 => null, 1 => "", _ => t });

    private static readonly Gen<GraphContents> AnyContents =
        Gen.Select(Gen.Int[1, 12], Gen.Int[2, 20], Gen.Int[0, 60], Gen.Int)
            .SelectMany((sources, entities, ties, _) => ContentsOf(sources, entities, ties));

    private static Gen<GraphContents> ContentsOf(int sourceCount, int entityCount, int tieCount)
    {
        var sourceParts = Gen.Select(AnyText, AnyDate, Maybe(AnyText));
        var sources = sourceParts.Array[sourceCount].Select(all => all.Select((parts, i) =>
            new Source($"s{i}", i % 2 == 0 ? "d" : "other", $"https://example.org/{i}")
            {
                Title = parts.Item1,
                Published = parts.Item2,
                Note = parts.Item3,
            }).ToArray());
        var cited = Gen.Int[0, sourceCount - 1].Array[1, 3]
            .Select(IReadOnlyList<string> (places) => [.. places.Distinct().Select(place => $"s{place}")]);
        var entityParts =
            Gen.Select(AnyText, AnyTexts, AnyTexts, Maybe(AnyText), Gen.Select(AnyDate, AnyDate, cited));
        var entities = entityParts.Array[entityCount].Select(all => all.Select((parts, i) =>
            new Entity(
                $"e{(i * 7) % 31}-{i}",
                i % 3 == 0 ? "d" : "third",
                EntitySchema.All[i % EntitySchema.All.Count],
                parts.Item1)
            {
                OtherNames = parts.Item2,
                Aliases = parts.Item3,
                Country = i % 2 == 0 ? "CN" : null,
                Category = parts.Item4,
                Start = parts.Item5.Item1,
                End = parts.Item5.Item2,
                Description = parts.Item4,
                SourceIds = parts.Item5.Item3,
            }).ToArray());
        var tieParts = Gen.Select(
            Gen.Int[0, entityCount - 1],
            Gen.Int[1, entityCount - 1],
            AnyTexts,
            Gen.Select(AnyDate, AnyDate),
            Gen.Select(Gen.Double[0, 1], cited));
        return Gen.Select(sources, entities, tieParts.Array[tieCount]).Select((sources, entities, ties) => Contents(
            sources,
            entities,
            ties.Select((parts, i) => new Affiliation(
                $"a{(i * 13) % 101}.{i}",
                "d",
                entities[parts.Item1].Id,
                entities[(parts.Item1 + parts.Item2) % entityCount].Id,
                AffiliationType.All[i % AffiliationType.All.Count])
            {
                Roles = parts.Item3,
                Start = parts.Item4.Item1,
                End = parts.Item4.Item2,
                Status = (AffiliationStatus)(i % 3),
                Confidence = parts.Item5.Item1,
                SourceIds = parts.Item5.Item2,
            })));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    [TestMethod]
    public void Build_AnyRecords_EachComesBackAsItWas() => AnyContents.Sample(contents =>
    {
        var snapshot = GraphSnapshot.Build(contents);

        AssertSame(contents.Sources, snapshot.Sources);
        AssertSame(contents.Claims, snapshot.Claims);
        AssertSame(contents.Entities, [.. snapshot.Entities.OrderBy(entity => entity.Id, StringComparer.Ordinal)]);
        AssertSame(contents.Affiliations, [.. snapshot.Affiliations.OrderBy(tie => tie.Id, StringComparer.Ordinal)]);
        AssertSame(
            snapshot.Affiliations,
            [.. Enumerable.Range(0, snapshot.Affiliations.Count).Select(ordinal => snapshot.Affiliations[ordinal])]);
        Assert.AreSequenceEqual(
            contents.Records.Select(record => record.Dataset).Distinct().Order(StringComparer.Ordinal),
            snapshot.Datasets.Select(dataset => dataset.Id));
        Assert.AreEqual("Described", snapshot.Datasets.Single(dataset => dataset.Id == "d").Title);
    });

    [TestMethod]
    public void Columns_AnyRecords_SayWhatTheRecordsSay() => AnyContents.Sample(contents =>
    {
        var snapshot = GraphSnapshot.Build(contents);

        for (var vertex = 0; vertex < snapshot.Entities.Count; vertex++)
        {
            var (entity, columns) = (snapshot.Entities[vertex], snapshot.EntityColumns);
            Assert.AreEqual(entity.Id, columns.Id(vertex));
            Assert.AreEqual(entity.Schema, columns.Schema(vertex));
            Assert.AreEqual(entity.Dataset, columns.Dataset(vertex));
            Assert.AreEqual(entity.Name, columns.Name(vertex));
            Assert.AreSequenceEqual(entity.Aliases, columns.Aliases(vertex));
            Assert.AreEqual(
                (entity.Country, entity.Category, entity.Start, entity.End),
                (columns.Country(vertex), columns.Category(vertex), columns.Start(vertex), columns.End(vertex)));
            Assert.AreSequenceEqual(
                entity.SourceIds, columns.Sources(vertex).Select(place => snapshot.Sources[place].Id));
            Assert.IsTrue(snapshot.TryGetVertex(entity.Id, out var found) && found == vertex);
        }

        for (var ordinal = 0; ordinal < snapshot.Affiliations.Count; ordinal++)
        {
            var (tie, columns) = (snapshot.Affiliations[ordinal], snapshot.TieColumns);
            Assert.AreEqual(
                (tie.Id, tie.Type, tie.Status, tie.Dataset),
                (columns.Id(ordinal), columns.Type(ordinal), columns.Status(ordinal), columns.Dataset(ordinal)));
            Assert.AreEqual(
                (tie.Start, tie.End, tie.Confidence),
                (columns.Start(ordinal), columns.End(ordinal), columns.Confidence(ordinal)));
            Assert.AreEqual(
                (tie.SubjectId, tie.ObjectId),
                (snapshot.Entities[columns.Tail(ordinal)].Id, snapshot.Entities[columns.Head(ordinal)].Id));
            Assert.AreSequenceEqual(
                tie.SourceIds, columns.Sources(ordinal).Select(place => snapshot.Sources[place].Id));
            Assert.IsTrue(columns.TryFind(tie.Id, out var found) && found == ordinal);
        }

        Assert.AreSequenceEqual(
            contents.Entities.Select(entity => entity.Id),
            snapshot.EntityColumns.ById.Select(snapshot.EntityColumns.Id));
        Assert.AreSequenceEqual(
            contents.Affiliations.Select(tie => tie.Id), snapshot.TieColumns.ById.Select(snapshot.TieColumns.Id));
    });

    [TestMethod]
    public void Build_RecordsInAnyOrder_GivesTheSameNumbers() =>
        Gen.Select(AnyContents, Gen.Int).Sample((contents, seed) =>
        {
            var random = new Random(seed);
            using var builder = new SnapshotBuilder();
            IEnumerable<GraphRecord>[] kinds =
                [contents.Sources, contents.Entities, contents.Affiliations, contents.Claims, contents.Datasets];
            foreach (var records in kinds)
            {
                foreach (var record in records.OrderBy(_ => random.Next()))
                {
                    builder.Add(record);
                }
            }

            var (snapshot, other) = (GraphSnapshot.Build(contents), builder.ToSnapshot(contents.Revision));

            AssertSame(snapshot.Entities, other.Entities);
            AssertSame(snapshot.Affiliations, other.Affiliations);
            AssertSame(snapshot.Sources, other.Sources);
            Assert.AreSequenceEqual(snapshot.Graph.Edges, other.Graph.Edges);
        });

    [TestMethod]
    public void TryGetVertex_WhatIsNoId_IsNotFound()
    {
        var snapshot = GraphSnapshot.Build(Contents([Some.Source()], [Some.Entity("e1"), Some.Entity("e3")], []));

        foreach (var id in new[] { "", "e", "e2", "e4", "E1", "\uD800", "会", new string('e', 1_000_000) })
        {
            Assert.IsFalse(snapshot.TryGetVertex(id, out _), id[..Math.Min(20, id.Length)]);
            Assert.IsNull(snapshot.FindSource(id));
        }
    }

    [TestMethod]
    public void Build_ManyRecordsOfManyValues_EachComesBackAsItWas()
    {
        const int N = 70_000;
        var sources = Enumerable.Range(0, 300).Select(i => Some.Source($"s{i}"));
        var longName = new string('n', 3_000_000);
        var entities = Enumerable.Range(0, N).Select(i =>
            new Entity($"e{i}", "d", EntitySchema.Person, i == 9 ? longName : $"Name {i}")
            {
                Country = $"{i % 257}",
                Description = i % 1_000 == 0 ? new string('z', i) : null,
                SourceIds = [$"s{i % 300}", $"s{(i + 1) % 300}"],
            });
        var type = AffiliationType.Named("member_of");
        var ties = Enumerable.Range(0, N).Select(i =>
            new Affiliation($"a{i}", "d", $"e{i}", $"e{(i + (i % 97) + 1) % N}", type)
            {
                Roles = [new LocalText($"role {i}")],
                Confidence = i % 260 / 260.0,
                Status = AffiliationStatus.Reported,
                SourceIds = [$"s{i % 300}"],
            });
        var contents = Contents([.. sources], [.. entities], ties);

        var snapshot = GraphSnapshot.Build(contents);

        AssertSame(contents.Entities, [.. snapshot.Entities.OrderBy(entity => entity.Id, StringComparer.Ordinal)]);
        AssertSame(contents.Affiliations, [.. snapshot.Affiliations.OrderBy(tie => tie.Id, StringComparer.Ordinal)]);
    }

    private static GraphContents Contents(Source[] sources, Entity[] entities, IEnumerable<Affiliation> ties) => new(
        Revision.Empty,
        [.. sources.OrderBy(source => source.Id, StringComparer.Ordinal)],
        [.. entities.OrderBy(entity => entity.Id, StringComparer.Ordinal)],
        [.. ties.OrderBy(tie => tie.Id, StringComparer.Ordinal)],
        [Some.Claim("c1", entities[0].Id, 1.5m), Some.Claim("c2", entities[1].Id)],
        [new Dataset("d", "Described") { Licence = "CC0-1.0" }]);

    private static void AssertSame(IReadOnlyList<GraphRecord> expected, IReadOnlyList<GraphRecord> actual)
    {
        using var json = new RecordJson();
        Assert.HasCount(expected.Count, actual);
        for (var i = 0; i < expected.Count; i++)
        {
            var (wanted, got) = (json.Write(expected[i]).ToArray(), json.Write(actual[i]).ToArray());
            Assert.IsTrue(
                wanted.AsSpan().SequenceEqual(got),
                $"{System.Text.Encoding.UTF8.GetString(wanted)} became {System.Text.Encoding.UTF8.GetString(got)}");
        }
    }
}
