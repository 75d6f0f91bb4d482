using System.Text;
using Microsoft.Win32.SafeHandles;

namespace GraphService.Ingestion;

/// <summary>One of the encodings that are read, and what to say of bytes that are none of its text.</summary>
/// <param name="Name">Name for messages.</param>
/// <param name="Encoding">Throws on what is not its text.</param>
/// <param name="Mark">The byte order mark that tells it; empty where there is none.</param>
/// <param name="UnitLength">Bytes of a code unit.</param>
internal sealed record TextEncoding(string Name, Encoding Encoding, byte[] Mark, int UnitLength)
{
    private const string HowToSave =
        "Save the file as UTF-8: in Excel as 'CSV UTF-8 (comma delimited)', in LibreOffice with the character set "
        + "'Unicode (UTF-8)'";

    private const int SampleLength = 1 << 16;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // UTF-32 first: its mark begins like that of UTF-16.
    private static readonly TextEncoding[] Marked =
    [
        new("UTF-32", new UTF32Encoding(bigEndian: false, byteOrderMark: false, true), [0xFF, 0xFE, 0, 0], 4),
        new("UTF-32", new UTF32Encoding(bigEndian: true, byteOrderMark: false, true), [0, 0, 0xFE, 0xFF], 4),
        new("UTF-16", new UnicodeEncoding(bigEndian: false, byteOrderMark: false, true), [0xFF, 0xFE], 2),
        new("UTF-16", new UnicodeEncoding(bigEndian: true, byteOrderMark: false, true), [0xFE, 0xFF], 2),
        new("UTF-8", Utf8, [0xEF, 0xBB, 0xBF], 1),
    ];

    private static readonly TextEncoding Unmarked = new("UTF-8", Utf8, [], 1);

    /// <summary>Bytes of the mark, which are not part of the text.</summary>
    public int MarkLength => Mark.Length;

    /// <summary>The encoding of a file.</summary>
    /// <param name="beginning">Its first four bytes, or all where there are fewer.</param>
    /// <param name="file">Its name.</param>
    /// <exception cref="InputException">It is in UTF-16 without a mark.</exception>
    public static TextEncoding Of(ReadOnlySpan<byte> beginning, string file)
    {
        foreach (var encoding in Marked)
        {
            if (beginning.StartsWith(encoding.Mark))
            {
                return encoding;
            }
        }

        // The name of a column begins with a letter of ASCII, of which UTF-16 makes two bytes: itself and a NUL.
        return beginning is [0, not 0, ..] or [not 0, 0, ..]
            ? throw new InputException(
                $"{file} line 1, byte {(beginning[0] == 0 ? 1 : 2)}: the file is not UTF-8; it looks like UTF-16 "
                    + "without a byte "
                + $"order mark. {HowToSave}, or with 'iconv -f UTF-16{(beginning[0] == 0 ? "BE" : "LE")} -t UTF-8'.")
            : Unmarked;
    }

    /// <summary>Says where a byte is that is not text of this encoding, and of which encoding it might be.</summary>
    /// <param name="offset">0-based place of the byte in the file.</param>
    /// <param name="cause">What the decoder says; holds the bytes at fault.</param>
    /// <param name="handle">The file.</param>
    /// <param name="length">Its length in bytes, as far as it is read.</param>
    /// <param name="file">Its name.</param>
    public InputException FaultAt(
        long offset, DecoderFallbackException cause, SafeFileHandle handle, long length, string file)
    {
        var bytesAtFault = cause.BytesUnknown ?? [];
        var found = new byte[bytesAtFault.Length];
        if (RandomAccess.Read(handle, found, offset) < found.Length || !found.AsSpan().SequenceEqual(bytesAtFault))
        {
            // Of the first half of a pair that stands alone, the decoder tells the place after it.
            offset -= found.Length;
        }

        var (line, lineStart) = LineOf(offset, handle);
        var place = $"{file} line {line}, byte {offset - lineStart + 1} of the line: ";
        var bytes = string.Join(' ', bytesAtFault.Select(b => b.ToString("X2", null)));
        if (UnitLength > 1)
        {
            return new InputException(
                $"{place}{bytes} is not {Name} text, which the file's byte order mark announces: half of a pair of "
                    + "code units, "
                + $"or a file that was cut off. {HowToSave}.", cause);
        }

        var from = Math.Max(lineStart, offset - (SampleLength / 2));
        var sample = new byte[Math.Min(SampleLength, length - from)];
        var text = sample.AsSpan(0, RandomAccess.Read(handle, sample, from));
        var bad = (int)(offset - from);
        if (text[bad..].IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var end)
        {
            text = text[..(bad + end)];
        }

        return new InputException(
            $"{place}{bytes} is not UTF-8. "
            + (Guess(text) is { } guess
                ? $"It looks like {guess.Name}{Reading(text, bad, guess.Encoding)}. {HowToSave}, or with "
                    + $"'iconv -f {guess.Name.ToUpperInvariant()} -t UTF-8'."
                : $"{HowToSave}."),
            cause);
    }

