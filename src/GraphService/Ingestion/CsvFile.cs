using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>A CSV file (RFC 4180, UTF-8, comma) with a header row, read row by row.</summary>
/// <remarks>
/// Rows without anything in them are left out, and so are columns without a name. Fields that are missing at the end of
/// a row are empty, as spreadsheets leave them out. How quotation marks are read is told at <see cref="CsvTokenizer"/>.
/// </remarks>
internal sealed class CsvFile : IDisposable
{
    private const string OtherSeparators = ";\t|";

    private readonly StrictTextFile _text;
    private readonly CsvTokenizer _rows;
    private readonly Dictionary<string, int> _columns;
    private readonly string[] _names;
    private readonly int[] _unnamed;

    /// <summary>Opens the file and reads its header.</summary>
    /// <exception cref="InputException">The file cannot be read, or the header is not usable.</exception>
    public CsvFile(string path)
    {
        _text = StrictTextFile.Open(path);
        try
        {
            _rows = new CsvTokenizer(_text);
            _columns = new Dictionary<string, int>(StringComparer.Ordinal);
            _names = ReadHeader();
            HeaderLine = Line;
            _unnamed = [.. Enumerable.Range(0, _names.Length).Where(i => _names[i].Length == 0)];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private CsvFile(CsvFile file, string text)
    {
        (_text, _columns, _names, _unnamed) = (file._text, file._columns, file._names, file._unnamed);
        _rows = new CsvTokenizer(new StringReader(text), text.Length + 1, isReadAnew: true);
    }

    /// <summary>Name of the file, without folder.</summary>
    public string Name => _text.Name;

    /// <summary>Length in bytes.</summary>
    public long Length => _text.Length;

    /// <summary>Bytes read so far, in whole buffers.</summary>
    public long Position => _text.Position;

    /// <summary>Names of the columns, as the header has them, without columns that have none.</summary>
    public IReadOnlyCollection<string> Columns => _columns.Keys;

    /// <summary>1-based line on which the header begins.</summary>
    public int HeaderLine { get; }

    /// <summary>1-based line on which the current row begins.</summary>
    public int Line => _rows.Line;

    /// <summary>
    /// Why the current row cannot be told apart into fields, and the column where that shows; else empty.
    /// </summary>
    public (string Column, string Reason)? Fault { get; private set; }

    /// <summary>
    /// 1-based line of the first text that stands in a column without a name among the others; 0 where none does.
    /// </summary>
    public int UnnamedTextLine { get; private set; }

    /// <summary>
    /// A field of the current row without surrounding white space; empty when the file has no such column or the row
    /// ends before it.
    /// </summary>
    public ReadOnlySpan<char> this[string column] =>
        _columns.TryGetValue(column, out var i) && i < _rows.FieldCount ? _rows[i].Trim() : default;

    /// <summary>Moves to the next row that is not blank.</summary>
    /// <exception cref="InputException">The text is not UTF-8, or reading failed.</exception>
    public bool MoveNext()
    {
        while (_rows.MoveNext())
        {
            if (_rows.Fault is not null)
            {
                Fault = FaultAfterLastField();
                return true;
            }

            var filled = FilledFields();
            if (filled == 0)
            {
                continue;
            }

            Fault = ShapeFault(filled) is { } reason ? ("", reason) : null;
            if (UnnamedTextLine == 0 && _unnamed.Length > 0 && _unnamed.Any(
                i => i < _rows.FieldCount && !_rows.IsBlank(i)))
            {
                UnnamedTextLine = Line;
            }

            return true;
        }

        return false;
    }

    /// <summary>
    /// The lines of the current row after its first, as rows of their own; <see langword="null"/> where it has but one
    /// line or is at fault. To be asked for before any field of the row.
    /// </summary>
    public CsvFile? LinesAfterFirst() =>
        Fault is null && _rows.MultiLineField >= 0 ? new CsvFile(this, _rows.LinesAfterFirst().ToString()) : null;

    /// <summary>
    /// Puts the current row at fault, because what <see cref="LinesAfterFirst"/> gave are rows; they are read next.
    /// </summary>
    public void TakeBackLinesAfterFirst()
    {
        _rows.TakeBack($"A quotation mark that is opened here encloses text up to line {_rows.LastLine}, in which "
            + "there are rows of "
            + "their own: close it where the text ends, or double it and enclose the whole text in marks.");
        Fault = FaultAfterLastField();
    }

    /// <summary>
    /// What about the row's form explains that a field is not right: a sentence to add, or <see langword="null"/>.
    /// </summary>
    public string? HintOn(string column)
    {
        if (_columns.TryGetValue(column, out var i) && i >= _rows.FieldCount)
        {
            return $"The row has {_rows.FieldCount} fields where the header has {_names.Length}.";
        }

        return CurlyMark(this[column]) is { } curly ? $"It begins with {curly}."
            : _rows.LastLine > Line ? $"The row runs to line {_rows.LastLine}."
            : null;
    }

    /// <summary>
    /// What about the header explains that columns are missing: a sentence to add, or <see langword="null"/>.
    /// </summary>
    public string? HintOnHeader()
    {
        var curly = _names.Select(name => CurlyMark(name)).FirstOrDefault(mark => mark is not null);
        var separator = OtherSeparators.FirstOrDefault(c => _names.Any(name => name.Contains(c)));
        return separator != default ? $"The header is separated by {Describe(separator)}: save the file with commas."
            : curly is not null ? $"A name begins with {curly}."
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _text.Dispose();

    private string[] ReadHeader()
    {
        int count;
        do
        {
            if (!_rows.MoveNext())
            {
                throw new InputException($"{Name} is empty: its first line has to name the columns.");
            }

            count = FilledFields();
        }
        while (count == 0 && _rows.Fault is null);

        if (_rows.Fault is { } fault)
        {
            throw new InputException($"{Name} line {Line}, the header: {fault}");
        }

        // Columns after the last with a name are none.
        var names = new string[count];
        for (var i = 0; i < count; i++)
        {
            names[i] = _rows[i].Trim().ToString();
            if (names[i].Length > 0 && !_columns.TryAdd(names[i], i))
            {
                throw new InputException($"{Name} line {Line}: the column '{DisplayText.Value(names[i])}' is named "
                    + "twice. Rename or remove one.");
            }
        }

        return names;
    }

    private (string Column, string Reason) FaultAfterLastField() =>
        (_rows.FieldCount < _names.Length ? _names[_rows.FieldCount] : "", _rows.Fault!);

    /// <summary>Fields of the current row up to the last with something in it.</summary>
    private int FilledFields()
    {
        var count = _rows.FieldCount;
        while (count > 0 && _rows.IsBlank(count - 1))
        {
            count--;
        }

        return count;
    }

    /// <summary>
    /// Why the row's number of fields, or what its lines look like, is wrong; <see langword="null"/> if it is not.
    /// </summary>
    private string? ShapeFault(int filled)
    {
        var isTooLong = filled > _names.Length;
        if (isTooLong && _rows.MultiLineField >= 0)
        {
            _rows.TakeBack($"A quotation mark that is opened here encloses text up to line {_rows.LastLine}, which "
                + $"makes {filled} "
                + $"fields where the header has {_names.Length}: perhaps it is not closed where it should be.");
            return _rows.Fault;
        }

        if (isTooLong)
        {
            return $"The row has {filled} fields where the header has {_names.Length}. {CauseOfSurplus(filled)}";
        }

        if (_rows.FieldCount < _names.Length)
        {
            foreach (var separator in OtherSeparators)
            {
                if (this["id"].Contains(separator) || _rows.Text.Count(separator) >= _names.Length - 1)
                {
                    return $"The row has {_rows.FieldCount} fields where the header has {_names.Length}. It is "
                        + "separated by "
                        + $"{Describe(separator)}: save the file with commas.";
                }
            }
        }

        return null;
    }

    private string CauseOfSurplus(int filled)
    {
        for (var i = 0; i < filled; i++)
        {
            var field = _rows[i];
            if (CurlyMark(field.Trim()) is { } curly)
            {
                return $"Field {i + 1} begins with {curly}.";
            }

            if (field.StartsWith(' ') && field.TrimStart().StartsWith('"'))
            {
                return $"Field {i + 1} begins with a blank, so the quotation mark after it encloses nothing: remove "
                    + "the blank.";
            }
        }

        return "A comma inside a text needs quotation marks around the text.";
    }

    /// <summary>Says which mark it is, where a text begins with one that only looks like the one of CSV.</summary>
    private static string? CurlyMark(ReadOnlySpan<char> text) =>
        text is ['\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2018' or '\u2019' or '\uFF02', ..]
        ? $"a curly quotation mark ({text[0]}, U+{(int)text[0]:X4}), which is text; only the straight one (\", U+0022) "
        + "encloses a field"
        : null;

    private static string Describe(char separator) => separator switch
    {
        ';' => "semicolons",
        '\t' => "tabs",
        _ => "vertical bars",
    };
}
