using System.Threading.Channels;
using GraphService.Model;
using GraphService.Storage;

namespace GraphService.Ingestion;

/// <summary>
/// Takes an input into a store in one run: reads, checks what rows refer to, finds out what is new or different, and
/// writes that, all of it or nothing.
/// </summary>
/// <remarks>
/// The same input twice makes no second revision. A record of another data set is never overwritten or withdrawn, and
/// nothing is withdrawn that a remaining record refers to. Reading and writing overlap.
/// </remarks>
/// <param name="store">The store, which is opened; a dry run only reads it, and it need not exist.</param>
/// <param name="clock">Tells when a run was committed.</param>
public sealed class IngestionPipeline(IGraphStore store, TimeProvider clock)
{
    /// <summary>Carries out a run.</summary>
    /// <param name="request">What and how.</param>
    /// <param name="progress">Told every few thousand rows; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the run without a trace.</param>
    /// <exception cref="InputException">The input as a whole cannot be read. Nothing of it was written.</exception>
    /// <exception cref="StoreException">The store failed. Nothing of the input was written.</exception>
    /// <exception cref="StoppedException">It was cancelled when the store had been upgraded.</exception>
    public async Task<IngestionReport> RunAsync(
        IngestionRequest request, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var input = Readers.ForPath(request.Path).Open(request.Path, request.Dataset, request.Full);
        var work = new IngestionRun(request, input, progress);
        var report = request.DryRun
            ? await ValidateAsync(work, cancellationToken)
            : await OpenAndIngestAsync(work, cancellationToken);
        return report with { Elapsed = clock.GetElapsedTime(started) };
    }

    /// <summary>
    /// Opens the store, which may upgrade it, now that the input is known to be one; whatever comes after that says so.
    /// </summary>
    private async Task<IngestionReport> OpenAndIngestAsync(IngestionRun work, CancellationToken cancellationToken)
    {
        var isUpgraded = await store.OpenAsync(cancellationToken);
        if (!isUpgraded)
        {
            return await IngestAsync(work, cancellationToken);
        }

        var before = $"The store at {store.Location} was of an older format and was upgraded.";
        try
        {
            return await IngestAsync(work, cancellationToken) with { IsUpgraded = true };
        }
        catch (OperationCanceledException e)
        {
            throw new StoppedException($"{before} Nothing else was written.", e);
        }
        catch (InputException e)
        {
            throw new InputException($"{before} Then: {e.Message}", e);
        }
        catch (StoreException e)
        {
            throw new StoreException($"{before} Then: {e.Message}", e) { Fault = e.Fault };
        }
    }

    private async Task<IngestionReport> ValidateAsync(IngestionRun work, CancellationToken cancellationToken)
    {
        var contents = await store.ExistsAsync(cancellationToken)
            ? await store.LoadAsync(cancellationToken)
            : GraphContents.Empty;
        using var json = new RecordJson();
        foreach (var record in contents.Records)
        {
            work.Index.Add(StoredRecord.Of(record, json.DigestOf(record)));
        }

        work.Addresses = new SharedAddresses(work.SharingWith);
        contents.AddTo(work.Addresses);
        foreach (var _ in work.Changes(cancellationToken).Concat(work.Withdrawals(contents)))
        {
        }

        var outcome = work.Refusal is not null ? IngestionOutcome.TooManyRejected : IngestionOutcome.Validated;
        return work.Report(outcome, contents.Revision);
    }

    private async Task<IngestionReport> IngestAsync(IngestionRun work, CancellationToken cancellationToken)
    {
        await using var run = await store.BeginRunAsync(
            new RunInfo(Guid.CreateVersion7(clock.GetUtcNow()).ToString(), work.Request.Dataset), cancellationToken);
        if (work.Request.OnlyIntoEmpty && run.Base.Number > 0)
        {
            return work.Report(IngestionOutcome.NotEmpty, run.Base);
        }

        await foreach (var record in run.ReadRecordsAsync(cancellationToken))
        {
            work.Index.Add(record);
        }

        if (work.SharingWith is { Count: > 0 } sets)
        {
            await store.ReadAsync(() => work.Addresses = new SharedAddresses(sets), cancellationToken);
        }

        await WriteAsync(run, work.Changes(cancellationToken), work.Request.BatchSize, cancellationToken);
        if (work.MayWithdraw)
        {
            var contents = await store.LoadAsync(cancellationToken);
            await WriteAsync(run, work.Withdrawals(contents), work.Request.BatchSize, cancellationToken);
        }

        if (work.Refusal is not null || !work.HasChanges)
        {
            var outcome = work.Refusal is not null ? IngestionOutcome.TooManyRejected : IngestionOutcome.Unchanged;
            return work.Report(outcome, await store.GetRevisionAsync(cancellationToken));
        }

        // From here on it is carried through, so that it is known what became of it.
        cancellationToken.ThrowIfCancellationRequested();
        var revision = await run.CommitAsync(work.Index.ContentHash(), clock.GetUtcNow(), CancellationToken.None);
        return work.Report(IngestionOutcome.Committed, revision);
    }

    /// <summary>Hands the changes to the store in batches, while the next ones are being read.</summary>
    private static async Task WriteAsync(
        IGraphRun run, IEnumerable<RecordChange> changes, int batchSize, CancellationToken cancellationToken)
    {
        var batches = Channel.CreateBounded<RecordChange[]>(
            new BoundedChannelOptions(4) { SingleReader = true, SingleWriter = true });
        var writing = Task.Run(
            async () =>
            {
                try
                {
                    await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
                    {
                        await run.WriteAsync(batch, cancellationToken);
                    }
                }
                catch (Exception e)
                {
                    batches.Writer.TryComplete(e);   // so that the reading side does not wait for room in vain
                    throw;
                }
            },
            cancellationToken);
        try
        {
            foreach (var batch in changes.Chunk(batchSize))
            {
                await batches.Writer.WriteAsync(batch, cancellationToken);
            }
        }
        catch (ChannelClosedException)
        {
            // The writing side failed; awaiting it below tells why.
        }
        finally
        {
            batches.Writer.TryComplete();
            await writing;
        }
    }
}
