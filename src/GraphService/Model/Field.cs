using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;

namespace GraphService.Model;

/// <summary>
/// A field of one kind of record: what it is called, what it holds, and how it is taken from a record and given to one.
/// Its class is the kind of value.
/// </summary>
/// <remarks>
/// The lists (<see cref="Entity.Fields"/>, ...) are the one place where fields are told. Canonical text, CSV columns,
/// snapshots, Neo4j and exports take them from there; what they need of a new kind of value is a case for its class.
/// </remarks>
/// <param name="property">Name of the property of the record.</param>
/// <param name="description">What it says, in one sentence.</param>
internal abstract class Field(string property, string description)
{
    private readonly string _name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property);

    /// <summary>Name in texts, stores, exports and the API.</summary>
    public string Name => _name;

    /// <summary>Name of its column in CSV; the same unless told otherwise.</summary>
    public string Column { get => field ?? _name; init; }

    /// <summary>Whether every record has it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether many records have the same value, so that it pays to keep each value once.</summary>
    public bool Recurs { get; init; }

    /// <summary>What it says, in one sentence.</summary>
    public string Description => description;

    /// <summary>What its column in CSV holds, in words.</summary>
    public abstract string Values { get; }

    /// <summary>Name of the property of the record.</summary>
    protected string Property => property;

    /// <summary>The name, ready to be written.</summary>
    protected JsonEncodedText EncodedName { get; } =
        JsonEncodedText.Encode(JsonNamingPolicy.SnakeCaseLower.ConvertName(property));

    /// <summary>The bytes of the name in a canonical text.</summary>
    public ReadOnlySpan<byte> Utf8Name => EncodedName.EncodedUtf8Bytes;

    /// <summary>
    /// The value as others than this program know it: a text, a number, a list of texts; <see langword="null"/> for
    /// none.
    /// </summary>
    public abstract object? Plain(GraphRecord record);

    /// <summary>Writes name and value into an object; nothing where there is no value.</summary>
    public abstract void Write(Utf8JsonWriter json, GraphRecord record);

    /// <summary>Gives a record the value that stands there.</summary>
    /// <exception cref="FormatException">It is not well-formed.</exception>
    /// <exception cref="ArgumentException">The record does not take it.</exception>
    public abstract void Read(ref Utf8JsonReader json, RecordReader reader, GraphRecord record);

    /// <summary>Gives a record what another one says where it says nothing itself, and adds to its lists.</summary>
    public abstract void Complete(GraphRecord record, GraphRecord other);

    /// <summary>Finds the property in the class of the records.</summary>
    public abstract void Bind<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TRecord>()
        where TRecord : GraphRecord;
}

/// <inheritdoc cref="Field"/>
/// <typeparam name="TValue">The type of the value: mostly that of the property.</typeparam>
internal abstract class Field<TValue>(string property, string description) : Field(property, description)
{
    /// <summary>Takes the value from a record.</summary>
    public Func<GraphRecord, TValue> Get { get; private set; } = null!;

    /// <summary>Gives the value to a record that nobody else has seen yet.</summary>
    public Action<GraphRecord, TValue> Set { get; private set; } = null!;

    /// <inheritdoc/>
    public sealed override void Bind<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TRecord>()
    {
        var found = typeof(TRecord).GetProperty(Property)
            ?? throw new MissingMemberException(typeof(TRecord).Name, Property);
        (Get, Set) = Accessors<TRecord>(found);
    }

    /// <inheritdoc/>
    public override object? Plain(GraphRecord record) => Get(record);

    /// <inheritdoc/>
    public sealed override void Complete(GraphRecord record, GraphRecord other) =>
        Set(record, Completed(Get(record), Get(other)));

    /// <summary>A value with what another one adds to it.</summary>
    protected virtual TValue Completed(TValue value, TValue other) => value is null ? other : value;

    /// <summary>Makes getter and setter of the property.</summary>
    protected virtual (Func<GraphRecord, TValue> Get, Action<GraphRecord, TValue> Set) Accessors<TRecord>(
        PropertyInfo found)
        where TRecord : GraphRecord
    {
        var (get, set) = Delegates<TRecord, TValue>(found);
        return (record => get((TRecord)record), (record, value) => set((TRecord)record, value));
    }

    /// <summary>Getter and setter as they are; the setter may be one that records keep for themselves.</summary>
    protected static (Func<TRecord, T> Get, Action<TRecord, T> Set) Delegates<TRecord, T>(PropertyInfo found) => (
        found.GetMethod!.CreateDelegate<Func<TRecord, T>>(),
        found.GetSetMethod(nonPublic: true)!.CreateDelegate<Action<TRecord, T>>());
}
