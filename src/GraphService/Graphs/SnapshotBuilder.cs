using System.Runtime.InteropServices;
using GraphService.Graphs.Columns;
using GraphService.Model;

namespace GraphService.Graphs;

/// <summary>Gathers records, in whatever order they come, into the columns of a snapshot.</summary>
/// <remarks>
/// The numbers of vertices and arcs follow from the records alone, not from the order in which they came. Records may
/// be added from several threads; a snapshot is made once, at the end.
/// </remarks>
public sealed class SnapshotBuilder : IRecordSink, IDisposable
{
    private readonly Lock _gate = new();
    private readonly RecordEncoder _encoder = new();
    private readonly RecordJson _json = new();

    private readonly TextBuilder _sourceIds = new();
    private readonly TextBuilder _sources = new();
    private readonly TextIndex _sourceIndex;
    private readonly List<Claim> _claims = [];
    private readonly Dictionary<string, Dataset?> _datasets = new(StringComparer.Ordinal);
    private int[] _places = new int[4];

    private readonly TextBuilder _entityIds = new();
    private readonly TextIndex _entityIndex;
    private readonly CodeBuilder _schemata = new();
    private readonly CodeBuilder _entityDatasets = new();
    private readonly TextBuilder _names = new();
    private readonly TextBuilder _otherNames = new();
    private readonly TextBuilder _aliases = new();
    private readonly CodeBuilder _countries = new();
    private readonly CodeBuilder _categories = new();
    private readonly ColumnBuilder<int> _entityStarts = new();
    private readonly ColumnBuilder<int> _entityEnds = new();
    private readonly TextBuilder _descriptions = new();
    private readonly CodeBuilder _entitySources = new();

    private readonly TextBuilder _tieIds = new();
    private readonly ColumnBuilder<int> _subjects = new();
    private readonly ColumnBuilder<int> _targets = new();
    private readonly CodeBuilder _types = new();
    private readonly CodeBuilder _tieDatasets = new();
    private readonly CodeBuilder _roles = new();
    private readonly ColumnBuilder<int> _tieStarts = new();
    private readonly ColumnBuilder<int> _tieEnds = new();
    private readonly CodeBuilder _statuses = new();
    private readonly CodeBuilder _confidences = new();
    private readonly CodeBuilder _tieSources = new();

    /// <summary>Creates a builder without records.</summary>
    public SnapshotBuilder() => (_sourceIndex, _entityIndex) = (new TextIndex(_sourceIds), new TextIndex(_entityIds));

    /// <summary>Number of affiliations added.</summary>
    public int TieCount => _tieIds.Count;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">It names a record that did not come before it.</exception>
    public void Add(GraphRecord record)
    {
        switch (record)
        {
            case Entity entity:
                Add(entity);
                break;
            case Affiliation affiliation:
                var (subject, target) = (EntityOf(affiliation.SubjectId), EntityOf(affiliation.ObjectId));
                Add(affiliation, subject, target);
                break;
            default:
                AddOther(record);
                break;
        }
    }

    private void Add(Affiliation affiliation, int subject, int target)
    {
        lock (_gate)
        {
            _tieSources.Add(Places(affiliation.SourceIds));
            _tieIds.Add(_encoder.Text(affiliation.Id));
            _subjects.Add(subject);
            _targets.Add(target);
            _types.Add(_encoder.Text(Vocabulary.Types[affiliation.Type]));
            _tieDatasets.Add(_encoder.Optional(affiliation.Dataset));
            _roles.Add(_encoder.Texts(affiliation.Roles));
            _tieStarts.Add(Number(affiliation.Start));
            _tieEnds.Add(Number(affiliation.End));
            _statuses.Add(_encoder.Text(Vocabulary.Statuses[affiliation.Status]));
            var confidence = affiliation.Confidence;
            _confidences.Add(MemoryMarshal.AsBytes(new ReadOnlySpan<double>(in confidence)));
        }
    }

    /// <summary>Makes the snapshot, in memory.</summary>
    /// <param name="revision">The revision that the records are those of.</param>
    public GraphSnapshot ToSnapshot(Revision revision) => ToSnapshot(ToImage([]), revision);

