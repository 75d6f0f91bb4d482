namespace GraphService.Queries.Paths.Publishing;

/// <summary>A text with headings, lists and numbered sources, before it is written in a format.</summary>
/// <param name="Language">Its language: <c>en</c> or <c>zh</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Blocks">Its parts, in order.</param>
/// <param name="SourcesHeading">What stands above the sources.</param>
/// <param name="Sources">The sources; the first has the number 1.</param>
internal sealed record Dossier(
    string Language,
    string Title,
    IReadOnlyList<Block> Blocks,
    string SourcesHeading,
    IReadOnlyList<IReadOnlyList<Inline>> Sources);

/// <summary>A part of a dossier.</summary>
internal abstract record Block
{
    private Block()
    {
    }

    /// <summary>A heading.</summary>
    /// <param name="Level">1 below the title, 2 below that.</param>
    /// <param name="Text">What it says.</param>
    internal sealed record Heading(int Level, IReadOnlyList<Inline> Text) : Block;

    /// <summary>A paragraph.</summary>
    internal sealed record Paragraph(IReadOnlyList<Inline> Text) : Block;

    /// <summary>A list.</summary>
    internal sealed record Items(IReadOnlyList<IReadOnlyList<Inline>> Texts) : Block;
}

/// <summary>A piece of a line.</summary>
internal abstract record Inline
{
    private Inline()
    {
    }

    /// <summary>A text of the dossier itself.</summary>
    public static implicit operator Inline(string text) => new Text(text);

    /// <summary>Words.</summary>
    /// <param name="Value">The words; nothing in them is a sign of any format.</param>
    /// <param name="Language">Their language, where it is not that of the dossier.</param>
    /// <param name="IsStrong">Whether they stand out.</param>
    internal sealed record Text(string Value, string? Language = null, bool IsStrong = false) : Inline;

    /// <summary>A text for machines: an id, an address that is not to be opened.</summary>
    internal sealed record Code(string Value) : Inline;

    /// <summary>An address to open, http or https.</summary>
    internal sealed record Link(string Address) : Inline;

    /// <summary>The number of a source.</summary>
    internal sealed record Note(int Number) : Inline;
}
