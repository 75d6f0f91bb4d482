using GraphService.Model;

namespace GraphService.Storage;

/// <summary>The order in which contents are handed out.</summary>
internal static class RecordOrder
{
    /// <summary>
    /// Sorts records by id and then data set (ordinal comparison), in place, unless they are sorted already, as data
    /// sets mostly are.
    /// </summary>
    public static List<T> ById<T>(List<T> records)
        where T : GraphRecord
    {
        for (var i = 1; i < records.Count; i++)
        {
            if (Compare(records[i - 1], records[i]) > 0)
            {
                records.Sort(Compare);
                break;
            }
        }

        return records;

        static int Compare(T a, T b)
        {
            var order = string.CompareOrdinal(a.Id, b.Id);
            return order != 0 ? order : string.CompareOrdinal(a.Dataset, b.Dataset);
        }
    }
}
