using System.Security.Cryptography;
using GraphService.Model;

namespace GraphService.Tests.Model;

[TestClass]
public sealed class PlainSha256Tests
{
    [TestMethod]
    public void TryHash_BytesOfAnyLength_GivesWhatDotNetGives()
    {
        var random = new Random(3);
        var hash = new byte[Digest.Size];
        for (var length = 0; length < 300; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            if (PlainSha256.TryHash(bytes, hash))
            {
                CollectionAssert.AreEqual(SHA256.HashData(bytes), hash, $"{length} bytes");
            }
            else
            {
                Assert.Inconclusive("This system has no such functions.");
            }
        }
    }

    [TestMethod]
    public void TryHash_LongText_IsLeftToDotNet() =>
        Assert.IsFalse(PlainSha256.TryHash(new byte[100_000], new byte[Digest.Size]));

    [TestMethod]
    [DataRow(200)]
    [DataRow(100_000)]
    public void Of_TextOfAnyLength_IsTheDigestOfIt(int length)
    {
        var text = new byte[length];
        using var writer = new DigestWriter();

        Assert.AreEqual(Digest.Of(text), writer.Of(text));
    }
}
