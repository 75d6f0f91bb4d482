using System.Security.Cryptography;

namespace GraphService.Model;

/// <summary>Digests that are added one by one, for the content hash of all of them. Not thread-safe.</summary>
/// <remarks>
/// They lie apart by their first byte, so that they are sorted in parts and in parallel, and never copied whole.
/// </remarks>
internal sealed class DigestSet
{
    private readonly List<Digest[]>[] _parts = [.. Enumerable.Range(0, 256).Select(_ => new List<Digest[]>())];
    private readonly int[] _counts = new int[256];

    /// <summary>Adds a digest.</summary>
    public void Add(Digest digest)
    {
        const int Piece = 256;
        var part = digest.FirstByte;
        var place = _counts[part]++ % Piece;
        if (place == 0)
        {
            _parts[part].Add(new Digest[Piece]);
        }

        _parts[part][^1][place] = digest;
    }

    /// <summary>Adds the digests of another set.</summary>
    public void Add(DigestSet other)
    {
        for (var part = 0; part < 256; part++)
        {
            foreach (var digest in other.Part(part))
            {
                Add(digest);
            }
        }
    }

    /// <summary>The content hash of the records that these are the digests of.</summary>
    public Digest ToContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var sorted in Enumerable.Range(0, 256).AsParallel().AsOrdered().Select(Sorted))
        {
            hash.AppendData(sorted);
        }

        return new Digest(hash.GetHashAndReset());
    }

    private byte[] Sorted(int part)
    {
        var digests = Part(part).ToArray();
        Array.Sort(digests);
        var bytes = new byte[digests.Length * Digest.Size];
        for (var i = 0; i < digests.Length; i++)
        {
            digests[i].CopyTo(bytes.AsSpan(i * Digest.Size));
        }

        return bytes;
    }

    private IEnumerable<Digest> Part(int part) => _parts[part].SelectMany(piece => piece).Take(_counts[part]);
}
