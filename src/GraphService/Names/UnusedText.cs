using System.Globalization;
using System.Text;

namespace GraphService.Names;

/// <summary>Tells which signs of a question no name is searched by.</summary>
internal static class UnusedText
{
    private const string MeaningfulPunctuation = "&@%#*";

    /// <summary>
    /// Symbols as they are, and invisible characters by their code points; each once. Spaces and the punctuation of
    /// names part words and are therefore used.
    /// </summary>
    public static IReadOnlyList<string> Of(string text) =>
        [.. text.EnumerateRunes().Select(Unused).OfType<string>().Distinct()];

    private static string? Unused(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.OtherSymbol
            or UnicodeCategory.PrivateUse when FoldingTable.Fold(rune.Value) == rune.Value => rune.ToString(),
        UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned => Code(rune),
        UnicodeCategory.Control when !Rune.IsWhiteSpace(rune) => Code(rune),
        UnicodeCategory.OtherPunctuation when MeaningfulPunctuation.Contains(
            rune.ToString(), StringComparison.Ordinal) => rune.ToString(),
        _ => null,
    };

    private static string Code(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
}