    /// <summary>GB18030 or Windows-1252, where the bytes of a line speak for it.</summary>
    private static (string Name, Encoding Encoding)? Guess(ReadOnlySpan<byte> line)
    {
        // In Chinese text most pairs are signs of the first level of GB 2312, the common ones, or its punctuation. What
        // UTF-8 or a single accented letter makes of such a pair mostly falls elsewhere.
        var (pairs, common) = (0, 0);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] >= 0x80)
            {
                pairs++;
                var isCommon = line[i] is (>= 0xA1 and <= 0xA3) or (>= 0xB0 and <= 0xD7)
                    && i + 1 < line.Length && line[i + 1] >= 0xA1;
                common += isCommon ? 1 : 0;
                i++;
            }
        }

        if (common >= 0.6 * pairs)
        {
            return ("GB18030", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!);
        }

        // Parts of the line may be proper UTF-8; the others have to be bytes that Windows-1252 has a letter or sign
        // for.
        while (!line.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(line, out _, out var used);
            if (status != System.Buffers.OperationStatus.Done)
            {
                used = 1;
                if (line[0] is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D)
                {
                    return null;
                }
            }

            line = line[used..];
        }

        return ("Windows-1252", CodePagesEncodingProvider.Instance.GetEncoding("windows-1252")!);
    }

    /// <summary>
    /// The word in which the byte stands, as another encoding has it; nothing where it is no letter there.
    /// </summary>
    private static string Reading(ReadOnlySpan<byte> line, int bad, Encoding encoding)
    {
        const int Longest = 20;
        var text = encoding.GetString(line);
        var to = encoding.GetCharCount(line[..bad]);
        to -= to > 0 && !IsOfWord(to) ? 1 : 0;   // the byte may be the second of a pair
        var from = to;
        while (to - from < Longest && IsOfWord(from - 1))
        {
            from--;
        }

        while (to - from < 2 * Longest && IsOfWord(to))
        {
            to++;
        }

        return from == to ? "" : $", in which it reads '{text[from..to]}'";

        bool IsOfWord(int i) =>
            i >= 0 && i < text.Length && (char.IsLetter(text[i]) || (text[i] > '\u00A0' && !char.IsSurrogate(text[i])));
    }

    /// <summary>The 1-based line of a byte, and the place where that line begins.</summary>
    private (int Line, long Start) LineOf(long offset, SafeFileHandle handle)
    {
        var buffer = new byte[SampleLength];
        var (line, start) = (1, (long)MarkLength);
        var (last, isBigEndian) = (0, Mark is [0, ..] or [0xFE, ..]);
        for (var place = start; place < offset;)
        {
            var wanted = (int)Math.Min(buffer.Length, offset - place);
            var read = RandomAccess.Read(handle, buffer.AsSpan(0, wanted), place) / UnitLength * UnitLength;
            for (var i = 0; i < read; i += UnitLength)
            {
                var unit = 0;
                for (var k = 0; k < UnitLength; k++)
                {
                    unit = (unit << 8) | buffer[isBigEndian ? i + k : i + UnitLength - 1 - k];
                }

                if (unit is '\r' or '\n')
                {
                    line += unit == '\n' && last == '\r' ? 0 : 1;
                    start = place + i + UnitLength;
                }

                last = unit;
            }

            if (read == 0)
            {
                break;
            }

            place += read;
        }

        return (line, start);
    }
}
