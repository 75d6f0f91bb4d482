using GraphService.Graphs;
using GraphService.Graphs.Columns;
using GraphService.Model;
using GraphService.Names;
using GraphService.Storage;
using Microsoft.Extensions.Logging;

namespace GraphService.Queries;

/// <summary>
/// Loads the snapshot of a store, and the index of its names: from their files where those fit, else from the store,
/// and then writes the files.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="file">The file; <see langword="null"/> for none.</param>
/// <param name="logger">Told when the file is of no use.</param>
public sealed partial class SnapshotLoader(IGraphStore store, SnapshotFile? file, ILogger<SnapshotLoader> logger)
{
    private static readonly Task<GraphSnapshot?> NothingBegun = Task.FromResult<GraphSnapshot?>(null);

    private readonly NameFile? _names = file is null ? null : new NameFile(file);
    private Task<GraphSnapshot?> _begun = NothingBegun;
    private bool _hasWarned;

    /// <summary>
    /// Begins to open the file, while the program is still being put together, for the load that follows. Whatever goes
    /// wrong goes wrong again there, and is told there; nothing is made or changed.
    /// </summary>
    public Task BeginAsync() => _begun = file is null ? NothingBegun : Task.Run(async () =>
        file.TryOpen(await store.GetRevisionAsync(CancellationToken.None), out _));

    /// <summary>Loads the newest revision.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<GraphSnapshot> LoadAsync(CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            var revision = await store.GetRevisionAsync(cancellationToken);
            if (await TakeBegunAsync(revision) is { } begun)
            {
                return begun;
            }

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
        try
        {
            var loaded = await store.ReadAsync(
                () =>
                {
                    builder.Dispose();
                    return builder = new SnapshotBuilder();
                },
                cancellationToken);
            Garbage.GiveBack(builder.TieCount);
            if (file is null)
            {
                return builder.ToSnapshot(loaded);
            }

            var built = builder.ToSnapshot(loaded, file, out var failure);
            Tell(file.Path, failure);
            return built;
        }
        finally
        {
            builder.Dispose();
        }
    }

    /// <summary>
    /// The index of the names of a snapshot: from its file where that fits, else made, and then written into the file.
    /// </summary>
    public NameIndex NamesOf(GraphSnapshot snapshot)
    {
        if (_names is null)
        {
            return NameIndex.Build(snapshot);
        }

        if (_names.TryOpen(snapshot, out var damage) is { } index)
        {
            return index;
        }

        if (damage is not null)
        {
            LogDamaged(_names.Path, damage.Message);
        }

        index = NameIndex.Build(snapshot);
        Tell(_names.Path, _names.Write(snapshot, index));
        return index;
    }

    /// <summary>What was begun, where it shows a revision; once, as it is not to be kept alive.</summary>
    private async Task<GraphSnapshot?> TakeBegunAsync(Revision revision)
    {
        var begun = Interlocked.Exchange(ref _begun, NothingBegun);
        await ((Task)begun).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return begun.IsCompletedSuccessfully && begun.Result?.Revision == revision ? begun.Result : null;
    }

    private void Tell(string path, Exception? failure)
    {
        if (failure is not null && !_hasWarned)
        {
            LogNotWritten(path, failure.Message);
            _hasWarned = true;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information,
        Message = "The snapshot file {Path} is of no use and is written anew: {Reason}")]
    private partial void LogDamaged(string path, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information,
        Message = "The snapshot file {Path} cannot be written, so each start makes it anew from the store: {Reason}")]
    private partial void LogNotWritten(string path, string reason);
}
