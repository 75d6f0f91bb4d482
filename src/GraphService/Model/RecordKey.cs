namespace GraphService.Model;

/// <summary>What names a record in a store.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="Id">Its id.</param>
/// <param name="Dataset">The data set that states it: several may state something of the same id.</param>
public readonly record struct RecordKey(RecordKind Kind, string Id, string Dataset)
{
    /// <summary>The key of a record.</summary>
    public static RecordKey Of(GraphRecord record) => new(record.Kind, record.Id, record.Dataset);

    /// <summary>Kind and id for messages, such as <c>entity 'p1'</c>.</summary>
    public override string ToString() => $"{Vocabulary.Kinds[Kind]} '{Id}'";
}
