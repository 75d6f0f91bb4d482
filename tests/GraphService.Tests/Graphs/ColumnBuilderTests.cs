using System.Text;
using GraphService.Graphs;
using GraphService.Graphs.Columns;

namespace GraphService.Tests.Graphs;

[TestClass]
public sealed class ColumnBuilderTests
{
    private const int BaseRows = 1 << TextColumn.BaseShift;

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(BaseRows - 1)]
    [DataRow(BaseRows)]
    [DataRow((2 * BaseRows) + 1)]
    public void Image_RowsInAnotherOrder_HoldsTheValueOfEach(int count)
    {
        var (numbers, codes, texts) = (new ColumnBuilder<int>(), new CodeBuilder(), new TextBuilder());
        for (var row = 0; row < count; row++)
        {
            numbers.Add(3 * row);
            codes.Add(Value(row));
            texts.Add(Value(row));
        }

        int[] rows = [.. Enumerable.Range(0, count).Reverse()];
        var image = new ImageWriter();
        image.Add<int>(count, (first, some) => numbers.CopyTo(some, rows.AsSpan(first, some.Length)));
        image.Add(codes, rows);
        image.Add(texts, rows);
        var reader = new ImageReader(image.ToBlock());
        var inImage = reader.Numbers<int>();
        var (codesInImage, values) = reader.Codes(count);
        var textsInImage = reader.Texts();

        Assert.AreEqual(count, textsInImage.Count);
        for (var i = 0; i < count; i++)
        {
            var expected = Encoding.UTF8.GetString(Value(rows[i]));
            Assert.AreEqual(3 * rows[i], inImage[i]);
            Assert.AreEqual(expected, values.Text(codesInImage[i]));
            Assert.AreEqual(expected, textsInImage.Text(i));
        }

        static byte[] Value(int row) => Encoding.UTF8.GetBytes(new string('x', row % 20) + (row % 300));
    }

    [TestMethod]
    public void Codes_ValuesOfEveryShortLength_AreToldApart()
    {
        // Of the same beginning, or the same end, or the same bytes but one of nothing more than a zero.
        var values = new List<byte[]>();
        for (var length = 0; length <= 20; length++)
        {
            values.Add(new byte[length]);
            for (var place = 0; place < length; place++)
            {
                var value = new byte[length];
                value[place] = 1;
                values.Add(value);
            }
        }

        var codes = new CodeBuilder();
        for (var round = 0; round < 3; round++)
        {
            values.ForEach(value => codes.Add(value));
        }

        Assert.AreEqual(values.Count, codes.Values.Count);
        for (var row = 0; row < codes.Count; row++)
        {
            Assert.AreEqual(row % values.Count, codes[row]);
        }
    }

    [TestMethod]
    public void Tails_FromAnyOrdinalOn_AreThoseOfTheArcs()
    {
        int[] tails = [1, 1, 4, 4, 4, 6];
        var graph = CsrGraph.FromArcs(8, tails, [0, 2, 0, 1, 7, 3], out _);

        for (var first = 0; first <= tails.Length; first++)
        {
            for (var count = 0; first + count <= tails.Length; count++)
            {
                var copied = new int[count];
                graph.CopyTails(first, copied);
                CollectionAssert.AreEqual(tails[first..(first + count)], copied);
            }
        }
    }
}
