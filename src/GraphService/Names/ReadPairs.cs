namespace GraphService.Names;

/// <summary>Finds the pairs of characters in names that are read in some way.</summary>
internal sealed class ReadPairs
{
    private readonly uint[] _keys;
    private readonly int[] _pairs;

    /// <summary>Reads all pairs, in both languages.</summary>
    /// <param name="pairs">The pairs of words of one character that follow each other in any name.</param>
    /// <param name="lexicon">The words.</param>
    public ReadPairs(long[] pairs, NameLexicon lexicon)
    {
        var (keys, found) = (new GrowingArray<uint>(), new GrowingArray<int>());
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            var seconds = Han.ReadingsOf(Glyphs.CodeOf(lexicon[(int)(uint)pairs[pair]]));
            foreach (var first in Han.ReadingsOf(Glyphs.CodeOf(lexicon[(int)(pairs[pair] >> 32)])))
            {
                foreach (var second in seconds)
                {
                    if (first < Han.MandarinReadings == second < Han.MandarinReadings)
                    {
                        keys.Add(Key(first, second));
                        found.Add(pair);
                    }
                }
            }
        }

        (_keys, _pairs) = (keys.ToArray(), found.ToArray());
        Array.Sort(_keys, _pairs);
    }

    /// <summary>Bytes that it takes.</summary>
    public long Bytes => (long)(sizeof(uint) + sizeof(int)) * _keys.Length;

    /// <summary>The pairs that are read so.</summary>
    public ReadOnlySpan<int> Of(int first, int second)
    {
        var start = FirstNotBefore(Key(first, second));
        return _pairs.AsSpan(start, FirstNotBefore(Key(first, second) + 1) - start);
    }

    private static uint Key(int first, int second) => ((uint)first << 16) | (uint)second;

    private int FirstNotBefore(uint key)
    {
        var (low, high) = (0, _keys.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _keys[middle] < key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
