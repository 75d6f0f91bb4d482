using GraphService.Ingestion;
using GraphService.Model;

namespace GraphService.Tests.Ingestion;

[TestClass]
public sealed class CsvSetReaderTests
{
    [TestMethod]
    public void Rows_ValidSet_GivesEveryField()
    {
        using var folder = new TempFolder();

        var records = ReadAll(CsvSet.Write(folder)).Select(Accepted).ToDictionary(record => record.Id);

        var entity = (Entity)records["p1"];
        Assert.AreEqual(EntitySchema.Person, entity.Schema);
        Assert.AreEqual(new LocalText("示例甲", "zh"), entity.OtherNames.Single());
        Assert.AreSequenceEqual(["A. Example", "Ada"], entity.Aliases.Select(alias => alias.Value));
        Assert.AreEqual("GB", entity.Country);
        var affiliation = (Affiliation)records["a2"];
        Assert.AreSequenceEqual([new LocalText("member"), new LocalText("理事", "zh")], affiliation.Roles);
        Assert.AreEqual("2022", affiliation.Start.ToString());
        Assert.AreEqual("2024-03", affiliation.End.ToString());
        Assert.AreEqual(0.8, affiliation.Confidence);
        var source = (Source)records["s2"];
        Assert.AreEqual("Second, with comma", source.Title);
        Assert.IsNull(source.Publisher);
        Assert.AreEqual("2023-05", source.Published.ToString());
        var claim = (Claim)records["c1"];
        Assert.AreEqual(30m, claim.Value);
        Assert.AreEqual("about", claim.Qualifier);
    }

