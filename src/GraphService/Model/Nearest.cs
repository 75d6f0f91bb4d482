namespace GraphService.Model;

/// <summary>Finds the word that was probably meant, for messages about one that is not known.</summary>
public static class Nearest
{
    /// <summary>Greatest length of a word that is compared; a longer one is no slip of the pen.</summary>
    private const int MaxLength = 64;

    /// <summary>Least length of a word that is taken for the beginning of another.</summary>
    private const int MinBeginning = 4;

    /// <summary>
    /// The candidate that differs least from a word: at most one letter in three added, left out, changed or swapped
    /// with its neighbour, or the rest left out. Upper and lower case, blanks, hyphens and underscores are not told
    /// apart.
    /// </summary>
    /// <returns><see langword="null"/> when none is near enough.</returns>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        if (word.Length > MaxLength)
        {
            return null;
        }

        var plain = Plain(word);
        var nearest = candidates.Select(candidate => (Word: candidate, Distance: Distance(plain, Plain(candidate))))
            .OrderBy(pair => pair.Distance).FirstOrDefault();
        var isNear = nearest.Distance < plain.Length && nearest.Distance <= Math.Max(1, plain.Length / 3);
        return isNear ? nearest.Word : null;
    }

    /// <summary>A blank and <c>Did you mean 'member_of'?</c>; empty when none is near enough.</summary>
    public static string Hint(string word, IEnumerable<string> candidates) =>
        To(word, candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    private static string Plain(string word) =>
        string.Concat(word.Where(c => c is not ('_' or '-' or ' '))).ToUpperInvariant();

    /// <summary>
    /// Letters added, left out, changed, or swapped with their neighbour (optimal string alignment); 1 where only the
    /// rest of the word is left out.
    /// </summary>
    private static int Distance(string a, string b)
    {
        if (a.Length >= MinBeginning && b.Length > a.Length && b.StartsWith(a, StringComparison.Ordinal))
        {
            return 1;
        }

        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
