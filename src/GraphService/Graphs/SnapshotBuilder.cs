using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using GraphService.Graphs.Columns;
using GraphService.Model;

namespace GraphService.Graphs;

/// <summary>Gathers records into the columns of a snapshot.</summary>
/// <remarks>
/// <para>
/// The numbers of vertices and arcs follow from the records alone, not from the order in which they came. Records may
/// be added from several threads; a snapshot is made once, at the end.
/// </para>
/// <para>
/// Sources come before entities, affiliations and claims, and entities before affiliations that name them by id. A
/// record goes from its canonical text straight into the columns, without an object: parsed and looked up by each
/// thread on its own, some hundred records at a time, and only put into the columns by one thread at a time.
/// </para>
/// </remarks>
public sealed class SnapshotBuilder : IRecordSink, IDisposable
{
    private static readonly int SubjectPlace = Affiliation.Fields.PlaceOf("subject_id");
    private static readonly int ObjectPlace = Affiliation.Fields.PlaceOf("object_id");

    private readonly Lock _gate = new();
    private readonly ThreadLocal<Desk> _desk;

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

    private readonly TextBuilder _tieIds = new();
    private ColumnBuilder<int> _subjects = new();
    private ColumnBuilder<int> _targets = new();
    private readonly CodeBuilder _tieDatasets = new();
    private readonly FieldColumnBuilders _ties = new(Affiliation.Fields);

    // Whether the look-ups, which are asked without the lock, know all ids that came.
    private volatile bool _areSourcesIndexed;
    private volatile bool _areEntitiesIndexed;

    /// <summary>Creates a builder without records.</summary>
    public SnapshotBuilder()
    {
        (_sourceIndex, _entityIndex) = (new TextIndex(_sourceIds), new TextIndex(_entityIds));
        var entities = FieldEncoders.Of(Entity.Fields, _sourceIndex, _entityIndex);
        var ties = FieldEncoders.Of(Affiliation.Fields, _sourceIndex, _entityIndex);
        _desk = new(() => new Desk(entities, ties), trackAllValues: true);
    }

    /// <summary>Number of affiliations added.</summary>
    public int TieCount => _tieIds.Count + _desk.Values.Sum(desk => desk.Ties.Count);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">It names a record that did not come before it.</exception>
    public void Add(GraphRecord record) => Add(record.Kind, _desk.Value!.Json.Write(record));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">It names a record that did not come before it.</exception>
    public void Add(RecordKind kind, ReadOnlySpan<byte> canonicalText)
    {
        var desk = _desk.Value!;
        switch (kind)
        {
            case RecordKind.Entity:
                IndexSources();
                Read(desk, desk.Entities, canonicalText);
                _areEntitiesIndexed = false;
                break;
            case RecordKind.Affiliation:
                IndexSources();
                IndexEntities();
                Read(desk, desk.Ties, canonicalText);
                break;
            default:
                AddOther(kind, canonicalText);
                break;
        }
    }

    /// <summary>Makes the snapshot, in memory.</summary>
    /// <param name="revision">The revision that the records are those of.</param>
    public GraphSnapshot ToSnapshot(Revision revision)
    {
        var (image, graph) = ToImage([]);
        return ToSnapshot(image, graph, revision);
    }

    /// <summary>Makes the snapshot in a file, and maps that.</summary>
    /// <param name="revision">The revision that the records are those of.</param>
    /// <param name="file">The file.</param>
    /// <param name="failure">Why the file could not be written; the snapshot lies in memory then.</param>
    public GraphSnapshot ToSnapshot(Revision revision, SnapshotFile file, out Exception? failure)
    {
        var (image, graph) = ToImage(file.KeyOf(revision));
        failure = file.Write(image);
        return failure is null && file.TryOpen(revision, graph, out failure) is { } snapshot
            ? snapshot
            : ToSnapshot(image, graph, revision);
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
    private (ImageWriter Image, CsrGraph Graph) ToImage(byte[] key)
    {
        PutAll();
        var image = new ImageWriter();
        image.Add(key);
        var statements = new List<GraphRecord>();
        var sources = UnifiedRows.Of(_sourceIds, groups => Unify(groups, SourcesAt, statements));
        var (entities, ties, tieIds) = ((UnifiedRows)null!, Array.Empty<int>(), Array.Empty<int>());
        Parallel.Invoke(
            () => entities = UnifiedRows.Of(
                _entityIds, groups => Unify(groups, rows => EntitiesAt(rows, sources), statements)),
            () => (ties, tieIds) = DistinctIds.OfTies(_tieIds, _tieDatasets));
        var (graph, vertexOf, ordinalOf) = Numbering.Of(
            entities.Rows.Length,
            ties.Length,
            tie => (entities.PlaceOf[_subjects[ties[tie]]], entities.PlaceOf[_targets[ties[tie]]]));
        (_subjects, _targets) = (new(), new());   // have done their work
        _entityIndex.Clear();
        Garbage.GiveBack(ties.Length);
        foreach (var array in graph.Arrays)
        {
            image.Add(array);
        }

        image.Add(_sourceIds, sources.Rows);
        image.Add(_sources, sources.Rows);
        image.Add(_claims, DistinctIds.OfClaims(_claimIds, _claims));
        AddDatasets(image);
        AddStatements(image, statements);
        AddEntities(image, Permuted(entities.Rows, vertexOf), vertexOf, sources.PlaceOf);
        var rows = Permuted(ties, ordinalOf);
        image.Add(_tieIds, tieIds.Length == 0 ? rows : Array.ConvertAll(rows, row => tieIds[row]));
        AddTies(image, graph, rows, ordinalOf, sources.PlaceOf);
        return (image, graph);
    }

    private static GraphSnapshot ToSnapshot(ImageWriter image, CsrGraph graph, Revision revision)
    {
        var reader = new ImageReader(image.ToBlock());
        _ = reader.Numbers<byte>();   // the key
        return new GraphSnapshot(reader, revision, graph);
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
        image.Add<int>(graph.EdgeCount, graph.CopyTails);
        image.Add(_tieDatasets, rows);
        _ties.AddTo(image, rows, placeOfSource);
        image.Add(byId);
    }

    private void Read(Desk desk, RowBatch batch, ReadOnlySpan<byte> text)
    {
        batch.Read(text);
        if (batch.IsFull)
        {
            Put(desk);
        }
    }

    /// <summary>Puts what lies on all desks into the columns, while nobody adds anything.</summary>
    private void PutAll()
    {
        foreach (var desk in _desk.Values)
        {
            Put(desk);
        }
    }

    private void Put(Desk desk)
    {
        lock (_gate)
        {
            PutEntities(desk.Entities);
            PutTies(desk.Ties);
        }
    }

    private void PutEntities(RowBatch rows)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            _entityIds.Add(rows.Id(row));
            _entityDatasets.Add(rows.Dataset(row));
        }

