using GraphService.Graphs.Columns;

namespace GraphService.Graphs;

/// <summary>
/// The rows of a snapshot in order of id, where several rows may have the same id: those of data sets that share their
/// ids.
/// </summary>
/// <param name="rows">The row at each place, ascending by id, each id once.</param>
/// <param name="placeOf">The place of each row, also of one that another row stands for.</param>
internal sealed class UnifiedRows(int[] rows, int[] placeOf)
{
    /// <summary>The row at each place, ascending by id, each id once.</summary>
    public int[] Rows => rows;

    /// <summary>The place of each row.</summary>
    public int[] PlaceOf => placeOf;

    /// <summary>Puts rows in order, and one in the place of several with the same id.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="unify">
    /// Adds a row for each group that it is given, in their order, which then stands for the rows of the group. Only
    /// called where an id occurs twice.
    /// </param>
    public static UnifiedRows Of(TextBuilder ids, Action<IReadOnlyList<int[]>> unify)
    {
        var sorted = IdOrder.Of(ids);
        var repeated = Repeated(ids, sorted);
        if (repeated.Count == 0)
        {
            return new UnifiedRows(sorted, Inverse(sorted));
        }

        unify(repeated.ConvertAll(places => sorted[places.First..places.End]));
        var (rows, placeOf, next) = (new List<int>(sorted.Length), new int[ids.Count], 0);
        foreach (var (index, (first, end)) in repeated.Index())
        {
            Take(first);
            var one = sorted.Length + index;
            placeOf[one] = rows.Count;
            for (; next < end; next++)
            {
                placeOf[sorted[next]] = rows.Count;
            }

            rows.Add(one);
        }

        Take(sorted.Length);
        return new UnifiedRows([.. rows], placeOf);

        void Take(int end)
        {
            for (; next < end; next++)
            {
                placeOf[sorted[next]] = rows.Count;
                rows.Add(sorted[next]);
            }
        }
    }

    /// <summary>
    /// Where an id occurs several times among sorted rows: the first place, and the one after the last.
    /// </summary>
    public static List<(int First, int End)> Repeated(TextBuilder ids, int[] sorted)
    {
        var repeated = new List<(int First, int End)>();
        var (scratch, otherScratch) = (Array.Empty<byte>(), Array.Empty<byte>());
        for (var place = 1; place < sorted.Length; place++)
        {
            var id = ids.Bytes(sorted[place], ref scratch);
            if (!id.SequenceEqual(ids.Bytes(sorted[place - 1], ref otherScratch)))
            {
                continue;
            }

            if (repeated.Count > 0 && repeated[^1].End == place)
            {
                repeated[^1] = (repeated[^1].First, place + 1);
            }
            else
            {
                repeated.Add((place - 1, place + 1));
            }
        }

        return repeated;
    }

    /// <summary>The place of each row.</summary>
    public static int[] Inverse(int[] permutation)
    {
        var inverse = new int[permutation.Length];
        for (var i = 0; i < permutation.Length; i++)
        {
            inverse[permutation[i]] = i;
        }

        return inverse;
    }
}
