using GraphService.Graphs.Columns;
using GraphService.Model;

namespace GraphService.Graphs;

/// <summary>What is known of the entity of each vertex, column by column. Immutable and thread-safe.</summary>
public sealed class EntityColumns
{
    private readonly TextColumn _ids;
    private readonly Func<int, string> _datasets;
    private readonly FieldColumns _fields;
    private readonly CodeColumn _schemata;
    private readonly EntitySchema[] _schemaOf;
    private readonly FieldColumn<string?> _names;
    private readonly FieldColumn<IReadOnlyList<LocalText>> _otherNames;
    private readonly FieldColumn<IReadOnlyList<LocalText>> _aliases;
    private readonly FieldColumn<string?> _countries;
    private readonly FieldColumn<string?> _categories;
    private readonly FieldColumn<PartialDate?> _starts;
    private readonly FieldColumn<PartialDate?> _ends;
    private readonly CodeColumn _sources;
    private readonly SourceLists _sourceLists;
    private readonly Column<int> _byId;

    internal EntityColumns(ImageReader image, TextColumn sourceIds)
    {
        _ids = image.Texts();
        Count = _ids.Count;
        _datasets = FieldColumns.Texts(image, Count);
        _fields = new FieldColumns(Entity.Fields, image, Count, sourceIds);
        (_schemata, _schemaOf) = _fields.Words("schema", Vocabulary.Schemata);
        _names = _fields.Of<string?>("name");
        _otherNames = _fields.Of<IReadOnlyList<LocalText>>("other_names");
        _aliases = _fields.Of<IReadOnlyList<LocalText>>("aliases");
        (_countries, _categories) = (_fields.Of<string?>("country"), _fields.Of<string?>("category"));
        (_starts, _ends) = (_fields.Of<PartialDate?>("start"), _fields.Of<PartialDate?>("end"));
        (_sources, _sourceLists) = _fields.Sources("source_ids");
        _byId = image.Numbers<int>();
        ById = _byId.AsList();
    }

    /// <summary>Number of entities.</summary>
    public int Count { get; }

    /// <summary>Id of the entity.</summary>
    public string Id(int vertex) => _ids.Text(vertex);

    /// <summary>Compares the ids of two entities (ordinal comparison).</summary>
    public int CompareIds(int vertex, int other) => _ids.Compare(vertex, other);

    /// <summary>What the entity is.</summary>
    public EntitySchema Schema(int vertex) => _schemaOf[_schemata[vertex]];

    /// <summary>The data set that states it.</summary>
    public string Dataset(int vertex) => _datasets(vertex);

    /// <summary>The name by which it is shown.</summary>
    public string Name(int vertex) => _names[vertex]!;

    /// <summary>The same name in other languages.</summary>
    public IReadOnlyList<LocalText> OtherNames(int vertex) => _otherNames[vertex];

    /// <summary>Further names.</summary>
    public IReadOnlyList<LocalText> Aliases(int vertex) => _aliases[vertex];

    /// <summary>ISO 3166-1 alpha-2 code in upper case.</summary>
    public string? Country(int vertex) => _countries[vertex];

    /// <summary>A word of the data set's own classification.</summary>
    public string? Category(int vertex) => _categories[vertex];

    /// <summary>When it came into being, or the first day of the event.</summary>
    public PartialDate? Start(int vertex) => _starts[vertex];

    /// <summary>When it ceased to be, or the last day of the event.</summary>
    public PartialDate? End(int vertex) => _ends[vertex];

    /// <summary>When it was there.</summary>
    public Life Life(int vertex) => new(Schema(vertex), Start(vertex), End(vertex));

    /// <summary>The sources: places in <see cref="GraphSnapshot.Sources"/>, best first.</summary>
    public IReadOnlyList<int> Sources(int vertex) => _sourceLists.Places(_sources[vertex]);

    /// <summary>The vertex of each entity, ascending by id (ordinal comparison).</summary>
    public IReadOnlyList<int> ById { get; }

    /// <summary>Finds the vertex of an id.</summary>
    public bool TryFind(string id, out int vertex) => IdSearch.TryFind(_ids, _byId, id, out vertex);

    /// <summary>The whole entity.</summary>
    internal Entity Decode(int vertex)
    {
        var entity = Entity.Fields.New(Id(vertex), Dataset(vertex));
        _fields.Decode(vertex, entity);
        return (Entity)entity;
    }
}
