using System.Runtime.CompilerServices;
using GraphService.Model;
using Polly;
using Polly.Retry;

namespace GraphService.Storage.Neo4j;

/// <summary>A store in Neo4j 5.26 or later, for several programs and people at once.</summary>
/// <remarks>
/// The change log (<c>:Change</c>) and the revisions (<c>:Revision</c>) are the store's memory; entities, affiliations,
/// sources and claims stand beside them as nodes and relationships for people who ask in Cypher.
/// </remarks>
public sealed class Neo4jStore : IGraphStore, ICypherExecutor
{
    /// <summary>Least and greatest number of rows in a statement.</summary>
    public const int MinBatchSize = 1_000, MaxBatchSize = 5_000;

    /// <summary>
    /// The format of what this program writes. 2 knows descriptions of data sets; a store of format 1 is one of format
    /// 2 that has none. In 3 changes name the data set; those of older formats need not, as ids were unique then.
    /// </summary>
    private const long Format = 3;

    private const int ChangesPerPage = 1_000;

    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Deadlocks and the like go away when one waits a little, each time longer and not all for the same time. At most
    /// some eight seconds in all.
    /// </summary>
    private static readonly ResiliencePipeline Retrying = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Neo4jFailure>(failure => failure.IsTransient),
            MaxRetryAttempts = 8,
            Delay = TimeSpan.FromMilliseconds(50),
            MaxDelay = TimeSpan.FromSeconds(2),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    private readonly ICypherTransport _transport;

    internal Neo4jStore(ICypherTransport transport, string location, int batchSize) =>
        (_transport, Location, BatchSize) = (transport, location, batchSize);

    /// <inheritdoc/>
    public string Location { get; }

    /// <summary>Rows in a statement.</summary>
    internal int BatchSize { get; }

    /// <summary>A run without a sign of life for so long counts as dead; 20 s.</summary>
    internal TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        await ReadFormatAsync(cancellationToken) is not null;

    /// <inheritdoc/>
    public async Task<bool> OpenAsync(CancellationToken cancellationToken)
    {
        var format = await ReadFormatAsync(cancellationToken);
        foreach (var statement in CypherText.Schema)
        {
            await RunAsync(statement, Nothing, _ => { }, cancellationToken);
        }

        var patience = new Dictionary<string, object?> { ["seconds"] = 60L };
        await RunAsync(CypherText.AwaitIndexes, patience, _ => { }, cancellationToken);
        var ofFormat = new Dictionary<string, object?> { ["format"] = Format };
        await RunAsync(CypherText.CreateStore, ofFormat, _ => { }, cancellationToken);
        if (format < Format)
        {
            await RunAsync(CypherText.UpgradeStore, ofFormat, _ => { }, cancellationToken);
        }

        await GuardFormat(async () =>
        {
            await Neo4jRun.CleanUpAsync(this, cancellationToken);
            return true;
        });
        return format < Format;
    }

    /// <inheritdoc/>
    public async Task<Revision> GetRevisionAsync(CancellationToken cancellationToken) =>
        (await ReadLastRevisionAsync(cancellationToken)).Revision;

