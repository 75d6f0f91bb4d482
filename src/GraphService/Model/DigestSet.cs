using System.Numerics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace GraphService.Model;

/// <summary>Digests that are added one by one, for the content hash of all of them. Not thread-safe.</summary>
/// <remarks>
/// They lie apart by their first byte, so that they are sorted in parts and in parallel, and never copied whole. Pieces
/// are cut from large arrays, which the collector neither moves nor keeps when they are dropped.
/// </remarks>
internal sealed class DigestSet
{
    private const int Parts = 256, PartsAtOnce = 8;
    private const int Piece = 128, PiecesPerSlab = 256;

    private readonly List<Digest[]> _slabs = [];
    private readonly List<int>[] _pieces = [.. Enumerable.Range(0, Parts).Select(_ => new List<int>())];
    private readonly int[] _counts = new int[Parts];
    private int _pieceCount;

    /// <summary>Adds a digest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Digest digest)
    {
        var part = digest.FirstByte;
        var pieces = _pieces[part];
        var place = _counts[part]++ % Piece;
        if (place == 0)
        {
            if (_pieceCount % PiecesPerSlab == 0)
            {
                _slabs.Add(GC.AllocateUninitializedArray<Digest>(Piece * PiecesPerSlab));
            }

            pieces.Add(_pieceCount++);
        }

        At(pieces[^1])[place] = digest;
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

    private Span<Digest> At(int piece) =>
        _slabs[piece / PiecesPerSlab].AsSpan(piece % PiecesPerSlab * Piece, Piece);

    /// <summary>The digests of a part, ascending: put into about as many buckets, which are then sorted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static byte[] Sorted(IReadOnlyList<DigestSet> sets, int part)
    {
        var count = sets.Sum(set => set._counts[part]);
        var bits = BitOperations.Log2((uint)count | 1);
        var ends = new int[(1 << bits) + 1];
        foreach (var set in sets)
        {
            for (var piece = 0; piece < set._pieces[part].Count; piece++)
            {
                foreach (var digest in set.PieceOf(part, piece))
                {
                    ends[digest.BitsAfterFirstByte(bits) + 1]++;
                }
            }
        }

        for (var bucket = 1; bucket < ends.Length; bucket++)
        {
            ends[bucket] += ends[bucket - 1];
        }

        // The beginning of each bucket moves on to its end, which is the beginning of the next one.
        var digests = new Digest[count];
        foreach (var set in sets)
        {
            for (var piece = 0; piece < set._pieces[part].Count; piece++)
            {
                foreach (var digest in set.PieceOf(part, piece))
                {
                    digests[ends[digest.BitsAfterFirstByte(bits)]++] = digest;
                }
            }
        }

        var bytes = new byte[count * Digest.Size];
        for (var (bucket, first) = (0, 0); first < count; first = ends[bucket++])
        {
            if (ends[bucket] - first > 1)
            {
                digests.AsSpan(first..ends[bucket]).Sort();
            }

            for (; first < ends[bucket]; first++)
            {
                digests[first].CopyTo(bytes.AsSpan(first * Digest.Size));
            }
        }

        return bytes;
    }

    private ReadOnlySpan<Digest> PieceOf(int part, int piece) =>
        At(_pieces[part][piece])[..Math.Min(Piece, _counts[part] - (piece * Piece))];
}
