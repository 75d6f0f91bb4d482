using System.Text.Json;
using GraphService.Model;

namespace GraphService.Graphs.Columns;

/// <summary>Appends the value that stands there, as a column keeps it.</summary>
internal delegate void FieldEncoder(ref Utf8JsonReader json, RowBytes row);

/// <summary>How each kind of value becomes bytes of a column; <see cref="FieldColumns"/> reads them.</summary>
internal static class FieldEncoders
{
    /// <summary>One for each field.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="sources">Ids of the sources, all of them indexed when the first record comes.</param>
    public static FieldEncoder[] Of(FieldList fields, TextIndex sources) =>
        [.. fields.Select(field => Of(field, sources))];

    private static FieldEncoder Of(Field field, TextIndex sources) => field switch
    {
        DateField => (ref json, row) => row.Append(PartialDate.ParseUtf8(json.ValueSpan).ToNumber()),
        FractionField => (ref json, row) => row.Append(json.GetDouble()),
        DecimalField => (ref json, row) => row.Append(json.GetDecimal()),
        WordField or TextField { IsRequired: true } or ReferenceField { IsRequired: true } =>
            (ref json, row) => row.AppendText(ref json),
        TextField or ReferenceField => (ref json, row) =>
        {
            row.Append((byte)0);   // tells an empty text from none
            row.AppendText(ref json);
        }
        ,
        TextsField => Texts,
        CustomField => Custom,
        SourcesField => (ref json, row) =>
        {
            while (json.Read() && json.TokenType == JsonTokenType.String)
            {
                row.Append(row.PlaceOf(json.ValueSpan, sources, RecordKind.Source));
            }
        }
        ,
        _ => throw new NotSupportedException($"'{field.Name}' is of a kind that no column can hold."),
    };

    /// <summary>Each text after its length, and its language after the length of that and 1; 0 for none.</summary>
    private static void Texts(ref Utf8JsonReader json, RowBytes row)
    {
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            if (!RecordReader.IsNext(ref json, "value"u8))
            {
                throw new FormatException("a text is missing.");
            }

            row.AppendCounted(ref json, 0);
            if (RecordReader.IsNext(ref json, "language"u8))
            {
                row.AppendCounted(ref json, 1);
                json.Read();
            }
            else
            {
                row.AppendCounted([], 0);
            }
        }
    }

    /// <summary>Name and value, each after its length.</summary>
    private static void Custom(ref Utf8JsonReader json, RowBytes row)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            row.AppendCounted(ref json, 0);
            json.Read();
            row.AppendCounted(ref json, 0);
        }
    }
}
