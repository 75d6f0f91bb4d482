using System.Numerics;

namespace GraphService.Names;

/// <summary>Puts lists of names together.</summary>
/// <param name="index">The names.</param>
internal sealed class NameGatherer(NameIndex index)
{
    private const int Few = 4_096;
    private const int WorthWhile = 64;

    /// <summary>Most places of a question that names are gathered by.</summary>
    public const int MostPlaces = 8;

    /// <summary>Number of names in some lists, those in several counted as often.</summary>
    public static long Total(List<(int Start, int End)> lists)
    {
        var total = 0L;
        foreach (var (start, end) in lists)
        {
            total += end - start;
        }

        return total;
    }

    /// <summary>
    /// The names that are in some list of each group, ascending, so those of the best connected first. Where few are in
    /// the first group, the others are not looked at.
    /// </summary>
    /// <param name="groups">Groups of lists, that of the fewest names first.</param>
    /// <param name="most">Most names.</param>
    /// <param name="isComplete">Whether there are no more.</param>
    public List<int> InAll(IReadOnlyList<List<(int Start, int End)>> groups, int most, out bool isComplete)
    {
        var names = Total(groups[0]) <= Few ? AmongFew(groups) : AmongMany(groups);
        isComplete = names.Count <= most;
        if (!isComplete)
        {
            names.RemoveRange(most, names.Count - most);
        }

        return names;
    }

    /// <summary>The names that have places of a question of some weight together, the heaviest first.</summary>
    /// <param name="places">Up to <see cref="MostPlaces"/> places, each with the lists of names that have it.</param>
    /// <param name="weights">The weight of each place.</param>
    /// <param name="least">The least weight together; places without lists count as had.</param>
    /// <param name="mostAlike">Most names of those that have the same places.</param>
    public IEnumerable<(int Name, float Weight)> Covering(
        IReadOnlyList<(int Place, List<(int Start, int End)> Lists)> places,
        IReadOnlyList<float> weights,
        float least,
        int mostAlike)
    {
        var marks = places.Select(place => Mark(place.Lists)).ToArray();
        var weightOf = new float[1 << places.Count];
        for (var set = 1; set < weightOf.Length; set++)
        {
            weightOf[set] = weightOf[set & (set - 1)] + weights[places[BitOperations.TrailingZeroCount(set)].Place];
        }

        var names = new List<int>[weightOf.Length];
        for (var i = 0; places.Count > 0 && i < marks[0].Length; i++)
        {
            var any = 0ul;
            foreach (var mark in marks)
            {
                any |= mark[i];
            }

            for (; any != 0; any &= any - 1)
            {
                var (bit, set) = (BitOperations.TrailingZeroCount(any), 0);
                for (var place = 0; place < marks.Length; place++)
                {
                    set |= (int)((marks[place][i] >> bit) & 1) << place;
                }

                if (weightOf[set] >= least && (names[set] ??= []).Count < mostAlike)
                {
                    names[set].Add((i << 6) + bit);
                }
            }
        }

        Array.ForEach(marks, Clear);
        return Enumerable.Range(0, names.Length).Where(set => names[set] is not null)
            .OrderByDescending(set => weightOf[set]).ThenBy(set => set)
            .SelectMany(set => names[set].Select(name => (name, weightOf[set])));
    }

    private List<int> AmongFew(IReadOnlyList<List<(int Start, int End)>> groups)
    {
        var names = new List<int>();
        foreach (var (start, end) in groups[0])
        {
            names.AddRange(index.Postings.AsSpan(start, end - start));
        }

        if (groups[0].Count > 1)
        {
            names.Sort();
            var count = 0;
            for (var i = 0; i < names.Count; i++)
            {
                if (i == 0 || names[i] != names[i - 1])
                {
                    names[count++] = names[i];
                }
            }

            names.RemoveRange(count, names.Count - count);
        }

        foreach (var group in groups.Skip(1))
        {
            // Looking at a name costs as much as some hundred numbers of a list.
            if (names.Count > WorthWhile && Total(group) < 100L * names.Count)
            {
                var marks = Mark(group);
                names.RemoveAll(name => !Has(marks, name));
                Clear(marks);
            }
        }

        return names;
    }

    private List<int> AmongMany(IReadOnlyList<List<(int Start, int End)>> groups)
    {
        var marks = Mark(groups[0]);
        foreach (var group in groups.Skip(1))
        {
            var others = Mark(group);
            for (var i = 0; i < marks.Length; i++)
            {
                marks[i] &= others[i];
            }

            Clear(others);
        }

        var names = new List<int>();
        for (var i = 0; i < marks.Length; i++)
        {
            for (var bits = marks[i]; bits != 0; bits &= bits - 1)
            {
                names.Add((i << 6) + BitOperations.TrailingZeroCount(bits));
            }
        }

        Clear(marks);
        return names;
    }

    private ulong[] Mark(List<(int Start, int End)> lists)
    {
        var marks = index.BorrowMarks();
        foreach (var (start, end) in lists)
        {
            foreach (var name in index.Postings.AsSpan(start, end - start))
            {
                marks[name >> 6] |= 1UL << (name & 63);
            }
        }

        return marks;
    }

    private void Clear(ulong[] marks)
    {
        Array.Clear(marks);
        index.GiveBack(marks);
    }

    private static bool Has(ulong[] marks, int name) => (marks[name >> 6] & (1UL << (name & 63))) != 0;
}
