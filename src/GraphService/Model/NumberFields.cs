using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace GraphService.Model;

/// <summary>A number, from a class that has it or from one that may have it.</summary>
internal abstract class NumberField<T>(string property, string description) : Field<T?>(property, description)
    where T : struct
{
    /// <inheritdoc/>
    protected override (Func<GraphRecord, T?> Get, Action<GraphRecord, T?> Set) Accessors<TRecord>(PropertyInfo found)
    {
        if (found.PropertyType == typeof(T?))
        {
            return base.Accessors<TRecord>(found);
        }

        var (get, set) = Delegates<TRecord, T>(found);
        return (record => get((TRecord)record), (record, value) => set((TRecord)record, value.GetValueOrDefault()));
    }
}

/// <summary>A number between two bounds.</summary>
internal sealed class FractionField : NumberField<double>
{
    /// <param name="property">Name of the property.</param>
    /// <param name="most">The greatest it can be; the least is 0.</param>
    /// <param name="example">One as people write it, for messages.</param>
    /// <param name="description">What it says.</param>
    public FractionField(string property, double most, string example, string description)
        : base(property, description) => (Most, Example, Recurs) = (most, example, true);

    /// <summary>The greatest it can be; the least is 0.</summary>
    public double Most { get; }

    /// <summary>One as people write it.</summary>
    public string Example { get; }

    /// <inheritdoc/>
    public override string Values => string.Create(CultureInfo.InvariantCulture, $"number, 0 to {Most}");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, GraphRecord record)
    {
        if (Get(record) is { } number)
        {
            json.WriteNumber(EncodedName, number);
        }
    }

    /// <inheritdoc/>
    public override void Read(ref Utf8JsonReader json, RecordReader reader, GraphRecord record) =>
        Set(record, json.GetDouble());
}

/// <summary>Any number, with as many digits as it was written with.</summary>
internal sealed class DecimalField(string property, string description) : NumberField<decimal>(property, description)
{
    /// <inheritdoc/>
    public override string Values => "number";

    /// <inheritdoc/>
    public override object? Plain(GraphRecord record) => (double?)Get(record);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, GraphRecord record)
    {
        if (Get(record) is { } number)
        {
            json.WriteNumber(EncodedName, number);
        }
    }

    /// <inheritdoc/>
    public override void Read(ref Utf8JsonReader json, RecordReader reader, GraphRecord record) =>
        Set(record, json.GetDecimal());
}
