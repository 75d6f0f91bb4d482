using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.RegularExpressions;
using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>
/// The current row of a CSV file, read column by column. A method that returns <see langword="false"/> or
/// <see langword="null"/> has noted why, and the row is rejected for that. What the fields of a record make of it is
/// for <see cref="CsvFields"/> to say.
/// </summary>
internal sealed partial class CsvRow(CsvFile file, RecordKind kind, string dataset)
{
    private const string DateRule = "a date is written as 2022, 2022-07 or 2022-07-12";

    private static readonly char[] ListSeparators = [';', '；'];

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly List<ValueNote> _notes = [];
    private Rejection? _rejection;
    private CsvFields? _fields;

    /// <summary>The row's id.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The data set that the records belong to.</summary>
    public string Dataset { get; } = dataset;

    /// <summary>What takes the fields of a record from the row.</summary>
    public CsvFields Fields => _fields ??= new CsvFields(this);

    /// <summary>Names of the columns of the file.</summary>
    public IEnumerable<string> Columns => file.Columns;

    /// <summary>What a column holds, without surrounding white space; empty where there is none.</summary>
    public ReadOnlySpan<char> this[string column] => file[column];

    /// <summary>Reads the row.</summary>
    public ReadRow Read(Func<CsvRow, GraphRecord?> parse)
    {
        _rejection = null;
        _notes.Clear();
        Id = "";
        var id = file["id"];
        if (file.Fault is var (column, reason))
        {
            Id = RecordId.IsValid(id) ? id.ToString() : "";
            Reject(column, reason);
            return new ReadRow.Rejected(_rejection!);
        }

        if (!RecordId.IsValid(id))
        {
            Reject("id", id.IsEmpty ? "The id is missing." : NoId(id));
            return new ReadRow.Rejected(_rejection!);
        }

        Id = id.ToString();
        var place = Place;
        var record = parse(this);
        return record is null || _rejection is not null
            ? new ReadRow.Rejected(
                _rejection ?? throw new InvalidOperationException($"{place} was rejected without a reason."))
            : new ReadRow.Accepted(place, record) { Notes = _notes.Count > 0 ? [.. _notes] : [] };
    }

    /// <summary>Notes why the row is rejected; the first reason stands.</summary>
    /// <param name="field">The column at fault; empty when it is the row as a whole.</param>
    /// <param name="reason">What is wrong and what would be right, as a sentence.</param>
    /// <param name="isSecret">Whether what the field holds is not to be shown.</param>
    public void Reject(string field, string reason, bool isSecret = false)
    {
        if (_rejection is null)
        {
            var hint = file.Fault is null ? file.HintOn(field) : null;
            _rejection = new Rejection(
                Place,
                kind,
                Id,
                field,
                hint is null ? reason : $"{reason} {hint}",
                isSecret ? "" : DisplayText.Value(file[field]));
        }
    }

    /// <summary>Takes a value back that the record can do without, and notes why.</summary>
    public void LeaveOut(Field field, GraphRecord record, string reason)
    {
        ((FractionField)field).Set(record, null);
        Note(field.Column, reason, "It is left out.");
    }

    /// <summary>Rejects the row if the end surely lies before the start.</summary>
    public void IsOrdered(PartialDate? start, PartialDate? end)
    {
        if (end?.Latest < start?.Earliest)
        {
            Reject("end", $"The end {end} lies before the start {start}.");
        }
    }

    /// <summary>A text that may be left out; if nothing of it can be seen it is left out, which is noted.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="maxLength">One of <see cref="TextLimits"/>.</param>
    public string? TextOrNull(string column, int maxLength)
    {
        var text = file[column];
        if (text.IsEmpty || !IsSound(column, text, maxLength))
        {
            return null;
        }

        if (TextRules.Invisible(text) is { } invisible)
        {
            Note(column, invisible, "It is left out.");
            return null;
        }

        return text.ToString();
    }

    /// <summary>A text that has to be there.</summary>
    public bool Text(string column, int maxLength, [NotNullWhen(true)] out string? text)
    {
        text = null;
        var given = file[column];
        if (given.IsEmpty)
        {
            return Fail(column, $"The {column} is missing.");
        }

        if (!IsSound(column, given, maxLength) || !CanBeSeen(column, given))
        {
            return false;
        }

        text = given.ToString();
        return true;
    }

    /// <summary>A name that has to be there.</summary>
    public bool Name(string column, [NotNullWhen(true)] out string? name)
    {
        if (!Text(column, TextLimits.Name, out name))
        {
            return false;
        }

        if (!name.EnumerateRunes().Any(System.Text.Rune.IsLetterOrDigit))
        {
            Note(
                column,
                $"{DisplayText.Quote(name)} has neither letter nor digit: perhaps its characters were lost on the way.",
                "It was taken as it stands.");
        }

        return true;
    }

