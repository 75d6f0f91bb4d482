using System.Globalization;
using System.Text.RegularExpressions;
using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>
/// The current row of a CSV file, read field by field. A method that returns <see langword="false"/> or
/// <see langword="null"/> has noted why, and the row is rejected for that.
/// </summary>
internal sealed class CsvRow(CsvFile file, RecordKind kind, string dataset)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private Rejection? _rejection;
    private (string Column, string Language)[]? _localized;

    /// <summary>The row's id.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The data set that the records belong to.</summary>
    public string Dataset { get; } = dataset;

    /// <summary>Reads the row.</summary>
    public ReadRow Read(Func<CsvRow, GraphRecord?> parse)
    {
        _rejection = null;
        Id = "";
        if (file.FieldCount != file.Columns.Count)
        {
            var lines = file.LastLine > file.Line
                ? $" It runs to line {file.LastLine}: perhaps a quotation mark is missing."
                : " A comma inside a text needs quotation marks around the text.";
            Reject<Source>("", $"The row has {file.FieldCount} fields where the header has {file.Columns.Count}.{lines}");
            return new ReadRow.Rejected(_rejection!);
        }

        var id = file["id"];
        if (!RecordId.IsValid(id))
        {
            Reject<Source>("id", id.IsEmpty ? "The id is missing." : $"'{id}' is not an id: {RecordId.Rule}.");
            return new ReadRow.Rejected(_rejection!);
        }

        Id = id.ToString();
        var place = Place;
        var record = parse(this);
        return record is null || _rejection is not null
            ? new ReadRow.Rejected(_rejection ?? throw new InvalidOperationException($"{place} was rejected without a reason."))
            : new ReadRow.Accepted(place, record);
    }

    /// <summary>Notes why the row is rejected; the first reason stands.</summary>
    public T? Reject<T>(string field, string reason)
        where T : GraphRecord
    {
        _rejection ??= new Rejection(Place, kind, Id, field, reason);
        return null;
    }

    public string Text(string column)
    {
        var text = file[column];
        if (text.Contains('\0'))
        {
            Fail(column, "The text holds a NUL character. Remove it.");
        }

        return text.ToString();
    }

    public string? TextOrNull(string column) => Text(column) is { Length: > 0 } text ? text : null;

    public IEnumerable<LocalText> OptionalText(string column) => TextOrNull(column) is { } text ? [new LocalText(text)] : [];

    /// <summary>The texts of the columns that carry a language, such as <c>name_zh</c>.</summary>
    public IReadOnlyList<LocalText> LocalTexts(CsvTable table)
    {
        _localized ??= [.. file.Columns.Select(c => (c, table.LanguageOf(c)!)).Where(c => c.Item2 is not null)];
        var texts = new List<LocalText>();
        foreach (var (column, language) in _localized)
        {
            if (TextOrNull(column) is { } text)
            {
                texts.Add(new LocalText(text, language));
            }
        }

        return texts.Count == 0 ? [] : texts;
    }

    public bool NotBlank(string column, out string text)
    {
        text = Text(column);
        return text.Length > 0 || Fail(column, $"The {column} is missing.");
    }

    /// <summary>An id of another record. Whether that exists is for the pipeline to see.</summary>
    public bool Reference(string column, out string id)
    {
        var text = file[column];
        id = RecordId.IsValid(text) ? Shared(text) : "";
        return id.Length > 0 || Fail(column, text.IsEmpty ? "The id is missing." : $"'{text}' is not an id: {RecordId.Rule}.");
    }

    public bool Word<T>(string column, Words<T> words, out T value)
        where T : struct, Enum
    {
        var text = Shared(file[column]);
        return words.TryParse(text, out value)
            || Fail(column, $"{(text.Length > 0 ? $"'{text}' is not known" : "The value is missing")}; it has to be one of {string.Join(", ", words.All)}.");
    }

    public bool Date(string column, out PartialDate? date)
    {
        var text = file[column];
        date = null;
        if (text.IsEmpty)
        {
            return true;
        }

        if (PartialDate.TryParse(text, out var parsed))
        {
            date = parsed;
            return true;
        }

        return Fail(column, $"'{text}' is not a date of the calendar written as 2022, 2022-07 or 2022-07-12.");
    }

    public bool IsOrdered(PartialDate? start, PartialDate? end) =>
        !(end?.Latest < start?.Earliest) || Fail("end", $"The end {end} lies before the start {start}.");

    public bool Fraction(string column, out double value)
    {
        var text = file[column];
        return (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && value is >= 0 and <= 1)
            || Fail(column, text.IsEmpty ? $"The {column} is missing." : $"'{text}' is not a number from 0 to 1, such as 0.85.");
    }

    public bool Number(string column, out decimal value)
    {
        var text = file[column];
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            || Fail(column, text.IsEmpty ? $"The {column} is missing." : $"'{text}' is not a number, such as 120 or 1.5.");
    }

    public bool Matches(string column, Regex pattern, string wanted, out string? text)
    {
        var given = file[column];
        text = given.IsEmpty ? null : Shared(given);
        return text is null || pattern.IsMatch(text) || Fail(column, $"'{text}' is not {wanted}.");
    }

    /// <summary>The parts of a field that are separated by semicolons, without blank ones.</summary>
    public IEnumerable<string> List(string column) =>
        Text(column).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);

    public bool SourceIds(out IReadOnlyList<string> ids)
    {
        // Many rows cite the same pages: each list is made once.
        var text = file["source_ids"];
        var known = _lists.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(text, out ids!))
        {
            return true;
        }

        ids = [.. List("source_ids")];
        if (ids.Count == 0)
        {
            return Fail("source_ids", "No source is given: what nobody states is not loaded. Name at least one id of sources.csv.");
        }

        if (ids.FirstOrDefault(id => !RecordId.IsValid(id)) is { } bad)
        {
            return Fail("source_ids", $"'{bad}' is not an id: {RecordId.Rule}. Several are separated by semicolons.");
        }

        _lists.Add(text.ToString(), ids);
        return true;
    }

    private RowPlace Place => new(file.Name, file.Line);

    private bool Fail(string field, string reason)
    {
        Reject<Source>(field, reason);
        return false;
    }

    /// <summary>One string object per different text.</summary>
    private string Shared(ReadOnlySpan<char> text)
    {
        var ids = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!ids.TryGetValue(text, out var id))
        {
            _ids[id = text.ToString()] = id;
        }

        return id;
    }
}
