using System.Text;
using GraphService.Model;

namespace GraphService.Tests.Model;

[TestClass]
public sealed class RecordJsonTests
{
    /// <summary>Pins the text: if it changes, every content hash that anybody cited changes with it.</summary>
    [TestMethod]
    public void Write_Affiliation_GivesTheCanonicalTextAndDigest()
    {
        var affiliation = new Affiliation("a1", "wic", "p1", "b1", AffiliationType.Named("chair_of"))
        {
            Roles = [new LocalText("chair \"acting\""), new LocalText("理事长", "zh")],
            Start = PartialDate.Parse("2022-07"),
            Status = AffiliationStatus.ConfirmedOfficial,
            Confidence = 0.9,
            SourceIds = ["s2", "s1"],
        };
        using var json = new RecordJson();

        Assert.AreEqual(
            """{"kind":"affiliation","id":"a1","dataset":"wic","subject_id":"p1","type":"chair_of","object_id":"b1","roles":[{"value":"chair \"acting\""},{"value":"理事长","language":"zh"}],"start":"2022-07","status":"confirmed_official","confidence":0.9,"source_ids":["s2","s1"]}""",
            Encoding.UTF8.GetString(json.Write(affiliation)));
        // By sha256sum.
        Assert.AreEqual(
            "deef1c6f1b36d5036a9d0f5ff3cda6940cbf3409aa8fa4cc94d7c5a2cb9da23e", json.DigestOf(affiliation).ToString());
    }

    [TestMethod]
    public void Write_DescriptionOfADataset_ComesBackAsItWas()
    {
        var dataset = new Dataset("wic", "Bodies")
        {
            OtherTitles = [new LocalText("机构", "zh")],
            Licence = "CC-BY-4.0",
            Note = "n",
        };
        using var json = new RecordJson();

        var text = Encoding.UTF8.GetString(json.Write(dataset));

        Assert.AreEqual(
            """{"kind":"dataset","id":"wic","dataset":"wic","title":"Bodies","other_titles":[{"value":"机构","language":"zh"}],"licence":"CC-BY-4.0","note":"n"}""",
            text);
        var read = new RecordReader(new StringPool()).Read(Encoding.UTF8.GetBytes(text));
        Assert.AreEqual(text, Encoding.UTF8.GetString(json.Write(read)));
    }

    [TestMethod]
    public void Claim_SameNumberWrittenDifferently_IsTheSame()
    {
        using var json = new RecordJson();

        Claim Of(decimal value) => new("c", "d", "b", "members", value) { Text = "t", SourceIds = ["s1"] };

        Assert.AreEqual(json.DigestOf(Of(31m)), json.DigestOf(Of(31.00m)));
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("{\"kind\":\"entity\",\"id\":\"a b\",\"dataset\":\"d\",\"schema\":\"Person\",\"name\":\"N\"}")]
    [DataRow("not json")]
    public void Read_NoRecord_Throws(string text) =>
        Assert.ThrowsExactly<FormatException>(
            () => new RecordReader(new StringPool()).Read(Encoding.UTF8.GetBytes(text)));

    [TestMethod]
    public void OfContents_AnyOrder_GivesTheSameHash()
    {
        Digest[] digests = [Digest.Of("a"u8), Digest.Of("b"u8), Digest.Of("c"u8)];

        var hash = Digest.OfContents([.. digests]);

        Assert.AreEqual(hash, Digest.OfContents([digests[2], digests[0], digests[1]]));
        Assert.AreNotEqual(hash, Digest.OfContents([digests[2], digests[0]]));
        Assert.AreEqual(hash, Digest.Parse(hash.ToString()));
    }
}
