using System.Text;

namespace GraphService.Names;

/// <summary>Texts as names are compared: whatever their case, accents, width, punctuation or Chinese script.</summary>
internal static class FoldedText
{
    /// <summary>The places of a text (see <see cref="NameAnalyzer"/>) with one space between each two.</summary>
    public static string Of(string text)
    {
        var analyzer = new NameAnalyzer();
        analyzer.Analyze(text);
        var folded = new StringBuilder();
        foreach (var place in analyzer.Places)
        {
            folded.Append(folded.Length > 0 ? " " : "");
            foreach (var rune in analyzer.Text(place).EnumerateRunes())
            {
                folded.Append(new Rune(Han.Simplified(rune.Value)));
            }
        }

        return folded.ToString();
    }
}
