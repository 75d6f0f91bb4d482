using System.Buffers;
using System.Globalization;
using System.Text;

namespace GraphService.Queries;

/// <summary>Turns names into the tokens by which they are found.</summary>
/// <remarks>
/// Upper and lower case, full and half width, accents and invisible characters make no difference. Apostrophes and
/// middle dots inside a word are dropped (<c>Xi'an</c> is <c>xian</c>), everything else that is neither letter nor
/// digit parts words. A stretch of Han, kana or hangul is one token, as these scripts write no spaces.
/// </remarks>
internal static class NameFolding
{
    /// <summary>The tokens of a name, in its order.</summary>
    public static List<string> Tokens(string name)
    {
        var tokens = new List<string>();
        var token = new StringBuilder();
        var isIdeographic = false;
        foreach (var rune in name.EnumerateRunes())
        {
            var folded = Fold(rune);
            if (folded.Value == 0)
            {
                continue;
            }

            if (!Rune.IsLetterOrDigit(folded))
            {
                End();
                continue;
            }

            if (token.Length > 0 && isIdeographic != IsIdeographic(folded))
            {
                End();
            }

            isIdeographic = IsIdeographic(folded);
            token.Append(folded.ToString());
        }

        End();
        return tokens;

        void End()
        {
            if (token.Length > 0)
            {
                tokens.Add(token.ToString());
                token.Clear();
            }
        }
    }

    /// <summary>
    /// Whether the token is written in a script without spaces, so that any part of it can be asked for.
    /// </summary>
    public static bool IsIdeographic(ReadOnlySpan<char> token) =>
        Rune.DecodeFromUtf16(token, out var first, out _) == OperationStatus.Done && IsIdeographic(first);

    private static bool IsIdeographic(Rune rune) => rune.Value is
        (>= 0x2E80 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0xF900 and <= 0xFAFF) or (
            >= 0x20000 and <= 0x3FFFF);

    /// <summary>The character as it is compared; U+0000 when it is left out.</summary>
    private static Rune Fold(Rune rune)
    {
        var value = rune.Value;
        if (value is >= 0xFF01 and <= 0xFF5E)
        {
            value -= 0xFEE0;   // full width
        }

        if (value is '\'' or '`' or 0x2018 or 0x2019 or 0x02BC or 0xB7 or 0x30FB
            || (value > 0x7F && Rune.GetUnicodeCategory(new Rune(value))
                is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format))
        {
            return default;
        }

        return value <= char.MaxValue ? new Rune(LatinFolding.Fold((char)value)) : new Rune(value);
    }
}
