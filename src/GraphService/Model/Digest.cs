using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace GraphService.Model;

/// <summary>A SHA-256 value: of one record, or of all records of a store together.</summary>
[SuppressMessage("Design", "CA1036", Justification = "Digests are sorted; nothing asks which of two is less.")]
public readonly record struct Digest : IComparable<Digest>
{
    /// <summary>Length in bytes.</summary>
    public const int Size = 32;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>Reads a digest from its 32 bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 32 bytes.</exception>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>The first of the 32 bytes, by which digests are sorted first.</summary>
    internal byte FirstByte => (byte)(_a >> 56);

    /// <summary>The next few bits, at most 31.</summary>
    internal int BitsAfterFirstByte(int count) => (int)(_a << 8 >> 32 >> (32 - count));

    /// <summary>The digest of some bytes.</summary>
    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(bytes, hash);
        return new Digest(hash);
    }

    /// <summary>
    /// The content hash of a set of records: SHA-256 over their digests in ascending order. It does not depend on the
    /// store or on the order in which the records came. Sorts <paramref name="digests"/> in place.
    /// </summary>
    public static Digest OfContents(Span<Digest> digests)
    {
        digests.Sort();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> buffer = stackalloc byte[Size * 64];
        while (!digests.IsEmpty)
        {
            var count = Math.Min(64, digests.Length);
            for (var i = 0; i < count; i++)
            {
                digests[i].CopyTo(buffer[(i * Size)..]);
            }

            hash.AppendData(buffer[..(count * Size)]);
            digests = digests[count..];
        }

        hash.GetHashAndReset(buffer);
        return new Digest(buffer);
    }

    /// <summary>Reads 64 hexadecimal digits.</summary>
    /// <exception cref="FormatException">They are not.</exception>
    public static Digest Parse(string hex) => new(Convert.FromHexString(hex));

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _a);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], _d);
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <inheritdoc/>
    public int CompareTo(Digest other)
    {
        var order = _a.CompareTo(other._a);
        order = order != 0 ? order : _b.CompareTo(other._b);
        order = order != 0 ? order : _c.CompareTo(other._c);
        return order != 0 ? order : _d.CompareTo(other._d);
    }

    /// <summary>64 hexadecimal digits in lower case.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());
}

/// <summary>Makes the digests of many byte strings, without a new state of the algorithm for each.</summary>
internal sealed class DigestWriter : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The same as <see cref="Digest.Of"/>.</summary>
    public Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Digest.Size];
        if (!PlainSha256.TryHash(bytes, hash))
        {
            _hash.AppendData(bytes);
            _hash.GetHashAndReset(hash);
        }

        return new Digest(hash);
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
