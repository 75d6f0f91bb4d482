using System.Text;
using nietras.SeparatedValues;

namespace GraphService.Ingestion;

/// <summary>A CSV file (RFC 4180, UTF-8, comma) with a header row, read row by row.</summary>
internal sealed class CsvFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly SepReader _reader;
    private readonly Dictionary<string, int> _columns;

    /// <summary>Opens the file and reads its header.</summary>
    /// <exception cref="InputException">The file cannot be read, or the header is not usable.</exception>
    public CsvFile(string path)
    {
        Name = Path.GetFileName(path);
        try
        {
            _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            Length = _stream.Length;
            var strictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            _reader = Sep.New(',')
                .Reader(options => options with { Unescape = true, DisableColCountCheck = true, HasHeader = false })
                .From(new StreamReader(_stream, strictUtf8, detectEncodingFromByteOrderMarks: true, 1 << 16));
            _columns = ReadHeader();
        }
        catch (Exception e) when (Translate(e) is { } input)
        {
            Dispose();
            throw input;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Name of the file, without folder.</summary>
    public string Name { get; }

    /// <summary>Length in bytes.</summary>
    public long Length { get; }

    /// <summary>Bytes read so far, in whole buffers.</summary>
    public long Position => _stream.CanRead ? _stream.Position : Length;

    /// <summary>Names of the columns, as the header has them.</summary>
    public IReadOnlyCollection<string> Columns => _columns.Keys;

    /// <summary>1-based line on which the current row starts.</summary>
    public int Line => _reader.Current.LineNumberFrom;

    /// <summary>1-based line on which the current row ends.</summary>
    public int LastLine => _reader.Current.LineNumberToExcl - 1;

    /// <summary>Number of fields of the current row.</summary>
    public int FieldCount => _reader.Current.ColCount;

    /// <summary>A field of the current row without surrounding white space; empty when the file has no such column.</summary>
    public ReadOnlySpan<char> this[string column] => _columns.TryGetValue(column, out var i) ? _reader.Current[i].Span.Trim() : default;

    /// <summary>The first field of the current row; empty when there is none.</summary>
    public ReadOnlySpan<char> FirstField => FieldCount > 0 ? _reader.Current[0].Span.Trim() : default;

    /// <summary>Moves to the next row that is not blank.</summary>
    /// <exception cref="InputException">The text is not UTF-8, a quotation mark is never closed, or the file is not CSV.</exception>
    public bool MoveNext()
    {
        try
        {
            while (_reader.MoveNext())
            {
                var row = _reader.Current.Span;
                if (row.IsWhiteSpace())
                {
                    continue;
                }

                // Only at the end of the file can the marks of a row be odd in number: a mark opened and swallowed the rest.
                return (row.Count('"') & 1) == 0 ? true : throw new InputException(
                    $"{Name} line {Line}: a quotation mark is opened there and never closed, so the rest of the file cannot "
                    + "be told apart. Close it, or double it if it belongs to the text.");
            }

            return false;
        }
        catch (Exception e) when (Translate(e) is { } input)
        {
            throw input;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        _stream?.Dispose();
    }

    private Dictionary<string, int> ReadHeader()
    {
        if (!MoveNext())
        {
            throw new InputException($"{Name} is empty: its first line has to name the columns.");
        }

        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < FieldCount; i++)
        {
            var name = _reader.Current[i].Span.Trim().ToString();
            if (!columns.TryAdd(name, i))
            {
                throw new InputException($"{Name} line 1: the column '{name}' is named twice. Rename or remove one.");
            }
        }

        return columns;
    }

    private InputException? Translate(Exception e) => e switch
    {
        DecoderFallbackException => new InputException(
            $"{Name} is not UTF-8 text. Save it as UTF-8 and try again.", e),
        UnauthorizedAccessException => new InputException($"{Name} may not be read: {e.Message}", e),
        IOException => new InputException($"{Name} cannot be read: {e.Message}", e),
        InvalidDataException or NotSupportedException => new InputException($"{Name} is not CSV: {e.Message}", e),
        _ => null,
    };
}