    [TestMethod]
    [DataRow("a9,p1,b1,member_of,,,2022-02-30,,reported,0.8,s1", "start", "2022-02-30", DisplayName = "a day that does not exist")]
    [DataRow("a9,p1,b1,member_of,,,12/07/2022,,reported,0.8,s1", "start", "12/07/2022", DisplayName = "another way to write dates")]
    [DataRow("a9,p1,b1,member_of,,,2023,2022-12,reported,0.8,s1", "end", "before the start", DisplayName = "end before start")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,1.01,s1", "confidence", "0 to 1", DisplayName = "confidence above 1")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,-0.1,s1", "confidence", "0 to 1", DisplayName = "confidence below 0")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,\"0,9\",s1", "confidence", "0 to 1", DisplayName = "decimal comma")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,NaN,s1", "confidence", "0 to 1", DisplayName = "no number")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,,s1", "confidence", "missing", DisplayName = "no confidence")]
    [DataRow("a9,p1,p1,knows,,,,,reported,0.8,s1", "type", "knows", DisplayName = "unknown type")]
    [DataRow("a9,p1,b1,member_of,,,,,rumoured,0.8,s1", "status", "rumoured", DisplayName = "unknown status")]
    [DataRow("a9,p1,p1,member_of,,,,,reported,0.8,s1", "object_id", "itself", DisplayName = "self-tie")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,0.8,", "source_ids", "No source", DisplayName = "no source")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,0.8, ; ", "source_ids", "No source", DisplayName = "blank sources")]
    [DataRow("a9,,b1,member_of,,,,,reported,0.8,s1", "subject_id", "missing", DisplayName = "no subject")]
    [DataRow("a 9,p1,b1,member_of,,,,,reported,0.8,s1", "id", "a 9", DisplayName = "id with a space")]
    [DataRow(",p1,b1,member_of,,,,,reported,0.8,s1", "id", "missing", DisplayName = "no id")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,0.8,s1,more", "", "12 fields", DisplayName = "a field too many")]
    [DataRow("a9,p1,b1", "", "3 fields", DisplayName = "fields too few")]
    public void Rows_BadAffiliation_RejectsItAloneAndSaysWhere(string row, string field, string reason)
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder, affiliations: [
            "a1,p1,o1,member_of,,,,,reported,0.8,s1", row, "a2,p1,b1,member_of,,,,,reported,0.8,s1"]);

        var rows = ReadAll(path).Where(r => r.Place.File == "affiliations.csv").ToList();

        Assert.AreSequenceEqual(["a1", "a2"], rows.OfType<ReadRow.Accepted>().Select(r => r.Record.Id));
        var rejection = rows.OfType<ReadRow.Rejected>().Single().Rejection;
        Assert.AreEqual(3, rejection.Place.Line);
        Assert.AreEqual(field, rejection.Field);
        Assert.Contains(reason, rejection.Reason);
    }

    [TestMethod]
    [DataRow("entities.csv", "x1,Ghost,Name,,,,,,s1", "schema")]
    [DataRow("entities.csv", "x1,Person,,,,,,,s1", "name")]
    [DataRow("entities.csv", "x1,Person,Name,,,China,,,s1", "country")]
    [DataRow("sources.csv", "x1,ftp://example.org/x,,,,,,", "url")]
    [DataRow("sources.csv", "x1,https://example.org/x,,,English,,,", "language")]
    [DataRow("sources.csv", "x1,https://example.org/x,,,en,2022-13,,", "published")]
    [DataRow("claims.csv", "x1,2022,Many members,o1,members,many,about,s1", "value")]
    [DataRow("claims.csv", "x1,2022,,o1,members,30,about,s1", "claim")]
    public void Rows_BadRowOfAnotherFile_NamesTheField(string file, string row, string field)
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder);
        File.AppendAllText(Path.Combine(path, file), row + "\n");

        var rejection = ReadAll(path).OfType<ReadRow.Rejected>().Single().Rejection;

        Assert.AreEqual(file, rejection.Place.File);
        Assert.AreEqual("x1", rejection.Id);
        Assert.AreEqual(field, rejection.Field);
    }

    [TestMethod]
    public void Rows_TextOverSeveralLines_CountsLinesRight()
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder, entities: [
            "p1,Person,\"Ada\nExample\",,,,,,s1", "", "p2,Person,Bob,,,Nowhere,,,s1"]);

        var rows = ReadAll(path).Where(r => r.Place.File == "entities.csv").ToList();

        Assert.AreEqual("Ada\nExample", ((Entity)Accepted(rows[0])).Name);
        Assert.AreEqual(5, rows[1].Place.Line);
    }

    [TestMethod]
    public void Rows_UnknownIdElsewhere_IsNotTheReadersBusiness()
    {
        using var folder = new TempFolder();

        var rows = ReadAll(CsvSet.Write(folder, affiliations: ["a1,ghost,b1,member_of,,,,,reported,0.8,s1"]));

        Assert.IsTrue(rows.All(row => row is ReadRow.Accepted));
    }

    [TestMethod]
    [DataRow("id,schema\np1,Person\n", "name, source_ids", DisplayName = "columns missing")]
    [DataRow("id,schema,name,name,source_ids\n", "named twice", DisplayName = "a column twice")]
    [DataRow("", "empty", DisplayName = "no header")]
    public void Open_UnusableHeader_SaysWhichFileAndWhy(string text, string reason)
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder);
        File.WriteAllText(Path.Combine(path, "entities.csv"), text);

        var error = Assert.ThrowsExactly<InputException>(() => ReadAll(path));

        Assert.Contains("entities.csv", error.Message);
        Assert.Contains(reason, error.Message);
    }

    [TestMethod]
    public void Rows_QuoteNeverClosed_SaysWhereItOpened()
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder, entities: ["p1,Person,Ada,,,,,,s1", "p2,Person,\"Bob,,,,,,s1", "p3,Person,Cleo,,,,,,s1"]);

        var error = Assert.ThrowsExactly<InputException>(() => ReadAll(path));

        Assert.Contains("entities.csv line 3", error.Message);
    }

    [TestMethod]
    public void Rows_NotUtf8_SaysSo()
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder);
        File.WriteAllBytes(Path.Combine(path, "entities.csv"), [.. "id,schema,name,source_ids\np1,Person,Z"u8, 0xFC, .. "rich,s1\n"u8]);

        var error = Assert.ThrowsExactly<InputException>(() => ReadAll(path));

        Assert.Contains("entities.csv", error.Message);
        Assert.Contains("UTF-8", error.Message);
    }

    [TestMethod]
    public void Open_UnknownColumn_IsNotedNotDropped()
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder);
        File.WriteAllText(Path.Combine(path, "entities.csv"), "id,schema,name,name_de,shoe_size,source_ids\np1,Person,Ada,Adda,38,s1\n");

        using var input = new CsvSetReader().Open(path, "small", full: false);

        Assert.Contains("shoe_size", input.Notes.Single());
        var ada = (Entity)Accepted(input.Rows().First(row => row.Place.File == "entities.csv"));
        Assert.AreEqual(new LocalText("Adda", "de"), ada.OtherNames.Single());
    }

    [TestMethod]
    public void Open_FullRunWithoutAllFiles_IsRefused()
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder);
        File.Delete(Path.Combine(path, "claims.csv"));

        Assert.Contains("claims.csv", Assert.ThrowsExactly<InputException>(() => new CsvSetReader().Open(path, "small", full: true)).Message);
        using var partial = new CsvSetReader().Open(path, "small", full: false);
        Assert.Contains("claims.csv", partial.Notes.Single());
    }

    [TestMethod]
    public void Rows_ByteOrderMarkAndCrLf_AreRead()
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder);
        var file = Path.Combine(path, "entities.csv");
        File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings("\r\n"), new System.Text.UTF8Encoding(true));

        Assert.IsTrue(ReadAll(path).All(row => row is ReadRow.Accepted));
    }

    [TestMethod]
    public void Rows_WicData_AreAllAccepted()
    {
        var rows = ReadAll(Repository.WicData);

        Assert.IsEmpty(rows.OfType<ReadRow.Rejected>());
        var lines = Directory.EnumerateFiles(Repository.WicData, "*.csv").Sum(file => File.ReadLines(file).Count() - 1);
        Assert.HasCount(lines + 1, rows);   // and the description of the set
        var described = (Dataset)Accepted(rows[^1]);
        Assert.AreEqual("CC-BY-4.0", described.Licence);
        Assert.AreEqual("zh", described.OtherTitles.Single().Language);
        Assert.IsTrue(rows.OfType<ReadRow.Accepted>().Any(row => row.Record is Entity { Start: not null }));
    }

    private static List<ReadRow> ReadAll(string path)
    {
        using var input = new CsvSetReader().Open(path, "small", full: false);
        return [.. input.Rows()];
    }

    private static GraphRecord Accepted(ReadRow row) =>
        row is ReadRow.Accepted accepted ? accepted.Record : throw new AssertFailedException(((ReadRow.Rejected)row).Rejection.ToString());
}
