using GraphService.Ingestion;
using GraphService.Storage;

namespace GraphService.Hosting;

/// <summary>Makes a new installation answer at once: opens the store and fills it when it is empty.</summary>
/// <param name="store">The store.</param>
/// <param name="data">What to fill it with.</param>
/// <param name="pipeline">Fills it.</param>
public sealed class FirstRun(IGraphStore store, DataSettings data, IngestionPipeline pipeline)
{
    /// <summary>Opens the store and, when nothing was ever committed to it, ingests <c>Data:Path</c>.</summary>
    /// <returns>The report of the ingestion, or <see langword="null"/> when there was none.</returns>
    /// <exception cref="SettingsException"><c>Data:Path</c> names nothing.</exception>
    /// <exception cref="InputException">The data cannot be read, or too many of its rows were rejected.</exception>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<IngestionReport?> PrepareAsync(CancellationToken cancellationToken)
    {
        await store.OpenAsync(cancellationToken);
        var revision = await store.GetRevisionAsync(cancellationToken);
        if (revision.Number > 0 || data.Resolve() is not { } path)
        {
            return null;
        }

        var request = new IngestionRequest(path, IngestionRequest.DatasetOf(path));
        var report = await pipeline.RunAsync(request, null, cancellationToken);
        return report.Outcome != IngestionOutcome.TooManyRejected ? report : throw new InputException(
            $"'{path}' was not loaded into the empty store, and nothing can be served. {report.Refusal} The first: "
            + $"{report.Rejections[0]} The worker's validate lists all of them, and its ingest takes --max-rejected.");
    }
}