    /// <summary>A name that may be left out, but not be invisible.</summary>
    public string? NameOrNull(string column, int maxLength) =>
        !file[column].IsEmpty && Text(column, maxLength, out var name) ? name : null;

    /// <summary>
    /// A date that may be left out. A time stamp gives its day; what is no date is left out, for a tie with an unknown
    /// date is still a tie. Both are noted.
    /// </summary>
    public PartialDate? Date(string column)
    {
        var text = file[column];
        if (text.IsEmpty)
        {
            return null;
        }

        if (PartialDate.TryParse(text, out var date))
        {
            return date;
        }

        if (TimeStamp().IsMatch(text) && PartialDate.TryParse(text[..10], out date))
        {
            Note(column, $"{DisplayText.Quote(text)} is a time stamp; {DateRule}.", $"The day {date} was taken.");
            return date;
        }

        var why = Decade().IsMatch(text) ? "is a decade"
            : EarlyYear().IsMatch(text) ? "lies before the year 1000"
            : Year().Count(text) > 1 ? "seems to hold several dates (each term needs a row of its own)"
            : "is not a date of the calendar";
        Note(column, $"{DisplayText.Quote(text)} {why}; {DateRule}.", "The date is left unknown.");
        return null;
    }

    public bool Matches(string column, Regex pattern, string wanted, out string? text)
    {
        var given = file[column];
        text = given.IsEmpty ? null : Shared(given);
        return text is null || pattern.IsMatch(text) || Fail(column, $"{DisplayText.Quote(text)} is not {wanted}.");
    }

    /// <summary>
    /// The parts of a field that are separated by semicolons, also the wide ones of Chinese text, without blank ones.
    /// An HTML character reference such as <c>&amp;amp;</c> ends in a semicolon that separates nothing: it is read as
    /// the character it stands for, which is noted.
    /// </summary>
    public IReadOnlyList<string> List(string column, int maxLength)
    {
        var text = file[column].ToString();
        if (text.Length == 0)
        {
            return [];
        }

        var read = text.Contains('&', StringComparison.Ordinal)
            ? HtmlReference().Replace(text, match => WebUtility.HtmlDecode(match.Value))
            : text;
        if (read != text)
        {
            Note(
                column,
                $"{DisplayText.Quote(text)} has characters as HTML writes them, whose semicolon would separate items.",
                $"It was read as {DisplayText.Quote(read)}.");
        }

        var items = read.Split(ListSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        _ = items.All(item => IsSound(column, item, maxLength) && CanBeSeen(column, item));
        return [.. items.Distinct(StringComparer.Ordinal)];
    }

    private RowPlace Place => new(file.Name, file.Line);

    public static string NoId(ReadOnlySpan<char> text) => $"{DisplayText.Quote(text)} is not an id: {RecordId.Rule}.";

    /// <summary>A day with a time of day, and perhaps a zone, as ISO 8601 and databases write it.</summary>
    [GeneratedRegex(
        @"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)? ?(Z|[+-]\d{2}(:?\d{2})?)?$", RegexOptions.ECMAScript)]
    private static partial Regex TimeStamp();

    [GeneratedRegex(@"^\d{3}0('?s|年代)$", RegexOptions.ECMAScript)]
    private static partial Regex Decade();

    [GeneratedRegex(@"^-?(\d{1,3}|0\d{3})(-\d{2}){0,2}$", RegexOptions.ECMAScript)]
    private static partial Regex EarlyYear();

    [GeneratedRegex(@"(?<!\d)[12]\d{3}(?!\d)")]
    private static partial Regex Year();

    [GeneratedRegex("&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")]
    private static partial Regex HtmlReference();

    private bool IsSound(string column, ReadOnlySpan<char> text, int maxLength) =>
        TextRules.Fault(text, maxLength) is not { } fault || Fail(column, fault);

    private bool CanBeSeen(string column, ReadOnlySpan<char> text) =>
        TextRules.Invisible(text) is not { } fault || Fail(column, $"{fault} Write the {column}, or remove it.");

    public void Note(string field, string reason, string instead) =>
        _notes.Add(new ValueNote(Place, kind, Id, field, reason, DisplayText.Value(file[field]), instead));

    public bool Fail(string field, string reason)
    {
        Reject(field, reason);
        return false;
    }

    /// <summary>One string object per different text.</summary>
    public string Shared(ReadOnlySpan<char> text)
    {
        var ids = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!ids.TryGetValue(text, out var id))
        {
            _ids[id = text.ToString()] = id;
        }

        return id;
    }
}
