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
        : base(id, dataset) =>
        Url = IsUrl(url) ? url : throw new ArgumentException($"'{url}' is not an http(s) address.", nameof(url));

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Source;

    /// <summary>Absolute address, http or https, as it was given.</summary>
    public string Url { get; }

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

    /// <summary>Whether <paramref name="text"/> is an absolute http or https address.</summary>
    public static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https");
}
