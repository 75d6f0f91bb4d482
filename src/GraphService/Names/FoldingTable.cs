using System.Globalization;
using System.Text;

namespace GraphService.Names;

/// <summary>What kind of sign a character is in a name.</summary>
internal enum SignClass : byte
{
    /// <summary>Parts words.</summary>
    Separator,

    /// <summary>A letter, digit or vowel sign of a word.</summary>
    Letter,

    /// <summary>Han, kana or Hangul: written without spaces.</summary>
    Glyph,
}

/// <summary>As what each character of Unicode is compared; see Data/README.md for the origin.</summary>
internal static class FoldingTable
{
    private const int BmpSize = 1 << 16;

    // Of the basic plane: the character as which one is compared, -1 where it is left out, or -2 - i for the text i.
    private static readonly int[] Bmp = new int[BmpSize];
    private static readonly SignClass[] Classes = new SignClass[BmpSize];
    private static readonly Dictionary<int, int> Beyond = [];
    private static readonly List<string> Texts = [];

    static FoldingTable()
    {
        for (var code = 0; code < BmpSize; code++)
        {
            Bmp[code] = code;
            Classes[code] = char.IsSurrogate((char)code) ? SignClass.Separator : Classify(new Rune(code));
        }

        foreach (var line in NameData.Lines("folding.txt"))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var to = Target(line[..tab]);
            foreach (var range in line.AsSpan(tab + 1).ToString().Split(' '))
            {
                var dash = range.IndexOf('-', StringComparison.Ordinal);
                var first = int.Parse(dash < 0 ? range : range[..dash], NumberStyles.HexNumber, null);
                var last = dash < 0 ? first : int.Parse(range[(dash + 1)..], NumberStyles.HexNumber, null);
                for (var code = first; code <= last; code++)
                {
                    if (code < BmpSize)
                    {
                        Bmp[code] = to;
                    }
                    else
                    {
                        Beyond[code] = to;
                    }
                }
            }
        }
    }

    /// <summary>The character as which one is compared; -1 where it is left out, below -1 for several.</summary>
    public static int Fold(int code) => code < BmpSize ? Bmp[code] : Beyond.GetValueOrDefault(code, code);

    /// <summary>The several characters that <see cref="Fold"/> stands for.</summary>
    public static string Several(int folded) => Texts[-2 - folded];

    /// <summary>What a folded character is.</summary>
    public static SignClass ClassOf(int code) => code < BmpSize ? Classes[code] : Classify(new Rune(code));

    private static int Target(string text)
    {
        if (text.Length == 0)
        {
            return -1;
        }

        if (Rune.DecodeFromUtf16(text, out var rune, out var length) == System.Buffers.OperationStatus.Done
            && length == text.Length)
        {
            return rune.Value;
        }

        Texts.Add(text);
        return -1 - Texts.Count;
    }

    private static SignClass Classify(Rune rune)
    {
        if (rune.Value is (>= 0x3005 and <= 0x3007) or (>= 0x30A1 and <= 0x30FF and not 0x30FB)
            or (>= 0x3105 and <= 0x312F) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x9FFF)
            or (>= 0xAC00 and <= 0xD7AF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF)
            or (>= 0x1100 and <= 0x11FF))
        {
            return SignClass.Glyph;
        }

        return Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber
            ? SignClass.Letter : SignClass.Separator;
    }
}
