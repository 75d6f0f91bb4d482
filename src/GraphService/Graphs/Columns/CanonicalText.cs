using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using GraphService.Model;

namespace GraphService.Graphs.Columns;

/// <summary>
/// Walks through the canonical text of a record, as <see cref="RecordJson"/> writes it: without blanks, names and
/// values in a known order. What is not common is left to <see cref="Utf8JsonReader"/>.
/// </summary>
/// <param name="text">The text.</param>
internal ref struct CanonicalText(ReadOnlySpan<byte> text)
{
    private static readonly JsonReaderOptions ValueByValue = new() { AllowMultipleValues = true };

    private ReadOnlySpan<byte> _rest = text;

    /// <summary>Reads what every text begins with.</summary>
    /// <exception cref="FormatException">It is not there.</exception>
    public void ReadHead(out ReadOnlySpan<byte> id, out ReadOnlySpan<byte> dataset)
    {
        Skip("{\"kind\":"u8);
        String();
        Skip(",\"id\":"u8);
        id = String();
        Skip(",\"dataset\":"u8);
        dataset = String();
    }

    /// <summary>Passes over something, if it is what comes next.</summary>
    public bool TrySkip(ReadOnlySpan<byte> part)
    {
        if (!_rest.StartsWith(part))
        {
            return false;
        }

        _rest = _rest[part.Length..];
        return true;
    }

    /// <summary>Passes over what has to come next.</summary>
    /// <exception cref="FormatException">Something else comes next.</exception>
    public void Skip(ReadOnlySpan<byte> part)
    {
        if (!TrySkip(part))
        {
            throw Unexpected(part);
        }
    }

    /// <summary>Reads a string or a name.</summary>
    /// <returns>Its bytes, without quotation marks and escapes.</returns>
    /// <exception cref="FormatException">Something else comes next.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<byte> String()
    {
        var from = _rest;
        Skip("\""u8);
        var length = EndOfString(_rest);
        if (length >= 0 && _rest[length] == '"')
        {
            var value = _rest[..length];
            _rest = _rest[(length + 1)..];
            return value;
        }

        var json = new Utf8JsonReader(from, ValueByValue);
        json.Read();
        _rest = from[(int)json.BytesConsumed..];
        var unescaped = new byte[json.ValueSpan.Length];
        return unescaped.AsSpan(0, json.CopyString(unescaped));
    }

    /// <summary>Reads a number.</summary>
    public ReadOnlySpan<byte> Number()
    {
        var length = _rest.IndexOfAny((byte)',', (byte)'}');
        var value = _rest[..Math.Max(0, length)];
        _rest = _rest[value.Length..];
        return value;
    }

    /// <summary>Passes over a value of any kind.</summary>
    public void SkipValue()
    {
        var json = new Utf8JsonReader(_rest, ValueByValue);
        json.Read();
        json.Skip();
        _rest = _rest[(int)json.BytesConsumed..];
    }

    /// <summary>Where the next quotation mark or escape stands: mostly in the next few bytes; -1 for none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOfString(ReadOnlySpan<byte> text)
    {
        if (text.Length >= Vector128<byte>.Count)
        {
            var some = Vector128.Create(text);
            var ends = Vector128.Equals(some, Vector128.Create((byte)'"'))
                | Vector128.Equals(some, Vector128.Create((byte)'\\'));
            if (ends.ExtractMostSignificantBits() is not 0 and var bits)
            {
                return BitOperations.TrailingZeroCount(bits);
            }
        }

        return text.IndexOfAny((byte)'"', (byte)'\\');
    }

    private readonly FormatException Unexpected(ReadOnlySpan<byte> wanted)
    {
        var found = _rest[..Math.Min(_rest.Length, 20)];
        return new FormatException("This is not the text of a record: it has "
            + $"'{System.Text.Encoding.UTF8.GetString(found)}' instead of "
            + $"'{System.Text.Encoding.UTF8.GetString(wanted)}'.");
    }
}
