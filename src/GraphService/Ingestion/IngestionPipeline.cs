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
/// <param name="store">The store, open; a dry run only reads it, and it need not exist.</param>
/// <param name="clock">Tells when a run was committed.</param>
public sealed class IngestionPipeline(IGraphStore store, TimeProvider clock)
{
    /// <summary>Carries out a run.</summary>
    /// <param name="request">What and how.</param>
    /// <param name="progress">Told every few thousand rows; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the run without a trace.</param>
    /// <exception cref="InputException">The input as a whole cannot be read. Nothing was written.</exception>
    /// <exception cref="StoreException">The store failed. Nothing was written.</exception>
    public async Task<IngestionReport> RunAsync(
        IngestionRequest request, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var input = Readers.ForPath(request.Path).Open(request.Path, request.Dataset, request.Full);
        var work = new IngestionRun(request, input, progress);
        var report = request.DryRun
            ? await ValidateAsync(work, cancellationToken)
            : await IngestAsync(work, cancellationToken);
        return report with { Elapsed = clock.GetElapsedTime(started) };
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
        await foreach (var record in run.ReadRecordsAsync(cancellationToken))
        {
            work.Index.Add(record);
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
        if (work.Request.OnlyIntoEmpty && run.Base.Number > 0)
        {
            return work.Report(IngestionOutcome.NotEmpty, run.Base);
        }

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
