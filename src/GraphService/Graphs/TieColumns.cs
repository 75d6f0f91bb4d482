using GraphService.Graphs.Columns;
using GraphService.Model;

namespace GraphService.Graphs;

/// <summary>What is known of the affiliation of each arc, column by column. Immutable and thread-safe.</summary>
public sealed class TieColumns
{
    private static readonly ReferenceField Subject = (ReferenceField)Affiliation.Fields["subject_id"];
    private static readonly ReferenceField Object = (ReferenceField)Affiliation.Fields["object_id"];

    private readonly CsrGraph _graph;
    private readonly EntityColumns _entities;
    private readonly TextColumn _ids;
    private readonly Column<int> _tails;
    private readonly Func<int, string> _datasets;
    private readonly FieldColumns _fields;
    private readonly CodeColumn _types;
    private readonly AffiliationType[] _typeOf;
    private readonly FieldColumn<IReadOnlyList<LocalText>> _roles;
    private readonly FieldColumn<PartialDate?> _starts;
    private readonly FieldColumn<PartialDate?> _ends;
    private readonly Column<int> _startNumbers;
    private readonly CodeColumn _statuses;
    private readonly AffiliationStatus[] _statusOf;
    private readonly FieldColumn<double?> _confidences;
    private readonly CodeColumn _sources;
    private readonly SourceLists _sourceLists;
    private readonly Column<int> _byId;

    internal TieColumns(ImageReader image, CsrGraph graph, EntityColumns entities, TextColumn sourceIds)
    {
        (_graph, _entities) = (graph, entities);
        _ids = image.Texts();
        Count = _ids.Count;
        _tails = image.Numbers<int>();
        _datasets = FieldColumns.Texts(image, Count);
        _fields = new FieldColumns(Affiliation.Fields, image, Count, sourceIds);
        (_types, _typeOf) = _fields.Words("type", Vocabulary.Types);
        _roles = _fields.Of<IReadOnlyList<LocalText>>("roles");
        (_starts, _ends) = (_fields.Of<PartialDate?>("start"), _fields.Of<PartialDate?>("end"));
        _startNumbers = _fields.Numbers("start");
        (_statuses, _statusOf) = _fields.Words("status", Vocabulary.Statuses);
        _confidences = _fields.Of<double?>("confidence");
        (_sources, _sourceLists) = _fields.Sources("source_ids");
        _byId = image.Numbers<int>();
        ById = _byId.AsList();
    }

    /// <summary>Number of affiliations.</summary>
    public int Count { get; }

    /// <summary>Id of the affiliation.</summary>
    public string Id(int ordinal) => _ids.Text(ordinal);

    /// <summary>Compares the ids of two affiliations (ordinal comparison).</summary>
    public int CompareIds(int ordinal, int other) => _ids.Compare(ordinal, other);

    /// <summary>Vertex of the subject.</summary>
    public int Tail(int ordinal) => _tails[ordinal];

    /// <summary>Vertex of the object.</summary>
    public int Head(int ordinal) => _graph.HeadOf(ordinal);

    /// <summary>The kind of tie.</summary>
    public AffiliationType Type(int ordinal) => _typeOf[_types[ordinal]];

    /// <summary>The data set that states it.</summary>
    public string Dataset(int ordinal) => _datasets(ordinal);

    /// <summary>The role as the source words it.</summary>
    public IReadOnlyList<LocalText> Roles(int ordinal) => _roles[ordinal];

    /// <summary>First day.</summary>
    public PartialDate? Start(int ordinal) => _starts[ordinal];

    /// <summary>Orders ties by their start: the latest first, those without one last.</summary>
    internal int CompareStarts(int ordinal, int other) => _startNumbers[other].CompareTo(_startNumbers[ordinal]);

    /// <summary>Last day.</summary>
    public PartialDate? End(int ordinal) => _ends[ordinal];

    /// <summary>When it held.</summary>
    public Validity Validity(int ordinal) => Model.Validity.Of(
        Type(ordinal).Class,
        Start(ordinal),
        End(ordinal),
        _entities.Life(Tail(ordinal)),
        _entities.Life(Head(ordinal)));

    /// <summary>Who vouches for it.</summary>
    public AffiliationStatus Status(int ordinal) => _statusOf[_statuses[ordinal]];

    /// <summary>How sure the data set is, 0 to 1.</summary>
    public double Confidence(int ordinal) => _confidences[ordinal]!.Value;

    /// <summary>Number of sources.</summary>
    public int SourceCount(int ordinal) => _sourceLists.Places(_sources[ordinal]).Count;

    /// <summary>The sources: places in <see cref="GraphSnapshot.Sources"/>, best first.</summary>
    public IReadOnlyList<int> Sources(int ordinal) => _sourceLists.Places(_sources[ordinal]);

    /// <summary>The ordinal of each affiliation, ascending by id (ordinal comparison).</summary>
    public IReadOnlyList<int> ById { get; }

    /// <summary>Finds the ordinal of an id.</summary>
    public bool TryFind(string id, out int ordinal) => IdSearch.TryFind(_ids, _byId, id, out ordinal);

    /// <summary>The whole affiliation.</summary>
    internal Affiliation Decode(int ordinal)
    {
        var affiliation = Affiliation.Fields.New(Id(ordinal), Dataset(ordinal));
        Subject.Set(affiliation, _entities.Id(Tail(ordinal)));
        Object.Set(affiliation, _entities.Id(Head(ordinal)));
        _fields.Decode(ordinal, affiliation);
        return (Affiliation)affiliation;
    }
}
