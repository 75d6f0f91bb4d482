namespace GraphService.Queries;

/// <summary>For each value of a field, the places of the rows that have it, ascending: an inverted index.</summary>
/// <remarks>Made in one pass over the rows; 4 bytes for each value of a row.</remarks>
internal sealed class Postings<TValue>
    where TValue : notnull
{
    private readonly List<TValue> _values = [];
    private readonly int[] _offsets;
    private readonly int[] _places;

    /// <summary>Makes the index.</summary>
    /// <param name="rows">The row at each place.</param>
    /// <param name="valueOf">The value of a row, or <see langword="null"/> for none.</param>
    /// <param name="furtherOf">Further values of a row.</param>
    /// <param name="comparer">Tells which values are the same.</param>
    public Postings(
        IReadOnlyList<int> rows,
        Func<int, TValue?> valueOf,
        Func<int, IEnumerable<TValue>>? furtherOf = null,
        IEqualityComparer<TValue>? comparer = null)
    {
        var numbers = new Dictionary<TValue, int>(comparer);
        var (numberOf, counts, further) = (new int[rows.Count], new List<int>(), new List<(int Place, int Number)>());
        for (var place = 0; place < numberOf.Length; place++)
        {
            numberOf[place] = valueOf(rows[place]) is { } value ? Count(value) : -1;
            foreach (var other in furtherOf?.Invoke(rows[place]) ?? [])
            {
                further.Add((place, Count(other)));
            }
        }

        _offsets = new int[counts.Count + 1];
        for (var number = 0; number < counts.Count; number++)
        {
            _offsets[number + 1] = _offsets[number] + counts[number];
        }

        _places = new int[_offsets[^1]];
        var (next, taken) = (_offsets[..^1], 0);
        for (var place = 0; place < numberOf.Length; place++)
        {
            if (numberOf[place] >= 0)
            {
                _places[next[numberOf[place]]++] = place;
            }

            for (; taken < further.Count && further[taken].Place == place; taken++)
            {
                _places[next[further[taken].Number]++] = place;
            }
        }

        int Count(TValue value)
        {
            if (!numbers.TryGetValue(value, out var number))
            {
                numbers.Add(value, number = _values.Count);
                _values.Add(value);
                counts.Add(0);
            }

            counts[number]++;
            return number;
        }
    }

    /// <summary>The places of the rows whose value fits, ascending. Costs nothing where one value does.</summary>
    public IReadOnlyList<int> Where(Func<TValue, bool> fits)
    {
        var fitting = Enumerable.Range(0, _values.Count).Where(number => fits(_values[number])).Select(Of).ToList();
        if (fitting.Count == 1)
        {
            return fitting[0];
        }

        int[] all = [.. fitting.SelectMany(places => places)];
        Array.Sort(all);
        return all;
    }

    private ArraySegment<int> Of(int number) => new(_places, _offsets[number], _offsets[number + 1] - _offsets[number]);
}
