using System.Globalization;
using System.Text;
using GraphService.Model;

namespace GraphService.Graphs.Columns;

/// <summary>Appends the value that stands there, as a column keeps it.</summary>
internal delegate void FieldEncoder(ref CanonicalText text, RowBatch row);

/// <summary>How each kind of value becomes bytes of a column; <see cref="FieldColumns"/> reads them.</summary>
internal static class FieldEncoders
{
    /// <summary>One for each field.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="sources">Ids of the sources, all of them indexed when the first record comes.</param>
    /// <param name="entities">Ids of the entities, all of them indexed when the first tie comes.</param>
    public static FieldEncoder[] Of(FieldList fields, TextIndex sources, TextIndex entities) =>
        [.. fields.Select(field => Of(field, sources, entities))];

    private static FieldEncoder Of(Field field, TextIndex sources, TextIndex entities) => field switch
    {
        DateField => (ref text, row) => row.Append(PartialDate.ParseUtf8(text.String()).ToNumber()),
        FractionField => (ref text, row) => row.Append(double.Parse(text.Number(), CultureInfo.InvariantCulture)),
        DecimalField => (ref text, row) => row.Append(
            decimal.Parse(text.Number(), NumberStyles.Float, CultureInfo.InvariantCulture)),
        WordField word => Word(word),
        ReferenceField { IsEnd: true } => (ref text, row) =>
            row.AppendPlace(text.String(), entities, RecordKind.Entity),
        TextField { IsRequired: true } or ReferenceField { IsRequired: true } =>
            (ref text, row) => row.Append(text.String()),
        TextField or ReferenceField => (ref text, row) =>
        {
            row.Append((byte)0);   // tells an empty text from none
            row.Append(text.String());
        }
        ,
        TextsField => Texts,
        CustomField => Custom,
        SourcesField => (ref text, row) =>
        {
            text.Skip("["u8);
            while (!text.TrySkip("]"u8))
            {
                text.TrySkip(","u8);
                row.AppendPlaceNow(text.String(), sources, RecordKind.Source);
            }
        }
        ,
        _ => throw new NotSupportedException($"'{field.Name}' is of a kind that no column can hold."),
    };

    private static FieldEncoder Word(WordField field)
    {
        var words = new TextBuilder();
        var index = new TextIndex(words);
        foreach (var word in field.Words)
        {
            index.GetOrAdd(Encoding.UTF8.GetBytes(word));
        }

        return (ref text, row) =>
        {
            var word = text.String();
            if (!index.Contains(word))
            {
                field.Require(Encoding.UTF8.GetString(word));
            }

            row.Append(word);
        };
    }

    /// <summary>Each text after its length, and its language after the length of that and 1; 0 for none.</summary>
    private static void Texts(ref CanonicalText text, RowBatch row)
    {
        text.Skip("["u8);
        while (!text.TrySkip("]"u8))
        {
            text.TrySkip(","u8);
            text.Skip("{\"value\":"u8);
            row.AppendCounted(text.String(), 0);
            if (text.TrySkip(",\"language\":"u8))
            {
                row.AppendCounted(text.String(), 1);
            }
            else
            {
                row.AppendCounted([], 0);
            }

            text.Skip("}"u8);
        }
    }

    /// <summary>Name and value, each after its length.</summary>
    private static void Custom(ref CanonicalText text, RowBatch row)
    {
        text.Skip("{"u8);
        while (!text.TrySkip("}"u8))
        {
            text.TrySkip(","u8);
            row.AppendCounted(text.String(), 0);
            text.Skip(":"u8);
            row.AppendCounted(text.String(), 0);
        }
    }
}
