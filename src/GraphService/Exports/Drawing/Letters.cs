using System.Text;
using GraphService.Model;

namespace GraphService.Exports.Drawing;

/// <summary>How wide texts are, and how they fall into lines, without a font to ask.</summary>
/// <remarks>
/// The widths are those of DejaVu Sans, the widest of the usual fonts without serifs: with another one there is room
/// left, and nothing overlaps.
/// </remarks>
internal static class Letters
{
    private const double Bold = 1.1;

    /// <summary>A text of others as one line, in which what cannot be seen is shown.</summary>
    public static string Line(string text) => DisplayText.Line(
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>About how wide a text is, in units of the picture.</summary>
    public static double Width(string text, double size, bool isBold = false)
    {
        var width = 0d;
        foreach (var rune in text.EnumerateRunes())
        {
            width += WidthOf(rune);
        }

        return width * size * (isBold ? Bold : 1);
    }

    /// <summary>
    /// A line in lines of at most a width, broken at blanks and between Chinese characters, within a word only where it
    /// is too long; what does not fit in so many lines is left out, and an ellipsis says so.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string line, double size, double most, int lines, bool isBold = false)
    {
        var wrapped = new List<string>();
        var current = new StringBuilder();
        foreach (var piece in Pieces(line).SelectMany(piece => Split(piece, size, most, isBold)))
        {
            if (current.Length > 0 && Width($"{current}{piece.TrimEnd()}", size, isBold) > most)
            {
                wrapped.Add(current.ToString().TrimEnd());
                current.Clear();
            }

            current.Append(piece);
        }

        wrapped.Add(current.ToString().TrimEnd());
        if (wrapped.Count <= lines)
        {
            return wrapped;
        }

        var last = wrapped[lines - 1];
        while (last.Length > 1 && Width($"{last}…", size, isBold) > most)
        {
            last = last[..^(char.IsLowSurrogate(last[^1]) ? 2 : 1)].TrimEnd();
        }

        return [.. wrapped.Take(lines - 1), $"{last}…"];
    }

    /// <summary>Words with the blanks behind them, and Chinese characters.</summary>
    private static IEnumerable<string> Pieces(string line)
    {
        var piece = new StringBuilder();
        foreach (var rune in line.EnumerateRunes())
        {
            if (piece.Length > 0 && (IsWide(rune) || (piece[^1] == ' ' && rune.Value != ' ')))
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(rune);
            if (IsWide(rune))
            {
                yield return piece.ToString();
                piece.Clear();
            }
        }

        if (piece.Length > 0)
        {
            yield return piece.ToString();
        }
    }

    private static IEnumerable<string> Split(string piece, double size, double most, bool isBold)
    {
        if (Width(piece.TrimEnd(), size, isBold) <= most)
        {
            return [piece];
        }

        var (parts, part) = (new List<string>(), new StringBuilder());
        foreach (var rune in piece.EnumerateRunes())
        {
            if (part.Length > 0 && Width($"{part}{rune}", size, isBold) > most)
            {
                parts.Add(part.ToString());
                part.Clear();
            }

            part.Append(rune);
        }

        return [.. parts, part.ToString()];
    }

    private static double WidthOf(Rune rune) => rune.Value switch
    {
        ' ' or '\u00A0' or 'i' or 'j' or 'l' or 'I' or '|' or '!' or '\'' or '.' or ',' or ':' or ';' => 0.32,
        '(' or ')' or '[' or ']' or 't' or 'f' or 'r' or '-' or '/' => 0.41,
        'm' or 'M' or 'W' or 'w' or '@' or '%' or '…' or '—' => 0.98,
        >= 'A' and <= 'Z' => 0.72,
        < 0x2E80 => 0.63,
        _ => IsWide(rune) ? 1.02 : 0.7,
    };

    private static bool IsWide(Rune rune) =>
        rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60)
            or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
