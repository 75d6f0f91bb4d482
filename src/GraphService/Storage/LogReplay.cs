using GraphService.Model;

namespace GraphService.Storage;

/// <summary>
/// Goes through a change log and holds it against itself: each change begins with what the one before it left of the
/// record, and what is in force after each revision has the content hash of that revision. Not thread-safe.
/// </summary>
/// <param name="revisions">All revisions, oldest first.</param>
internal sealed class LogReplay(IReadOnlyList<Revision> revisions)
{
    private readonly Dictionary<RecordKey, Digest> _inForce = [];
    private int _next;

    /// <summary>Goes through the log of a store, as it is read.</summary>
    /// <exception cref="StoreException">The log does not fit, or cannot be read.</exception>
    public static async Task CheckAsync(IGraphStore store, CancellationToken cancellationToken)
    {
        using var json = new RecordJson();
        var replay = new LogReplay(await store.ReadRevisionsAsync(cancellationToken).ToListAsync(cancellationToken));
        try
        {
            await foreach (var change in store.ReadChangesAsync(0, cancellationToken))
            {
                replay.Add(
                    change.Revision,
                    change.Sequence,
                    new RecordKey(change.Kind, change.Id, change.Dataset),
                    DigestOf(change.Before),
                    DigestOf(change.After));
            }

            replay.End();
        }
        catch (FormatException e)
        {
            throw new StoreException(
                $"The store at {store.Location} is damaged: {e.Message}. Restore a backup that is older than that.", e)
            { Fault = StoreFault.Damaged };
        }

        Digest? DigestOf(GraphRecord? record) => record is null ? null : json.DigestOf(record);
    }

    /// <summary>Takes the next change.</summary>
    /// <param name="revision">The revision that it is part of.</param>
    /// <param name="sequence">Its number.</param>
    /// <param name="key">The record.</param>
    /// <param name="before">Digest of what was there; nothing for one that is added.</param>
    /// <param name="after">Digest of what is there then; nothing for one that is withdrawn.</param>
    /// <exception cref="FormatException">It does not fit.</exception>
    public void Add(long revision, long sequence, in RecordKey key, Digest? before, Digest? after)
    {
        while (_next < revisions.Count && revisions[_next].Number < revision)
        {
            RequireHash();
        }

        Digest? known = _inForce.TryGetValue(key, out var digest) ? digest : null;
        if (before != known)
        {
            throw new FormatException(FormattableString.Invariant(
                $"change {sequence} does not begin with what the changes before it left of the {key}"));
        }

        _ = after is { } now ? (_inForce[key] = now) == now : _inForce.Remove(key);
    }

    /// <summary>There are no more changes.</summary>
    /// <exception cref="FormatException">A revision has other contents than its hash says.</exception>
    public void End()
    {
        while (_next < revisions.Count)
        {
            RequireHash();
        }
    }

    private void RequireHash()
    {
        var revision = revisions[_next++];
        if (Digest.OfContents([.. _inForce.Values]) != revision.ContentHash)
        {
            throw new FormatException(FormattableString.Invariant(
                $"the changes up to revision {revision.Number} do not give the records of its content hash"));
        }
    }
}
