using GraphService.Model;

namespace GraphService.Tests.Model;

[TestClass]
public sealed class SnapshotNameTests
{
    [TestMethod]
    [DataRow("12", 12L, null)]
    [DataRow("r3-9f86d081884c", 3L, "9f86d081884c")]
    public void TryParse_IdOrNumber_IsReadAndWrittenAgain(string text, long number, string? hash)
    {
        Assert.IsTrue(SnapshotName.TryParse(text, out var name));

        Assert.AreEqual(new SnapshotName(number, hash), name);
        Assert.AreEqual(text, name.ToString());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("0")]
    [DataRow("-1")]
    [DataRow("r3")]
    [DataRow("r3-9f86d081884")]
    [DataRow("r3-9F86D081884C")]
    [DataRow("12\n")]
    [DataRow("current")]
    [DataRow("99999999999999999999")]
    public void TryParse_AnythingElse_IsNone(string text) => Assert.IsFalse(SnapshotName.TryParse(text, out _));

    [TestMethod]
    public void IsOf_Revision_HoldsForItsNumberAndForItsIdButNotForAnotherHash()
    {
        var revision = Revision.Empty with { Number = 3 };

        Assert.IsTrue(new SnapshotName(3, null).IsOf(revision));
        Assert.IsTrue(SnapshotName.TryParse(revision.SnapshotId, out var id) && id.IsOf(revision));
        Assert.IsFalse(new SnapshotName(3, "000000000000").IsOf(revision));
        Assert.IsFalse(new SnapshotName(2, null).IsOf(revision));
    }
}
