using GraphService.Graphs.Columns;
using GraphService.Model;

namespace GraphService.Graphs;

/// <summary>What is known of the affiliation of each arc, column by column. Immutable and thread-safe.</summary>
public sealed class TieColumns
{
    private readonly CsrGraph _graph;
    private readonly EntityColumns _entities;
    private readonly TextColumn _ids;
    private readonly Column<int> _tails;
    private readonly CodeColumn _types;
    private readonly AffiliationType[] _typeOf;
    private readonly CodeColumn _datasets;
    private readonly RecordView<string?> _datasetOf;
    private readonly CodeColumn _roles;
    private readonly RecordView<IReadOnlyList<LocalText>> _rolesOf;
    private readonly Column<int> _starts;
    private readonly Column<int> _ends;
    private readonly CodeColumn _statuses;
    private readonly AffiliationStatus[] _statusOf;
    private readonly CodeColumn _confidences;
    private readonly TextColumn _confidenceOf;
    private readonly CodeColumn _sources;
    private readonly SourceLists _sourceLists;
    private readonly Column<int> _byId;

    internal TieColumns(ImageReader image, CsrGraph graph, EntityColumns entities, TextColumn sourceIds)
    {
        (_graph, _entities) = (graph, entities);
        _ids = image.Texts();
        Count = _ids.Count;
        _tails = image.Numbers<int>();
        (_types, var typeOf) = image.Codes(Count);
        _typeOf = [.. Enumerable.Range(0, typeOf.Count).Select(i => Vocabulary.Types.Parse(typeOf.Text(i)))];
        (_datasets, var datasetOf) = image.Codes(Count);
        _datasetOf = EntityColumns.Optionals(datasetOf);
        (_roles, var rolesOf) = image.Codes(Count);
        _rolesOf =
            new RecordView<IReadOnlyList<LocalText>>(rolesOf.Count, row => rolesOf.Read(row, RecordDecoder.Texts));
        (_starts, _ends) = (image.Numbers<int>(), image.Numbers<int>());
        (_statuses, var statusOf) = image.Codes(Count);
        _statusOf = [.. Enumerable.Range(0, statusOf.Count).Select(i => Vocabulary.Statuses.Parse(statusOf.Text(i)))];
        (_confidences, _confidenceOf) = image.Codes(Count);
        (_sources, var lists) = image.Codes(Count);
        _sourceLists = new SourceLists(lists, sourceIds);
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
    public string Dataset(int ordinal) => _datasetOf[_datasets[ordinal]]!;

    /// <summary>The role as the source words it.</summary>
    public IReadOnlyList<LocalText> Roles(int ordinal) => _rolesOf[_roles[ordinal]];

    /// <summary>First day.</summary>
    public PartialDate? Start(int ordinal) => Date(_starts[ordinal]);

    /// <summary>Orders ties by their start: the latest first, those without one last.</summary>
    internal int CompareStarts(int ordinal, int other) => _starts[other].CompareTo(_starts[ordinal]);

    /// <summary>Last day.</summary>
    public PartialDate? End(int ordinal) => Date(_ends[ordinal]);

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
    public double Confidence(int ordinal) => _confidenceOf.Read(_confidences[ordinal], BitConverter.ToDouble);

    /// <summary>Number of sources.</summary>
    public int SourceCount(int ordinal) => _sourceLists.Places(_sources[ordinal]).Count;

    /// <summary>The sources: places in <see cref="GraphSnapshot.Sources"/>, best first.</summary>
    public IReadOnlyList<int> Sources(int ordinal) => _sourceLists.Places(_sources[ordinal]);

    /// <summary>The ordinal of each affiliation, ascending by id (ordinal comparison).</summary>
    public IReadOnlyList<int> ById { get; }

    /// <summary>Finds the ordinal of an id.</summary>
    public bool TryFind(string id, out int ordinal) => IdSearch.TryFind(_ids, _byId, id, out ordinal);

    /// <summary>The whole affiliation.</summary>
    internal Affiliation Decode(int ordinal) => new(
        Id(ordinal), Dataset(ordinal), _entities.Id(Tail(ordinal)), _entities.Id(Head(ordinal)), Type(ordinal))
    {
        Roles = Roles(ordinal),
        Start = Start(ordinal),
        End = End(ordinal),
        Status = Status(ordinal),
        Confidence = Confidence(ordinal),
        SourceIds = _sourceLists.Ids(_sources[ordinal]),
    };

    internal static PartialDate? Date(int number) => number == 0 ? null : PartialDate.OfNumber(number);
}
