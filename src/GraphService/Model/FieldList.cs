using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace GraphService.Model;

/// <summary>The fields of one kind of record beside its id and data set, in the order of the canonical text.</summary>
internal sealed class FieldList : IReadOnlyList<Field>
{
    private static readonly Lazy<FieldList[]> All =
        new(() => [Source.Fields, Entity.Fields, Affiliation.Fields, Claim.Fields, Dataset.Fields]);

    private readonly Field[] _fields;
    private readonly ulong _required;

    private FieldList(RecordKind kind, Func<string, string, GraphRecord> create, Field[] fields)
    {
        (Kind, New, _fields) = (kind, create, fields);
        References = Array.FindAll(fields, field => field is ReferenceField or SourcesField);
        Attributes = Array.FindAll(fields, field => field is not ReferenceField { IsEnd: true });

        // A canonical text has nothing where a list is empty.
        _required = fields.Index()
            .Where(pair => pair.Item.IsRequired && pair.Item is not SourcesField)
            .Aggregate(0UL, (bits, pair) => bits | (1UL << pair.Index));
    }

    /// <summary>The kind of record.</summary>
    public RecordKind Kind { get; }

    /// <summary>Makes a record of an id and a data set, to be given its fields.</summary>
    public Func<string, string, GraphRecord> New { get; }

    /// <summary>Those that name other records.</summary>
    public IReadOnlyList<Field> References { get; }

    /// <summary>Those that a node or an edge carries: all but the ends of a tie.</summary>
    public IReadOnlyList<Field> Attributes { get; }

    /// <inheritdoc/>
    public int Count => _fields.Length;

    /// <inheritdoc/>
    public Field this[int index] => _fields[index];

    /// <summary>The field of a name.</summary>
    public Field this[string name] => _fields[PlaceOf(name)];

    /// <summary>The fields of a kind of record.</summary>
    public static FieldList Of(RecordKind kind) => All.Value[(int)kind];

    /// <summary>What a record names by id.</summary>
    public static IEnumerable<(RecordKind Kind, string Id)> ReferencesOf(GraphRecord record)
    {
        foreach (var field in Of(record.Kind).References)
        {
            if (field is ReferenceField one && one.Get(record) is { } referred)
            {
                yield return (one.To, referred);
            }

            foreach (var id in field is SourcesField several ? several.Get(record) : [])
            {
                yield return (RecordKind.Source, id);
            }
        }
    }

    /// <summary>Makes a list.</summary>
    /// <param name="kind">The kind of record.</param>
    /// <param name="create">Makes a record of an id and a data set.</param>
    /// <param name="fields">The fields.</param>
    public static FieldList Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TRecord>(
        RecordKind kind, Func<string, string, TRecord> create, params Field[] fields)
        where TRecord : GraphRecord
    {
        foreach (var field in fields)
        {
            field.Bind<TRecord>();
        }

        return new FieldList(kind, create, fields);
    }

    /// <summary>The place of the field of a name.</summary>
    public int PlaceOf(string name) => Array.FindIndex(_fields, field => field.Name == name);

    /// <summary>Finds the field that a text tells next; canonical texts keep the order of the list.</summary>
    /// <param name="name">The name, in UTF-8.</param>
    /// <param name="next">The place after the field that was found last; moves on.</param>
    /// <returns>The place of the field, or -1.</returns>
    public int Find(ReadOnlySpan<byte> name, ref int next)
    {
        for (var tried = 0; tried < _fields.Length; tried++)
        {
            var place = next + tried < _fields.Length ? next + tried : next + tried - _fields.Length;
            if (name.SequenceEqual(_fields[place].Utf8Name))
            {
                next = place + 1;
                return place;
            }
        }

        return -1;
    }

    /// <summary>The first field that every record has and this one was not given.</summary>
    /// <param name="given">A bit for each place that was given.</param>
    public Field? Missing(ulong given) => (_required & ~given) is not 0 and var missing
        ? _fields[System.Numerics.BitOperations.TrailingZeroCount(missing)]
        : null;

    /// <inheritdoc/>
    public IEnumerator<Field> GetEnumerator() => _fields.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
