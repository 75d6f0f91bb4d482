using System.Buffers.Text;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using GraphService.Model;

namespace GraphService.Queries.Permalinks;

/// <summary>
/// The id of a stored question, which holds the question itself: nothing is kept for it, so nothing of it can be lost,
/// and every program that serves the same store can answer it.
/// </summary>
/// <remarks>
/// The bytes, in base64url: the version, 1; the kind of question, plus 128 where what follows the snapshot is packed by
/// Brotli; the number of the revision, and the first 6 bytes of its content hash (or 0 and nothing); the parameters,
/// each as the byte that stands for it (<see cref="QuestionWords"/>; 0, and then its name, where there is none), and
/// its value; the first 4 bytes of the SHA-256 of all this. Texts are UTF-8 after their length; numbers are in groups
/// of 7 bits, the lowest first.
/// </remarks>
public static class QuestionId
{
    /// <summary>Most characters of an id, so that an address has room for it.</summary>
    public const int MaxLength = 2_000;

    private const byte Version = 1;
    private const byte Packed = 0x80;
    private const int HashLength = 6, CheckLength = 4;
    private const int MostUnpacked = 64 * 1_024;

    // To pack takes longer than to find paths, and of a question that names few ids it saves some bytes at most.
    private const int FewestToPack = 96;

    private static readonly UTF8Encoding Utf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The id of a question; <see langword="null"/> where it would be too long.</summary>
    public static string? Of(StoredQuestion question)
    {
        var body = new List<byte>();
        var words = QuestionWords.Of(question.Kind);
        foreach (var (name, value) in question.Parameters)
        {
            var place = PlaceOf(words, name);
            if (place < 0 || words[place].Value != value)
            {
                body.Add((byte)(place + 1));
                if (place < 0)
                {
                    WriteText(body, name);
                }

                WriteText(body, value);
            }
        }

        var plain = CollectionsMarshal.AsSpan(body);
        var packed = plain.Length < FewestToPack ? [] : PackedOf(plain);
        var isPacked = packed.Length > 0;
        var id = new List<byte> { Version, (byte)((byte)question.Kind | (isPacked ? Packed : 0)) };
        WriteNumber(id, (ulong)(question.Snapshot?.Number ?? 0));
        id.AddRange(Convert.FromHexString(question.Snapshot?.Hash ?? ""));
        id.AddRange(isPacked ? packed : plain);
        byte[] bytes = [.. id, .. CheckOf(CollectionsMarshal.AsSpan(id))];
        return Base64Url.GetEncodedLength(bytes.Length) <= MaxLength ? Base64Url.EncodeToString(bytes) : null;
    }

    /// <summary>The question of an id; <see langword="null"/> where it is none, or is damaged.</summary>
    public static StoredQuestion? Read(string id)
    {
        if (id.Length > MaxLength || !Base64Url.IsValid(id, out var length) || length < 3 + CheckLength)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(id);
        ReadOnlySpan<byte> rest = bytes.AsSpan(..^CheckLength);
        if (!bytes.AsSpan(^CheckLength..).SequenceEqual(CheckOf(rest))
            || rest[0] != Version || Base64Url.EncodeToString(bytes) != id)
        {
            return null;
        }

        var kind = (QuestionKind)(rest[1] & ~Packed);
        var isPacked = (rest[1] & Packed) != 0;
        rest = rest[2..];
        if (!Enum.IsDefined(kind) || ReadNumber(ref rest) is not { } number || number > long.MaxValue
            || (number > 0 && rest.Length < HashLength))
        {
            return null;
        }

        SnapshotName? snapshot = null;
        if (number > 0)
        {
            snapshot = new SnapshotName((long)number, Convert.ToHexStringLower(rest[..HashLength]));
            rest = rest[HashLength..];
        }

        return Unpacked(rest, isPacked) is { } body && ReadParameters(kind, body) is { } given
            ? new StoredQuestion(kind, given, snapshot)
            : null;
    }

    private static List<KeyValuePair<string, string>>? ReadParameters(QuestionKind kind, ReadOnlySpan<byte> body)
    {
        var words = QuestionWords.Of(kind);
        var given = new List<KeyValuePair<string, string>>();
        while (!body.IsEmpty)
        {
            var place = body[0] - 1;
            body = body[1..];
            var name = place < 0 ? ReadText(ref body) : place < words.Count ? words[place].Name : null;
            if (name is null || ReadText(ref body) is not { } value || given.Exists(pair => pair.Key == name))
            {
                return null;
            }

            given.Add(KeyValuePair.Create(name, value));
        }

        return
        [
            .. given,
            .. from word in words
               where word.Value is not null && !given.Exists(pair => pair.Key == word.Name)
               select KeyValuePair.Create(word.Name, word.Value!),
        ];
    }

    /// <summary>Packs bytes; nothing where that does not make them fewer.</summary>
    private static ReadOnlySpan<byte> PackedOf(ReadOnlySpan<byte> plain)
    {
        var packed = new byte[plain.Length - 1];
        return BrotliEncoder.TryCompress(plain, packed, out var length, quality: 11, window: 16)
            ? packed.AsSpan(0, length) : [];
    }

    private static byte[]? Unpacked(ReadOnlySpan<byte> body, bool isPacked)
    {
        if (!isPacked)
        {
            return body.ToArray();
        }

        var plain = new byte[MostUnpacked];
        return BrotliDecoder.TryDecompress(body, plain, out var length) ? plain[..length] : null;
    }

    private static int PlaceOf(IReadOnlyList<(string Name, string? Value)> words, string name)
    {
        for (var place = 0; place < words.Count; place++)
        {
            if (words[place].Name == name)
            {
                return place;
            }
        }

        return -1;
    }

    private static byte[] CheckOf(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes)[..CheckLength];

    private static void WriteNumber(List<byte> to, ulong number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            to.Add((byte)(number | 0x80));
        }

        to.Add((byte)number);
    }

    private static void WriteText(List<byte> to, string text)
    {
        var bytes = Utf8.GetBytes(text);
        WriteNumber(to, (ulong)bytes.Length);
        to.AddRange(bytes);
    }

    /// <summary>Reads a number; <see langword="null"/> where there is none.</summary>
    private static ulong? ReadNumber(ref ReadOnlySpan<byte> from)
    {
        var number = 0ul;
        for (var (i, shift) = (0, 0); i < from.Length && shift < 63; (i, shift) = (i + 1, shift + 7))
        {
            number |= (ulong)(from[i] & 0x7F) << shift;
            if (from[i] < 0x80)
            {
                from = from[(i + 1)..];
                return number;
            }
        }

        return null;
    }

    private static string? ReadText(ref ReadOnlySpan<byte> from)
    {
        if (ReadNumber(ref from) is not { } length || length > (ulong)from.Length)
        {
            return null;
        }

        try
        {
            var text = Utf8.GetString(from[..(int)length]);
            from = from[(int)length..];
            return text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
