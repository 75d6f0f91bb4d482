using System.Text;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Tests.Graphs;

/// <summary>Records that come as their canonical texts.</summary>
[TestClass]
public sealed class SnapshotBuilderTests
{
    [TestMethod]
    public void Add_Texts_GivesTheSnapshotOfTheRecords()
    {
        var records = Some.EveryField().OrderBy(record => record.Kind).ToList();
        using var builder = new SnapshotBuilder();
        using var json = new RecordJson();
        foreach (var record in records)
        {
            builder.Add(record.Kind, json.Write(record));
        }

        var snapshot = builder.ToSnapshot(Revision.Empty);

        var kept = snapshot.Sources.Concat<GraphRecord>(snapshot.Entities).Concat(snapshot.Affiliations)
            .Concat(snapshot.Claims).Concat(snapshot.Datasets);
        Assert.AreSequenceEqual(
            records.Select(TextOf).Order(StringComparer.Ordinal), kept.Select(TextOf).Order(StringComparer.Ordinal));

        string TextOf(GraphRecord record) => Encoding.UTF8.GetString(json.Write(record));
    }

    [TestMethod]
    public void Add_TiesFromSeveralThreads_KeepsEachWhole()
    {
        const int N = 20_000;
        using var builder = new SnapshotBuilder();
        builder.Add(Some.Source());
        for (var i = 0; i < 100; i++)
        {
            builder.Add(Some.Entity($"e{i}"));
        }

        Parallel.For(0, N, i => builder.Add(Tie(i)));
        var snapshot = builder.ToSnapshot(Revision.Empty);

        using var json = new RecordJson();
        var wanted = Enumerable.Range(0, N).Select(Tie).ToDictionary(tie => tie.Id, tie => json.DigestOf(tie));
        Assert.HasCount(N, snapshot.Affiliations);
        foreach (var tie in snapshot.Affiliations)
        {
            Assert.AreEqual(wanted[tie.Id], json.DigestOf(tie), tie.Id);
        }

        static Affiliation Tie(int i) => Some.Affiliation($"a{i}", $"e{i % 100}", $"e{(i + 1 + (i % 97)) % 100}")
            with
        {
            Roles = [new LocalText($"role {i % 1_000}")],
            Custom = i % 3 == 0 ? [new CustomProperty("x_i", $"{i}")] : [],
        };
    }

    [TestMethod]
    public void Add_EntitiesAndTiesFromSeveralThreads_CountsAndFindsAll()
    {
        const int N = 5_000;
        using var builder = new SnapshotBuilder();
        builder.Add(Some.Source());

        Parallel.For(0, N, i => builder.Add(Some.Entity($"e{i}")));
        Parallel.For(0, N, i => builder.Add(Some.Affiliation($"a{i}", $"e{i}", $"e{(i + 1) % N}")));

        Assert.AreEqual(N, builder.TieCount);
        var snapshot = builder.ToSnapshot(Revision.Empty);
        Assert.AreSequenceEqual(
            Enumerable.Range(0, N).Select(i => $"a{i} e{i} e{(i + 1) % N}").Order(StringComparer.Ordinal),
            snapshot.Affiliations.Select(tie => $"{tie.Id} {tie.SubjectId} {tie.ObjectId}")
                .Order(StringComparer.Ordinal));
    }

    [TestMethod]
    public void Add_TextsWithEscapes_KeepsWhatTheyMean()
    {
        const string Odd = "\"a\" \\ b\n\u0001 \u4e16\U0001F600";
        var entity = Some.Entity("e") with
        {
            Category = Odd,
            OtherNames = [new LocalText(Odd, "zh"), new LocalText("plain")],
            Custom = [new CustomProperty("x_odd", Odd), new CustomProperty("x_plain", "plain")],
        };
        using var builder = new SnapshotBuilder();
        using var json = new RecordJson();
        builder.Add(Some.Source());

        builder.Add(entity);

        Assert.AreEqual(
            json.DigestOf(entity), json.DigestOf(builder.ToSnapshot(Revision.Empty).Entities.Single()));
    }

    [TestMethod]
    public void Add_AfterATextThatWasRefused_KeepsTheOthersWhole()
    {
        using var builder = new SnapshotBuilder();
        builder.Add(Some.Source());
        builder.Add(Some.Entity("e1"));
        Assert.ThrowsExactly<FormatException>(() => builder.Add(
            RecordKind.Entity, """{"kind":"entity","id":"e2","dataset":"d","schema":"Person"}"""u8));

        builder.Add(Some.Entity("e3"));

        Assert.AreSequenceEqual(
            ["e1", "e3"], builder.ToSnapshot(Revision.Empty).Entities.Select(entity => entity.Id).Order());
    }

    [TestMethod]
    public void Add_TextWithAFieldOfALaterProgram_LeavesThatField()
    {
        using var builder = new SnapshotBuilder();
        builder.Add(Some.Source());

        builder.Add(
            RecordKind.Entity,
            """{"kind":"entity","id":"e","dataset":"d","schema":"Person","later":{"a":[1,{}]},"name":"N"}"""u8);

        Assert.AreEqual("N", builder.ToSnapshot(Revision.Empty).Entities.Single().Name);
    }

    [TestMethod]
    [DataRow("""{"kind":"entity","id":"e","dataset":"d","schema":"Person","source_ids":["s1"]}""", "name",
        DisplayName = "a field is missing")]
    [DataRow("""{"kind":"entity","id":"e","dataset":"d","schema":"Dragon","name":"N","source_ids":["s1"]}""",
        "Dragon", DisplayName = "an unknown word")]
    [DataRow("""{"kind":"entity","id":"e","dataset":"d","schema":"Person","name":"N","start":"soon"}""", "soon",
        DisplayName = "no date")]
    [DataRow("""{"id":"e","kind":"entity"}""", "kind", DisplayName = "another order")]
    [DataRow("""{"kind":"entity","id":"e","dataset":"d","schema":"Person","name":"N""", "text of a record",
        DisplayName = "cut off")]
    [DataRow("no record", "record", DisplayName = "no JSON")]
    public void Add_NoText_SaysWhatIsWrong(string text, string told)
    {
        using var builder = new SnapshotBuilder();
        builder.Add(Some.Source());

        var error = Assert.Throws<Exception>(() => builder.Add(RecordKind.Entity, Encoding.UTF8.GetBytes(text)));

        Assert.Contains(told, error.Message);
    }

    [TestMethod]
    public void Add_WhatNamesARecordThatIsNotThere_NamesIt()
    {
        using var builder = new SnapshotBuilder();
        builder.Add(Some.Source());
        builder.Add(Some.Entity("e1"));

        Assert.Contains("'e2'", Assert.ThrowsExactly<ArgumentException>(
            () => builder.Add(Some.Affiliation("a", "e1", "e2"))).Message);
        Assert.Contains("'s9'", Assert.ThrowsExactly<ArgumentException>(
            () => builder.Add(Some.Entity("e3") with { SourceIds = ["s9"] })).Message);
    }

    [TestMethod]
    public void KeyOf_File_TellsTheFieldsApart()
    {
        var key = Encoding.UTF8.GetString(new SnapshotFile("x", "store").KeyOf(Revision.Empty));

        foreach (var field in Entity.Fields.Attributes.Concat(Affiliation.Fields.Attributes))
        {
            Assert.Contains($"{field.Name}:", key);
        }
    }
}
