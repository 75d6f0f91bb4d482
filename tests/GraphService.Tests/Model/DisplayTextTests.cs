using GraphService.Model;

namespace GraphService.Tests.Model;

[TestClass]
public sealed class DisplayTextTests
{
    [TestMethod]
    [DataRow("Ada Example", "'Ada Example'")]
    [DataRow("马云 Zürich مريم 🙂", "'马云 Zürich مريم 🙂'")]
    [DataRow("\u200Bp8", "'<U+200B>p8'", DisplayName = "zero-width space")]
    [DataRow("\uFEFF", "'<U+FEFF>'", DisplayName = "byte order mark")]
    [DataRow("\u2060 \u200E", "'<U+2060> <U+200E>'", DisplayName = "word joiner, mark of direction")]
    [DataRow("a\u202Eb", "'a<U+202E>b'", DisplayName = "override of direction")]
    [DataRow("\u3164", "'<U+3164>'", DisplayName = "Hangul filler, a letter that is blank")]
    [DataRow("a\u00A0b", "'a<U+00A0>b'", DisplayName = "no-break space")]
    [DataRow("\u001B[31mred\u0007\r\n", "'<U+001B>[31mred<U+0007><U+000D><U+000A>'", DisplayName = "escape sequence")]
    [DataRow("\U000E0041", "'<U+E0041>'", DisplayName = "tag character")]
    public void Quote_ShowsWhatCannotBeSeenByItsCodePoint(string text, string shown)
    {
        Assert.AreEqual(shown, DisplayText.Quote(text));
        Assert.AreEqual(shown, DisplayText.Line(DisplayText.Quote(text)));
    }

    [TestMethod]
    public void Quote_HalfACharacter_IsShownByItsCodeUnit() =>
        Assert.AreEqual("'a<U+D83D>b'", DisplayText.Quote($"a{'\uD83D'}b"));

    [TestMethod]
    public void Quote_OfALongValue_LeavesOutTheMiddleAndTellsTheLength()
    {
        var shown = DisplayText.Quote(new string('a', 99) + "🙂" + new string('b', 40_000));

        Assert.StartsWith($"'{new string('a', 99)}...b", shown);
        Assert.EndsWith("b' (40,101 characters)", shown);
        Assert.IsLessThan(DisplayText.MaxLength, shown.Length);
    }

    [TestMethod]
    [DataRow("", false)]
    [DataRow(" \t\u00A0\u3000", false)]
    [DataRow("\u200B\u2060\uFEFF\u3164\u2800", false)]
    [DataRow("\u200BA", true)]
    [DataRow("—", true)]
    [DataRow("会", true)]
    public void IsVisible_AsksForOneCharacterThatLeavesAMark(string text, bool expected) =>
        Assert.AreEqual(expected, DisplayText.IsVisible(text));

    [TestMethod]
    [DataRow("می\u200Cخواهم", "می\u200Cخواهم", DisplayName = "Persian")]
    [DataRow("क्\u200Dष", "क्\u200Dष", DisplayName = "Hindi")]
    [DataRow("a\u200Cb", "a<U+200C>b")]
    [DataRow("ب\u200Cb", "ب<U+200C>b")]
    [DataRow("\u200Cب", "<U+200C>ب")]
    [DataRow("ب\u200C\u200Cب", "ب<U+200C><U+200C>ب")]
    [DataRow("ب\u200Bب", "ب<U+200B>ب")]
    public void Line_JoinerBetweenLettersThatNeedIt_IsLeftAlone(string text, string expected) =>
        Assert.AreEqual(expected, DisplayText.Line(text));
}
