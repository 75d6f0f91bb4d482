using GraphService.Model;

namespace GraphService.Storage;

/// <summary>The order in which contents are handed out.</summary>
internal static class RecordOrder
{
    /// <summary>Sorts records by id (ordinal comparison), in place, unless they are sorted already, as data sets mostly are.</summary>
    public static List<T> ById<T>(List<T> records)
        where T : GraphRecord
    {
        for (var i = 1; i < records.Count; i++)
        {
            if (string.CompareOrdinal(records[i - 1].Id, records[i].Id) > 0)
            {
                records.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
                break;
            }
        }

        return records;
    }
}
