using GraphService.Model;

namespace GraphService.Graphs;

/// <summary>
/// The graph at one revision, immutable: its structure as a <see cref="CsrGraph"/>, and what the vertices and arcs stand
/// for. Thread-safe.
/// </summary>
/// <remarks>
/// Vertices are numbered breadth first from the best-connected one, so that neighbours lie close together in memory; arcs
/// as <see cref="CsrGraph"/> numbers them. Both numberings follow from the contents alone: equal contents give equal
/// snapshots, whatever the store.
/// </remarks>
public sealed class GraphSnapshot
{
    private readonly Dictionary<string, int> _vertices;
    private readonly Dictionary<string, Source> _sources;

    private GraphSnapshot(
        GraphContents contents, CsrGraph graph, Entity[] entities, Affiliation[] affiliations, Dictionary<string, int> vertices)
    {
        (Revision, Graph, Entities, Affiliations) = (contents.Revision, graph, entities, affiliations);
        Validities = [.. affiliations.Select(tie => Validity.Of(tie, entities[vertices[tie.SubjectId]], entities[vertices[tie.ObjectId]]))];
        (Sources, Claims) = (contents.Sources, contents.Claims);
        _vertices = vertices;
        _sources = contents.Sources.ToDictionary(source => source.Id, StringComparer.Ordinal);
        var described = contents.Datasets.ToDictionary(dataset => dataset.Id, StringComparer.Ordinal);
        Datasets = [.. contents.Records.Select(record => record.Dataset).Distinct().Order(StringComparer.Ordinal)
            .Select(id => described.GetValueOrDefault(id) ?? new Dataset(id, id))];
    }

    /// <summary>The snapshot of an empty store.</summary>
    public static GraphSnapshot Empty { get; } = Build(GraphContents.Empty);

    /// <summary>The revision that it shows.</summary>
    public Revision Revision { get; }

    /// <summary>Revision and content hash in short, such as <c>r3-9f86d081884c</c>.</summary>
    public string Id => Revision.SnapshotId;

    /// <summary>The structure: vertices are indices of <see cref="Entities"/>, ordinals of <see cref="Affiliations"/>.</summary>
    public CsrGraph Graph { get; }

    /// <summary>The entity of each vertex.</summary>
    public IReadOnlyList<Entity> Entities { get; }

    /// <summary>The affiliation of each arc.</summary>
    public IReadOnlyList<Affiliation> Affiliations { get; }

    /// <summary>When the affiliation of each arc held.</summary>
    public IReadOnlyList<Validity> Validities { get; }

    /// <summary>All sources, ascending by id.</summary>
    public IReadOnlyList<Source> Sources { get; }

    /// <summary>All claims, ascending by id.</summary>
    public IReadOnlyList<Claim> Claims { get; }

    /// <summary>
    /// The data sets that any record belongs to, ascending by id; one that nobody described has its id for a title.
    /// </summary>
    public IReadOnlyList<Dataset> Datasets { get; }

    /// <summary>Finds the vertex of an entity.</summary>
    public bool TryGetVertex(string entityId, out int vertex) => _vertices.TryGetValue(entityId, out vertex);

    /// <summary>The source of an id, or <see langword="null"/>.</summary>
    public Source? FindSource(string id) => _sources.GetValueOrDefault(id);

    /// <summary>The sources of a list of ids, in its order.</summary>
    public IEnumerable<Source> SourcesOf(IReadOnlyList<string> ids) => ids.Select(id => _sources[id]);

    /// <summary>Builds the snapshot in O(n log n + m).</summary>
    public static GraphSnapshot Build(GraphContents contents)
    {
        var n = contents.Entities.Count;
        var places = new Dictionary<string, int>(n, StringComparer.Ordinal);
        for (var i = 0; i < n; i++)
        {
            places.Add(contents.Entities[i].Id, i);
        }

        var m = contents.Affiliations.Count;
        var (tails, heads) = (new int[m], new int[m]);
        for (var i = 0; i < m; i++)
        {
            tails[i] = places[contents.Affiliations[i].SubjectId];
            heads[i] = places[contents.Affiliations[i].ObjectId];
        }

        var order = VertexOrder.BreadthFirst(CsrGraph.FromArcs(n, tails, heads, out _));
        var vertexOf = new int[n];
        var entities = new Entity[n];
        for (var v = 0; v < n; v++)
        {
            vertexOf[order[v]] = v;
            entities[v] = contents.Entities[order[v]];
            places[entities[v].Id] = v;
        }

        for (var i = 0; i < m; i++)
        {
            (tails[i], heads[i]) = (vertexOf[tails[i]], vertexOf[heads[i]]);
        }

        var graph = CsrGraph.FromArcs(n, tails, heads, out var ordinals);
        var affiliations = new Affiliation[m];
        for (var i = 0; i < m; i++)
        {
            affiliations[ordinals[i]] = contents.Affiliations[i];
        }

        return new GraphSnapshot(contents, graph, entities, affiliations, places);
    }
}
