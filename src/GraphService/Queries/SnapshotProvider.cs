using System.Diagnostics.CodeAnalysis;
using GraphService.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GraphService.Queries;

/// <summary>Holds the snapshot that questions are answered from, and replaces it when the store has a new revision.</summary>
/// <remarks>
/// A request takes <see cref="Current"/> once and keeps it, so it never sees two revisions. The store is asked for its
/// revision once a second; a new snapshot is built beside the old one and swapped in whole. While the store cannot be
/// asked, the old snapshot goes on being served. Polling begins after the first <see cref="RefreshAsync"/>. Thread-safe.
/// </remarks>
public sealed partial class SnapshotProvider(
    IGraphStore store,
    SnapshotLoader loader,
    ILogger<SnapshotProvider> logger,
    TimeProvider clock,
    IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private volatile GraphView? _current;
    private volatile StoreLooks _looks = new(null, null, null);
    private bool _hasWarned;

    /// <summary>The newest snapshot, or <see langword="null"/> before the first was loaded.</summary>
    public GraphView? Current => _current;

    /// <summary>When the store was last looked at, and how that went.</summary>
    public StoreLooks Looks => _looks;

    /// <summary>Loads the store's newest revision unless it is loaded already.</summary>
    /// <returns>Whether there was a new revision.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        var known = _current?.Snapshot.Revision;
        if (known is not null && await store.GetRevisionAsync(cancellationToken) == known)
        {
            _looks = _looks with { Succeeded = clock.GetUtcNow() };
            return false;
        }

        var started = clock.GetTimestamp();
        var view = new GraphView(await loader.LoadAsync(cancellationToken), lifetime.ApplicationStopping);
        _current = view;
        _looks = _looks with { Loaded = clock.GetUtcNow(), Succeeded = clock.GetUtcNow() };
        var (snapshot, milliseconds) = (view.Snapshot, clock.GetElapsedTime(started).TotalMilliseconds);
        LogLoaded(snapshot.Id, snapshot.Entities.Count, snapshot.Affiliations.Count, milliseconds);
        _ = view.Names;   // made here, not in somebody's first search
        return true;
    }

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong, the old snapshot is served and the next poll tries again.")]
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
                _hasWarned = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                _looks = _looks with { Failed = new FailedLook(clock.GetUtcNow(), e.Message.ReplaceLineEndings(" ")) };
                if (!_hasWarned)
                {
                    LogStale(e.Message);
                    _hasWarned = true;
                }
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Loaded snapshot {Snapshot}: {Entities} entities, {Affiliations} affiliations in {Milliseconds:0} ms")]
    private partial void LogLoaded(string snapshot, int entities, int affiliations, double milliseconds);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The store cannot be asked for news; the last snapshot is served on. {Reason}")]
    private partial void LogStale(string reason);
}

/// <summary>When the store was looked at for news.</summary>
/// <param name="Loaded">When the snapshot that is served was loaded; <see langword="null"/> before the first was.</param>
/// <param name="Succeeded">When the store last told its revision.</param>
/// <param name="Failed">The last time that it did not, since the program was started.</param>
public sealed record StoreLooks(DateTimeOffset? Loaded, DateTimeOffset? Succeeded, FailedLook? Failed);

/// <summary>A look at the store that failed.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record FailedLook(DateTimeOffset At, string Reason);
