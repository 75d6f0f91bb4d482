using GraphService.Ingestion;
using GraphService.Model;

namespace GraphService.Tests.Ingestion;

[TestClass]
public sealed class RejectionFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void Write_ChineseText_BeginsWithAByteOrderMark()
    {
        var bytes = Written(new Rejection(
            new RowPlace("entities.csv", 3), RecordKind.Entity, "p2", "schema", "'人物' is not known.", "人物"));

        Assert.AreSequenceEqual(System.Text.Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.AreEqual(
            "file,line,kind,id,field,reason,outcome,text\n"
            + "entities.csv,3,entity,p2,schema,'人物' is not known.,rejected,人物\n",
            System.Text.Encoding.UTF8.GetString(bytes[3..]).ReplaceLineEndings("\n"));
    }

    [TestMethod]
    [DataRow("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [DataRow("@SUM(1)", "'@SUM(1)")]
    [DataRow("+1", "'+1")]
    [DataRow("-0.1", "'-0.1")]
    [DataRow("＝1", "'＝1")]
    [DataRow("a=b", "a=b")]
    public void Write_WhatBeginsAFormula_StaysText(string text, string cell)
    {
        var bytes = Written(new ValueNote(
            new RowPlace("a.csv", 2), RecordKind.Affiliation, "a1", "start", "No date.", text, "Left unknown."));

        Assert.EndsWith(
            $"\na.csv,2,affiliation,a1,start,No date. Left unknown.,noted,{cell}\n",
            System.Text.Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n"));
    }

    [TestMethod]
    public void CheckWritable_LeavesWhatThereIsAndMakesNothing()
    {
        var old = _folder.Write("old.csv", "file,line,kind,id,field,reason,outcome,text\nmended by hand");

        Check(old);
        Check(_folder["new.csv"]);

        Assert.EndsWith("mended by hand", File.ReadAllText(old));
        Assert.IsFalse(File.Exists(_folder["new.csv"]));
        var error = Assert.ThrowsExactly<InputException>(() => Check(_folder["no/such/folder/r.csv"]));
        Assert.Contains("no/such/folder", error.Message);
        Assert.ThrowsExactly<InputException>(() => Check(_folder.Path));
    }

    [TestMethod]
    [DataRow("\uFEFFfile,line,kind,id,field,reason,outcome,text\r\n", true)]
    [DataRow("file;line;kind;id;field;reason;outcome;text\r\n", true, DisplayName = "saved by a spreadsheet")]
    [DataRow("", true, DisplayName = "empty")]
    [DataRow("id,url\ns1,https://example.org/\n", false, DisplayName = "another table")]
    [DataRow("file,line\n", false, DisplayName = "half of the columns")]
    [DataRow("SQLite format 3\0", false)]
    [DataRow("\n", false)]
    public void CheckWritable_FileThatIsThere_IsTakenWhereItIsAList(string text, bool isTaken)
    {
        var file = _folder.Write("there.csv", text);

        if (isTaken)
        {
            Check(file);
            return;
        }

        var error = Assert.ThrowsExactly<InputException>(() => Check(file));
        Assert.Contains("there.csv' holds something else", error.Message);
        Assert.AreEqual(text, File.ReadAllText(file));
    }

    [TestMethod]
    [DataRow("set/entities.csv", "a file of the input")]
    [DataRow("set/../set/claims.csv", "a file of the input", DisplayName = "one that is not there yet")]
    [DataRow("link/dataset.json", "a file of the input", DisplayName = "by a link")]
    [DataRow("graph.db", "the file of the store", DisplayName = "a store that is not there yet")]
    [DataRow("graph.db-wal", "the file of the store")]
    public void CheckWritable_FileOfInputOrStore_IsRefused(string file, string reason)
    {
        _folder.Write("set/entities.csv", "id,name\n");
        Directory.CreateSymbolicLink(_folder["link"], "set");

        var error = Assert.ThrowsExactly<InputException>(() => Check(_folder[file]));

        Assert.Contains(reason, error.Message);
        Assert.IsFalse(File.Exists(_folder["graph.db"]));
    }

    private void Check(string path) => RejectionFile.CheckWritable(
        path, new CsvSetReader().FilesOf(_folder["set"]), _folder["graph.db"]);

    private byte[] Written(RowRemark remark)
    {
        RejectionFile.Write(_folder["r.csv"], new IngestionReport(
            new IngestionRequest("p", "d"),
            IngestionOutcome.Committed,
            Revision.Empty,
            [],
            remark is Rejection rejection ? [rejection] : [],
            remark is ValueNote note ? [note] : [],
            [],
            TimeSpan.Zero));
        return File.ReadAllBytes(_folder["r.csv"]);
    }
}
