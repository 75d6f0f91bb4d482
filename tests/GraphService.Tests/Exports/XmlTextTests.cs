using GraphService.Exports;

namespace GraphService.Tests.Exports;

[TestClass]
public sealed class XmlTextTests
{
    [TestMethod]
    public void Legal_AnyText_IsFitForXml()
    {
        // Not as rows of data: half a character does not survive in an attribute.
        (string Text, string Legal)[] texts =
        [
            ("会议 🦊 <&>\t\n", "会议 🦊 <&>\t\n"),
            ("bell \u0007", "bell \uFFFD"),
            ("half \uD83E", "half \uFFFD"),
            ("\uDD8A half", "\uFFFD half"),
            ("\uFFFE\uFFFF\0", "\uFFFD\uFFFD\uFFFD"),
        ];

        foreach (var (text, legal) in texts)
        {
            Assert.AreEqual(legal, XmlText.Legal(text));
        }
    }
}
