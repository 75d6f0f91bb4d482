using System.Text;
using GraphService.Graphs.Columns;
using GraphService.Model;

namespace GraphService.Graphs;

/// <summary>Gathers records into the columns of a snapshot.</summary>
/// <remarks>
/// <para>
/// The numbers of vertices and arcs follow from the records alone, not from the order in which they came. Records may be
/// added from several threads; a snapshot is made once, at the end.
/// </para>
/// <para>
/// Sources come before entities, affiliations and claims, and entities before affiliations that name them by id. A
/// record goes from its canonical text straight into the columns, without an object: parsed and looked up by each thread
/// on its own, and only put into the columns one at a time.
/// </para>
/// </remarks>
public sealed class SnapshotBuilder : IRecordSink, IDisposable
{
    private static readonly int SubjectPlace = Affiliation.Fields.PlaceOf("subject_id");
    private static readonly int ObjectPlace = Affiliation.Fields.PlaceOf("object_id");

    private readonly Lock _gate = new();
    private readonly ThreadLocal<Desk> _desk = new(() => new Desk(), trackAllValues: true);

    private readonly TextBuilder _sourceIds = new();
    private readonly TextBuilder _sources = new();
    private readonly TextIndex _sourceIndex;
    private readonly TextBuilder _claimIds = new();
    private readonly TextBuilder _claims = new();
    private readonly CodeBuilder _otherDatasets = new();
    private readonly Dictionary<string, byte[]> _descriptions = new(StringComparer.Ordinal);

    private readonly TextBuilder _entityIds = new();
    private readonly TextIndex _entityIndex;
    private readonly CodeBuilder _entityDatasets = new();
    private readonly FieldColumnBuilders _entities = new(Entity.Fields);
    private readonly FieldEncoder[] _entityEncoders;

    private readonly TextBuilder _tieIds = new();
    private readonly ColumnBuilder<int> _subjects = new();
    private readonly ColumnBuilder<int> _targets = new();
    private readonly CodeBuilder _tieDatasets = new();
    private readonly FieldColumnBuilders _ties = new(Affiliation.Fields);
    private readonly FieldEncoder[] _tieEncoders;

    // Whether the look-ups, which are asked without the lock, know all ids that came.
    private volatile bool _areSourcesIndexed;
    private volatile bool _areEntitiesIndexed;

    /// <summary>Creates a builder without records.</summary>
    public SnapshotBuilder()
    {
        (_sourceIndex, _entityIndex) = (new TextIndex(_sourceIds), new TextIndex(_entityIds));
        _entityEncoders = FieldEncoders.Of(Entity.Fields, _sourceIndex);
        _tieEncoders = FieldEncoders.Of(Affiliation.Fields, _sourceIndex);
    }

    /// <summary>Number of affiliations added.</summary>
    public int TieCount => _tieIds.Count;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">It names a record that did not come before it.</exception>
    public void Add(GraphRecord record) => Add(record.Kind, _desk.Value!.Json.Write(record));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">It names a record that did not come before it.</exception>
    public void Add(RecordKind kind, ReadOnlySpan<byte> canonicalText)
    {
        switch (kind)
        {
            case RecordKind.Entity:
                AddEntity(canonicalText);
                break;
            case RecordKind.Affiliation:
                var row = ReadTie(canonicalText);
                IndexEntities();
                AddTie(
                    row,
                    row.PlaceOf(row[SubjectPlace], _entityIndex, RecordKind.Entity),
                    row.PlaceOf(row[ObjectPlace], _entityIndex, RecordKind.Entity));
                break;
            default:
                AddOther(kind, canonicalText);
                break;
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
    public void Dispose()
    {
        foreach (var desk in _desk.Values)
        {
            desk.Json.Dispose();
        }

        _desk.Dispose();
    }

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
        image.Add(_claims, SortedById(_claimIds));
        AddDatasets(image);

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
        image.Add(_entityDatasets, rows);
        _entities.AddTo(image, rows, placeOfSource);
        image.Add(byId);
    }

    private void AddTies(ImageWriter image, CsrGraph graph, int[] rows, int[] byId, int[] placeOfSource)
    {
        image.Add(_tieIds, rows);
        image.Add(Tails(graph));
        image.Add(_tieDatasets, rows);
        _ties.AddTo(image, rows, placeOfSource);
        image.Add(byId);
    }

    private void AddEntity(ReadOnlySpan<byte> text)
    {
        IndexSources();
        var row = _desk.Value!.Row;
        row.Read(Entity.Fields, _entityEncoders, text);
        lock (_gate)
        {
            _entityIds.Add(row.Id);
            _entityDatasets.Add(row.Dataset);
            _entities.Add(row);
            _areEntitiesIndexed = false;
        }
    }

    private RowBytes ReadTie(ReadOnlySpan<byte> text)
    {
        IndexSources();
        var row = _desk.Value!.Row;
        row.Read(Affiliation.Fields, _tieEncoders, text);
        return row;
    }

    private void AddTie(RowBytes row, int subject, int target)
    {
        lock (_gate)
        {
            _tieIds.Add(row.Id);
            _subjects.Add(subject);
            _targets.Add(target);
            _tieDatasets.Add(row.Dataset);
            _ties.Add(row);
        }
    }

    private void AddOther(RecordKind kind, ReadOnlySpan<byte> text)
    {
        var row = _desk.Value!.Row;
        row.ReadHead(text);
        lock (_gate)
        {
            switch (kind)
            {
                case RecordKind.Source:
                    _otherDatasets.Add(row.Dataset);
                    _sourceIds.Add(row.Id);
                    _sources.Add(text);
                    _areSourcesIndexed = false;
                    break;
                case RecordKind.Claim:
                    _otherDatasets.Add(row.Dataset);
                    _claimIds.Add(row.Id);
                    _claims.Add(text);
                    break;
                case RecordKind.Dataset:
                    _descriptions[Encoding.UTF8.GetString(row.Id)] = text.ToArray();
                    break;
                default:
                    throw new ArgumentException($"{kind} is an unknown kind of record.", nameof(kind));
            }
        }
    }

    private void IndexSources()
    {
        if (!_areSourcesIndexed)
        {
            lock (_gate)
            {
                _sourceIndex.Complete();
                _areSourcesIndexed = true;
            }
        }
    }

    private void IndexEntities()
    {
        if (!_areEntitiesIndexed)
        {
            lock (_gate)
            {
                _entityIndex.Complete();
                _areEntitiesIndexed = true;
            }
        }
    }

    /// <summary>The data sets that any record belongs to; one that nobody described has its id for a title.</summary>
    private void AddDatasets(ImageWriter image)
    {
        var named = new SortedSet<string>(_descriptions.Keys, StringComparer.Ordinal);
        foreach (var values in new[] { _otherDatasets.Values, _entityDatasets.Values, _tieDatasets.Values })
        {
            var scratch = Array.Empty<byte>();
            for (var row = 0; row < values.Count; row++)
            {
                named.Add(Encoding.UTF8.GetString(values.Bytes(row, ref scratch)));
            }
        }

        var texts = new TextBuilder();
        foreach (var id in named)
        {
            texts.Add(_descriptions.TryGetValue(id, out var text) ? text : _desk.Value!.Json.Write(new Dataset(id, id)));
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

    /// <summary>What one thread reads and writes records with.</summary>
    private sealed class Desk
    {
        public RowBytes Row { get; } = new();

        public RecordJson Json { get; } = new();
    }
}
