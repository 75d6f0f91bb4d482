using GraphService.Model;
using GraphService.Storage;

namespace GraphService.Ingestion;

/// <summary>The decisions of one run: which rows are changes, which are rejected, what is withdrawn.</summary>
internal sealed class IngestionRun(IngestionRequest request, IRecordInput input, IProgress<IngestionProgress>? progress)
{
    private const int RowsPerProgress = 4_096;

    private readonly KindCounts[] _counts = [.. Enum.GetValues<RecordKind>().Select(_ => new KindCounts())];
    private readonly List<Rejection> _rejections = [];
    private readonly Dictionary<(RecordKind, string), Rejection> _rejectedIds = [];

    public IngestionRequest Request { get; } = request;

    public RecordIndex Index { get; } = new();

    /// <summary>Whether a full run has records to withdraw; known once <see cref="Changes"/> has been read to its end.</summary>
    public bool MayWithdraw => Request.Full && Enum.GetValues<RecordKind>().Any(kind => Index.NotListed(kind, Request.Dataset).Any());

    public bool HasChanges => _counts.Any(count => count.Added + count.Changed + count.Withdrawn > 0);

    public bool IsRejectionLimitExceeded =>
        (Request.MaxRejected ?? (Request.Full ? new RejectionLimit(0, false) : null))
            ?.IsExceededBy(_rejections.Count, _counts.Sum(count => count.Read)) == true
        || (Request.Full && _rejections.Any(rejection => rejection.Id.Length == 0));   // what they list cannot be known

    /// <summary>Reads the input and yields what is to be written.</summary>
    public IEnumerable<RecordChange> Changes(CancellationToken cancellationToken)
    {
        using var json = new RecordJson();
        var rows = 0L;
        foreach (var row in input.Rows())
        {
            if (rows++ % RowsPerProgress == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ReportProgress(rows);
            }

            switch (row)
            {
                case ReadRow.Rejected { Rejection: var rejection }:
                    _counts[(int)rejection.Kind].Read++;
                    Reject(rejection);
                    break;
                case ReadRow.Accepted { Record: var record, Place: var place }:
                    _counts[(int)record.Kind].Read++;
                    if (Fault(record, place) is { } fault)
                    {
                        Reject(fault);
                    }
                    else if (Accept(record, place, json) is { } change)
                    {
                        yield return change;
                    }

                    break;
            }
        }

        ReportProgress(rows);
    }

    /// <summary>Yields the withdrawals of a full run, in an order in which nothing is left without what it refers to.</summary>
    /// <param name="contents">The store's contents before the run.</param>
    public IEnumerable<RecordChange> Withdrawals(GraphContents contents)
    {
        if (!MayWithdraw)
        {
            yield break;
        }

        var needed = NeededByOldRecords(contents);
        foreach (var kind in Enum.GetValues<RecordKind>().Reverse())
        {
            foreach (var id in Index.NotListed(kind, Request.Dataset).Order(StringComparer.Ordinal).ToList())
            {
                if (needed.TryGetValue((kind, id), out var user))
                {
                    Reject(new Rejection(new RowPlace("withdrawal", 0), kind, id, "", $"It is no longer listed, but stays: {user} refers to it."));
                    continue;
                }

                Index.Remove(kind, id);
                _counts[(int)kind].Withdrawn++;
                yield return new RecordChange(ChangeOperation.Withdrawn, kind, id, null, default, default);
            }
        }
    }

    public IngestionReport Report(IngestionOutcome outcome, Revision revision) =>
        new(Request, outcome, revision, _counts, _rejections, input.Notes, TimeSpan.Zero);

    private static (string Field, RecordKind Kind, string Id)[] References(GraphRecord record) => record switch
    {
        Affiliation a => [("subject_id", RecordKind.Entity, a.SubjectId), ("object_id", RecordKind.Entity, a.ObjectId)],
        Claim c => [("subject_id", RecordKind.Entity, c.SubjectId)],
        _ => [],
    };

    private static IReadOnlyList<string> SourceIds(GraphRecord record) => record switch
    {
        Entity e => e.SourceIds,
        Affiliation a => a.SourceIds,
        Claim c => c.SourceIds,
        _ => [],
    };

