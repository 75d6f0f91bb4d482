using GraphService.Graphs.Columns;
using GraphService.Model;

namespace GraphService.Graphs;

/// <summary>What is known of the entity of each vertex, column by column. Immutable and thread-safe.</summary>
public sealed class EntityColumns
{
    private readonly TextColumn _ids;
    private readonly CodeColumn _schemata;
    private readonly EntitySchema[] _schemaOf;
    private readonly CodeColumn _datasets;
    private readonly RecordView<string?> _datasetOf;
    private readonly TextColumn _names;
    private readonly TextColumn _otherNames;
    private readonly TextColumn _aliases;
    private readonly CodeColumn _countries;
    private readonly RecordView<string?> _countryOf;
    private readonly CodeColumn _categories;
    private readonly RecordView<string?> _categoryOf;
    private readonly Column<int> _starts;
    private readonly Column<int> _ends;
    private readonly TextColumn _descriptions;
    private readonly CodeColumn _sources;
    private readonly SourceLists _sourceLists;
    private readonly Column<int> _byId;

    internal EntityColumns(ImageReader image, TextColumn sourceIds)
    {
        _ids = image.Texts();
        Count = _ids.Count;
        (_schemata, var schemaOf) = image.Codes(Count);
        _schemaOf = [.. Enumerable.Range(0, schemaOf.Count).Select(i => Vocabulary.Schemata.Parse(schemaOf.Text(i)))];
        (_datasets, var datasetOf) = image.Codes(Count);
        _datasetOf = Optionals(datasetOf);
        (_names, _otherNames, _aliases) = (image.Texts(), image.Texts(), image.Texts());
        (_countries, var countryOf) = image.Codes(Count);
        _countryOf = Optionals(countryOf);
        (_categories, var categoryOf) = image.Codes(Count);
        _categoryOf = Optionals(categoryOf);
        (_starts, _ends, _descriptions) = (image.Numbers<int>(), image.Numbers<int>(), image.Texts());
        (_sources, var lists) = image.Codes(Count);
        _sourceLists = new SourceLists(lists, sourceIds);
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
    public string Dataset(int vertex) => _datasetOf[_datasets[vertex]]!;

    /// <summary>The name by which it is shown.</summary>
    public string Name(int vertex) => _names.Text(vertex);

    /// <summary>The same name in other languages.</summary>
    public IReadOnlyList<LocalText> OtherNames(int vertex) => _otherNames.Read(vertex, RecordDecoder.Texts);

    /// <summary>Further names.</summary>
    public IReadOnlyList<LocalText> Aliases(int vertex) => _aliases.Read(vertex, RecordDecoder.Texts);

    /// <summary>ISO 3166-1 alpha-2 code in upper case.</summary>
    public string? Country(int vertex) => _countryOf[_countries[vertex]];

    /// <summary>A word of the data set's own classification.</summary>
    public string? Category(int vertex) => _categoryOf[_categories[vertex]];

    /// <summary>When it came into being, or the first day of the event.</summary>
    public PartialDate? Start(int vertex) => TieColumns.Date(_starts[vertex]);

    /// <summary>When it ceased to be, or the last day of the event.</summary>
    public PartialDate? End(int vertex) => TieColumns.Date(_ends[vertex]);

    /// <summary>When it was there.</summary>
    public Life Life(int vertex) => new(Schema(vertex), Start(vertex), End(vertex));

    /// <summary>The sources: places in <see cref="GraphSnapshot.Sources"/>, best first.</summary>
    public IReadOnlyList<int> Sources(int vertex) => _sourceLists.Places(_sources[vertex]);

    /// <summary>The vertex of each entity, ascending by id (ordinal comparison).</summary>
    public IReadOnlyList<int> ById { get; }

    /// <summary>Finds the vertex of an id.</summary>
    public bool TryFind(string id, out int vertex) => IdSearch.TryFind(_ids, _byId, id, out vertex);

    /// <summary>The whole entity.</summary>
    internal Entity Decode(int vertex) => new(Id(vertex), Dataset(vertex), Schema(vertex), Name(vertex))
    {
        OtherNames = OtherNames(vertex),
        Aliases = Aliases(vertex),
        Country = Country(vertex),
        Category = Category(vertex),
        Start = Start(vertex),
        End = End(vertex),
        Description = _descriptions.Read(vertex, RecordDecoder.Optional),
        SourceIds = _sourceLists.Ids(_sources[vertex]),
    };

    internal static RecordView<string?> Optionals(TextColumn values) =>
        new(values.Count, row => values.Read(row, RecordDecoder.Optional));
}
