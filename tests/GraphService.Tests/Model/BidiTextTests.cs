using GraphService.Model;

namespace GraphService.Tests.Model;

[TestClass]
public sealed class BidiTextTests
{
    [TestMethod]
    [DataRow("محمد", "\u2068محمد\u2069")]
    [DataRow("Ali (علی)", "\u2068Ali (علی)\u2069")]
    [DataRow("שרה", "\u2068שרה\u2069")]
    [DataRow("Ada", "Ada")]
    [DataRow("会议 1", "会议 1")]
    [DataRow("", "")]
    public void Isolated_TextThatReadsFromRightToLeft_StandsBetweenMarks(string text, string expected)
    {
        Assert.AreEqual(expected, BidiText.Isolated(text));
        Assert.AreEqual(text, BidiText.Plain(BidiText.Isolated(text)));
    }

    [TestMethod]
    [DataRow("a \u2068b\u2069 c", "[a ](b)[ c]")]
    [DataRow("\u2068b\u2069", "[](b)[]")]
    [DataRow("a", "[a]")]
    [DataRow("a\u2068b", "[a<U+2068>b]", DisplayName = "a mark alone is shown")]
    [DataRow("a\u2069 \u2068b\u202Ec\u2069", "[a<U+2069> ](b<U+202E>c)[]")]
    public void Written_Isolates_AreWrittenOtherwise(string text, string expected) => Assert.AreEqual(
        expected,
        BidiText.Written(text, part => $"[{DisplayText.Line(part)}]", part => $"({DisplayText.Line(part)})"));
}
