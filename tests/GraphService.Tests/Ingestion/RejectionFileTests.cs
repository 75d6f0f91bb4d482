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
        var old = _folder.Write("old.csv", "mended by hand");

        RejectionFile.CheckWritable(old);
        RejectionFile.CheckWritable(_folder["new.csv"]);

        Assert.AreEqual("mended by hand", File.ReadAllText(old));
        Assert.IsFalse(File.Exists(_folder["new.csv"]));
        var error = Assert.ThrowsExactly<InputException>(
            () => RejectionFile.CheckWritable(_folder["no/such/folder/r.csv"]));
        Assert.Contains("no/such/folder", error.Message);
        Assert.ThrowsExactly<InputException>(() => RejectionFile.CheckWritable(_folder.Path));
    }

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
