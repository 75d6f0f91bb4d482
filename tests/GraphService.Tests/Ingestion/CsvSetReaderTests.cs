using System.Globalization;
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
    [DataRow("a9,p1,b1,member_of,,,2023,2022-12,reported,0.8,s1", "end", "before the start",
        DisplayName = "end before start")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,1.01,s1", "confidence", "0 to 1", DisplayName = "confidence above 1")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,-0.1,s1", "confidence", "0 to 1", DisplayName = "confidence below 0")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,\"0,9\",s1", "confidence", "0 to 1", DisplayName = "decimal comma")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,NaN,s1", "confidence", "0 to 1", DisplayName = "no number")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,,s1", "confidence", "missing", DisplayName = "no confidence")]
    [DataRow("a9,p1,p1,knows,,,,,reported,0.8,s1", "type", "'knows' is not known. It has to be",
        DisplayName = "unknown type")]
    [DataRow("a9,p1,b1,membr_of,,,,,reported,0.8,s1", "type", "Did you mean 'member_of'?",
        DisplayName = "misspelt type")]
    [DataRow("a9,p1,b1,member_of,,,,,reportd,0.8,s1", "status", "Did you mean 'reported'?",
        DisplayName = "misspelt status")]
    [DataRow("a9,p1,b1,member_of,a\u001Bb,,,,reported,0.8,s1", "role",
        "'a<U+001B>b' holds the control character U+001B", DisplayName = "control character")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,0.8,s1\u200B", "source_ids", "'s1<U+200B>' is not an id",
        DisplayName = "invisible character in an id")]
    [DataRow("a9,p1,b1,member_of,,,,,rumoured,0.8,s1", "status", "rumoured", DisplayName = "unknown status")]
    [DataRow("a9,p1,p1,member_of,,,,,reported,0.8,s1", "object_id", "itself", DisplayName = "self-tie")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,0.8,", "source_ids", "No source", DisplayName = "no source")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,0.8, ; ", "source_ids", "No source", DisplayName = "blank sources")]
    [DataRow("a9,,b1,member_of,,,,,reported,0.8,s1", "subject_id", "missing", DisplayName = "no subject")]
    [DataRow("a 9,p1,b1,member_of,,,,,reported,0.8,s1", "id", "a 9", DisplayName = "id with a space")]
    [DataRow(",p1,b1,member_of,,,,,reported,0.8,s1", "id", "missing", DisplayName = "no id")]
    [DataRow("a9,p1,b1,member_of,,,,,reported,0.8,s1,more", "", "12 fields", DisplayName = "a field too many")]
    [DataRow("a9,p1,b1", "type", "3 fields", DisplayName = "fields too few")]
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
    [DataRow("entities.csv", "x1,Persn,Name,,,,,,s1", "schema")]
    [DataRow("entities.csv", "x1,Person,\u200B,,,,,,s1", "name")]
    [DataRow("entities.csv", "x1,Person,\u3164,,,,,,s1", "name")]
    [DataRow("entities.csv", "x1,Person,Name,\uFEFF\u200E,,,,,s1", "name_zh")]
    [DataRow("entities.csv", "x1,Person,Name,,A;\u2060,,,,s1", "aliases")]
    [DataRow("entities.csv", "x1,Person,Ada\u000BExample\u001B\b,,,,,,s1", "name")]
    [DataRow("entities.csv", "x1,Person,Name,,,,,a\u0085b,s1", "description")]
    [DataRow("sources.csv", "x1,https://me@example.org/x,,,,,,", "url")]
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
    [DataRow("sources.csv", "x1,https://example.org/{0},,,,,,", "url", TextLimits.Url - 20)]
    [DataRow("sources.csv", "x1,https://example.org/x,{0},,,,,", "title", TextLimits.Line)]
    [DataRow("sources.csv", "x1,https://example.org/x,,{0},,,,", "publisher", TextLimits.Line)]
    [DataRow("sources.csv", "x1,https://example.org/x,,,,,,{0}", "note", TextLimits.Description)]
    [DataRow("entities.csv", "x1,Person,{0},,,,,,s1", "name", 1_000)]
    [DataRow("entities.csv", "x1,Person,N,{0},,,,,s1", "name_zh", 1_000)]
    [DataRow("entities.csv", "x1,Person,N,,A;{0},,,,s1", "aliases", 1_000)]
    [DataRow("entities.csv", "x1,Person,N,,,,{0},,s1", "category", TextLimits.Word)]
    [DataRow("entities.csv", "x1,Person,N,,,,,{0},s1", "description", 10_000)]
    [DataRow("affiliations.csv", "x1,p1,b1,member_of,{0},,,,reported,0.8,s1", "role", TextLimits.Line)]
    [DataRow("affiliations.csv", "x1,p1,b1,member_of,,{0},,,reported,0.8,s1", "role_zh", TextLimits.Line)]
    [DataRow("claims.csv", "x1,2022,{0},o1,members,30,,s1", "claim", TextLimits.Description)]
    [DataRow("claims.csv", "x1,2022,Many,o1,{0},30,,s1", "measure", TextLimits.Word)]
    [DataRow("claims.csv", "x1,2022,Many,o1,members,30,{0},s1", "qualifier", TextLimits.Line)]
    public void Rows_TextOfTheGreatestLength_IsTakenAndOneMoreIsRejected(
        string file, string row, string field, int length)
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder);
        string With(string id, int count) =>
            string.Format(CultureInfo.InvariantCulture, row, new string('会', count))
                .Replace("x1,", id + ",", StringComparison.Ordinal);
        File.AppendAllLines(Path.Combine(path, file), [With("x1", length), With("x2", length + 1)]);
        var rejections = ReadAll(path).OfType<ReadRow.Rejected>().Select(r => r.Rejection).ToList();

        Assert.AreEqual("x2", rejections[0].Id);
        Assert.AreEqual(field, rejections[0].Field);
        Assert.Contains("characters is too long", rejections[0].Reason);
        Assert.IsLessThan(300, rejections[0].ToString().Length);
    }

    [TestMethod]
    [DataRow("2015-07-01T00:00:00Z", "2015-07-01", "time stamp")]
    [DataRow("2015-07-01 08:30", "2015-07-01", "time stamp")]
    [DataRow("2015-07-01T23:59:59.123+08:00", "2015-07-01", "time stamp")]
    [DataRow("1980s", null, "decade")]
    [DataRow("1980年代", null, "decade")]
    [DataRow("0476", null, "before the year 1000")]
    [DataRow("-44-03-15", null, "before the year 1000")]
    [DataRow("2015; 2017", null, "several dates")]
    [DataRow("2015-07-01/2016-01-01", null, "several dates")]
    [DataRow("2015-2018", null, "several dates")]
    [DataRow("2022-02-30", null, "calendar")]
    [DataRow("12/07/2022", null, "calendar")]
    [DataRow("2015-07-01T25", null, "calendar")]
    [DataRow("\u200B", null, "'<U+200B>' is not a date")]
    public void Rows_DateThatIsNone_IsNotedAndTheTieKept(string text, string? taken, string reason)
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder, affiliations: [$"a9,p1,b1,member_of,,,{text},,reported,0.8,s1"]);

        var row = ReadAll(path).OfType<ReadRow.Accepted>().Single(r => r.Record is Affiliation);

        Assert.AreEqual(taken, ((Affiliation)row.Record).Start?.ToString());
        var note = row.Notes.Single();
        Assert.AreEqual((new RowPlace("affiliations.csv", 2), "a9", "start"), (note.Place, note.Id, note.Field));
        Assert.AreEqual(DisplayText.Value(text), note.Text);
        Assert.Contains(reason, note.Message);
        Assert.Contains(taken is null ? "left unknown" : $"The day {taken} was taken", note.Message);
    }

    [TestMethod]
    [DataRow("sources.csv", "x1,https://example.org/x,,,en,2022-13,,", "published")]
    [DataRow("sources.csv", "x1,https://example.org/x,,,en,,yesterday,", "retrieved")]
    [DataRow("claims.csv", "x1,1990s,Many members,o1,members,30,,s1", "date")]
    [DataRow("claims.csv", "x1,2022,Many members,o1,members,30,\u200B,s1", "qualifier")]
    [DataRow("entities.csv", "x1,Person,?????,,,,,,s1", "name")]
    [DataRow("entities.csv", "x1,Person,Name,,,,,\u200B,s1", "description")]
    [DataRow("affiliations.csv", "x1,p1,b1,member_of,\u2060,,,,reported,0.8,s1", "role")]
    public void Rows_ValueThatCanBeLeftOut_IsNotedAndTheRowKept(string file, string row, string field)
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder);
        File.AppendAllText(Path.Combine(path, file), row + "\n");

        var noted = ReadAll(path).Cast<ReadRow.Accepted>().Single(r => r.Notes.Count > 0);

        Assert.AreEqual("x1", noted.Record.Id);
        Assert.AreEqual((field, file), (noted.Notes.Single().Field, noted.Notes.Single().Place.File));
    }

    [TestMethod]
    public void Rows_Lists_AreReadAsMeant()
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder, entities: [
            "p1,Person,Ada,,AT&amp;T Ada; A.E.,,,,s1",
            "p2,Person,Bo,,别名一；别名二,,,,s1；s2",
            "p3,Person,Ci,,x|y,,,,s1",
            "p4,Person,Di,,a;;b;a; A ;B;R&D;Q&A,,,,s1",
            "p5,Person,Ed,,,,,,s1；"], affiliations: [], claims: []);

        var rows = ReadAll(path).Cast<ReadRow.Accepted>().Where(r => r.Record is Entity).ToDictionary(r => r.Record.Id);

        string Aliases(string id) => string.Join(" / ", ((Entity)rows[id].Record).Aliases.Select(alias => alias.Value));
        Assert.AreEqual("AT&T Ada / A.E.", Aliases("p1"));
        Assert.AreEqual("别名一 / 别名二", Aliases("p2"));
        Assert.AreSequenceEqual(["s1", "s2"], ((Entity)rows["p2"].Record).SourceIds);
        Assert.AreEqual("x|y", Aliases("p3"));
        Assert.AreEqual("a / b / A / B / R&D / Q&A", Aliases("p4"));
        Assert.AreSequenceEqual(["s1"], ((Entity)rows["p5"].Record).SourceIds);
        var note = rows.Values.SelectMany(row => row.Notes).Single();
        Assert.AreEqual((2, "aliases", "AT&amp;T Ada; A.E."), (note.Place.Line, note.Field, note.Text));
    }

    [TestMethod]
    public void Rows_CountryInSmallLetters_IsTaken()
    {
        using var folder = new TempFolder();

        var rows = ReadAll(CsvSet.Write(
            folder, entities: ["p1,Person,Ada,,,cn,,,s1", "p2,Person,Bo,,,Gb,,,s1"], affiliations: [], claims: []));

        Assert.AreSequenceEqual(["CN", "GB"], rows.Select(Accepted).OfType<Entity>().Select(entity => entity.Country));
    }

    [TestMethod]
    [DataRow("https://me:geheim@example.org/")]
    [DataRow("ftp://me:geheim@example.org/")]
    [DataRow("https://me:ge/geheim@example.org/")]
    public void Rows_AddressWithAPassword_IsRejectedAndNotRepeated(string url)
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder, sources: [$"s1,{url},,,,,,", "s2,https://example.org/@me?to=a@b,,,,,,"]);

        var rejection = ReadAll(path).OfType<ReadRow.Rejected>().Single().Rejection;

        Assert.AreEqual("url", rejection.Field);
        Assert.Contains("Write it without", rejection.Reason);
        Assert.DoesNotContain("geheim", rejection + rejection.Text);
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
    [DataRow("id,schema,name,souce_ids\np1,Person,Ada,s1\n", "Is 'souce_ids' meant to be 'source_ids'?",
        DisplayName = "a column misspelt")]
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
    public void Open_UnknownColumn_IsNotedNotDropped()
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder);
        File.WriteAllText(
            Path.Combine(path, "entities.csv"),
            "id,schema,name,name_de,shoe_size,source_ids\np1,Person,Ada,Adda,38,s1\n");

        using var input = new CsvSetReader().Open(path, "small", full: false);

        Assert.Contains("shoe_size", input.Notes.Single());
        var ada = (Entity)Accepted(input.Rows().First(row => row.Place.File == "entities.csv"));
        Assert.AreEqual(new LocalText("Adda", "de"), ada.OtherNames.Single());
    }

    [TestMethod]
    public void Open_MisspeltColumnThatMayBeMissing_IsNotedWithTheRightName()
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder);
        File.WriteAllText(
            Path.Combine(path, "entities.csv"), "id,schema,name,Alias,shoe_size,source_ids\np1,Person,Ada,A,38,s1\n");

        using var input = new CsvSetReader().Open(path, "small", full: false);

        Assert.EndsWith("not read. Is 'Alias' meant to be 'aliases'?", input.Notes.Single());
    }

    [TestMethod]
    public void Open_FullRunWithoutAllFiles_IsRefused()
    {
        using var folder = new TempFolder();
        var path = CsvSet.Write(folder);
        File.Delete(Path.Combine(path, "claims.csv"));

        Assert.Contains(
            "claims.csv",
            Assert.ThrowsExactly<InputException>(() => new CsvSetReader().Open(path, "small", full: true)).Message);
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
        row is ReadRow.Accepted accepted
            ? accepted.Record
            : throw new AssertFailedException(((ReadRow.Rejected)row).Rejection.ToString());
}
