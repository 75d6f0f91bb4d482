using System.Runtime.InteropServices;
using System.Text;

namespace GraphService.Ingestion;

/// <summary>
/// Splits text into rows and fields as RFC 4180 has it, so that a quotation mark in the wrong place costs its own row
/// only.
/// </summary>
/// <remarks>
/// <para>A mark (<c>"</c>) opens a quoted field only where it is the field's first character; elsewhere it is an
/// ordinary character. A quoted field ends at the next mark that is not doubled, after which only blanks may stand
/// before the comma or the end of the line. A line ends with LF, CR or CRLF.</para>
/// <para>Where a quoted field is never closed, or something else follows its closing mark, a mark was opened by mistake
/// or closed too early. The row is then at fault and ends with its first line: the lines after that are read anew, as
/// rows of their own. So rows that a wrong mark would have swallowed come out as they are. While text is read anew, no
/// quoted field may run over the end of a line up to the place where the fault was found; each character is therefore
/// read at most twice, and a fault that was found is not undone by another reading.</para>
/// <para>A row that is longer than <see cref="MaxRowBytes"/> is at fault as well. It ends with its first line, however
/// long that is; no more than a row and a buffer are kept.</para>
/// </remarks>
/// <param name="text">The text; read in large pieces.</param>
/// <param name="bufferLength">Characters that are read at a time, at first.</param>
/// <param name="isReadAnew">
/// Whether no quoted field may run over the end of a line, as in text that is read anew.
/// </param>
internal sealed class CsvTokenizer(TextReader text, int bufferLength = 1 << 16, bool isReadAnew = false)
{
    /// <summary>The longest row, in bytes of UTF-8: 1 MiB.</summary>
    public const int MaxRowBytes = 1 << 20;

    private const string TooLong =
        "The row is longer than 1 MiB. Shorten it, or, where it runs over several lines, close the quotation mark that "
            + "is open.";

    // Places in the text are counted from the beginning of the row, which moves to the beginning of the buffer when
    // more is read.
    private char[] _buffer = new char[Math.Max(bufferLength, 16)];
    private int _row;
    private int _end;
    private bool _isAtEnd;
    private Field[] _fields = new Field[16];
    private int _length;
    private int _next;
    private int _nextLine = 1;
    private int _singleLinesUntil = isReadAnew ? int.MaxValue : 0;

    /// <summary>1-based line on which the row begins.</summary>
    public int Line { get; private set; }

    /// <summary>1-based line on which the row ends.</summary>
    public int LastLine => _nextLine - 1;

    /// <summary>Fields of the row; where it is at fault, those before the fault.</summary>
    public int FieldCount { get; private set; }

    /// <summary>The first field of the row that runs over the end of a line; -1 where there is none.</summary>
    public int MultiLineField { get; private set; }

    /// <summary>
    /// Why the row cannot be told apart into fields, or <see langword="null"/>; it concerns the field after the last.
    /// </summary>
    public string? Fault { get; private set; }

    /// <summary>
    /// The row as it stands in the text, without the end of its line, until a field with doubled marks was read.
    /// </summary>
    public ReadOnlySpan<char> Text => _buffer.AsSpan(_row, _length);

    /// <summary>A field, without the marks that enclose it; valid until the next row is read.</summary>
    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            ref var field = ref _fields[index];
            var text = _buffer.AsSpan(_row + field.Start, field.Length);
            if (field.HasDoubledMarks)
            {
                field = field with { Length = RemoveDoubledMarks(text), HasDoubledMarks = false };
                return text[..field.Length];
            }

