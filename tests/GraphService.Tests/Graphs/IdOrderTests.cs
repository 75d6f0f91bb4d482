using System.Text;
using CsCheck;
using GraphService.Graphs.Columns;

namespace GraphService.Tests.Graphs;

[TestClass]
public sealed class IdOrderTests
{
    /// <summary>
    /// Few letters and long beginnings in common, so that rows differ late, end early or are the same.
    /// </summary>
    [TestMethod]
    public void Of_RandomIds_IsOrdinalAndKeepsTheOrderOfEqualOnes() =>
        Gen.Select(Gen.Int[0, 20], Gen.String[Gen.Char["ab"], 0, 20].Array[0, 40]).Sample((common, endings) =>
        {
            var ids = endings.Select(ending => new string('x', common) + ending).ToArray();
            var texts = new TextBuilder();
            foreach (var id in ids)
            {
                texts.Add(Encoding.UTF8.GetBytes(id));
            }

            var expected = Enumerable.Range(0, ids.Length).OrderBy(row => ids[row], StringComparer.Ordinal).ToArray();
            Assert.AreSequenceEqual(expected, IdOrder.Of(texts));
        });
}
