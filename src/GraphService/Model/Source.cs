namespace GraphService.Model;

/// <summary>A published page or file that states facts.</summary>
public sealed record Source : GraphRecord
{
    /// <summary>Creates a source.</summary>
    /// <param name="id">Stable key.</param>
    /// <param name="dataset">The data set that cites it.</param>
    /// <param name="url">Absolute address, http or https.</param>
    /// <exception cref="ArgumentException">An argument is not well-formed.</exception>
    public Source(string id, string dataset, string url)
        : base(id, dataset) => Url = url;

    private Source(string id, string dataset)
        : base(id, dataset)
    {
    }

    /// <summary>The fields.</summary>
    internal static FieldList Fields { get; } = FieldList.Of(
        RecordKind.Source,
        (id, dataset) => new Source(id, dataset),
        new TextField(nameof(Url), TextLimits.Url, "Absolute http or https address of the page or file.")
        { Kind = TextKind.Address, IsRequired = true },
        new TextField(nameof(Title), TextLimits.Line, "Title, or a description of the page."),
        new TextField(nameof(Publisher), TextLimits.Line, "Who published it.") { Recurs = true },
        new TextField(nameof(Language), TextLimits.Word, "Language of the page.")
        { Kind = TextKind.LanguageCode, Recurs = true },
        new DateField(nameof(Published), "When it was published."),
        new DateField(nameof(Retrieved), "When it was read."),
        new TextField(nameof(Note), TextLimits.Description, "What to know before trusting or opening it."),
        new TextField(
            nameof(CareReason),
            TextLimits.Word,
            "Why its address is to be opened with care, as a word: "
                + string.Join(", ", Model.CareReason.All.Select(reason => reason.Id))
                + "; empty where nothing is known against it.")
        { Recurs = true },
        new CustomField());

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Source;

    /// <summary>Absolute address, http or https, as it was given.</summary>
    public string Url
    {
        get;
        private init => field = IsUrl(value)
            ? value
            : throw new ArgumentException($"'{value}' is not an http(s) address.", nameof(value));
    }
    = "";

    /// <summary>Title, or a description of the page.</summary>
    public string? Title { get; init; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>
    /// Who stands behind it: its <see cref="Publisher"/>, or the host of its address where that is not known.
    /// </summary>
    public string PublisherOrHost => Publisher ?? new Uri(Url).Host;

    /// <summary>ISO 639 code in lower case.</summary>
    public string? Language { get; init; }

    /// <summary>When it was published.</summary>
    public PartialDate? Published { get; init; }

    /// <summary>When it was read.</summary>
    public PartialDate? Retrieved { get; init; }

    /// <summary>What a reader should know before trusting or opening it.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// Why its address is to be opened with care: mostly one of <see cref="Model.CareReason.All"/>;
    /// <see langword="null"/> where nothing is known against it.
    /// </summary>
    public string? CareReason { get; init; }

    /// <summary>What the data set tells beyond this, ascending by name (ordinal comparison).</summary>
    /// <exception cref="ArgumentException">A name is none, or stands twice.</exception>
    public IReadOnlyList<CustomProperty> Custom { get; init => field = CustomProperty.Ordered(value); } = [];

    /// <summary>
    /// Whether the address is to be opened with care. It says nothing about whether what stands there is true.
    /// </summary>
    public bool IsOpenedWithCare => CareReason is not null;

    /// <summary>
    /// When the newest of some sources was published, by the day for which each date counts (see
    /// <see cref="PartialDate.CountedDay"/>); <see langword="null"/> where that is known of none.
    /// </summary>
    public static PartialDate? NewestPublished(IEnumerable<Source> sources) =>
        sources.Select(source => source.Published).OfType<PartialDate>()
            .OrderByDescending(date => date.CountedDay).ThenByDescending(date => date.Precision)
            .Cast<PartialDate?>().FirstOrDefault();

    /// <summary>Whether <paramref name="text"/> is an absolute http or https address.</summary>
    public static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https");
}
