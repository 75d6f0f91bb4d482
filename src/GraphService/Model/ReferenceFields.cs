using System.Text.Json;

namespace GraphService.Model;

/// <summary>The id of another record.</summary>
/// <param name="property">Name of the property.</param>
/// <param name="to">The kind of that record.</param>
/// <param name="description">What it says.</param>
internal sealed class ReferenceField(string property, RecordKind to, string description)
    : Field<string?>(property, description)
{
    /// <summary>The kind of the other record.</summary>
    public RecordKind To => to;

    /// <summary>Whether it is one end of a tie, which the graph itself holds.</summary>
    public bool IsEnd { get; init; }

    /// <inheritdoc/>
    public override string Values => "id";

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, GraphRecord record)
    {
        if (Get(record) is { } id)
        {
            json.WriteString(EncodedName, id);
        }
    }

    /// <inheritdoc/>
    public override void Read(ref Utf8JsonReader json, RecordReader reader, GraphRecord record) =>
        Set(record, reader.Share(ref json));
}

/// <summary>The ids of the sources, best first, no repeats.</summary>
internal sealed class SourcesField : Field<IReadOnlyList<string>>
{
    public SourcesField(string property, string description)
        : base(property, description) => (IsRequired, Recurs) = (true, true);

    /// <inheritdoc/>
    public override string Values => "list of ids";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Completed(IReadOnlyList<string> value, IReadOnlyList<string> other) =>
        [.. value.Union(other, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, GraphRecord record)
    {
        if (Get(record) is { Count: > 0 } ids)
        {
            json.WriteStartArray(EncodedName);
            for (var i = 0; i < ids.Count; i++)
            {
                json.WriteStringValue(ids[i]);
            }

            json.WriteEndArray();
        }
    }

    /// <inheritdoc/>
    public override void Read(ref Utf8JsonReader json, RecordReader reader, GraphRecord record) =>
        Set(record, reader.Ids(ref json));
}
