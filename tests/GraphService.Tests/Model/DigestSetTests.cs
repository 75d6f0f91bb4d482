using GraphService.Model;

namespace GraphService.Tests.Model;

[TestClass]
public sealed class DigestSetTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(300_000)]
    public void ToContentHash_DigestsInAnyOrder_IsThatOfAll(int count)
    {
        var digests = Enumerable.Range(0, count).Select(i => Digest.Of(BitConverter.GetBytes(i))).ToArray();
        var (set, other) = (new DigestSet(), new DigestSet());
        foreach (var (i, digest) in digests.Index())
        {
            (i % 3 == 0 ? other : set).Add(digest);
        }

        Assert.AreEqual(Digest.OfContents(digests), DigestSet.ToContentHash(set, other));
    }
}
