using GraphService.Graphs;
using GraphService.Graphs.Columns;
using GraphService.Storage;
using Microsoft.Extensions.Logging;

namespace GraphService.Queries;

/// <summary>
/// Loads the snapshot of a store: from its file where that fits, else from the store, and then writes the file.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="file">The file; <see langword="null"/> for none.</param>
/// <param name="logger">Told when the file is of no use.</param>
public sealed partial class SnapshotLoader(IGraphStore store, SnapshotFile? file, ILogger<SnapshotLoader> logger)
{
    private bool _hasWarned;

    /// <summary>Loads the newest revision.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<GraphSnapshot> LoadAsync(CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            var revision = await store.GetRevisionAsync(cancellationToken);
            if (file.TryOpen(revision, out var damage) is { } snapshot)
            {
                return snapshot;
            }

            if (damage is not null)
            {
                LogDamaged(file.Path, damage.Message);
            }
        }

        var builder = new SnapshotBuilder();
        var loaded = await store.ReadAsync(() => builder = new SnapshotBuilder(), cancellationToken);
        Garbage.GiveBack(builder.TieCount);
        if (file is null)
        {
            return builder.ToSnapshot(loaded);
        }

        var built = builder.ToSnapshot(loaded, file, out var failure);
        if (failure is not null && !_hasWarned)
        {
            LogNotWritten(file.Path, failure.Message);
            _hasWarned = true;
        }

        return built;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information,
        Message = "The snapshot file {Path} is of no use and is written anew: {Reason}")]
    private partial void LogDamaged(string path, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information,
        Message = "The snapshot file {Path} cannot be written, so each start reads the whole store: {Reason}")]
    private partial void LogNotWritten(string path, string reason);
}
