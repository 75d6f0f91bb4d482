using System.Diagnostics.CodeAnalysis;
using GraphService.Graphs.Columns;
using GraphService.Model;
using GraphService.Queries.Computations;
using GraphService.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GraphService.Queries;

/// <summary>
/// Holds the snapshot that questions are answered from, and replaces it when the store has a new revision.
/// </summary>
/// <remarks>
/// A request takes <see cref="Current"/> once and keeps it, so it never sees two revisions. The store is asked for its
/// revision once a second; a new snapshot is built beside the old one and swapped in whole. While the store cannot be
/// asked, or holds nothing any more, the old snapshot goes on being served. Polling begins after the first
/// <see cref="RefreshAsync"/>. Thread-safe.
/// </remarks>
public sealed partial class SnapshotProvider(
    IGraphStore store,
    SnapshotLoader loader,
    ILogger<SnapshotProvider> logger,
    TimeProvider clock,
    ComputationPool computations) : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private volatile GraphCache? _current;
    private volatile StoreLooks _looks = new(null, null, null);
    private string? _warning;

    /// <summary>The newest snapshot, or <see langword="null"/> before the first was loaded.</summary>
    public GraphCache? Current => _current;

    /// <summary>When the store was last looked at, and how that went.</summary>
    public StoreLooks Looks => _looks;

    /// <summary>Loads the store's newest revision unless it is loaded already.</summary>
    /// <returns>Whether there was a new revision.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        var isFirst = _current is null;
        var isNew = await ReplaceAsync(cancellationToken);
        if (isNew)
        {
            // Here, where nothing on the stack holds the old one. What is derived from the new one takes its room.
            var cache = _current!;
            if (!isFirst)
            {
                Garbage.GiveBack(cache.Snapshot.TieColumns.Count);
            }

            _ = (cache.Shape, cache.Components, cache.Names);   // made here, not in somebody's first request
            Garbage.GiveBack(cache.Snapshot.TieColumns.Count);
        }

        return isNew;
    }

    private async Task<bool> ReplaceAsync(CancellationToken cancellationToken)
    {
        var known = _current?.Snapshot.Revision;
        if (known is not null && await store.GetRevisionAsync(cancellationToken) == known)
        {
            _looks = _looks with { Succeeded = clock.GetUtcNow() };
            return false;
        }

        using var activity = Instruments.Activities.StartActivity("load snapshot");
        var started = clock.GetTimestamp();
        var snapshot = await loader.LoadAsync(cancellationToken);
        if (known is { Number: > 0 })
        {
            await CompareAsync(known, snapshot.Revision, cancellationToken);
        }

        _current = new GraphCache(snapshot, loader.NamesOf);
        computations.Serve(snapshot);
        _looks = _looks with { Loaded = clock.GetUtcNow(), Succeeded = clock.GetUtcNow() };
        var milliseconds = clock.GetElapsedTime(started).TotalMilliseconds;
        LogLoaded(snapshot.Id, snapshot.EntityColumns.Count, snapshot.TieColumns.Count, milliseconds);
        return true;
    }

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031",
        Justification = "Whatever goes wrong, the old snapshot is served and the next poll tries again.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(PollInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (_current is null)
            {
                continue;   // whoever starts the service loads the first one, once the store is filled
            }

            try
            {
                await RefreshAsync(stoppingToken);
                _warning = null;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                _looks = _looks with { Failed = new FailedLook(clock.GetUtcNow(), e.Message.ReplaceLineEndings(" ")) };
                if (_warning != e.Message)
                {
                    LogStale(_warning = e.Message);
                }
            }
        }
    }

    /// <summary>
    /// Tells when the store does not go on from what was served: it was replaced, or an older copy was restored.
    /// </summary>
    /// <exception cref="StoreException">It holds nothing any more.</exception>
    private async Task CompareAsync(Revision served, Revision now, CancellationToken cancellationToken)
    {
        if (now.Number == 0)
        {
            throw new StoreException($"The store at {store.Location} is empty now, though it held revision "
                + $"{served.SnapshotId}. Restore a backup, or ingest anew.");
        }

        if (now.Number <= served.Number || !await store.ReadRevisionsAsync(cancellationToken)
            .ContainsAsync(served, cancellationToken: cancellationToken))
        {
            LogReplaced(store.Location, served.SnapshotId, now.SnapshotId);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information,
        Message =
            "Loaded snapshot {Snapshot}: {Entities} entities, {Affiliations} affiliations in {Milliseconds:0} ms")]
    private partial void LogLoaded(string snapshot, int entities, int affiliations, double milliseconds);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning,
        Message =
            "{Location} is another store now, or an older copy of it: revision {Served}, which was served, is not in "
                + "its history. It was opened again and is served with revision {Now}")]
    private partial void LogReplaced(string location, string served, string now);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning,
        Message = "The store cannot be asked for news; the last snapshot is served on. {Reason}")]
    private partial void LogStale(string reason);
}

/// <summary>When the store was looked at for news.</summary>
/// <param name="Loaded">
/// When the snapshot that is served was loaded; <see langword="null"/> before the first was.
/// </param>
/// <param name="Succeeded">When the store last told its revision.</param>
/// <param name="Failed">The last time that it did not, since the program was started.</param>
public sealed record StoreLooks(DateTimeOffset? Loaded, DateTimeOffset? Succeeded, FailedLook? Failed);

/// <summary>A look at the store that failed.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record FailedLook(DateTimeOffset At, string Reason);
