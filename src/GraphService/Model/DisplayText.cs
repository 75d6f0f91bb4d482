using System.Buffers;
using System.Globalization;
using System.Text;

namespace GraphService.Model;

/// <summary>
/// Texts that somebody else wrote, as messages, reports and logs show them: what cannot be seen is written as its code
/// point (<c>&lt;U+200B&gt;</c>), so that a terminal is never sent a control character, and what is too long is cut in
/// the middle.
/// </summary>
public static class DisplayText
{
    /// <summary>Characters of a value that are shown in full.</summary>
    public const int MaxLength = 200;

    private const int Head = 100;
    private const int Tail = 50;

    // What Unicode asks not to be shown (Default_Ignorable_Code_Point), and the blank of Braille.
    private static readonly (int First, int Last)[] Ignorable =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
        (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x2800, 0x2800), (0x3164, 0x3164), (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
        (0xE0000, 0xE0FFF),
    ];

    /// <summary>
    /// Whether a character of the text leaves a mark; blanks, controls and zero-width characters leave none.
    /// </summary>
    public static bool IsVisible(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A whole line: what cannot be seen as its code point, nothing cut. What joins or parts two letters of a script
    /// that needs it, as in Persian, is left to do so.
    /// </summary>
    public static string Line(string text)
    {
        var isPlain = true;
        foreach (var c in text)
        {
            isPlain &= c is >= ' ' and <= '~';
        }

        return isPlain ? text : Visible(text, withJoiners: true);
    }

    /// <summary>
    /// A value: what cannot be seen as its code point; the middle of a long one left out, its length told.
    /// </summary>
    public static string Value(ReadOnlySpan<char> text) => $"{Shortened(text)}{LengthOfLong(text)}";

    /// <summary><see cref="Value"/> in quotation marks, to stand in a sentence.</summary>
    public static string Quote(ReadOnlySpan<char> text) => $"'{Shortened(text)}'{LengthOfLong(text)}";

    private static string Shortened(ReadOnlySpan<char> text)
    {
        if (text.Length <= MaxLength)
        {
            return Visible(text);
        }

        // Not through the middle of a character that takes two code units.
        var head = char.IsHighSurrogate(text[Head - 1]) ? Head - 1 : Head;
        var tail = char.IsLowSurrogate(text[^Tail]) ? Tail - 1 : Tail;
        return $"{Visible(text[..head])}...{Visible(text[^tail..])}";
    }

    private static string LengthOfLong(ReadOnlySpan<char> text) => text.Length <= MaxLength
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" ({text.Length:N0} characters)");

    private static string Visible(ReadOnlySpan<char> text, bool withJoiners = false)
    {
        var (visible, before) = (new StringBuilder(text.Length), default(Rune));
        while (!text.IsEmpty)
        {
            var isRune = Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done;
            if (isRune && (IsShown(rune) || (withJoiners && IsJoiner(rune) && Joins(before, text[length..]))))
            {
                visible.Append(text[..length]);
            }
            else
            {
                visible.Append(CultureInfo.InvariantCulture, $"<U+{(isRune ? rune.Value : text[0]):X4}>");
            }

            before = rune;
            text = text[length..];
        }

        return visible.ToString();
    }

    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    private static bool Joins(Rune before, ReadOnlySpan<char> after) =>
        IsJoined(before)
        && Rune.DecodeFromUtf16(after, out var next, out _) == OperationStatus.Done
        && IsJoined(next);

    /// <summary>Whether it is a letter, or a mark on one, of the scripts from Arabic to Georgian.</summary>
    private static bool IsJoined(Rune rune) => rune.Value is >= 0x0600 and < 0x1100
        && (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static bool IsShown(Rune rune) => rune.Value == ' '
        || (!IsInvisible(rune) && Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned));

    private static bool IsInvisible(Rune rune) => rune.Value is not (> ' ' and <= '~') && IsInvisibleBeyondAscii(rune);

    private static bool IsInvisibleBeyondAscii(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || Array.Exists(Ignorable, range => range.First <= rune.Value && rune.Value <= range.Last);
}
