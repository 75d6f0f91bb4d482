namespace GraphService.Queries.Paths.Publishing;

/// <summary>Writes an answer for paths in one format. Stateless and thread-safe; the list is <see cref="PathFormats"/>.
/// </summary>
public interface IPathFormat
{
    /// <summary>Name in addresses and help.</summary>
    string Format { get; }

    /// <summary>Media type of what is written, by which it can be asked for as well.</summary>
    string MediaType { get; }

    /// <summary>Usual ending of file names, without the dot.</summary>
    string FileExtension { get; }

    /// <summary>What it is for, for people.</summary>
    string Description { get; }

    /// <summary>What a browser may do with it, as a Content-Security-Policy, where it is a page.</summary>
    string? Policy => null;

    /// <summary>
    /// Why the format does not hold an answer and what to ask for instead; <see langword="null"/> where it does.
    /// </summary>
    string? Refusal(PathDocument document) => null;

    /// <summary>Writes all of the answer; equal answers give equal bytes.</summary>
    /// <param name="document">The answer.</param>
    /// <param name="output">Takes the bytes; stays open.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    Task WriteAsync(PathDocument document, Stream output, CancellationToken cancellationToken);
}
