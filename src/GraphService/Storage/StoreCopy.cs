using GraphService.Model;

namespace GraphService.Storage;

/// <summary>
/// Copies a store into another with its history: each revision is written again as a run, so that numbers, times,
/// content hashes and the change log come out the same; then both sides are read and compared.
/// </summary>
/// <remarks>
/// The target may hold the source's first revisions already; then only the later ones are copied. So a copy that was
/// stopped goes on where it was, and one that is repeated brings what is new.
/// </remarks>
/// <param name="from">The source. Nothing is written to it.</param>
/// <param name="to">The target.</param>
public sealed class StoreCopy(IGraphStore from, IGraphStore to)
{
    private const int ChangesPerWrite = 2_000;

    /// <summary>Copies and compares.</summary>
    /// <param name="progress">Told every few thousand changes; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the copy; whole revisions stay in the target.</param>
    /// <exception cref="StoreException">
    /// There is nothing to copy, the target holds something else, a store failed, or the two differ in the end. Where
    /// something may have been written, the message says what the target holds.
    /// </exception>
    /// <exception cref="StoppedException">It was cancelled when something may have been written.</exception>
    public async Task<CopyReport> RunAsync(IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        if (from.Location == to.Location
            || (from.FilePath is { } file && to.FilePath is { } other && RealPath.AreSame(file, other)))
        {
            throw new StoreException(
                $"Source and target are the same store, {from.Location}. Name two different ones.");
        }

        if (!await from.ExistsAsync(cancellationToken))
        {
            throw new StoreException($"There is no store at {from.Location} to copy from. Check the address.");
        }

        var revisions = await ListAsync(from, cancellationToken);
        if (revisions.Count == 0)
        {
            throw new StoreException(
                $"The store at {from.Location} holds nothing to copy: nothing was ever committed to it.");
        }

        // Damage of the source is told, and a target that holds something else refused, before anything is changed.
        _ = await from.LoadAsync(cancellationToken);
        await from.CheckLogAsync(cancellationToken);
        var present = await to.ExistsAsync(cancellationToken) ? await ListAsync(to, cancellationToken) : [];
        if (Foreign(present, revisions) is { } foreign)
        {
            throw new StoreException($"{HoldsSomethingElse(foreign)} Nothing was changed.");
        }

        try
        {
            await to.OpenAsync(cancellationToken);
            await CopyAsync(revisions, present.Count, progress, cancellationToken);
            return await CompareAsync(revisions, present.Count, cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            throw new StoppedException(await TellWhatIsThereAsync(revisions), e);
        }
    }

    private static async Task<List<Revision>> ListAsync(IGraphStore store, CancellationToken cancellationToken)
    {
        var revisions = new List<Revision>();
        await foreach (var revision in store.ReadRevisionsAsync(cancellationToken))
        {
            revisions.Add(revision);
        }

        return revisions;
    }

    private static RecordChange ChangeOf(Change change, RecordJson json) => change.After is { } record
        ? RecordChange.Put(change.Operation, record, json.Write(record).ToArray())
        : RecordChange.Withdrawal(new RecordKey(change.Kind, change.Id, change.Dataset));

    /// <summary>
    /// The first revision of the target that is not the source's of that number; <see langword="null"/> where the
    /// target holds nothing else than the source's first ones.
    /// </summary>
    private static Revision? Foreign(List<Revision> present, List<Revision> revisions) =>
        present.Index().FirstOrDefault(pair => pair.Item != revisions.ElementAtOrDefault(pair.Index)).Item;

    private string HoldsSomethingElse(Revision foreign) =>
        $"The store at {to.Location} holds something else: its revision {foreign.Number} is not that of "
            + $"{from.Location}. Copy into an empty store, or into an earlier copy of this one.";

    private async Task CopyAsync(
        List<Revision> revisions, int done, IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        using var json = new RecordJson();
        var copied = 0L;

        // A change in the log does not tell whether other sets state the same id; where there is one set alone, none
        // does.
        var mayShare = revisions.Exists(revision => revision.Dataset != revisions[0].Dataset);
        await using var changes = from.ReadChangesAsync(done, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var isThere = done < revisions.Count && await changes.MoveNextAsync();
        foreach (var (place, revision) in revisions.Index().Skip(done))
        {
            try
            {
                await CopyAsync(revision, place == 0 ? Revision.Empty : revisions[place - 1]);
            }
            catch (StoreException e)
            {
                throw new StoreException($"{e.Message} {await TellWhatIsThereAsync(revisions)}", e);
            }
        }

        async Task CopyAsync(Revision revision, Revision previous)
        {
            await using var run = await to.BeginRunAsync(
                new RunInfo(revision.Run, revision.Dataset), cancellationToken);
            if (run.Base != previous)
            {
                throw new StoreException(
                    $"Another program has written to the store at {to.Location} since this copy looked at it.");
            }

            while (isThere && changes.Current.Revision == revision.Number)
            {
                var batch = new List<RecordChange>(ChangesPerWrite);
                while (isThere && changes.Current.Revision == revision.Number && batch.Count < ChangesPerWrite)
                {
                    batch.Add(ChangeOf(changes.Current, json) with { IsShared = mayShare });
                    isThere = await changes.MoveNextAsync();
                }

                await run.WriteAsync(batch, cancellationToken);
                copied += batch.Count;
                progress?.Report(new CopyProgress(revision.Number, revisions.Count, copied));
            }

            await run.CommitAsync(revision.ContentHash, revision.Time, cancellationToken);
        }
    }

    /// <summary>Asks the target what a copy that did not end has left: a commit may have taken effect or not.</summary>
    private async Task<string> TellWhatIsThereAsync(List<Revision> revisions)
    {
        const string GoOn = "Copy again: it goes on after the last revision that is there whole, and compares the two.";
        try
        {
            var present = await ListAsync(to, CancellationToken.None);
            return Foreign(present, revisions) is { } foreign
                ? HoldsSomethingElse(foreign)
                : FormattableString.Invariant(
                    $"{to.Location} holds {(present.Count == 0 ? "none" : $"revisions 1 to {present.Count}")} ")
                    + FormattableString.Invariant($"of the {revisions.Count}. {GoOn}");
        }
        catch (StoreException)
        {
            return $"What {to.Location} holds could not be asked. {GoOn}";
        }
    }

    private async Task<CopyReport> CompareAsync(List<Revision> revisions, int done, CancellationToken cancellationToken)
    {
        using var json = new RecordJson();
        var last = revisions[^1];
        var copied = await ContentsAsync(to);
        var original = await ContentsAsync(from);
        if (copied.Revision != last || copied.Hash != last.ContentHash)
        {
            throw Differ(
                $"the target holds revision {copied.Revision.Number} with the content hash {copied.Hash} instead of "
                    + $"{last.Number} with {last.ContentHash}");
        }

        // The source may have gone on in the meantime; its log up to the last revision that was copied is compared
        // below.
        if (original.Revision == last && original.Hash != copied.Hash)
        {
            throw Differ(
                $"the contents of the source have the hash {original.Hash}, those of the target {copied.Hash}");
        }

        var changes = 0L;
        await using var theirs = from.ReadChangesAsync(0, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await foreach (var ours in to.ReadChangesAsync(0, cancellationToken))
        {
            changes++;
            if (!await theirs.MoveNextAsync() || Summary(theirs.Current) != Summary(ours))
            {
                throw Differ(
                    $"the logs differ in change {changes} ({Vocabulary.Kinds[ours.Kind]} '{ours.Id}' in revision "
                        + $"{ours.Revision})");
            }
        }

        if (await theirs.MoveNextAsync() && theirs.Current.Revision <= last.Number)
        {
            throw Differ($"the log of the target ends after {changes} changes, before that of the source");
        }

        return new CopyReport(last, revisions.Count - done, revisions.Count, changes, copied.Records);

        async Task<(Revision Revision, Digest Hash, int Records)> ContentsAsync(IGraphStore store)
        {
            var contents = await store.LoadAsync(cancellationToken);
            var digests = contents.Records
                .Select(json.DigestOf).ToArray();
            return (contents.Revision, Digest.OfContents(digests), digests.Length);
        }

        (long, DateTimeOffset, string, ChangeOperation, RecordKey, Digest?, Digest?) Summary(Change change) => (
            change.Revision,
            change.Time,
            change.Run,
            change.Operation,
            new RecordKey(change.Kind, change.Id, change.Dataset),
            DigestOf(change.Before),
            DigestOf(change.After));

        Digest? DigestOf(GraphRecord? record) => record is null ? null : json.DigestOf(record);

        StoreException Differ(string how) => new(
            $"The copy in {to.Location} is not the same as {from.Location}: {how}. "
                + "Do not use it; empty the target and copy again.");
    }
}

/// <summary>How far a copy is.</summary>
/// <param name="Revision">The revision that is being copied.</param>
/// <param name="Revisions">How many there are.</param>
/// <param name="Changes">How many changes have been copied.</param>
public sealed record CopyProgress(long Revision, int Revisions, long Changes);

/// <summary>What was copied and compared.</summary>
/// <param name="Last">The last revision, the same on both sides.</param>
/// <param name="Copied">How many revisions were copied now.</param>
/// <param name="Revisions">How many both sides hold.</param>
/// <param name="Changes">The length of the logs, which were compared change by change.</param>
/// <param name="Records">How many records are in force; their content hash was computed anew on both sides.</param>
public sealed record CopyReport(Revision Last, int Copied, int Revisions, long Changes, int Records);
