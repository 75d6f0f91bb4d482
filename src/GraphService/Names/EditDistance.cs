namespace GraphService.Names;

/// <summary>Counts typing errors.</summary>
internal static class EditDistance
{
    /// <summary>Longest words that are compared.</summary>
    public const int LongestWord = 63;

    /// <summary>How many typing errors a word of so many letters may have: one in five, two in nine or more.</summary>
    public static int Allowed(int letters) => letters >= 9 ? 2 : letters >= 5 ? 1 : 0;

    /// <summary>
    /// The number of letters that are put in, left out, changed or swapped with their neighbour (optimal string
    /// alignment), up to a bound.
    /// </summary>
    /// <returns>The number; more than the bound where there are more.</returns>
    public static int Between(ReadOnlySpan<char> first, ReadOnlySpan<char> second, int most)
    {
        if (Math.Abs(first.Length - second.Length) > most || Math.Max(first.Length, second.Length) > LongestWord)
        {
            return most + 1;
        }

        var start = first.CommonPrefixLength(second);
        first = first[start..];
        second = second[start..];
        while (first.Length > 0 && second.Length > 0 && first[^1] == second[^1])
        {
            first = first[..^1];
            second = second[..^1];
        }

        if (first.Length == 0 || second.Length == 0)
        {
            return Math.Max(first.Length, second.Length);
        }

        Span<int> rows = stackalloc int[3 * (LongestWord + 1)];
        var before = rows[..64];
        var last = rows.Slice(64, 64);
        var row = rows.Slice(128, 64);
        for (var j = 0; j <= second.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= first.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var same = first[i - 1] == second[j - 1];
                var cost = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                {
                    cost = Math.Min(cost, before[j - 2] + 1);
                }

                row[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most)
            {
                return most + 1;
            }

            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[second.Length];
    }
}
