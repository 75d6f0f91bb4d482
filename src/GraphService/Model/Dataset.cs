namespace GraphService.Model;

/// <summary>
/// A data set as its makers describe it: what to call it, who answers for it, how it may be used and cited.
/// </summary>
/// <remarks>
/// The record's <see cref="GraphRecord.Id"/> is the id that its records name as their
/// <see cref="GraphRecord.Dataset"/>, and it belongs to itself. A data set need not be described: then its id is all
/// that is known of it.
/// </remarks>
public sealed record Dataset : GraphRecord
{
    /// <summary>Creates the description of a data set.</summary>
    /// <param name="id">Id of the data set.</param>
    /// <param name="title">The title by which it is shown.</param>
    /// <exception cref="ArgumentException">An argument is not well-formed.</exception>
    public Dataset(string id, string title)
        : base(id, id)
    {
        Title = title;
    }

    private Dataset(string id)
        : base(id, id)
    {
    }

    /// <summary>The fields.</summary>
    internal static FieldList Fields { get; } = FieldList.Of(
        RecordKind.Dataset,
        (id, _) => new Dataset(id),
        new TextField(nameof(Title), TextLimits.Line, "What it is called.") { IsRequired = true },
        new TextsField(nameof(OtherTitles), TextColumns.OneForEachOtherLanguage, "The title in other languages.")
        { Column = "title" },
        new TextField(nameof(Description), TextLimits.Description, "What it holds."),
        new TextField(nameof(Publisher), TextLimits.Line, "Who publishes it and answers for it."),
        new TextField(nameof(Licence), TextLimits.Line, "The licence, by its SPDX identifier where it has one."),
        new TextField(nameof(LicenceUrl), TextLimits.Url, "Address of the licence.") { Kind = TextKind.Address },
        new TextField(nameof(Version), TextLimits.Word, "Its version, as its makers count."),
        new TextField(nameof(Citation), TextLimits.Description, "How to cite it, as one sentence."),
        new TextField(nameof(Note), TextLimits.Description, "What a reader should know before using it."),
        new TextField(
            nameof(Ids),
            TextLimits.Word,
            "What an id says: `local`, something inside the set alone; `shared`, the same in every such set."));

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Dataset;

    /// <summary>The title by which it is shown.</summary>
    public string Title
    {
        get;
        private init => field = !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new ArgumentException("The title is blank.", nameof(value));
    }
    = "";

    /// <summary>The title in other languages.</summary>
    public IReadOnlyList<LocalText> OtherTitles { get; init; } = [];

    /// <summary>What it holds.</summary>
    public string? Description { get; init; }

    /// <summary>Who publishes it and answers for it.</summary>
    public string? Publisher { get; init; }

    /// <summary>The licence, by its SPDX identifier where it has one, such as <c>CC-BY-4.0</c>.</summary>
    public string? Licence { get; init; }

    /// <summary>Absolute http or https address of the licence.</summary>
    public string? LicenceUrl { get; init; }

    /// <summary>Its version, as its makers count.</summary>
    public string? Version { get; init; }

    /// <summary>How to cite it, as one sentence.</summary>
    public string? Citation { get; init; }

    /// <summary>What a reader should know before using it.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// <see cref="SharedIds"/> where the same id in another such set means the same thing, as ids of Wikidata or LEI
    /// do; <see langword="null"/> where an id says something only inside of this set.
    /// </summary>
    public string? Ids { get; init; }

    /// <summary>What <see cref="Ids"/> says of a set that shares them.</summary>
    public const string SharedIds = "shared";

    /// <summary>What is told of a set that does not share them.</summary>
    public const string LocalIds = "local";

    /// <summary><see cref="SharedIds"/> or <see cref="LocalIds"/>.</summary>
    public string IdsOrLocal => Ids ?? LocalIds;

    /// <summary>Whether the same id in another such set means the same thing.</summary>
    public bool HasSharedIds => Ids == SharedIds;
}
