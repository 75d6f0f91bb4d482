using System.Text;
using GraphService.Model;

namespace GraphService.Graphs.Columns;

/// <summary>The columns of the fields of one kind of record, one for each attribute.</summary>
internal sealed class FieldColumns
{
    private readonly FieldColumn[] _columns;

    /// <summary>Reads the sections that <see cref="FieldColumnBuilders"/> wrote.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="image">The image.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="sourceIds">Ids of the sources, ascending.</param>
    public FieldColumns(FieldList fields, ImageReader image, int count, TextColumn sourceIds) =>
        _columns = [.. fields.Attributes.Select(field => Open(field, image, count, sourceIds))];

    /// <summary>What tells lists of fields apart whose columns are not the same.</summary>
    public static string Layout { get; } = string.Join(
        ' ',
        from field in Entity.Fields.Attributes.Concat(Affiliation.Fields.Attributes)
        select $"{field.Name}:{field.GetType().Name}{(field.IsRequired ? "!" : "")}{(field.Recurs ? "*" : "")}");

    /// <summary>Texts that every row has and that recur.</summary>
    public static Func<int, string> Texts(ImageReader image, int count)
    {
        var (codes, values) = image.Codes(count);
        var valueOf = new RecordView<string>(values.Count, values.Text);
        return row => valueOf[codes[row]];
    }

    /// <summary>The values of a field, whatever its column.</summary>
    public FieldColumn<T> Of<T>(string name) => (FieldColumn<T>)this[name];

    /// <summary>The numbers of a date.</summary>
    public Column<int> Numbers(string name) => this[name].Numbers;

    /// <summary>The codes of values that recur, and what each code means.</summary>
    public (CodeColumn Codes, T[] Values) Words<T>(string name, Words<T> words)
        where T : notnull
    {
        var (codes, values) = (this[name].Codes, this[name].Values);
        return (codes, [.. Enumerable.Range(0, values.Count).Select(code => words.Parse(values.Text(code)))]);
    }

    /// <summary>The lists of sources.</summary>
    public (CodeColumn Codes, SourceLists Lists) Sources(string name) => (this[name].Codes, this[name].Lists!);

    /// <summary>Gives a record all that stands in a row.</summary>
    public void Decode(int row, GraphRecord record)
    {
        foreach (var column in _columns)
        {
            column.Decode(row, record);
        }
    }

    private FieldColumn this[string name] => Array.Find(_columns, column => column.Field.Name == name)!;

    private static FieldColumn Open(Field field, ImageReader image, int count, TextColumn sourceIds)
    {
        switch (field)
        {
            case DateField date:
                var numbers = image.Numbers<int>();
                return new FieldColumn<PartialDate?>(date, row => DateOf(numbers[row])) { Numbers = numbers };
            case SourcesField sources:
                var (codes, values) = image.Codes(count);
                var lists = new SourceLists(values, sourceIds);
                return new FieldColumn<IReadOnlyList<string>>(sources, row => lists.Ids(codes[row]))
                { Codes = codes, Lists = lists };
            case TextField { IsRequired: false } text:
                return Open(text, FieldDecoder.Optional, image, count);
            case TextField text:
                return Open(text, FieldDecoder.Text, image, count);
            case ReferenceField { IsRequired: false } reference:
                return Open(reference, FieldDecoder.Optional, image, count);
            case ReferenceField reference:
                return Open(reference, FieldDecoder.Text, image, count);
            case WordField word:
                return Open(word, Encoding.UTF8.GetString, image, count);
            case FractionField fraction:
                return Open(fraction, FieldDecoder.Number<double>, image, count);
            case DecimalField number:
                return Open(number, FieldDecoder.Number<decimal>, image, count);
            case TextsField texts:
                return Open(texts, FieldDecoder.Texts, image, count);
            case CustomField custom:
                return Open(custom, FieldDecoder.Custom, image, count);
            default:
                throw new NotSupportedException($"'{field.Name}' is of a kind that no column can hold.");
        }
    }

    private static FieldColumn<T> Open<T>(
        Field<T> field, Func<ReadOnlySpan<byte>, T> decode, ImageReader image, int count)
    {
        if (!field.Recurs)
        {
            var texts = image.Texts();
            return new FieldColumn<T>(field, row => texts.Read(row, decode));
        }

        var (codes, values) = image.Codes(count);
        var valueOf = new RecordView<T>(values.Count, code => values.Read(code, decode));
        return new FieldColumn<T>(field, row => valueOf[codes[row]]) { Codes = codes, Values = values };
    }

    private static PartialDate? DateOf(int number) => number == 0 ? null : PartialDate.OfNumber(number);
}

/// <summary>A column; of the ways to keep one, that which its kind of value has.</summary>
internal abstract class FieldColumn
{
    /// <summary>The field.</summary>
    public abstract Field Field { get; }

    /// <summary>Dates as numbers.</summary>
    public Column<int> Numbers { get; init; }

    /// <summary>The codes of values that recur.</summary>
    public CodeColumn Codes { get; init; }

    /// <summary>The different values.</summary>
    public TextColumn Values { get; init; }

    /// <summary>The different lists of sources.</summary>
    public SourceLists? Lists { get; init; }

    /// <summary>Gives a record what stands in a row.</summary>
    public abstract void Decode(int row, GraphRecord record);
}

/// <inheritdoc/>
/// <param name="of">The field.</param>
/// <param name="valueAt">Reads the value of a row.</param>
internal sealed class FieldColumn<T>(Field<T> of, Func<int, T> valueAt) : FieldColumn
{
    /// <inheritdoc/>
    public override Field Field => of;

    /// <summary>The value of a row.</summary>
    public T this[int row] => valueAt(row);

    /// <inheritdoc/>
    public override void Decode(int row, GraphRecord record) => of.Set(record, valueAt(row));
}
