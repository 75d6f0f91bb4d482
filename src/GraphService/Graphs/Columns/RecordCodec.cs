using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using GraphService.Model;

namespace GraphService.Graphs.Columns;

/// <summary>
/// How what records hold becomes byte strings. Not thread-safe; the bytes are good until the next call.
/// </summary>
internal sealed class RecordEncoder
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>A text.</summary>
    public ReadOnlySpan<byte> Text(string text)
    {
        _buffer.ResetWrittenCount();
        Append(text);
        return _buffer.WrittenSpan;
    }

    /// <summary>A text or none: a byte before the text, nothing for none.</summary>
    public ReadOnlySpan<byte> Optional(string? text)
    {
        _buffer.ResetWrittenCount();
        if (text is not null)
        {
            Append((byte)0);
            Append(text);
        }

        return _buffer.WrittenSpan;
    }

    /// <summary>Texts with their languages: each after its length.</summary>
    public ReadOnlySpan<byte> Texts(IReadOnlyList<LocalText> texts)
    {
        _buffer.ResetWrittenCount();
        foreach (var text in texts)
        {
            AppendLength(Encoding.UTF8.GetByteCount(text.Value));
            Append(text.Value);
            AppendLength(text.Language is null ? 0 : 1 + Encoding.UTF8.GetByteCount(text.Language));
            Append(text.Language ?? "");
        }

        return _buffer.WrittenSpan;
    }

    private void Append(string text) => Encoding.UTF8.GetBytes(text, _buffer);

    private void Append(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    private void AppendLength(int length)
    {
        for (; length > 0x7F; length >>= 7)
        {
            Append((byte)(length | 0x80));
        }

        Append((byte)length);
    }
}

/// <summary>Reads what <see cref="RecordEncoder"/> wrote.</summary>
internal static class RecordDecoder
{
    public static string? Optional(ReadOnlySpan<byte> bytes) =>
        bytes.IsEmpty ? null : Encoding.UTF8.GetString(bytes[1..]);

    public static IReadOnlyList<LocalText> Texts(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return [];
        }

        var texts = new List<LocalText>(1);
        while (!bytes.IsEmpty)
        {
            var value = Take(ref bytes, Length(ref bytes));
            var language = Length(ref bytes);
            texts.Add(new LocalText(value, language == 0 ? null : Take(ref bytes, language - 1)));
        }

        return texts.ToArray();
    }

    public static int[] Numbers(ReadOnlySpan<byte> bytes) => MemoryMarshal.Cast<byte, int>(bytes).ToArray();

    private static string Take(ref ReadOnlySpan<byte> bytes, int length)
    {
        var text = Encoding.UTF8.GetString(bytes[..length]);
        bytes = bytes[length..];
        return text;
    }

    private static int Length(ref ReadOnlySpan<byte> bytes)
    {
        var (length, shift) = (0, 0);
        while (true)
        {
            var part = bytes[0];
            bytes = bytes[1..];
            length |= (part & 0x7F) << shift;
            if (part <= 0x7F)
            {
                return length;
            }

            shift += 7;
        }
    }
}
