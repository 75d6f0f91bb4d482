using CsCheck;
using GraphService.Ingestion;
using GraphService.Model;
using GraphService.Storage;
using GraphService.Storage.Sqlite;

namespace GraphService.Tests.Ingestion;

/// <summary>
/// Files as spreadsheets, editors and people leave them: nothing is lost without a word, nothing is misread.
/// </summary>
[TestClass]
public sealed class CsvCasesTests(TestContext context) : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void Rows_StrayQuote_TakesMarksLiterallyAndRejectsTwoRows()
    {
        var rows = ReadAll(Case("stray-quote"));

        Assert.AreSequenceEqual(
            ["Ada \"Count\" Example", "Bo 5\" Example", "Ci Example", "Di 6\" Example", "Ed \"E\" Example"],
            Names(rows));
        Assert.AreSequenceEqual(
            [("p6", 7, "name"), ("p7", 8, "name")], Rejections(rows).Select(r => (r.Id, r.Place.Line, r.Field)));
        Assert.IsTrue(Rejections(rows).All(r => r.Reason.Contains("goes on after its closing quotation mark")));
    }

    [TestMethod]
    public void Rows_StrayQuoteStart_RejectsTheRowThatOpensIt()
    {
        var rows = ReadAll(Case("stray-quote-start"));

        Assert.AreSequenceEqual(["Ci Example", "Di\" Example"], Names(rows));
        var rejection = Rejections(rows).Single();
        Assert.AreEqual(("p2", 2, "name"), (rejection.Id, rejection.Place.Line, rejection.Field));
        Assert.Contains("on line 4", rejection.Reason);
    }

    [TestMethod]
    public async Task Run_StrayQuotesInAFullRun_WithdrawNothing()
    {
        await using var store = await OpenAsync();
        await RunAsync(store, Case("stray-quote-before"));

        var report = await RunAsync(store, Case("stray-quote-after"));

        Assert.AreEqual(IngestionOutcome.Committed, report.Outcome);
        Assert.AreEqual((2, 0, 0), (report.Total.Changed, report.Total.Withdrawn, report.Total.Rejected));
        Assert.HasCount(4, (await store.LoadAsync(context.CancellationToken)).Entities);
    }

    [TestMethod]
    public async Task Run_FullBlank_RejectsNothingInAFullRun()
    {
        await using var store = await OpenAsync();

        var report = await RunAsync(store, Case("full-blank"));

        Assert.AreEqual(IngestionOutcome.Committed, report.Outcome);
        Assert.AreEqual((3, 0), (report.Total.Read, report.Total.Rejected));
    }

    [TestMethod]
    [DataRow("short-rows", 4)]
    [DataRow("trailing-columns", 2)]
    public void Rows_EmptyFieldsMissingOrTooMany_AreAccepted(string name, int count)
    {
        using var input = new CsvSetReader().Open(Case(name), "case", full: false);

        Assert.HasCount(count, input.Rows().Where(row => row is ReadRow.Accepted));
        Assert.IsEmpty(input.Rows().Where(row => row is ReadRow.Rejected));
        Assert.IsTrue(input.Notes.All(note => note.StartsWith("There is no", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Rows_Order_RejectsEndsThatLieBeforeStartsOnly()
    {
        var rows = ReadAll(Case("order"));

        Assert.AreSequenceEqual(["a1", "a3", "a5", "a6"], Rejections(rows).Select(r => r.Id));
        Assert.AreSequenceEqual(
            ["a2", "a4"],
            rows.OfType<ReadRow.Accepted>().Select(r => r.Record).OfType<Affiliation>().Select(a => a.Id));
    }

    [TestMethod]
    public void Rows_ShippedDataWithoutTrailingCommas_AreTheSame()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.WicData, "*.csv"))
        {
            _folder.Write(
                "wic/" + Path.GetFileName(file),
                string.Concat(File.ReadLines(file).Select(line => line.TrimEnd(',') + "\n")));
        }

        var expected = ReadAll(Repository.WicData).OfType<ReadRow.Accepted>()
            .Where(row => row.Record is not Dataset)
            .ToList();
        var rows = ReadAll(_folder["wic"]);

        using var json = new RecordJson();
        Assert.IsEmpty(Rejections(rows));
        Assert.AreSequenceEqual(
            expected.Select(row => json.DigestOf(row.Record)),
            rows.OfType<ReadRow.Accepted>().Select(row => json.DigestOf(row.Record)));
    }

    [TestMethod]
    public void Rows_ColumnsInAnotherOrderAndUnnamedOnesAmongThem_AreRead()
    {
        var rows = ReadEntities(
            ",source_ids,name,,schema,id,,\n0,s1,Ada,,Person,p1,,\n1,s1,Bo,note,Person,p2\n", out var notes);

        Assert.AreSequenceEqual(
            ["p1 Ada", "p2 Bo"], rows.Select(row => $"{Accepted(row).Id} {((Entity)Accepted(row)).Name}"));
        Assert.Contains(
            "entities.csv line 2: a column without a name holds text", notes.Single(note => note.Contains("without")));
    }

    [TestMethod]
    public void Rows_SurplusFields_AreIgnoredWhenEmptyAndRejectedElse()
    {
        var rows = ReadEntities(
            "id,schema,name,source_ids,\n"
            + "p1,Person,Ada,s1,,, ,\n"
            + "p2,Person,Bo, Jr.,s1\n"
            + "p3,Person,“Cy, Jr.”,s1\n"
            + "p4,Person, \"Di, Jr.\",s1\n",
            out _);

        Assert.AreEqual("p1", Accepted(rows[0]).Id);
        Assert.AreSequenceEqual(["p2", "p3", "p4"], Rejections(rows).Select(r => r.Id));
        Assert.Contains("5 fields where the header has 4. A comma", Rejections(rows)[0].Reason);
        Assert.Contains("Field 3 begins with a curly quotation mark (“, U+201C)", Rejections(rows)[1].Reason);
        Assert.Contains("Field 3 begins with a blank", Rejections(rows)[2].Reason);
    }

    [TestMethod]
    [DataRow("p2;Person;Bo;s1", "semicolons")]
    [DataRow("p2\tPerson\tBo\ts1", "tabs")]
    [DataRow("p2|Person|Bo|s1", "vertical bars")]
    [DataRow("p2;Person;Bo, Jr.", "semicolons")]
    public void Rows_AnotherSeparator_SaysSo(string row, string separator)
    {
        var rows = ReadEntities($"id,schema,name,source_ids\np1,Person,Ada,s1\n{row}\n", out _);

        Assert.Contains($"separated by {separator}", Rejections(rows).Single().Reason);
    }

    [TestMethod]
    public void Rows_ListInAShortRow_IsNotTakenForAnotherSeparator()
    {
        var rows = ReadEntities("id,schema,name,source_ids,aliases,country\np1,Person,Ada,s1,A;B;C;D\n", out _);

        Assert.HasCount(4, ((Entity)Accepted(rows.Single())).Aliases);
    }

    [TestMethod]
    [DataRow("\n,,\n\nid;schema;name\n", "entities.csv line 4", "separated by semicolons")]
    [DataRow("\r\n\r\nid\tschema\r\n", "entities.csv line 3", "separated by tabs")]
    [DataRow("\nid,schema,schema\n", "entities.csv line 2", "named twice")]
    [DataRow("“id”,“schema”\n", "entities.csv line 1", "curly quotation mark (“, U+201C)")]
    [DataRow("\nid,\"schema\"x\n", "entities.csv line 2", "goes on after")]
    [DataRow("\"id\";\"schema\"\n", "entities.csv line 1", "a semicolon follows")]
    public void Open_UnusableHeader_TellsItsLineAndWhy(string text, string place, string reason)
    {
        var error = Assert.ThrowsExactly<InputException>(() => ReadEntities(text, out _));

        Assert.StartsWith(place, error.Message);
        Assert.Contains(reason, error.Message);
    }

    [TestMethod]
    public void Rows_CurlyMarkAtTheBeginningOfARejectedField_IsNamed()
    {
        var rows = ReadEntities("id,schema,name,source_ids\np1,“Person”,Ada,s1\np2,Person,“Bo”,s1\n", out _);

        Assert.Contains("curly quotation mark (“, U+201C)", Rejections(rows).Single().Reason);
        Assert.AreEqual("“Bo”", ((Entity)Accepted(rows[1])).Name);
    }

    [TestMethod]
    public void Rows_TextOverSeveralLines_IsRead()
    {
        var rows = ReadEntities(
            "id,schema,name,source_ids,description\n"
            + "p1,Person,Ada,\"s1;\ns2\",\"One, two,\nthree, four,\n\nfive\"\n"
            + "p2,Person,Bo,s1\n",
            out _);

        Assert.AreSequenceEqual(["s1", "s2"], ((Entity)Accepted(rows[0])).SourceIds);
        Assert.AreEqual("One, two,\nthree, four,\n\nfive", ((Entity)Accepted(rows[0])).Description);
        Assert.AreEqual(7, rows[1].Place.Line);
    }

    [TestMethod]
    public void Rows_MarkThatMeetsOneAtTheEndOfAFieldFurtherOn_SwallowsNoRow()
    {
        var rows = ReadEntities(
            "id,schema,name,source_ids\n"
            + "p1,Person,\"Ada,s1\n"
            + "\n"
            + "p2,Person,Bo,s1\n"
            + "p3,Person,Monitor 24\",s1\n"
            + "p4,Person,Di,s1\n",
            out _);

        Assert.AreSequenceEqual(["Bo", "Monitor 24\"", "Di"], Names(rows));
        var rejection = Rejections(rows).Single();
        Assert.AreEqual(("p1", 2), (rejection.Id, rejection.Place.Line));
        Assert.Contains("up to line 5", rejection.Reason);
    }

    [TestMethod]
    public void Rows_MarkThatSwallowsRowsIntoTooManyFields_SwallowsNoRow()
    {
        var rows = ReadEntities(
            "id,schema,name,source_ids\n"
            + "p1,Person,Ada,\"s1\n"
            + "p2,Person,Bo\",s1\n"
            + "p3,Person,Ci,s1\n",
            out _);

        Assert.AreSequenceEqual(["Bo\"", "Ci"], Names(rows));
        Assert.AreEqual(2, Rejections(rows).Single().Place.Line);
    }

    [TestMethod]
    public void Rows_LongRow_IsRejectedWithItsLine()
    {
        var rows = ReadEntities(
            $"id,schema,name,source_ids\np1,Person,{new string('a', 1 << 21)},s1\np2,Person,Bo,s1\n", out _);

        Assert.AreSequenceEqual(["Bo"], Names(rows));
        Assert.AreEqual(("p1", 2), (Rejections(rows).Single().Id, rows[0].Place.Line));
        Assert.Contains("1 MiB", Rejections(rows).Single().Reason);
    }

    [TestMethod]
    public void Rows_RejectedRowOverSeveralLines_TellsItsLastLine()
    {
        var rows = ReadEntities("id,schema,name,source_ids\np1,Ghost,\"A\nB\nC\",s1\n", out _);

        Assert.Contains("The row runs to line 4.", Rejections(rows).Single().Reason);
    }

    /// <summary>
    /// One mark too many, anywhere: each other row is read as it was, or a rejection covers a line of it.
    /// </summary>
    [TestMethod]
    public void Rows_OneStrayMarkInAValidFile_LosesNoOtherRowSilently()
    {
        var text = Gen.Char["\"\",,\n ab马"].Array[0, 6].Select(chars => new string(chars).Trim());
        var table = text.Array[6].Array[2, 6];
        Gen.Select(table, Gen.Int[0, 10_000], Gen.Bool).Sample(
            (texts, place, isShort) =>
            {
                const string Header =
                    "id,schema,name,name_zh,description,category,source_ids,name_de,name_fr,name_es\n";
                var lines = texts.Select((row, i) =>
                {
                    string[] fields = [$"p{i}", "Person", $"N{row[0]}", .. row[1..4], "s1", .. row[4..], ""];
                    var line = string.Join(',', fields.Select(CsvTokenizerTests.Quote));
                    return isShort ? line.TrimEnd(',') + "\n" : line + "\n";
                }).ToList();
                var valid = string.Concat(lines);
                var at = place % valid.Length;

                var expected = ReadEntities(Header + valid, out _)
                    .Select(row => ((Entity)Accepted(row)).ToString())
                    .ToList();
                var rows = ReadEntities(Header + valid.Insert(at, "\""), out _);

                var read = rows.OfType<ReadRow.Accepted>().Select(row => row.Record.ToString()).ToHashSet();
                var (line, offset) = (2, 0);
                for (var i = 0; i < lines.Count; i++)
                {
                    var last = line + lines[i].Count(c => c == '\n') - 1;
                    var isHit = at >= offset && at <= offset + lines[i].Length;
                    if (!isHit && !read.Contains(expected[i]))
                    {
                        Assert.IsTrue(
                            Rejections(rows).Any(r => r.Place.Line <= last && LastLine(r) >= line),
                            $"lines {line} to {last} are lost:\n{valid.Insert(at, "\"")}");
                    }

                    line = last + 1;
                    offset += lines[i].Length;
                }
            },
            iter: 1_000,
            threads: 1);

        static int LastLine(Rejection rejection) =>
            rejection.Reason.LastIndexOf("runs to line ", StringComparison.Ordinal) is >= 0 and var found
                ? int.Parse(rejection.Reason[(found + 13)..].TrimEnd('.'), null)
                : rejection.Place.Line;
    }

    private static string Case(string name) => Path.Combine(AppContext.BaseDirectory, "Data", "cases", name);

    private static List<ReadRow> ReadAll(string path)
    {
        using var input = new CsvSetReader().Open(path, "case", full: false);
        return [.. input.Rows()];
    }

    private static List<Rejection> Rejections(IEnumerable<ReadRow> rows) =>
        [.. rows.OfType<ReadRow.Rejected>().Select(row => row.Rejection)];

    private static IEnumerable<string> Names(IEnumerable<ReadRow> rows) =>
        rows.OfType<ReadRow.Accepted>().Select(row => row.Record).OfType<Entity>().Select(entity => entity.Name);

    private static GraphRecord Accepted(ReadRow row) =>
        row is ReadRow.Accepted accepted
            ? accepted.Record
            : throw new AssertFailedException(((ReadRow.Rejected)row).Rejection.ToString());

    private List<ReadRow> ReadEntities(string text, out IReadOnlyList<string> notes)
    {
        _folder.Write("set/entities.csv", text);
        using var input = new CsvSetReader().Open(_folder["set"], "case", full: false);
        var rows = input.Rows().ToList();
        notes = input.Notes;
        return rows;
    }

    private async Task<IGraphStore> OpenAsync()
    {
        var store = new SqliteStore(_folder["graph.db"]);
        await store.OpenAsync(context.CancellationToken);
        return store;
    }

    private Task<IngestionReport> RunAsync(IGraphStore store, string path) =>
        new IngestionPipeline(store, TimeProvider.System).RunAsync(
            new IngestionRequest(path, "case") { Full = true }, null, context.CancellationToken);
}
