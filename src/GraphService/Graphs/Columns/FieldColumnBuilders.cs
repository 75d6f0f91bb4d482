using System.Runtime.InteropServices;
using GraphService.Model;

namespace GraphService.Graphs.Columns;

/// <summary>The columns of the fields of one kind of record while they are gathered, one for each attribute.</summary>
/// <remarks>
/// A date is a number; what recurs is kept once and has a number; all else is a byte string.
/// <see cref="FieldColumns"/> reads the sections in the same order.
/// </remarks>
internal sealed class FieldColumnBuilders(FieldList fields)
{
    private readonly (int Place, IFieldColumnBuilder Column)[] _columns =
        [.. fields.Index().Where(pair => fields.Attributes.Contains(pair.Item))
            .Select(pair => (pair.Index, Of(pair.Item)))];

    /// <summary>Adds rows, column by column.</summary>
    public void Add(RowBatch rows)
    {
        foreach (var (place, column) in _columns)
        {
            column.Add(rows, place);
        }
    }

    /// <summary>Adds the columns to an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="rows">The row that stands at each place there.</param>
    /// <param name="placeOfSource">The place that each source has there.</param>
    public void AddTo(ImageWriter image, int[] rows, int[] placeOfSource)
    {
        foreach (var (_, column) in _columns)
        {
            column.AddTo(image, rows, placeOfSource);
        }
    }

    private static IFieldColumnBuilder Of(Field field) => field switch
    {
        DateField => new NumberFieldBuilder(),
        SourcesField => new SourcesFieldBuilder(),
        { Recurs: true } => new CodeFieldBuilder(),
        _ => new TextFieldBuilder(),
    };

    private interface IFieldColumnBuilder
    {
        void Add(RowBatch rows, int place);

        void AddTo(ImageWriter image, int[] rows, int[] placeOfSource);
    }

    private sealed class NumberFieldBuilder : IFieldColumnBuilder
    {
        private readonly ColumnBuilder<int> _numbers = new();

        public void Add(RowBatch rows, int place)
        {
            for (var row = 0; row < rows.Count; row++)
            {
                var value = rows[row, place];
                _numbers.Add(value.IsEmpty ? 0 : MemoryMarshal.Read<int>(value));
            }
        }

        public void AddTo(ImageWriter image, int[] rows, int[] placeOfSource) =>
            image.Add<int>(
                rows.Length, (first, numbers) => _numbers.CopyTo(numbers, rows.AsSpan(first, numbers.Length)));
    }

    private sealed class TextFieldBuilder : IFieldColumnBuilder
    {
        private readonly TextBuilder _texts = new();

        public void Add(RowBatch rows, int place)
        {
            for (var row = 0; row < rows.Count; row++)
            {
                _texts.Add(rows[row, place]);
            }
        }

        public void AddTo(ImageWriter image, int[] rows, int[] placeOfSource) => image.Add(_texts, rows);
    }

    private sealed class CodeFieldBuilder : IFieldColumnBuilder
    {
        private readonly CodeBuilder _codes = new();

        public void Add(RowBatch rows, int place) => _codes.Add(rows, place);

        public void AddTo(ImageWriter image, int[] rows, int[] placeOfSource) => image.Add(_codes, rows);
    }

    /// <summary>Lists of sources by the places in which they came, which are others in the image.</summary>
    private sealed class SourcesFieldBuilder : IFieldColumnBuilder
    {
        private readonly CodeBuilder _lists = new();

        public void Add(RowBatch rows, int place) => _lists.Add(rows, place);

        public void AddTo(ImageWriter image, int[] rows, int[] placeOfSource)
        {
            var renumbered = new TextBuilder();
            var scratch = Array.Empty<byte>();
            for (var list = 0; list < _lists.Values.Count; list++)
            {
                var places = MemoryMarshal.Cast<byte, int>(_lists.Values.Bytes(list, ref scratch)).ToArray();
                renumbered.Add(MemoryMarshal.AsBytes(Array.ConvertAll(places, place => placeOfSource[place]).AsSpan()));
            }

            image.Add(_lists, renumbered, rows);
        }
    }
}
