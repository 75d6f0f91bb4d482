using System.Text;
using GraphService.Graphs.Columns;

namespace GraphService.Tests.Graphs;

[TestClass]
public sealed class TextIndexTests
{
    [TestMethod]
    public void Index_ManyTextsAddedInTurns_FindsEachAndNoOther()
    {
        const int Count = 200_000;
        var texts = new TextBuilder();
        var (index, scratch) = (new TextIndex(texts), Array.Empty<byte>());
        for (var i = 0; i < Count; i++)
        {
            // Some come through the index, some beside it.
            if (i % 3 == 0)
            {
                Assert.AreEqual(i, index.GetOrAdd(Text(i)));
                Assert.AreEqual(i / 2, index.GetOrAdd(Text(i / 2)));
            }
            else
            {
                texts.Add(Text(i));
            }
        }

        index.Complete();

        for (var i = 0; i < Count; i++)
        {
            Assert.AreEqual(i, Find(index, i, ref scratch));
        }

        Assert.IsLessThan(3, Enumerable.Range(Count, Count).Count(i => Find(index, i, ref scratch) >= 0));
    }

    [TestMethod]
    public void Index_TheSameTextTwice_FindsTheFirst()
    {
        var texts = new TextBuilder();
        var (index, scratch) = (new TextIndex(texts), Array.Empty<byte>());
        for (var i = 0; i < 1_000; i++)
        {
            texts.Add(Text(i % 500));
        }

        index.Complete();

        Assert.AreSequenceEqual(
            Enumerable.Range(0, 500), Enumerable.Range(0, 500).Select(i => Find(index, i, ref scratch)));
    }

    [TestMethod]
    public void Contains_BeforeAndAfterClear_TellsWhatIsIndexed()
    {
        var texts = new TextBuilder();
        var index = new TextIndex(texts);
        Enumerable.Range(0, 100).ToList().ForEach(i => index.GetOrAdd(Text(i)));

        Assert.IsTrue(index.Contains(Text(99)));
        Assert.IsFalse(index.Contains(Text(100)));

        index.Clear();

        Assert.IsFalse(index.Contains(Text(99)));
    }

    private static int Find(TextIndex index, int i, ref byte[] scratch) =>
        index.FindIndexed(Text(i), index.Announce(Text(i)), ref scratch);

    private static byte[] Text(int i) => Encoding.UTF8.GetBytes($"id-{i}");
}