    private RecordChange? Accept(GraphRecord record, RowPlace place, RecordJson json)
    {
        var counts = _counts[(int)record.Kind];
        var text = json.Write(record);
        var digest = Digest.Of(text);
        var isKnown = Index.TryGet(record.Kind, record.Id, out var stored);
        Index.List(record, digest, place);
        if (isKnown && stored.Digest == digest)
        {
            counts.Unchanged++;
            return null;
        }

        _ = isKnown ? counts.Changed++ : counts.Added++;
        return new RecordChange(
            isKnown ? ChangeOperation.Changed : ChangeOperation.Added, record.Kind, record.Id, record, digest, text.ToArray());
    }

    /// <summary>What is wrong with a well-formed record in view of the others, or <see langword="null"/>.</summary>
    private Rejection? Fault(GraphRecord record, RowPlace place)
    {
        if (Index.TryGet(record.Kind, record.Id, out var known))
        {
            if (known.IsListed)
            {
                return Because("id", $"The id is used twice; first on {known.Place}. Give each row an id of its own.");
            }

            if (known.Dataset != Request.Dataset)
            {
                return Because("id", $"The id belongs to data set '{known.Dataset}', which is never overwritten by another. Choose another id.");
            }
        }

        if (_rejectedIds.TryGetValue((record.Kind, record.Id), out var earlier))
        {
            return Because("id", $"The id is used twice; first on {earlier.Place}. Give each row an id of its own.");
        }

        foreach (var (field, kind, id) in References(record))
        {
            if (!Resolves(kind, id, out var why))
            {
                return Because(field, $"There is no {Vocabulary.Kinds[kind]} with the id '{id}'{why}.");
            }
        }

        foreach (var id in SourceIds(record))
        {
            if (!Resolves(RecordKind.Source, id, out var why))
            {
                return Because("source_ids", $"There is no source with the id '{id}'{why}.");
            }
        }

        return null;

        Rejection Because(string field, string reason) => new(place, record.Kind, record.Id, field, reason);
    }

    private bool Resolves(RecordKind kind, string id, out string why)
    {
        if (Index.TryGet(kind, id, out var entry) && (!Request.Full || entry.IsListed || entry.Dataset != Request.Dataset))
        {
            why = "";
            return true;
        }

        why = _rejectedIds.TryGetValue((kind, id), out var rejection) ? $" (its row was rejected: {rejection.Place})"
            : entry.Dataset is not null ? " any more: this full run does not list it"
            : "";
        return false;
    }

    private void Reject(Rejection rejection)
    {
        _rejections.Add(rejection);
        _counts[(int)rejection.Kind].Rejected++;
        if (rejection.Id.Length > 0)
        {
            _rejectedIds.TryAdd((rejection.Kind, rejection.Id), rejection);
            if (Index.TryGet(rejection.Kind, rejection.Id, out var entry) && entry.Dataset == Request.Dataset)
            {
                Index.Keep(rejection.Kind, rejection.Id, rejection.Place);
            }
        }
    }

    /// <summary>
    /// What records that stay as they were refer to: those of other data sets, and those whose row was rejected.
    /// </summary>
    /// <returns>For each record that is referred to, one of those that do, in words.</returns>
    private Dictionary<(RecordKind, string), string> NeededByOldRecords(GraphContents contents)
    {
        var needed = new Dictionary<(RecordKind, string), string>();
        foreach (var record in contents.Claims.Concat<GraphRecord>(contents.Affiliations).Concat(contents.Entities))
        {
            var stays = record.Dataset != Request.Dataset
                || _rejectedIds.ContainsKey((record.Kind, record.Id))
                || needed.ContainsKey((record.Kind, record.Id));
            if (!stays)
            {
                continue;
            }

            var user = $"{Vocabulary.Kinds[record.Kind]} '{record.Id}' of data set '{record.Dataset}'";
            foreach (var (_, kind, id) in References(record))
            {
                needed.TryAdd((kind, id), user);
            }

            foreach (var id in SourceIds(record))
            {
                needed.TryAdd((RecordKind.Source, id), user);
            }
        }

        return needed;
    }

    private void ReportProgress(long rows) => progress?.Report(new IngestionProgress(
        rows, _rejections.Count, input.TotalBytes == 0 ? 1 : Math.Min(1, (double)input.BytesRead / input.TotalBytes)));
}
