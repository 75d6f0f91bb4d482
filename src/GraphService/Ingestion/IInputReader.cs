using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>Reads one format. Stateless; the list of readers is <see cref="Readers"/>.</summary>
public interface IInputReader
{
    /// <summary>Name of the format, for messages and help.</summary>
    string Format { get; }

    /// <summary>What a path has to be so that this reader takes it, in words.</summary>
    string Accepts { get; }

    /// <summary>Whether the file or folder looks like this format, by its names only.</summary>
    bool CanRead(string path);

    /// <summary>What it reads of a file or folder: paths, also of files that are not there.</summary>
    IEnumerable<string> FilesOf(string path);

    /// <summary>Opens an input and checks its frame: files, headers, encoding.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="dataset">The data set that the records will belong to.</param>
    /// <param name="full">Whether what is not listed shall be withdrawn, so that the input must be complete.</param>
    /// <exception cref="InputException">The input as a whole cannot be read.</exception>
    IRecordInput Open(string path, string dataset, bool full);
}

/// <summary>An input that is being read. Not thread-safe.</summary>
public interface IRecordInput : IDisposable
{
    /// <summary>Bytes to be read in all.</summary>
    long TotalBytes { get; }

    /// <summary>Bytes read so far.</summary>
    long BytesRead { get; }

    /// <summary>What was noticed about the input as a whole, such as columns that are not used.</summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>
    /// Whether the ids of the input mean the same in other sets that say so too; <see langword="null"/> where the input
    /// does not tell.
    /// </summary>
    bool? HasSharedIds => null;

    /// <summary>
    /// The rows, by kind in the order of <see cref="RecordKind"/>, each kind in the order of its file. Can be read
    /// once.
    /// </summary>
    /// <exception cref="InputException">The input turns out to be unreadable on the way.</exception>
    IEnumerable<ReadRow> Rows();
}
