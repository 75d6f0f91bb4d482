using GraphService.Ingestion;
using GraphService.Model;

namespace GraphService.Tests.Ingestion;

/// <summary><c>dataset.json</c> as people write it.</summary>
[TestClass]
public sealed class DatasetFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("{\n  \"title\": \"A\"\n  \"note\": \"b\"\n}", "dataset.json line 3", "not JSON",
        DisplayName = "a comma is missing")]
    [DataRow("{ \"title\": \"A\" } x", "dataset.json line 1", "not JSON", DisplayName = "text after the end")]
    [DataRow("{ \"title\": \"A\",", "dataset.json line 1", "not JSON", DisplayName = "cut off")]
    [DataRow("", "dataset.json", "is empty", DisplayName = "empty")]
    [DataRow("[\"title\"]", "dataset.json line 1", "one JSON object", DisplayName = "a list")]
    [DataRow("{\n\"title\": 5 }", "dataset.json line 2", "'title' has to be a text", DisplayName = "a number")]
    [DataRow("{\n\"title\": \"A\",\n\"title\": \"B\" }", "dataset.json line 3", "given twice",
        DisplayName = "a member twice")]
    [DataRow("{\n\"title\": \"A\",\n\"ids\": \"global\" }", "dataset.json line 3", "'local'",
        DisplayName = "another kind of ids")]
    public void Open_FileThatCannotBeRead_SaysOnWhichLine(string json, string place, string reason)
    {
        var error = Assert.ThrowsExactly<InputException>(() => Read(json));

        Assert.StartsWith(place, error.Message);
        Assert.Contains(reason, error.Message);
    }

    [TestMethod]
    [DataRow("{ \"publisher\": \"A\" }", "title", "missing", DisplayName = "no title")]
    [DataRow("{ \"title\": \" \\u200B\" }", "title", "missing", DisplayName = "an invisible title")]
    [DataRow("{ \"title\": \"A\\u001b[31m\" }", "title", "U+001B", DisplayName = "a control character")]
    [DataRow("{ \"title\": \"A\", \"licence_url\": \"example.org\" }", "licence_url", "not an absolute",
        DisplayName = "no address")]
    public void Rows_MemberThatCannotBeTaken_IsRejectedWithItsName(string json, string field, string reason)
    {
        var rejection = ((ReadRow.Rejected)Read(json).Row).Rejection;

        Assert.AreEqual(new RowPlace("dataset.json", 1), rejection.Place);
        Assert.AreEqual(field, rejection.Field);
        Assert.Contains(reason, rejection.Reason);
    }

    [TestMethod]
    public void Rows_LongOrSecretMember_IsRejectedAndNotRepeated()
    {
        var tooLong = ((ReadRow.Rejected)Read(
            $"{{ \"title\": \"A\",\n \"note\": \"{new string('n', TextLimits.Description + 1)}\" }}").Row).Rejection;
        var secret = ((ReadRow.Rejected)Read(
            "{ \"title\": \"A\", \"licence_url\": \"https://me:geheim@example.org/\" }").Row).Rejection;

        Assert.AreEqual(
            "dataset.json line 2 (small), field note: "
            + "A text of 10,001 characters is too long; 10,000 are taken. Shorten it.",
            tooLong.ToString());
        Assert.DoesNotContain("geheim", secret + secret.Text);
    }

    [TestMethod]
    public void Rows_UnknownMemberAnotherNameAndBlankTexts_AreNoted()
    {
        var (row, notes) =
            Read("\uFEFF{\n\"name\": \"other\",\n\"titel\": [1, {}],\n\"title\": \"A\", \"note\": \"\u2060\", "
                + "\"version\": \"\", \"citation\": null }");

        var described = (Dataset)((ReadRow.Accepted)row).Record;
        Assert.AreEqual(("small", "A"), (described.Id, described.Title));
        Assert.IsTrue(described is { Note: null, Version: null, Citation: null });
        Assert.Contains(
            "dataset.json line 3: the member 'titel' is not known here and was not read. Did you mean 'title'?", notes);
        Assert.Contains("dataset.json line 2: the file calls the data set 'other'; it is loaded as 'small'.", notes);
        Assert.AreEqual("note", ((ReadRow.Accepted)row).Notes.Single().Field);
    }

    [TestMethod]
    public void DatasetOf_NameThatIsNoId_SaysWhereItStands()
    {
        var path = CsvSet.Write(_folder);
        File.WriteAllText(Path.Combine(path, "dataset.json"), "{\n\"title\": \"A\",\n\"name\": \"a b\" }");

        var error = Assert.ThrowsExactly<InputException>(() => IngestionRequest.DatasetOf(path));

        Assert.StartsWith("dataset.json line 3: 'name' is 'a b'", error.Message);
    }

    private (ReadRow Row, IReadOnlyList<string> Notes) Read(string json)
    {
        var path = CsvSet.Write(_folder);
        File.WriteAllText(Path.Combine(path, "dataset.json"), json);
        using var input = new CsvSetReader().Open(path, "small", full: false);
        return (input.Rows().Last(), input.Notes);
    }
}