    /// <inheritdoc/>
    public async Task<GraphContents> LoadAsync(CancellationToken cancellationToken)
    {
        var (revision, lastChange) = await ReadLastRevisionAsync(cancellationToken);
        return await GuardFormat(() => new Neo4jLoader(this, lastChange).LoadAsync(revision, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<Revision?> ReadEarlierAsync(
        long number, Func<IRecordSink> begin, CancellationToken cancellationToken)
    {
        foreach (var (revision, lastChange) in await ReadRevisionsAndChangesAsync(cancellationToken))
        {
            if (revision.Number == number)
            {
                var contents = await GuardFormat(
                    () => new Neo4jLoader(this, lastChange).LoadAsync(revision, cancellationToken));
                contents.AddTo(begin());
                return revision;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Revision> ReadRevisionsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (revision, _) in await ReadRevisionsAndChangesAsync(cancellationToken))
        {
            yield return revision;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Change> ReadChangesAsync(
        long afterRevision, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var revisions = await ReadRevisionsAndChangesAsync(cancellationToken);
        if (revisions.Count == 0)
        {
            yield break;
        }

        var byNumber = revisions.ToDictionary(r => r.Revision.Number, r => r.Revision);
        var loader = new Neo4jLoader(this, revisions[^1].LastChange);
        var after = revisions.LastOrDefault(r => r.Revision.Number <= afterRevision).LastChange;
        List<Change> page;
        do
        {
            page = await GuardFormat(() => loader.ReadChangesAsync(after, ChangesPerPage, byNumber, cancellationToken));
            foreach (var change in page)
            {
                after = change.Sequence;
                yield return change;
            }
        }
        while (page.Count == ChangesPerPage);
    }

    /// <inheritdoc/>
    public async Task<IGraphRun> BeginRunAsync(RunInfo run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await GuardFormat(() => Neo4jRun.BeginAsync(this, run, LockPatience, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _transport.DisposeAsync();

    /// <summary>
    /// Runs a statement in a transaction of its own; tries again when it had no effect and that may help.
    /// </summary>
    /// <exception cref="StoreException">It failed.</exception>
    async Task ICypherExecutor.RunAsync(
        string statement,
        IReadOnlyDictionary<string, object?> parameters,
        Action<CypherRow> onRow,
        CancellationToken cancellationToken) =>
        await RunAsync(statement, parameters, onRow, cancellationToken);

    /// <inheritdoc cref="ICypherExecutor.RunAsync"/>
    internal async Task RunAsync(
        string statement,
        IReadOnlyDictionary<string, object?> parameters,
        Action<CypherRow> onRow,
        CancellationToken cancellationToken)
    {
        try
        {
            await Retrying.ExecuteAsync(
                async token => await _transport.RunAsync(statement, parameters, onRow, token), cancellationToken);
        }
        catch (Neo4jFailure failure)
        {
            throw Neo4jErrors.Explain(failure, Location);
        }
    }

    /// <summary>
    /// Does several statements in one transaction; does all of them again when it had no effect and that may help.
    /// </summary>
    /// <exception cref="StoreException">It failed.</exception>
    internal async Task TransactAsync(Func<ICypherExecutor, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await Retrying.ExecuteAsync(
                async token =>
                {
                    await using var transaction = await _transport.BeginAsync(token);
                    await work(transaction);
                    await transaction.CommitAsync(token);
                },
                cancellationToken);
        }
        catch (Neo4jFailure failure)
        {
            throw Neo4jErrors.Explain(failure, Location);
        }
    }

    /// <summary>The last committed revision and its last change.</summary>
    internal async Task<(Revision Revision, long LastChange)> ReadLastRevisionAsync(CancellationToken cancellationToken)
    {
        var last = (Revision.Empty, 0L);
        await GuardFormat(async () =>
        {
            await RunAsync(
                CypherText.ReadLastRevision, Nothing, row => last = Neo4jLoader.RevisionOf(row), cancellationToken);
            return true;
        });
        return last;
    }

    private static Dictionary<string, object?> Nothing => [];

    /// <summary>The format of the store; <see langword="null"/> where there is none.</summary>
    /// <exception cref="StoreException">It is newer than <see cref="Format"/>.</exception>
    private async Task<long?> ReadFormatAsync(CancellationToken cancellationToken)
    {
        long? format = null;
        await RunAsync(CypherText.ReadFormat, Nothing, row => format = row.Int64(0), cancellationToken);
        return format is null or <= Format ? format : throw new StoreException(
            $"The store at {Location} was made by a newer GraphService (format {format}, this one knows {Format}). "
            + "Use that one, or another database.");
    }

    private Task<List<(Revision Revision, long LastChange)>> ReadRevisionsAndChangesAsync(
        CancellationToken cancellationToken) => GuardFormat(async () =>
    {
        var revisions = new List<(Revision, long)>();
        await RunAsync(
            CypherText.ReadRevisions, Nothing, row => revisions.Add(Neo4jLoader.RevisionOf(row)), cancellationToken);
        return revisions;
    });

    /// <summary>Says that the store is damaged where what it holds cannot be read.</summary>
    internal async Task<T> GuardFormat<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (UnknownWordException e)
        {
            throw new StoreException(
                $"The store at {Location} was written by a newer GraphService, which knows the "
                    + $"{e.What.ReplaceLineEndings(" ")}; this one does not. Use that one, or another database.",
                e)
            { Fault = StoreFault.Newer };
        }
        catch (Exception e) when (e is FormatException or ArgumentException or KeyNotFoundException
            or OverflowException or InvalidCastException)
        {
            throw new StoreException(
                $"The store at {Location} is damaged: its change log holds what this program never wrote "
                    + $"({e.Message.ReplaceLineEndings(" ")}). Restore a backup of the database.",
                e)
            { Fault = StoreFault.Damaged };
        }
    }
}