            return text;
        }
    }

    /// <summary>Whether nothing but blanks is in a field.</summary>
    public bool IsBlank(int index) =>
        _buffer.AsSpan(_row + _fields[index].Start, _fields[index].Length).IsWhiteSpace();

    /// <summary>Moves to the next row, be it blank or at fault.</summary>
    /// <returns><see langword="false"/> at the end of the text.</returns>
    public bool MoveNext()
    {
        _singleLinesUntil = Math.Max(0, _singleLinesUntil - _next);
        _row += _next;
        _next = _length = FieldCount = 0;
        (Fault, MultiLineField, Line) = (null, -1, _nextLine);
        if (!Has(0))
        {
            return false;
        }

        for (var i = 0; ; i++)
        {
            if (!ReadField(ref i))
            {
                return true;
            }

            if (!Has(i) || _buffer[_row + i] != ',')
            {
                EndRow(i);
                return true;
            }
        }
    }

    /// <summary>
    /// Takes back all of the row but its first line, so that its other lines are read as rows of their own.
    /// </summary>
    /// <param name="fault">Why the row is at fault.</param>
    public void TakeBack(string fault) => EndWithFirstLine(_next, fault);

    /// <summary>
    /// The lines of the row after its first, as they stand in the text; valid as <see cref="Text"/> is.
    /// </summary>
    public ReadOnlySpan<char> LinesAfterFirst()
    {
        var first = Text.IndexOfAny('\r', '\n');
        return first < 0 ? default : Text[(first + LengthOfBreak(first))..];
    }

    /// <summary>
    /// Reads a field and moves to what follows it; <see langword="false"/> where the row has ended with a fault.
    /// </summary>
    private bool ReadField(ref int i)
    {
        if (!Has(i) || _buffer[_row + i] != '"')
        {
            var from = i;
            if (!Find(ref i, ',', '\r', '\n') && i > MaxRowBytes)
            {
                EndWithFirstLine(i, TooLong);
                return false;
            }

            Add(new Field(from, i - from, false));
            return true;
        }

        var mark = i++;
        var (cr, lf) = mark < _singleLinesUntil ? ('\r', '\n') : ('"', '"');
        var hasDoubledMarks = false;
        bool isClosed;
        while ((isClosed = Find(ref i, '"', cr, lf) && _buffer[_row + i] == '"')
            && Has(i + 1)
            && _buffer[_row + i + 1] == '"')
        {
            hasDoubledMarks = true;
            i += 2;
        }

        if (!isClosed)
        {
            if (i > MaxRowBytes)
            {
                EndWithFirstLine(i, TooLong);
            }
            else
            {
                Fail(mark, i, "The quotation mark that begins the field is never closed");
            }

            return false;
        }

        var closing = i++;
        if (MultiLineField < 0 && _buffer.AsSpan(_row + mark, closing - mark).ContainsAny('\r', '\n'))
        {
            MultiLineField = FieldCount;
        }

        while (Has(i) && _buffer[_row + i] is ' ' or '\t')
        {
            i++;
        }

        if (Has(i) && _buffer[_row + i] is not (',' or '\r' or '\n'))
        {
            var line = LineOf(closing);
            Fail(mark, i, line == LineOf(mark)
                ? $"The field goes on after its closing quotation mark: {Describe(i)}"
                : "The quotation mark that begins the field is not closed on its line, and the next one, on line "
                    + $"{line}, does not end a field: {Describe(i)}");
            return false;
        }

        Add(new Field(mark + 1, closing - mark - 1, hasDoubledMarks));
        return true;
    }

    private string Describe(int i) => _buffer[_row + i] switch
    {
        ';' => "a semicolon follows, where fields are separated by commas",
        '\t' => "a tab follows, where fields are separated by commas",
        '|' => "a vertical bar follows, where fields are separated by commas",
        var c when char.IsLetterOrDigit(c) || char.IsAscii(c) && !char.IsControl(c) => $"'{c}' follows",
        var c => $"U+{(int)c:X4} follows",
    };

    private void EndRow(int i)
    {
        _length = i;
        _next = i + LengthOfBreak(i);
        _nextLine = Line + 1 + (MultiLineField >= 0 ? Breaks(Text) : 0);
        if (_length > MaxRowBytes / 3 && Encoding.UTF8.GetByteCount(Text) > MaxRowBytes)
        {
            EndWithFirstLine(_next, TooLong);
        }
    }

    /// <summary>The mark at a place was not meant to open its field.</summary>
    private void Fail(int mark, int foundAt, string what)
    {
        var line = LineOf(mark);
        EndWithFirstLine(
            foundAt,
            $"{(line > Line ? $"On line {line}: " : "")}{what}. Double each mark that belongs to the text "
                + "and enclose the whole text in marks, as in \"Ed \"\"E\"\" Example\".");
    }

    /// <summary>Puts the row at fault and ends it with its first line.</summary>
    private void EndWithFirstLine(int foundAt, string fault)
    {
        Fault = fault;
        _nextLine = Line + 1;
        _singleLinesUntil = Math.Max(_singleLinesUntil, foundAt);
        FieldCount = MultiLineField >= 0 ? MultiLineField : FieldCount;
        while (FieldCount > 0 && _fields[FieldCount - 1] is var last && last.Start + last.Length > MaxRowBytes)
        {
            FieldCount--;
        }

        var i = 0;
        while (!Find(ref i, '\r', '\n', '\n') && !_isAtEnd)
        {
            // The rest of an endless line is read, but not kept.
            _singleLinesUntil -= _end - _row - MaxRowBytes;
            i = MaxRowBytes;
            _end = _row + i;
        }

        _length = i;
        _next = i + LengthOfBreak(i);
    }

    private int LineOf(int i) => Line + Breaks(_buffer.AsSpan(_row, i));

    private int LengthOfBreak(int i) =>
        !Has(i) ? 0 : _buffer[_row + i] == '\r' && Has(i + 1) && _buffer[_row + i + 1] == '\n' ? 2 : 1;

    private static int Breaks(ReadOnlySpan<char> text) => text.Count('\n') + text.Count('\r') - text.Count("\r\n");

    private static int RemoveDoubledMarks(Span<char> text)
    {
        var to = 0;
        for (var from = 0; from < text.Length; from++)
        {
            text[to++] = text[from];
            from += text[from] == '"' ? 1 : 0;
        }

        return to;
    }

    private void Add(Field field)
    {
        if (FieldCount == _fields.Length)
        {
            Array.Resize(ref _fields, 2 * _fields.Length);
        }

        _fields[FieldCount++] = field;
    }

    /// <summary>
    /// Moves to the next of three characters; <see langword="false"/> where the text ends, or the row gets longer than
    /// it may be.
    /// </summary>
    private bool Find(ref int i, char a, char b, char c)
    {
        while (true)
        {
            if (i > MaxRowBytes)
            {
                return false;
            }

            var found = _buffer.AsSpan(_row + i, _end - _row - i).IndexOfAny(a, b, c);
            if (found >= 0)
            {
                i += found;
                return true;
            }

            i = _end - _row;
            if (i <= MaxRowBytes && !Fill())
            {
                return false;
            }
        }
    }

    /// <summary>Whether there is a character at a place, which is within the row or just after it.</summary>
    private bool Has(int i) => _row + i < _end || Fill();

    /// <summary>Reads on; <see langword="false"/> at the end of the text.</summary>
    private bool Fill()
    {
        if (_isAtEnd)
        {
            return false;
        }

        _buffer.AsSpan(_row, _end - _row).CopyTo(_buffer);
        (_row, _end) = (0, _end - _row);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var read = text.Read(_buffer.AsSpan(_end));
        _end += read;
        _isAtEnd = read == 0;
        return !_isAtEnd;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Field(int Start, int Length, bool HasDoubledMarks);
}
