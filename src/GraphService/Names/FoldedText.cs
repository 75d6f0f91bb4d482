namespace GraphService.Names;

/// <summary>Texts as names are compared: whatever their case, accents, width, punctuation or Chinese script.</summary>
internal static class FoldedText
{
    /// <summary>The places of a text (see <see cref="NameAnalyzer"/>) with one space between each two.</summary>
    public static string Of(string text)
    {
        var analyzer = new NameAnalyzer();
        analyzer.Analyze(text);
        return string.Join(' ', analyzer.Places.Select(place => analyzer.Text(place).ToString()));
    }
}
