using System.Text;

namespace GraphService.Graphs.Columns;

/// <summary>Lists of sources that recur, by the places of the sources in order of id.</summary>
internal sealed class SourceLists
{
    private readonly RecordView<int[]> _places;
    private readonly RecordView<string[]> _ids;

    /// <summary>Reads lists.</summary>
    /// <param name="lists">The different lists.</param>
    /// <param name="sourceIds">Ids of the sources, ascending.</param>
    public SourceLists(TextColumn lists, TextColumn sourceIds)
    {
        _places = new RecordView<int[]>(lists.Count, row => lists.Read(row, FieldDecoder.Places));
        _ids = new RecordView<string[]>(lists.Count, row => Array.ConvertAll(_places[row], sourceIds.Text));
    }

    public IReadOnlyList<int> Places(int list) => _places[list];

    public IReadOnlyList<string> Ids(int list) => _ids[list];
}

/// <summary>Finds ids by halving.</summary>
internal static class IdSearch
{
    /// <summary>Finds the row of an id.</summary>
    /// <param name="ids">Ids, in any order.</param>
    /// <param name="byId">The rows, ascending by id.</param>
    /// <param name="id">The id; any text.</param>
    /// <param name="row">Its row.</param>
    public static bool TryFind(TextColumn ids, Column<int> byId, string id, out int row)
    {
        var place = Find(byId.Count, i => byId[i], ids, id);
        row = place < 0 ? -1 : byId[place];
        return place >= 0;
    }

    /// <summary>The row of an id among ids that ascend, or -1.</summary>
    public static int Find(TextColumn ascending, string id) => Find(ascending.Count, row => row, ascending, id);

    private static int Find(int count, Func<int, int> rowAt, TextColumn ids, string id)
    {
        if (id.Length > Model.RecordId.MaxLength)
        {
            return -1;
        }

        Span<byte> buffer = stackalloc byte[3 * Model.RecordId.MaxLength];
        var wanted = buffer[..Encoding.UTF8.GetBytes(id, buffer)];
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var order = ids.Compare(rowAt(middle), wanted);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return -1;
    }
}
