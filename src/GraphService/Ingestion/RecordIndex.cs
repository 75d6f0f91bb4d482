using System.Runtime.InteropServices;
using GraphService.Model;
using GraphService.Storage;

namespace GraphService.Ingestion;

/// <summary>
/// The keys and digests of all records of a store as a run changes them: what exists, whose it is, and whether it was
/// listed. Holding them in memory (about 150 bytes a record) spares a look-up in the store for every row.
/// </summary>
/// <param name="dataset">The data set of the run.</param>
internal sealed class RecordIndex(string dataset)
{
    private readonly Dictionary<string, Entry>[] _kinds =
        [.. Enum.GetValues<RecordKind>().Select(_ => new Dictionary<string, Entry>(StringComparer.Ordinal))];

    // An id is mostly that of one data set. Further ones are here: those of sets that share their ids.
    private readonly Dictionary<(RecordKind Kind, string Id), List<Entry>> _further = [];
    private readonly HashSet<string> _sharing = new(StringComparer.Ordinal);

    /// <summary>Notes a record that the store has.</summary>
    public void Add(in StoredRecord record)
    {
        Put(record.Key.Kind, record.Key.Id, new Entry(record.Key.Dataset, record.Digest, default, IsListed: false));
        if (record.HasSharedIds)
        {
            Share(record.Key.Dataset, shares: true);
        }
    }

    /// <summary>Whether the ids of a data set mean the same in every other set of which that is true.</summary>
    public bool Shares(string of) => _sharing.Contains(of);

    /// <summary>The other data sets of which that is true.</summary>
    public IEnumerable<string> SharingOthers => _sharing.Where(of => of != dataset);

    /// <summary>Whether any data set has a record of an id.</summary>
    public bool Has(RecordKind kind, string id) => _kinds[(int)kind].ContainsKey(id);

    /// <summary>Notes whether a data set shares its ids.</summary>
    public void Share(string of, bool shares) => _ = shares ? _sharing.Add(of) : _sharing.Remove(of);

    /// <summary>What the run's own data set states of an id.</summary>
    public bool TryGet(RecordKind kind, string id, out Entry entry) => TryGet(kind, id, dataset, out entry);

    /// <summary>What a data set states of an id.</summary>
    public bool TryGet(RecordKind kind, string id, string of, out Entry entry)
    {
        if (!_kinds[(int)kind].TryGetValue(id, out entry) || entry.Dataset == of)
        {
            return entry.Dataset is not null;
        }

        entry = _further.TryGetValue((kind, id), out var further)
            ? further.Find(known => known.Dataset == of)
            : default;
        return entry.Dataset is not null;
    }

    /// <summary>What other data sets state of an id.</summary>
    public IEnumerable<Entry> OfOthers(RecordKind kind, string id)
    {
        if (!_kinds[(int)kind].TryGetValue(id, out var first))
        {
            return [];
        }

        return _further.TryGetValue((kind, id), out var further)
            ? [.. further.Append(first).Where(entry => entry.Dataset != dataset)]
            : first.Dataset == dataset ? [] : [first];
    }

    /// <summary>How many of the run's own records have an id that another data set has as well.</summary>
    public int CountShared() => _further.Count(pair => pair.Value.Exists(entry => entry.Dataset == dataset)
        || _kinds[(int)pair.Key.Kind][pair.Key.Id].Dataset == dataset);

    /// <summary>Notes a record as the input lists it.</summary>
    public void List(GraphRecord record, Digest digest, RowPlace place) =>
        Put(record.Kind, record.Id, new Entry(record.Dataset, digest, place, IsListed: true));

    /// <summary>Notes that the input lists a record though its row was rejected: it stays as it was.</summary>
    public void Keep(RecordKind kind, string id, RowPlace place)
    {
        if (TryGet(kind, id, out var entry) && !entry.IsListed)
        {
            Put(kind, id, entry with { IsListed = true, Place = place });
        }
    }

    /// <summary>Forgets a record of the run's own data set.</summary>
    public void Remove(RecordKind kind, string id)
    {
        var isFirst = _kinds[(int)kind][id].Dataset == dataset;
        if (!_further.TryGetValue((kind, id), out var further))
        {
            _kinds[(int)kind].Remove(id);
            return;
        }

        if (isFirst)
        {
            _kinds[(int)kind][id] = further[0];
            further.RemoveAt(0);
        }
        else
        {
            further.RemoveAll(entry => entry.Dataset == dataset);
        }

        if (further.Count == 0)
        {
            _further.Remove((kind, id));
        }
    }

    /// <summary>The records of the run's own data set that the input did not list.</summary>
    public IEnumerable<string> NotListed(RecordKind kind) =>
        _kinds[(int)kind].Where(pair => IsNotListed(pair.Value)).Select(pair => pair.Key)
            .Concat(_further.Where(pair => pair.Key.Kind == kind && pair.Value.Exists(IsNotListed))
                .Select(pair => pair.Key.Id));

    /// <summary>The hash of all records.</summary>
    public Digest ContentHash()
    {
        var digests = new DigestSet();
        foreach (var entry in _kinds.SelectMany(kind => kind.Values).Concat(_further.Values.SelectMany(list => list)))
        {
            digests.Add(entry.Digest);
        }

        return DigestSet.ToContentHash(digests);
    }

    private bool IsNotListed(Entry entry) => !entry.IsListed && entry.Dataset == dataset;

    private void Put(RecordKind kind, string id, in Entry entry)
    {
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_kinds[(int)kind], id, out var exists);
        if (!exists || first.Dataset == entry.Dataset)
        {
            first = entry;
            return;
        }

        var further = CollectionsMarshal.GetValueRefOrAddDefault(_further, (kind, id), out _) ??= [];
        var owner = entry.Dataset;
        var place = further.FindIndex(known => known.Dataset == owner);
        if (place < 0)
        {
            further.Add(entry);
        }
        else
        {
            further[place] = entry;
        }
    }

    /// <summary>What is known of a record.</summary>
    /// <param name="Dataset">Whose it is.</param>
    /// <param name="Digest">Its contents.</param>
    /// <param name="Place">The row that listed it, in this run.</param>
    /// <param name="IsListed">Whether the input lists it.</param>
    public readonly record struct Entry(string Dataset, Digest Digest, RowPlace Place, bool IsListed);
}
