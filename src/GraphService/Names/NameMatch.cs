namespace GraphService.Names;

/// <summary>How well a name fits what was asked for, best first.</summary>
public enum NameMatchKind
{
    /// <summary>It is the whole name.</summary>
    Exact,

    /// <summary>Every word asked for is a word of the name.</summary>
    Words,

    /// <summary>Every word asked for is a word of the name, in another script or spelling.</summary>
    Variant,

    /// <summary>Every word asked for begins a word of the name.</summary>
    Prefix,

    /// <summary>Some word asked for is only a part of a name written without spaces.</summary>
    Substring,

    /// <summary>Some words differ a little or are missing.</summary>
    Nearly,

    /// <summary>The words asked for are those of several names of one entity.</summary>
    Several,
}

/// <summary>What is different between what was asked for and the name that fits.</summary>
[Flags]
public enum NameChanges
{
    /// <summary>Nothing but case, accents and punctuation.</summary>
    None = 0,

    /// <summary>A letter more, less, changed or swapped.</summary>
    Typo = 1 << 0,

    /// <summary>Chinese characters against their pinyin.</summary>
    Pinyin = 1 << 1,

    /// <summary>Chinese characters against their Wade-Giles spelling.</summary>
    WadeGiles = 1 << 2,

    /// <summary>Chinese characters against their Cantonese spelling.</summary>
    Cantonese = 1 << 3,

    /// <summary>Traditional against simplified characters.</summary>
    Traditional = 1 << 4,

    /// <summary>Another script.</summary>
    Transliteration = 1 << 5,

    /// <summary>Another spelling, such as <c>oe</c> for <c>ö</c>, or one that sounds alike.</summary>
    Spelling = 1 << 6,

    /// <summary>Words joined or split.</summary>
    Spacing = 1 << 7,

    /// <summary>A title was left out.</summary>
    TitleDropped = 1 << 8,

    /// <summary>The legal form of a company, or a word such as <c>and</c>, was left out.</summary>
    LegalFormDropped = 1 << 9,

    /// <summary>An initial for a word.</summary>
    Initial = 1 << 10,

    /// <summary>A word asked for is not in the name.</summary>
    WordDropped = 1 << 11,
}

/// <summary>A name that fits.</summary>
/// <param name="Name">The name as it is written.</param>
/// <param name="IsAlias">Whether it is one of the further names.</param>
/// <param name="Kind">How well it fits.</param>
/// <param name="IsReordered">Whether its words stand in another order than asked for, or less often.</param>
/// <param name="Changes">What is different.</param>
/// <param name="Score">How much of both names fits: 0 to 1, 1 for the same name.</param>
/// <param name="Unused">The words asked for that the name does not have.</param>
public sealed record NameMatch(
    string Name,
    bool IsAlias,
    NameMatchKind Kind,
    bool IsReordered,
    NameChanges Changes,
    double Score,
    IReadOnlyList<string> Unused);

/// <summary>An entity that fits.</summary>
/// <param name="Vertex">Its vertex.</param>
/// <param name="Match">The best of its names that fit.</param>
public readonly record struct NameHit(int Vertex, NameMatch Match);

/// <summary>What a search found.</summary>
/// <param name="Page">The entities asked for, best match first; then the better connected; then by id.</param>
/// <param name="Count">Number of entities found.</param>
/// <param name="IsComplete">Whether all names were looked at; else there may be more.</param>
/// <param name="Found">All entities found, in order; for counting.</param>
/// <param name="Suggestions">Where nothing was found: the nearest names, at most three.</param>
/// <param name="Unused">Parts of the question that no search can use.</param>
public sealed record NameHits(
    IReadOnlyList<NameHit> Page,
    int Count,
    bool IsComplete,
    IReadOnlyList<int> Found,
    IReadOnlyList<NameHit> Suggestions,
    IReadOnlyList<string> Unused);

/// <summary>What is asked for.</summary>
/// <param name="Text">The name, or the beginnings of its words.</param>
public sealed record NameSearchRequest(string Text)
{
    /// <summary>Says of a vertex whether it may be found; <see langword="null"/> for all.</summary>
    public Predicate<int>? IsWanted { get; init; }

    /// <summary>
    /// Says of a vertex whether it comes before others that fit as well; <see langword="null"/> for none.
    /// </summary>
    public Predicate<int>? IsPreferred { get; init; }

    /// <summary>Entities to pass over.</summary>
    public int Offset { get; init; }

    /// <summary>Most entities on the page.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>Whether names that fit only nearly are found, where few fit well.</summary>
    public bool IsFuzzy { get; init; } = true;

    /// <summary>Whether the last word is still being typed.</summary>
    public bool IsUnfinished { get; init; }
}
