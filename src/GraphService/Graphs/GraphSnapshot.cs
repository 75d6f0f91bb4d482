using GraphService.Graphs.Columns;
using GraphService.Model;

namespace GraphService.Graphs;

/// <summary>
/// The graph at one revision, immutable: its structure as a <see cref="CsrGraph"/>, and what the vertices and arcs
/// stand for. Thread-safe.
/// </summary>
/// <remarks>
/// Vertices are numbered breadth first from the best-connected one, so that neighbours lie close together in memory;
/// arcs as <see cref="CsrGraph"/> numbers them. Both numberings follow from the contents alone: equal contents give
/// equal snapshots, whatever the store.
/// </remarks>
public sealed class GraphSnapshot
{
    private readonly MemoryBlock _block;
    private readonly TextColumn _sourceIds;
    private readonly Lazy<Claim[]> _claims;
    private readonly Lazy<ILookup<(RecordKind Kind, string Id), GraphRecord>> _statements;

    /// <summary>Reads an image.</summary>
    /// <param name="image">The image, after its key.</param>
    /// <param name="revision">The revision that it shows.</param>
    /// <param name="graph">The structure, where it is there already.</param>
    /// <exception cref="FormatException">It holds words that this program does not know.</exception>
    internal GraphSnapshot(ImageReader image, Revision revision, CsrGraph? graph = null)
    {
        (_block, Revision, Id, ContentHash) =
            (image.Block, revision, revision.SnapshotId, revision.ContentHash.ToString());
        Column<int>[] arrays = [.. Enumerable.Range(0, CsrGraph.ArrayCount).Select(_ => image.Numbers<int>())];
        Graph = graph ?? CsrGraph.FromArrays(Array.ConvertAll(arrays, array => array.ToArray()));
        _sourceIds = image.Texts();
        Sources = Records<Source>(image.Texts());
        var (claims, datasets) = (Records<Claim>(image.Texts()), Records<Dataset>(image.Texts()));
        _claims = new Lazy<Claim[]>(() => [.. claims]);
        Datasets = [.. datasets];
        var statements = Records<GraphRecord>(image.Texts());
        _statements = new Lazy<ILookup<(RecordKind Kind, string Id), GraphRecord>>(
            () => statements.ToLookup(record => (record.Kind, record.Id)));
        EntityColumns = new EntityColumns(image, _sourceIds);
        TieColumns = new TieColumns(image, Graph, EntityColumns, _sourceIds);
        Entities = new RecordView<Entity>(EntityColumns.Count, EntityColumns.Decode);
        Affiliations = new RecordView<Affiliation>(TieColumns.Count, TieColumns.Decode);
    }

    /// <summary>The snapshot of an empty store.</summary>
    public static GraphSnapshot Empty { get; } = Build(GraphContents.Empty);

    /// <summary>The revision that it shows.</summary>
    public Revision Revision { get; }

    /// <summary>Revision and content hash in short, such as <c>r3-9f86d081884c</c>.</summary>
    public string Id { get; }

    /// <summary>The content hash: 64 hexadecimal digits in lower case.</summary>
    public string ContentHash { get; }

    /// <summary>
    /// The structure: vertices are indices of <see cref="Entities"/>, ordinals of <see cref="Affiliations"/>.
    /// </summary>
    public CsrGraph Graph { get; }

    /// <summary>
    /// The entity of each vertex, made when it is asked for; for a single field see <see cref="EntityColumns"/>.
    /// </summary>
    public IReadOnlyList<Entity> Entities { get; }

    /// <summary>
    /// The affiliation of each arc, made when it is asked for; for a single field see <see cref="TieColumns"/>.
    /// </summary>
    public IReadOnlyList<Affiliation> Affiliations { get; }

    /// <summary>The fields of the entities.</summary>
    public EntityColumns EntityColumns { get; }

    /// <summary>The fields of the affiliations.</summary>
    public TieColumns TieColumns { get; }

    /// <summary>All sources, ascending by id, made when they are asked for.</summary>
    public IReadOnlyList<Source> Sources { get; }

    /// <summary>All claims, ascending by id.</summary>
    public IReadOnlyList<Claim> Claims => _claims.Value;

    /// <summary>
    /// The data sets that any record belongs to, ascending by id; one that nobody described has its id for a title.
    /// </summary>
    public IReadOnlyList<Dataset> Datasets { get; }

    /// <summary>
    /// What each data set states of an entity or source that several state, in ascending order of the data sets; empty
    /// where one data set alone states it.
    /// </summary>
    public IEnumerable<GraphRecord> StatementsOf(RecordKind kind, string id) => _statements.Value[(kind, id)];

    /// <summary>The data sets that state an entity, a source or another record, ascending by id.</summary>
    public IReadOnlyList<string> DatasetsOf(GraphRecord record) => DatasetsOf(record.Kind, record.Id, record.Dataset);

    /// <summary>The data sets that state the entity of a vertex, ascending by id.</summary>
    public IReadOnlyList<string> DatasetsOf(int vertex) => _statements.Value.Count == 0
        ? [EntityColumns.Dataset(vertex)]
        : DatasetsOf(RecordKind.Entity, EntityColumns.Id(vertex), EntityColumns.Dataset(vertex));

    /// <summary>Whether a data set states the entity of a vertex.</summary>
    public bool IsStatedBy(int vertex, string dataset) => EntityColumns.Dataset(vertex) == dataset
        || (_statements.Value.Count > 0 && DatasetsOf(vertex).Contains(dataset));

    /// <summary>The data sets that state the entity of a vertex beside its own.</summary>
    internal IEnumerable<string> OtherDatasetsOf(int vertex) => _statements.Value.Count == 0
        ? []
        : DatasetsOf(vertex).Where(dataset => dataset != EntityColumns.Dataset(vertex));

    private string[] DatasetsOf(RecordKind kind, string id, string first) =>
        StatementsOf(kind, id).Select(statement => statement.Dataset).ToArray() is { Length: > 0 } several
            ? several
            : [first];

    /// <summary>Bytes of the columns, and whether they lie in a file.</summary>
    internal (long Bytes, bool IsFile) Columns => (_block.Length, _block.IsFile);

    /// <summary>Finds the vertex of an entity.</summary>
    public bool TryGetVertex(string entityId, out int vertex) => EntityColumns.TryFind(entityId, out vertex);

    /// <summary>Finds the place of a source in <see cref="Sources"/>.</summary>
    public bool TryGetSource(string sourceId, out int place) => (place = IdSearch.Find(_sourceIds, sourceId)) >= 0;

    /// <summary>The source of an id, or <see langword="null"/>.</summary>
    public Source? FindSource(string id) => TryGetSource(id, out var place) ? Sources[place] : null;

    /// <summary>The sources of a list of ids, in its order.</summary>
    public IEnumerable<Source> SourcesOf(IReadOnlyList<string> ids) =>
        ids.Select(id => FindSource(id) ?? throw new KeyNotFoundException($"There is no source '{id}'."));

    /// <summary>Builds the snapshot, in memory, in O(n log n + m).</summary>
    public static GraphSnapshot Build(GraphContents contents)
    {
        using var builder = new SnapshotBuilder();
        foreach (var record in contents.Records)
        {
            builder.Add(record);
        }

        return builder.ToSnapshot(contents.Revision);
    }

    private static RecordView<T> Records<T>(TextColumn texts)
        where T : GraphRecord =>
            new(texts.Count, row => (T)texts.Read(row, bytes => new RecordReader(new StringPool()).Read(bytes)));
}
