using System.Text;
using GraphService.Graphs.Columns;
using GraphService.Model;

namespace GraphService.Graphs;

/// <summary>
/// Tells ties, and claims, of one id apart where several data sets state one each: all but the first one's get an id
/// that names the data set as well.
/// </summary>
internal static class DistinctIds
{
    /// <summary>Tells ties apart.</summary>
    /// <param name="ids">Their ids; gains those that are new.</param>
    /// <param name="datasets">The data set of each.</param>
    /// <returns>
    /// Their rows in ascending order of id, and the row of each one's id, which is the same where nothing is said.
    /// </returns>
    public static (int[] Rows, int[] IdRows) OfTies(TextBuilder ids, CodeBuilder datasets)
    {
        var sorted = IdOrder.Of(ids);
        var repeated = UnifiedRows.Repeated(ids, sorted);
        if (repeated.Count == 0)
        {
            return (sorted, []);
        }

        int[] idRows = [.. Enumerable.Range(0, sorted.Length)];
        foreach (var (first, end) in repeated)
        {
            Rename(ids, sorted[first..end], DatasetOf, (row, id) =>
            {
                ids.Add(Encoding.UTF8.GetBytes(id));
                idRows[row] = ids.Count - 1;
            });
        }

        var (scratch, otherScratch) = (Array.Empty<byte>(), Array.Empty<byte>());
        Array.Sort(sorted, (row, other) =>
            ids.Bytes(idRows[row], ref scratch).SequenceCompareTo(ids.Bytes(idRows[other], ref otherScratch)));
        return (sorted, idRows);

        string DatasetOf(int row)
        {
            var bytes = Array.Empty<byte>();
            return Encoding.UTF8.GetString(datasets.Values.Bytes(datasets[row], ref bytes));
        }
    }

    /// <summary>Tells claims apart.</summary>
    /// <param name="ids">Their ids; gains those that are new.</param>
    /// <param name="claims">Their texts; gains one for each new id.</param>
    /// <returns>The rows that stand, in ascending order of id.</returns>
    public static int[] OfClaims(TextBuilder ids, TextBuilder claims)
    {
        var (reader, scratch, removed) = (new RecordReader(new StringPool()), Array.Empty<byte>(), new HashSet<int>());
        var sorted = IdOrder.Of(ids);
        foreach (var (first, end) in UnifiedRows.Repeated(ids, sorted))
        {
            Rename(ids, sorted[first..end], DatasetOf, (row, id) =>
            {
                claims.Add(SharedStatements.Renamed(claims.Bytes(row, ref scratch), id));
                ids.Add(Encoding.UTF8.GetBytes(id));
                removed.Add(row);
            });
        }

        return removed.Count == 0 ? sorted : [.. IdOrder.Of(ids).Where(row => !removed.Contains(row))];

        string DatasetOf(int row) => reader.ReadKey(claims.Bytes(row, ref scratch)).Dataset;
    }

    private static void Rename(TextBuilder ids, int[] rows, Func<int, string> datasetOf, Action<int, string> rename)
    {
        var scratch = Array.Empty<byte>();
        var id = Encoding.UTF8.GetString(ids.Bytes(rows[0], ref scratch));
        var inOrder = rows.Select(row => (Row: row, Dataset: datasetOf(row)))
            .OrderBy(statement => statement.Dataset, StringComparer.Ordinal);
        foreach (var (row, dataset) in inOrder.Skip(1))
        {
            rename(row, SharedStatements.IdOf(id, dataset));
        }
    }
}
