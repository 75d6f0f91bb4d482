using System.Text;
using System.Text.RegularExpressions;

namespace GraphService.Model;

/// <summary>
/// Texts in scripts that read from right to left, such as Arabic and Hebrew, within lines that read from left to right.
/// </summary>
/// <remarks>
/// Where such a text stands between others, a reader's program turns the order of both round. It is kept by what the
/// Unicode Bidirectional Algorithm (UAX #9) calls an isolate: the text between U+2068 and U+2069.
/// </remarks>
public static partial class BidiText
{
    private const char Begin = '\u2068';
    private const char End = '\u2069';

    private static readonly (int First, int Last)[] RightToLeft =
    [
        (0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF),
    ];

    /// <summary>A text to stand between others; as it is where no letter of it reads from right to left.</summary>
    public static string Isolated(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune)
                && Array.Exists(RightToLeft, range => range.First <= rune.Value && rune.Value <= range.Last))
            {
                return Marked(text);
            }
        }

        return text;
    }

    /// <summary>A text without its isolates, for what marks none.</summary>
    public static string Plain(string text) => Written(text, part => part, part => part);

    /// <summary>A line in which what cannot be seen is shown, but for the isolates.</summary>
    public static string Line(string text) => Written(text, DisplayText.Line, part => Marked(DisplayText.Line(part)));

    /// <summary>A text in a format.</summary>
    /// <param name="text">A text with isolates.</param>
    /// <param name="write">Writes what is not isolated.</param>
    /// <param name="isolate">Writes what is, without the marks.</param>
    public static string Written(string text, Func<string, string> write, Func<string, string> isolate)
    {
        var (written, place) = (new StringBuilder(), 0);
        foreach (Match match in Isolate().Matches(text))
        {
            written.Append(write(text[place..match.Index])).Append(isolate(match.Groups[1].Value));
            place = match.Index + match.Length;
        }

        return place == 0 ? write(text) : written.Append(write(text[place..])).ToString();
    }

    /// <summary>A text between the marks.</summary>
    public static string Marked(string text) => $"{Begin}{text}{End}";

    [GeneratedRegex("\u2068([^\u2068\u2069]*)\u2069")]
    private static partial Regex Isolate();
}
