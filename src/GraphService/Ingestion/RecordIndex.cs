using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using GraphService.Model;
using GraphService.Storage;

namespace GraphService.Ingestion;

/// <summary>
/// The keys and digests of all records of a store as a run changes them: what exists, whose it is, and whether it was
/// listed. Holding them in memory (about 150 bytes a record) spares a look-up in the store for every row.
/// </summary>
internal sealed class RecordIndex
{
    private readonly Dictionary<string, Entry>[] _kinds =
        [.. Enum.GetValues<RecordKind>().Select(_ => new Dictionary<string, Entry>(StringComparer.Ordinal))];

    public void Add(in StoredRecord record) =>
        _kinds[(int)record.Key.Kind].Add(
            record.Key.Id, new Entry(record.Key.Dataset, record.Digest, default, IsListed: false));

    public bool TryGet(RecordKind kind, string id, out Entry entry) => _kinds[(int)kind].TryGetValue(id, out entry);

    /// <summary>Notes a record as the input lists it.</summary>
    public void List(GraphRecord record, Digest digest, RowPlace place) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_kinds[(int)record.Kind], record.Id, out _) =
            new Entry(record.Dataset, digest, place, IsListed: true);

    /// <summary>Notes that the input lists a record though its row was rejected: it stays as it was.</summary>
    [SuppressMessage("Performance", "CA1854", Justification = "The entry is changed in place.")]
    public void Keep(RecordKind kind, string id, RowPlace place)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrNullRef(_kinds[(int)kind], id);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref entry) && !entry.IsListed)
        {
            entry = entry with { IsListed = true, Place = place };
        }
    }

    public void Remove(RecordKind kind, string id) => _kinds[(int)kind].Remove(id);

    /// <summary>The records of a data set that the input did not list.</summary>
    public IEnumerable<string> NotListed(RecordKind kind, string dataset) =>
        _kinds[(int)kind].Where(pair => !pair.Value.IsListed && pair.Value.Dataset == dataset).Select(pair => pair.Key);

    public Digest ContentHash()
    {
        var digests = new Digest[_kinds.Sum(kind => kind.Count)];
        var end = 0;
        foreach (var kind in _kinds)
        {
            foreach (var entry in kind.Values)
            {
                digests[end++] = entry.Digest;
            }
        }

        return Digest.OfContents(digests);
    }

    /// <summary>What is known of a record.</summary>
    /// <param name="Dataset">Whose it is.</param>
    /// <param name="Digest">Its contents.</param>
    /// <param name="Place">The row that listed it, in this run.</param>
    /// <param name="IsListed">Whether the input lists it.</param>
    public readonly record struct Entry(string Dataset, Digest Digest, RowPlace Place, bool IsListed);
}
