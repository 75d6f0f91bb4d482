using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>
/// Takes the fields of records from the rows of a CSV file, each as its kind of value wants it. A method that returns
/// <see langword="false"/> has noted why, and the row is rejected for that.
/// </summary>
/// <param name="row">The current row.</param>
internal sealed class CsvFields(CsvRow row)
{
    private const NumberStyles NumberForm = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    private readonly Dictionary<string, IReadOnlyList<string>> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<TextsField, (string Column, string Language)[]> _localized = [];
    private string[]? _custom;

    /// <summary>Takes a field's value from the row into the record.</summary>
    /// <returns>Whether the record can do with what is there.</returns>
    public bool Take(Field field, GraphRecord record)
    {
        switch (field)
        {
            case TextField text:
                if (!Text(text, out var value))
                {
                    return false;
                }

                text.Set(record, value);
                return true;
            case WordField word:
                return Word(word, record);
            case DateField date:
                date.Set(record, row.Date(date.Column));
                return true;
            case TextsField texts:
                texts.Set(record, Texts(texts));
                return true;
            case FractionField fraction:
                return Fraction(fraction, record);
            case DecimalField number:
                return Number(number, record);
            case ReferenceField reference:
                return Reference(reference, record);
            case SourcesField sources:
                return SourceIds(sources, record);
            case CustomField custom:
                custom.Set(record, Custom());
                return true;
            default:
                throw new NotSupportedException($"'{field.Name}' is of a kind that no column can hold.");
        }
    }

    private bool Text(TextField field, out string? text)
    {
        switch (field)
        {
            case { Kind: TextKind.Name or TextKind.Address, IsRequired: false } when row[field.Column].IsEmpty:
                text = null;
                return true;
            case { Kind: TextKind.Name }:
                return row.Name(field.Column, out text);
            case { Kind: TextKind.Address }:
                return Address(field, out text);
            case { Kind: TextKind.LanguageCode }:
                return row.Matches(
                    field.Column, CsvTable.LanguageCode(), "a language code such as en or zh", out text);
            case { Kind: TextKind.CountryCode }:
                var matches = row.Matches(
                    field.Column, CsvTable.CountryCode(), "a country code (ISO 3166-1) such as CN", out text);
                text = matches ? text?.ToUpperInvariant() : text;
                return matches;
            case { IsRequired: true }:
                return row.Text(field.Column, field.MaxLength, out text);
            default:
                text = row.TextOrNull(field.Column, field.MaxLength);
                return true;
        }
    }

    /// <summary>An address that has to be there.</summary>
    private bool Address(TextField field, [NotNullWhen(true)] out string? url)
    {
        if (!row.Text(field.Column, field.MaxLength, out url))
        {
            return false;
        }

        if (TextRules.UrlFault(url, out var isSecret) is { } fault)
        {
            row.Reject(field.Column, fault, isSecret);
            return false;
        }

        return true;
    }

    private LocalText[] Texts(TextsField field)
    {
        if (field.Columns == TextColumns.List)
        {
            return [.. row.List(field.Column, field.MaxLength).Select(text => new LocalText(text))];
        }

        var texts = new List<LocalText>();
        if (field.Columns == TextColumns.OneForEachLanguage
            && row.TextOrNull(field.Column, field.MaxLength) is { } ofNoLanguage)
        {
            texts.Add(new LocalText(ofNoLanguage));
        }

        foreach (var (column, language) in Localized(field))
        {
            var text = field.AreNames
                ? row.NameOrNull(column, field.MaxLength)
                : row.TextOrNull(column, field.MaxLength);
            if (text is not null)
            {
                texts.Add(new LocalText(text, language));
            }
        }

        return [.. texts];
    }

    /// <summary>The columns that hold texts of a field in one language each, such as <c>name_zh</c>.</summary>
    private (string Column, string Language)[] Localized(TextsField field)
    {
        if (!_localized.TryGetValue(field, out var columns))
        {
            columns = [.. row.Columns.Select(column => (column, CsvTable.LanguageOf(field, column)!))
                .Where(pair => pair.Item2 is not null)];
            _localized.Add(field, columns);
        }

        return columns;
    }

    /// <summary>What the columns of the data set's own hold.</summary>
    private CustomProperty[] Custom()
    {
        _custom ??= [.. row.Columns.Where(CustomProperty.IsName).Order(StringComparer.Ordinal)];
        if (_custom.Length == 0)
        {
            return [];
        }

        var properties = new List<CustomProperty>(_custom.Length);
        foreach (var column in _custom)
        {
            if (row.TextOrNull(column, TextLimits.Custom) is { } text)
            {
                properties.Add(new CustomProperty(column, text));
            }
        }

        return [.. properties];
    }

    /// <summary>An id of another record, or SET:ID. Whether that exists is for the pipeline to see.</summary>
    private bool Reference(ReferenceField field, GraphRecord record)
    {
        var text = row[field.Column];
        if (text.IsEmpty && !field.IsRequired)
        {
            return true;
        }

        if (!RecordId.IsValid(text))
        {
            return row.Fail(field.Column, text.IsEmpty ? "The id is missing." : CsvRow.NoId(text));
        }

        field.Set(record, row.Shared(text));
        return true;
    }

    private bool Word(WordField field, GraphRecord record)
    {
        var text = row[field.Column];
        if (text.IsEmpty)
        {
            return row.Fail(
                field.Column, $"The value is missing; it has to be one of {string.Join(", ", field.Words)}.");
        }

        if (field.TrySet(record, text))
        {
            return true;
        }

        var word = text.ToString();
        return row.Fail(
            field.Column,
            $"{DisplayText.Quote(word)} is not known.{Nearest.Hint(word, field.Words)} It has to be one of "
                + $"{string.Join(", ", field.Words)}.");
    }

    private bool Fraction(FractionField field, GraphRecord record)
    {
        var text = row[field.Column];
        if (text.IsEmpty)
        {
            return !field.IsRequired || row.Fail(field.Column, $"The {field.Column} is missing.");
        }

        if (double.TryParse(text, NumberForm, CultureInfo.InvariantCulture, out var value)
            && value >= 0
            && value <= field.Most)
        {
            field.Set(record, value);
            return true;
        }

        return row.Fail(
            field.Column,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{DisplayText.Quote(text)} is not a number from 0 to {field.Most}, such as {field.Example}."));
    }

    private bool Number(DecimalField field, GraphRecord record)
    {
        var text = row[field.Column];
        if (text.IsEmpty)
        {
            return !field.IsRequired || row.Fail(field.Column, $"The {field.Column} is missing.");
        }

        if (decimal.TryParse(text, NumberForm, CultureInfo.InvariantCulture, out var value))
        {
            field.Set(record, value);
            return true;
        }

        return row.Fail(field.Column, $"{DisplayText.Quote(text)} is not a number, such as 120 or 1.5.");
    }

    private bool SourceIds(SourcesField field, GraphRecord record)
    {
        // Many rows cite the same pages: each list is made once.
        var text = row[field.Column];
        var known = _lists.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(text, out var ids))
        {
            field.Set(record, ids);
            return true;
        }

        ids = row.List(field.Column, int.MaxValue);
        if (ids.Count == 0)
        {
            return row.Fail(
                field.Column,
                "No source is given: what nobody states is not loaded. Name at least one id of sources.csv.");
        }

        if (ids.FirstOrDefault(id => !RecordId.IsValid(id)) is { } bad)
        {
            return row.Fail(field.Column, $"{CsvRow.NoId(bad)} Several are separated by semicolons.");
        }

        _lists.Add(text.ToString(), ids);
        field.Set(record, ids);
        return true;
    }
}
