using System.Security.Cryptography;

namespace GraphService.Model;

/// <summary>Digests that are added one by one, for the content hash of all of them. Not thread-safe.</summary>
/// <remarks>
/// They lie apart by their first byte, so that they are sorted in parts and in parallel, and never copied whole.
/// </remarks>
internal sealed class DigestSet
{
    private const int Parts = 256, PartsAtOnce = 8;
    private const int Piece = 256;

    private readonly List<Digest[]>[] _parts = [.. Enumerable.Range(0, Parts).Select(_ => new List<Digest[]>())];
    private readonly int[] _counts = new int[Parts];

    /// <summary>Adds a digest.</summary>
    public void Add(Digest digest)
    {
        var part = digest.FirstByte;
        var place = _counts[part]++ % Piece;
        if (place == 0)
        {
            _parts[part].Add(new Digest[Piece]);
        }

        _parts[part][^1][place] = digest;
    }

    /// <summary>The content hash of the records that the digests of some sets are those of.</summary>
    public static Digest ToContentHash(params IReadOnlyList<DigestSet> sets)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var sorted = new byte[PartsAtOnce][];
        for (var first = 0; first < Parts; first += PartsAtOnce)
        {
            // A few parts at a time: all of them, sorted, would take as much room again.
            Parallel.For(0, PartsAtOnce, i => sorted[i] = Sorted(sets, first + i));
            Array.ForEach(sorted, hash.AppendData);
        }

        return new Digest(hash.GetHashAndReset());
    }

    private static byte[] Sorted(IReadOnlyList<DigestSet> sets, int part)
    {
        var digests = new Digest[sets.Sum(set => set._counts[part])];
        var end = 0;
        foreach (var set in sets)
        {
            for (var left = set._counts[part]; left > 0; left -= Piece)
            {
                var piece = set._parts[part][(set._counts[part] - left) / Piece];
                piece.AsSpan(0, Math.Min(left, Piece)).CopyTo(digests.AsSpan(end));
                end += Math.Min(left, Piece);
            }
        }

        Array.Sort(digests);
        var bytes = new byte[digests.Length * Digest.Size];
        for (var i = 0; i < digests.Length; i++)
        {
            digests[i].CopyTo(bytes.AsSpan(i * Digest.Size));
        }

        return bytes;
    }
}