        _entities.Add(rows);
        rows.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PutTies(RowBatch rows)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            _tieIds.Add(rows.Id(row));
            _subjects.Add(MemoryMarshal.Read<int>(rows[row, SubjectPlace]));
            _targets.Add(MemoryMarshal.Read<int>(rows[row, ObjectPlace]));
            _tieDatasets.Add(rows.Dataset(row));
        }

        _ties.Add(rows);
        rows.Clear();
    }

    private void AddOther(RecordKind kind, ReadOnlySpan<byte> text)
    {
        new CanonicalText(text).ReadHead(out var id, out var dataset);
        lock (_gate)
        {
            switch (kind)
            {
                case RecordKind.Source:
                    _otherDatasets.Add(dataset);
                    _sourceIds.Add(id);
                    _sources.Add(text);
                    _areSourcesIndexed = false;
                    break;
                case RecordKind.Claim:
                    _otherDatasets.Add(dataset);
                    _claimIds.Add(id);
                    _claims.Add(text);
                    break;
                case RecordKind.Dataset:
                    _descriptions[Encoding.UTF8.GetString(id)] = text.ToArray();
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
                // By another thread meanwhile, which has begun with its ties.
                if (!_areEntitiesIndexed)
                {
                    foreach (var desk in _desk.Values)
                    {
                        PutEntities(desk.Entities);
                    }

                    _entityIndex.Complete();
                    _areEntitiesIndexed = true;
                }
            }
        }
    }

    private List<Source> SourcesAt(int[] rows)
    {
        var (reader, scratch) = (new RecordReader(new StringPool()), Array.Empty<byte>());
        return [.. rows.Select(row => (Source)reader.Read(_sources.Bytes(row, ref scratch)))];
    }

    private List<Entity> EntitiesAt(int[] rows, UnifiedRows sources)
    {
        var image = new ImageWriter();
        image.Add(_sourceIds, sources.Rows);
        AddEntities(image, rows, [.. Enumerable.Range(0, rows.Length)], sources.PlaceOf);
        var reader = new ImageReader(image.ToBlock());
        var columns = new EntityColumns(reader, reader.Texts());
        return [.. Enumerable.Range(0, rows.Length).Select(columns.Decode)];
    }

    /// <summary>Adds rows that each stand for what several data sets state of one id.</summary>
    private void Unify<T>(
        IReadOnlyList<int[]> groups, Func<int[], List<T>> recordsAt, List<GraphRecord> statements)
        where T : GraphRecord
    {
        var (records, next) = (recordsAt([.. groups.SelectMany(rows => rows)]), 0);
        foreach (var rows in groups)
        {
            var several = records.GetRange(next, rows.Length);
            several.Sort((a, b) => string.CompareOrdinal(a.Dataset, b.Dataset));
            statements.AddRange(several);
            Add(SharedStatements.Merged(several));
            next += rows.Length;
        }

        Put(_desk.Value!);
    }

    /// <summary>Adds what each data set states of entities and sources that several state.</summary>
    private void AddStatements(ImageWriter image, List<GraphRecord> statements)
    {
        var texts = new TextBuilder();
        statements.ForEach(statement => texts.Add(_desk.Value!.Json.Write(statement)));
        image.Add(texts, [.. Enumerable.Range(0, texts.Count)]);
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
            var isDescribed = _descriptions.TryGetValue(id, out var text);
            texts.Add(isDescribed ? text : _desk.Value!.Json.Write(new Dataset(id, id)));
        }

        image.Add(texts, [.. Enumerable.Range(0, texts.Count)]);
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
    private sealed class Desk(FieldEncoder[] entities, FieldEncoder[] ties)
    {
        public RowBatch Entities { get; } = new(Entity.Fields, entities);

        public RowBatch Ties { get; } = new(Affiliation.Fields, ties);

        public RecordJson Json { get; } = new();
    }
}
