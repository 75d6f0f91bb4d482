using GraphService.Ingestion;
using GraphService.Storage;
using Microsoft.Extensions.Logging;

namespace GraphService.Hosting;

/// <summary>Makes a new installation answer at once: opens the store and fills it when it is empty.</summary>
/// <param name="store">The store.</param>
/// <param name="data">What to fill it with.</param>
/// <param name="pipeline">Fills it.</param>
/// <param name="logger">Told when another program has to be waited for.</param>
public sealed partial class FirstRun(
    IGraphStore store, DataSettings data, IngestionPipeline pipeline, ILogger<FirstRun> logger)
{
    /// <summary>The stores themselves wait for some seconds; this is for locks that are told at once.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Opens the store and, when nothing was ever committed to it, ingests <c>Data:Path</c>. While another program
    /// writes to the store it is waited for, as what that commits makes the store no longer empty.
    /// </summary>
    /// <returns>The report of the ingestion, or <see langword="null"/> when there was none.</returns>
    /// <exception cref="SettingsException"><c>Data:Path</c> names nothing.</exception>
    /// <exception cref="InputException">The data cannot be read, or too many of its rows were rejected.</exception>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<IngestionReport?> PrepareAsync(CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return await TryAsync(cancellationToken);
            }
            catch (StoreException e) when (e.Fault == StoreFault.Locked)
            {
                if (isFirst)
                {
                    LogWaiting(store.Location);
                }
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task<IngestionReport?> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.OpenAsync(cancellationToken);
        }
        catch (StoreException e) when (e.Fault == StoreFault.ReadOnly)
        {
            // An older format, which can be read all the same.
            if (!await store.ExistsAsync(cancellationToken)
                || (await store.GetRevisionAsync(cancellationToken)).Number == 0)
            {
                throw;
            }

            LogNotUpgraded(e.Message);
            return null;
        }

        var revision = await store.GetRevisionAsync(cancellationToken);
        if (revision.Number > 0 || data.Resolve() is not { } path)
        {
            return null;
        }

        var request = new IngestionRequest(path, IngestionRequest.DatasetOf(path)) { OnlyIntoEmpty = true };
        var report = await pipeline.RunAsync(request, null, cancellationToken);
        return report.Outcome switch
        {
            IngestionOutcome.NotEmpty => null,   // another program was quicker
            IngestionOutcome.TooManyRejected => throw new InputException(
                $"'{path}' was not loaded into the empty store, and nothing can be served. {report.Refusal} The first: "
                + $"{report.Rejections[0]} The worker's validate lists all of them, and its ingest takes "
                + "--max-rejected."),
            _ => report,
        };
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning,
        Message = "Another program is writing to {Location}; it is waited for before anything is served")]
    private partial void LogWaiting(string location);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "It is served as it is. {Reason}")]
    private partial void LogNotUpgraded(string reason);
}
