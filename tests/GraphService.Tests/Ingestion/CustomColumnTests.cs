using GraphService.Ingestion;
using GraphService.Model;

namespace GraphService.Tests.Ingestion;

/// <summary>Columns of a data set's own (<c>x_...</c>), and shares, which only some kinds of tie have.</summary>
[TestClass]
public sealed class CustomColumnTests
{
    private const string Sources = "id,url\ns1,https://example.org/1\n";

    [TestMethod]
    public void XColumns_OfEntitiesAndTies_BecomePropertiesInOneOrder()
    {
        var (rows, notes) = Read(
            "id,schema,x_b,name,source_ids,x_a\np1,Person,\" 1; 2 \",Ada,s1,一\np2,Person,,Bo,s1,\n",
            "id,subject_id,object_id,type,status,confidence,source_ids,x_desk\n"
                + "a1,p1,p2,member_of,reported,0.5,s1,42\n");

        var records = rows.Cast<ReadRow.Accepted>().Select(row => row.Record).ToDictionary(record => record.Id);
        Assert.AreSequenceEqual(
            [new CustomProperty("x_a", "一"), new CustomProperty("x_b", "1; 2")], ((Entity)records["p1"]).Custom);
        Assert.IsEmpty(((Entity)records["p2"]).Custom);
        Assert.AreSequenceEqual([new CustomProperty("x_desk", "42")], ((Affiliation)records["a1"]).Custom);
        Assert.IsEmpty(notes.Where(note => note.Contains("x_", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void XColumns_InAnotherOrder_MakeTheSameRecord()
    {
        var (one, _) = Read("id,schema,name,source_ids,x_a,x_b\np1,Person,Ada,s1,1,2\n");
        var (other, _) = Read("x_b,id,schema,name,source_ids,x_a\n2,p1,Person,Ada,s1,1\n");

        using var json = new RecordJson();
        Assert.AreEqual(DigestOf(one), DigestOf(other));

        Digest DigestOf(List<ReadRow> rows) => json.DigestOf(((ReadRow.Accepted)rows[^1]).Record);
    }

    [TestMethod]
    [DataRow("x_", DisplayName = "no name")]
    [DataRow("X_size", DisplayName = "a capital")]
    [DataRow("x_a b", DisplayName = "a blank")]
    [DataRow("x_a.b", DisplayName = "a dot")]
    [DataRow("x_a123456789b123456789c123456789d123456789e123456789f1234567890", DisplayName = "too long")]
    public void XColumns_OfOtherNames_AreNotedAndLeft(string column)
    {
        var (rows, notes) = Read($"id,schema,name,source_ids,{column}\np1,Person,Ada,s1,1\n");

        Assert.IsEmpty(((Entity)((ReadRow.Accepted)rows[^1]).Record).Custom);
        var note = notes.Single(note => note.StartsWith("entities.csv: ", StringComparison.Ordinal));
        Assert.Contains("were not read", note);
        Assert.EndsWith("The name of a column of your own is x_ and 1 to 60 letters, digits, _ or -.", note);
    }

    [TestMethod]
    public void XColumns_OfSourcesAndClaims_BecomePropertiesToo()
    {
        var (rows, notes) = Read(
            "id,schema,name,source_ids\np1,Person,Ada,s1\n",
            sources: "id,url,x_archive\ns1,https://example.org/1,box 7\n",
            claims: "id,subject_id,measure,value,claim,source_ids,x_page\nc1,p1,members,3,Three.,s1,12\n");

        var records = rows.Cast<ReadRow.Accepted>().Select(row => row.Record).ToDictionary(record => record.Id);
        Assert.AreSequenceEqual([new CustomProperty("x_archive", "box 7")], ((Source)records["s1"]).Custom);
        Assert.AreSequenceEqual([new CustomProperty("x_page", "12")], ((Claim)records["c1"]).Custom);
        Assert.IsEmpty(notes.Where(note => note.Contains("x_", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void XColumns_MoreThanAreTaken_RefuseTheFile()
    {
        var columns = string.Join(',', Enumerable.Range(0, 51).Select(i => $"x_{i}"));

        var error = Assert.ThrowsExactly<InputException>(() => Read($"id,schema,name,source_ids,{columns}\n"));

        Assert.Contains("entities.csv line 1: there are 51 columns x_..., and 50 are taken.", error.Message);
    }

    [TestMethod]
    public void XColumns_TooLongAText_RejectsTheRow()
    {
        var (rows, _) = Read($"id,schema,name,source_ids,x_a\np1,Person,Ada,s1,{new string('x', 4_001)}\n");

        var rejection = ((ReadRow.Rejected)rows[^1]).Rejection;
        Assert.AreEqual("x_a", rejection.Field);
        Assert.Contains("4,000 are taken", rejection.Reason);
    }

    [TestMethod]
    [DataRow("owns", "51.5", 51.5, null)]
    [DataRow("owns", "", null, null)]
    [DataRow("owns", "0", 0.0, null)]
    [DataRow("owns", "100", 100.0, null)]
    [DataRow("leads", "51", null, "A share is told of a tie of the type owns, not of leads. It is left out.")]
    public void Share_OfATie_IsTakenWhereItsKindHasOne(string type, string share, double? taken, string? noted)
    {
        var (rows, _) = Read(
            "id,schema,name,source_ids\np1,Person,Ada,s1\no1,Company,Example,s1\n",
            "id,subject_id,object_id,type,share_percent,status,confidence,source_ids\n"
                + $"a1,p1,o1,{type},{share},reported,0.5,s1\n");

        var row = (ReadRow.Accepted)rows[^1];
        Assert.AreEqual(taken, ((Affiliation)row.Record).SharePercent);
        Assert.AreEqual(noted, row.Notes.SingleOrDefault()?.Message);
    }

    [TestMethod]
    [DataRow("100.1")]
    [DataRow("-1")]
    [DataRow("half")]
    [DataRow("51%")]
    public void Share_ThatIsNone_RejectsTheRow(string share)
    {
        var (rows, _) = Read(
            "id,schema,name,source_ids\np1,Person,Ada,s1\no1,Company,Example,s1\n",
            "id,subject_id,object_id,type,share_percent,status,confidence,source_ids\n"
                + $"a1,p1,o1,owns,{share},reported,0.5,s1\n");

        var rejection = ((ReadRow.Rejected)rows[^1]).Rejection;
        Assert.AreEqual("share_percent", rejection.Field);
        Assert.AreEqual($"'{share}' is not a number from 0 to 100, such as 42.5.", rejection.Reason);
    }

    private static (List<ReadRow> Rows, List<string> Notes) Read(
        string entities, string? affiliations = null, string sources = Sources, string? claims = null)
    {
        using var folder = new TempFolder();
        folder.Write(Path.Combine("set", "sources.csv"), sources);
        folder.Write(Path.Combine("set", "entities.csv"), entities);
        if (affiliations is not null)
        {
            folder.Write(Path.Combine("set", "affiliations.csv"), affiliations);
        }

        if (claims is not null)
        {
            folder.Write(Path.Combine("set", "claims.csv"), claims);
        }

        using var input = new CsvSetReader().Open(folder["set"], "set", full: false);
        return ([.. input.Rows()], [.. input.Notes]);
    }
}