    /// <summary>Makes the snapshot in a file, and maps that.</summary>
    /// <param name="revision">The revision that the records are those of.</param>
    /// <param name="file">The file.</param>
    /// <param name="failure">Why the file could not be written; the snapshot lies in memory then.</param>
    public GraphSnapshot ToSnapshot(Revision revision, SnapshotFile file, out Exception? failure)
    {
        var image = ToImage(file.KeyOf(revision));
        failure = file.Write(image);
        return failure is null && file.TryOpen(revision, isOwn: true, out failure) is { } snapshot
            ? snapshot
            : ToSnapshot(image, revision);
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    /// <summary>Lays out what a snapshot reads, section by section.</summary>
    /// <param name="key">Tells what the image is an image of.</param>
    internal ImageWriter ToImage(byte[] key)
    {
        var image = new ImageWriter();
        image.Add(key);
        var entities = SortedById(_entityIds);
        var ties = SortedById(_tieIds);
        var (graph, vertexOf, ordinalOf) = Number(entities, ties);
        foreach (var array in graph.Arrays)
        {
            image.Add(array);
        }

        var sources = SortedById(_sourceIds);
        image.Add(_sourceIds, sources);
        image.Add(_sources, sources);
        AddRecords(image, _claims);
        AddRecords(image, Datasets());

        var placeOfSource = Inverse(sources);
        AddEntities(image, Permuted(entities, vertexOf), vertexOf, placeOfSource);
        AddTies(image, graph, Permuted(ties, ordinalOf), ordinalOf, placeOfSource);
        return image;
    }

    private static GraphSnapshot ToSnapshot(ImageWriter image, Revision revision)
    {
        var reader = new ImageReader(image.ToBlock());
        _ = reader.Numbers<byte>();   // the key
        return new GraphSnapshot(reader, revision);
    }

    private void AddEntities(ImageWriter image, int[] rows, int[] byId, int[] placeOfSource)
    {
        image.Add(_entityIds, rows);
        image.Add(_schemata, rows);
        image.Add(_entityDatasets, rows);
        image.Add(_names, rows);
        image.Add(_otherNames, rows);
        image.Add(_aliases, rows);
        image.Add(_countries, rows);
        image.Add(_categories, rows);
        image.Add(rows.Length, row => _entityStarts[rows[row]]);
        image.Add(rows.Length, row => _entityEnds[rows[row]]);
        image.Add(_descriptions, rows);
        AddSources(image, _entitySources, rows, placeOfSource);
        image.Add(byId);
    }

    private void AddTies(ImageWriter image, CsrGraph graph, int[] rows, int[] byId, int[] placeOfSource)
    {
        image.Add(_tieIds, rows);
        image.Add(Tails(graph));
        image.Add(_types, rows);
        image.Add(_tieDatasets, rows);
        image.Add(_roles, rows);
        image.Add(rows.Length, row => _tieStarts[rows[row]]);
        image.Add(rows.Length, row => _tieEnds[rows[row]]);
        image.Add(_statuses, rows);
        image.Add(_confidences, rows);
        AddSources(image, _tieSources, rows, placeOfSource);
        image.Add(byId);
    }

    private void Add(Entity entity)
    {
        lock (_gate)
        {
            _entitySources.Add(Places(entity.SourceIds));
            _entityIds.Add(_encoder.Text(entity.Id));
            _schemata.Add(_encoder.Text(Vocabulary.Schemata[entity.Schema]));
            _entityDatasets.Add(_encoder.Optional(entity.Dataset));
            _names.Add(_encoder.Text(entity.Name));
            _otherNames.Add(_encoder.Texts(entity.OtherNames));
            _aliases.Add(_encoder.Texts(entity.Aliases));
            _countries.Add(_encoder.Optional(entity.Country));
            _categories.Add(_encoder.Optional(entity.Category));
            _entityStarts.Add(Number(entity.Start));
            _entityEnds.Add(Number(entity.End));
            _descriptions.Add(_encoder.Optional(entity.Description));
        }
    }

    private void AddOther(GraphRecord record)
    {
        lock (_gate)
        {
            _datasets.TryAdd(record.Dataset, null);
            switch (record)
            {
                case Source source:
                    _sourceIds.Add(_encoder.Text(source.Id));
                    _sources.Add(_json.Write(source));
                    break;
                case Claim claim:
                    _claims.Add(claim);
                    break;
                case Dataset dataset:
                    _datasets[dataset.Id] = dataset;
                    break;
                default:
                    throw new ArgumentException(
                        $"{record.GetType().Name} is an unknown kind of record.", nameof(record));
            }
        }
    }

    private int EntityOf(string id)
    {
        lock (_gate)
        {
            return _entityIndex.Find(_encoder.Text(id)) is >= 0 and var row
                ? row
                : throw new ArgumentException($"There is no entity '{id}'.", nameof(id));
        }
    }

    /// <summary>The places of sources among those that came, as bytes.</summary>
    private ReadOnlySpan<byte> Places(IReadOnlyList<string> ids)
    {
        if (_places.Length < ids.Count)
        {
            _places = new int[2 * ids.Count];
        }

        for (var i = 0; i < ids.Count; i++)
        {
            _places[i] = _sourceIndex.Find(_encoder.Text(ids[i])) is >= 0 and var row
                ? row
                : throw new ArgumentException($"There is no source '{ids[i]}'.", nameof(ids));
        }

        return MemoryMarshal.AsBytes(_places.AsSpan(0, ids.Count));
    }

    /// <summary>The data sets that any record belongs to; one that nobody described has its id for a title.</summary>
    private IEnumerable<Dataset> Datasets()
    {
        foreach (var values in new[] { _entityDatasets.Values, _tieDatasets.Values })
        {
            var scratch = Array.Empty<byte>();
            for (var row = 0; row < values.Count; row++)
            {
                _datasets.TryAdd(RecordDecoder.Optional(values.Bytes(row, ref scratch))!, null);
            }
        }

        return _datasets.Select(pair => pair.Value ?? new Dataset(pair.Key, pair.Key));
    }

    private void AddRecords(ImageWriter image, IEnumerable<GraphRecord> records)
    {
        var texts = new TextBuilder();
        foreach (var record in records.OrderBy(record => record.Id, StringComparer.Ordinal))
        {
            texts.Add(_json.Write(record));
        }

        image.Add(texts, [.. Enumerable.Range(0, texts.Count)]);
    }

    /// <summary>
    /// Numbers vertices breadth first from the best-connected one, so that neighbours lie close together in memory, and
    /// arcs as <see cref="CsrGraph"/> does.
    /// </summary>
    /// <returns>The graph; the vertex of each entity and the ordinal of each tie, in order of id.</returns>
    private (CsrGraph Graph, int[] VertexOf, int[] OrdinalOf) Number(int[] entities, int[] ties)
    {
        var placeOf = Inverse(entities);
        var (tails, heads) = (new int[ties.Length], new int[ties.Length]);
        for (var i = 0; i < ties.Length; i++)
        {
            (tails[i], heads[i]) = (placeOf[_subjects[ties[i]]], placeOf[_targets[ties[i]]]);
        }

        var vertexOf = Inverse(VertexOrder.BreadthFirst(CsrGraph.FromArcs(entities.Length, tails, heads, out _)));
        Garbage.GiveBack(ties.Length);   // the graph of the old numbers
        for (var i = 0; i < ties.Length; i++)
        {
            (tails[i], heads[i]) = (vertexOf[tails[i]], vertexOf[heads[i]]);
        }

        var graph = CsrGraph.FromArcs(entities.Length, tails, heads, out var ordinalOf);
        return (graph, vertexOf, ordinalOf);
    }

    private static int[] Tails(CsrGraph graph)
    {
        var tails = new int[graph.EdgeCount];
        for (var vertex = 0; vertex < graph.VertexCount; vertex++)
        {
            tails.AsSpan(graph.FirstOrdinal(vertex), graph.Successors(vertex).Length).Fill(vertex);
        }

        return tails;
    }

    /// <summary>Adds lists of sources, by the places of the sources in order of id.</summary>
    private static void AddSources(ImageWriter image, CodeBuilder lists, int[] rows, int[] placeOfSource)
    {
        var renumbered = new TextBuilder();
        var scratch = Array.Empty<byte>();
        for (var list = 0; list < lists.Values.Count; list++)
        {
            var places = RecordDecoder.Numbers(lists.Values.Bytes(list, ref scratch));
            renumbered.Add(MemoryMarshal.AsBytes(Array.ConvertAll(places, place => placeOfSource[place]).AsSpan()));
        }

        image.Add(lists, renumbered, rows);
    }

    private static int Number(PartialDate? date) => date?.ToNumber() ?? 0;

    /// <summary>The rows in ascending order of id.</summary>
    private static int[] SortedById(TextBuilder ids)
    {
        var rows = new int[ids.Count];
        var (scratch, otherScratch, isSorted) = (Array.Empty<byte>(), Array.Empty<byte>(), true);
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
            isSorted = isSorted && (row == 0 || Compare(row - 1, row) < 0);
        }

        if (!isSorted)
        {
            Array.Sort(rows, Compare);
        }

        return rows;

        int Compare(int row, int other) =>
            ids.Bytes(row, ref scratch).SequenceCompareTo(ids.Bytes(other, ref otherScratch));
    }

    private static int[] Inverse(int[] permutation)
    {
        var inverse = new int[permutation.Length];
        for (var i = 0; i < permutation.Length; i++)
        {
            inverse[permutation[i]] = i;
        }

        return inverse;
    }

    /// <summary>The row at each number, given the row and the number at each place.</summary>
    private static int[] Permuted(int[] rows, int[] numbers)
    {
        var permuted = new int[rows.Length];
        for (var place = 0; place < rows.Length; place++)
        {
            permuted[numbers[place]] = rows[place];
        }

        return permuted;
    }
}
