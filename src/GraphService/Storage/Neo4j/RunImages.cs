using GraphService.Model;

namespace GraphService.Storage.Neo4j;

/// <summary>
/// What the store holds of the ids of a batch of changes before they are made: what the log calls images before, and
/// what the graph's nodes follow from.
/// </summary>
internal sealed class RunImages
{
    private readonly Dictionary<RecordKey, (string Text, GraphRecord Record)> _own;
    private readonly ILookup<(RecordKind Kind, string Id), GraphRecord> _ofOthers;

    private RunImages(
        IEnumerable<(string Text, GraphRecord Record)> own,
        ILookup<(RecordKind Kind, string Id), GraphRecord> ofOthers) =>
        (_own, _ofOthers) = (own.ToDictionary(image => RecordKey.Of(image.Record)), ofOthers);

    /// <summary>
    /// Reads the records that a batch changes or withdraws, and what others state of the same ids, as they are.
    /// </summary>
    public static async Task<RunImages> ReadAsync(
        Neo4jStore store, List<RecordChange> batch, CancellationToken cancellationToken)
    {
        var changed = batch.Where(change => change.Operation != ChangeOperation.Added);
        return new RunImages(
            await ReadAsync(store, CypherText.ReadImages, changed, cancellationToken),
            await ReadSharedAsync(store, batch.Where(change => change.IsShared), cancellationToken));
    }

    /// <summary>Reads what other data sets state of the ids of some changes.</summary>
    public static async Task<ILookup<(RecordKind Kind, string Id), GraphRecord>> ReadSharedAsync(
        Neo4jStore store, IEnumerable<RecordChange> changes, CancellationToken cancellationToken) =>
        (await ReadAsync(store, CypherText.ReadShared, changes, cancellationToken))
            .Select(image => image.Record).ToLookup(record => (record.Kind, record.Id));

    /// <summary>The text of a record that the batch changes or withdraws; nothing where it is not there.</summary>
    public string? TextOf(RecordKey key) => _own.TryGetValue(key, out var image) ? image.Text : null;

    /// <summary>What the batch is in the graph.</summary>
    public List<GraphChange> ChangesOf(List<RecordChange> batch) =>
        batch.ConvertAll(change => new GraphChange(
            change.Key.Kind,
            change.Key.Id,
            change.After,
            _own.TryGetValue(change.Key, out var before) ? [before.Record] : [],
            [.. _ofOthers[(change.Key.Kind, change.Key.Id)]]));

    private static async Task<List<(string Text, GraphRecord Record)>> ReadAsync(
        Neo4jStore store, string statement, IEnumerable<RecordChange> changes, CancellationToken cancellationToken)
    {
        var images = new List<(string, GraphRecord)>();
        var rows = changes
            .Select(change => new[] { Vocabulary.Kinds[change.Key.Kind], change.Key.Id, change.Key.Dataset }).ToList();
        if (rows.Count > 0)
        {
            var reader = new RecordReader(new StringPool());
            await store.RunAsync(
                statement,
                new Dictionary<string, object?> { ["rows"] = rows },
                row => images.Add((row.Text(0), reader.Read(row.Utf8(0)))),
                cancellationToken);
        }

        return images;
    }
}
