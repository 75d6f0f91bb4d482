using System.Buffers;
using System.Globalization;
using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>
/// What every text of an input has to keep. A fault is told in a sentence or two, with how to mend it.
/// </summary>
internal static class TextRules
{
    // Line breaks and tabs are part of what people write into a text of several lines; other controls never are.
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(c => (char)c)
            .Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'))]);

    /// <summary>A control character or too many characters, or <see langword="null"/>.</summary>
    public static string? Fault(ReadOnlySpan<char> text, int maxLength)
    {
        if (text.IndexOfAny(Controls) is >= 0 and var at)
        {
            return $"{DisplayText.Quote(text)} holds the control character U+{(int)text[at]:X4}. Remove it.";
        }

        return text.Length > maxLength
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"A text of {text.Length:N0} characters is too long; {maxLength:N0} are taken. Shorten it.")
            : null;
    }

    /// <summary>That nothing of a text can be seen, or <see langword="null"/>.</summary>
    public static string? Invisible(ReadOnlySpan<char> text) =>
        DisplayText.IsVisible(text) ? null : $"{DisplayText.Quote(text)} has nothing that can be seen.";

    /// <summary>That a text is no address that can be published, or <see langword="null"/>.</summary>
    /// <param name="url">The text.</param>
    /// <param name="isSecret">Whether it may hold a password, so that it must not be repeated anywhere.</param>
    public static string? UrlFault(string url, out bool isSecret)
    {
        var isUrl = Source.IsUrl(url);
        isSecret = url.Contains('@', StringComparison.Ordinal) && (!isUrl || new Uri(url).UserInfo.Length > 0);
        return isSecret
            ? "The address seems to hold a user name or a password, and addresses are published. Write it without."
            : isUrl ? null
            : $"{DisplayText.Quote(url)} is not an absolute http or https address.";
    }
}
