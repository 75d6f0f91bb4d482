using System.Runtime.InteropServices;
using GraphService.Model;
using GraphService.Storage;
using static System.FormattableString;

namespace GraphService.Ingestion;

/// <summary>The decisions of one run: which rows are changes, which are rejected, what is withdrawn.</summary>
internal sealed class IngestionRun
{
    private const int RowsPerProgress = 4_096;

    /// <summary>Where that stands which is not carried out though it stands in no file.</summary>
    private const string Withdrawal = "withdrawal";

    private readonly IRecordInput _input;
    private readonly IProgress<IngestionProgress>? _progress;
    private readonly KindCounts[] _counts = [.. Enum.GetValues<RecordKind>().Select(_ => new KindCounts())];
    private readonly List<Rejection> _rejections = [];
    private readonly List<ValueNote> _valueNotes = [];
    private readonly Dictionary<(RecordKind, string), Rejection> _rejectedIds = [];
    private readonly Dictionary<string, (long Rows, long Rejected)> _files = new(StringComparer.Ordinal);

    private readonly IngestionReferences _references;
    private Rejection? _rejectedDescription;

    public IngestionRun(IngestionRequest request, IRecordInput input, IProgress<IngestionProgress>? progress)
    {
        (Request, Index) = (request, new RecordIndex(request.Dataset));
        (_input, _progress) = (input, progress);
        _references = new IngestionReferences(request, Index, _rejectedIds);
    }

    public IngestionRequest Request { get; }

    public RecordIndex Index { get; }

    /// <summary>The addresses of the sources of <see cref="SharingWith"/>.</summary>
    public SharedAddresses Addresses { get; set; } = new(new HashSet<string>());

    /// <summary>The other sets that share their ids with this one.</summary>
    public IReadOnlySet<string> SharingWith => _input.HasSharedIds ?? Index.Shares(Request.Dataset)
        ? Index.SharingOthers.ToHashSet(StringComparer.Ordinal)
        : new HashSet<string>();

    /// <summary>
    /// Whether a full run has records to withdraw; known once <see cref="Changes"/> has been read to its end.
    /// </summary>
    public bool MayWithdraw =>
        Request.Full && Enum.GetValues<RecordKind>().Any(kind => Index.NotListed(kind).Any());

    public bool HasChanges => _counts.Any(count => count.Added + count.Changed + count.Withdrawn > 0);

    /// <summary>Why nothing may be written, and how to allow it; <see langword="null"/> when it may.</summary>
    public string? Refusal
    {
        get
        {
            if (_rejectedDescription is { } description)
            {
                return $"The description of the data set was rejected ({description}). What it says of the ids decides "
                    + "how all else is understood. Mend it, or take the file away.";
            }

            var rejected = _rejections.Count;
            var remedy = Invariant($"Mend the rows named above, or allow as many with --max-rejected {rejected}.");
            var nameless = _rejections.Where(rejection => rejection.Id.Length == 0).ToList();
            if (Request.Full && nameless.Count > 0)
            {
                return Invariant($"{nameless.Count:N0} rejected {(nameless.Count == 1 ? "row has" : "rows have")} no ")
                    + $"readable id (first {nameless[0].Place}), so that a full run cannot know which records to keep. "
                    + "Mend them, or run without --full.";
            }

            if (Request.MaxRejected is { } limit)
            {
                return limit.IsExceededBy(rejected, _files.Values.Sum(file => file.Rows))
                    ? Invariant($"{rejected:N0} rejected rows are more than allowed ({limit}). {remedy}")
                    : null;
            }

            if (Request.Full && rejected > 0)
            {
                var needed = _rejections.Count(rejection => rejection.Place.File == Withdrawal);
                if (needed == rejected)
                {
                    return Invariant($"{needed:N0} {(needed == 1 ? "record is" : "records are")} no longer listed but ")
                        + "needed by others, which a full run does not leave so. List them, withdraw what refers to "
                        + Invariant($"them first, or allow as many with --max-rejected {rejected}.");
                }

                return Invariant($"{rejected:N0} rejected rows are more than allowed (none in a full run, where a row ")
                    + $"that cannot be read would count as no longer listed). {remedy}";
            }

            var (file, (rows, bad)) =
                _files.OrderByDescending(f => (double)f.Value.Rejected / f.Value.Rows).FirstOrDefault();
            return IngestionRequest.DefaultMaxRejectedOfFile.IsExceededBy(bad, rows)
                ? Invariant(
                    $"{bad:N0} of the {rows:N0} rows of {file} {(bad == 1 ? "was" : "were")} rejected, more than ")
                    + $"{IngestionRequest.DefaultMaxRejectedOfFile}. {remedy}"
                : null;
        }
    }

    /// <summary>Reads the input and yields what is to be written.</summary>
    public IEnumerable<RecordChange> Changes(CancellationToken cancellationToken)
    {
        using var json = new RecordJson();
        var rows = 0L;
        if (_input.HasSharedIds is { } shares)
        {
            Index.Share(Request.Dataset, shares || Index.CountShared() > 0);
        }

        foreach (var row in _input.Rows())
        {
            if (rows++ % RowsPerProgress == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ReportProgress(rows);
            }

            if (Take(row, json) is { } change)
            {
                yield return change;
            }
        }

        ReportProgress(rows);
    }

    /// <summary>
    /// Yields the withdrawals of a full run, in an order in which nothing is left without what it refers to.
    /// </summary>
    /// <param name="contents">The store's contents before the run.</param>
    public IEnumerable<RecordChange> Withdrawals(GraphContents contents)
    {
        if (!MayWithdraw)
        {
            yield break;
        }

        var needed = _references.NeededByOldRecords(contents);
        foreach (var kind in Enum.GetValues<RecordKind>().OrderDescending().OrderBy(kind => kind == RecordKind.Dataset))
        {
            foreach (var id in Index.NotListed(kind).Order(StringComparer.Ordinal).ToList())
            {
                var isShared = Index.OfOthers(kind, id).Any();
                var reason = kind == RecordKind.Dataset ? SharedRecords()
                    : !isShared && needed.TryGetValue((kind, id), out var user) ? $"{user} refers to it"
                    : null;
                if (reason is not null)
                {
                    var place = new RowPlace(Withdrawal, 0);
                    Reject(new Rejection(place, kind, id, "", $"It is no longer listed, but stays: {reason}."));
                    continue;
                }

                Index.Remove(kind, id);
                _counts[(int)kind].Withdrawn++;
                yield return RecordChange.Withdrawal(new RecordKey(kind, id, Request.Dataset)) with
                {
                    IsShared = isShared,
                };
            }
        }
    }

    public IngestionReport Report(IngestionOutcome outcome, Revision revision) =>
        new(Request, outcome, revision, _counts, _rejections, _valueNotes, _input.Notes, TimeSpan.Zero)
        {
            Refusal = outcome == IngestionOutcome.TooManyRejected ? Refusal : null,
        };

    /// <summary>What is to be written for a row, if anything.</summary>
    private RecordChange? Take(ReadRow row, RecordJson json)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_files, row.Place.File, out _).Rows++;
        if (row is not ReadRow.Accepted { Record: var written, Place: var place, Notes: var notes })
        {
            var unreadable = ((ReadRow.Rejected)row).Rejection;
            _counts[(int)unreadable.Kind].Read++;
            RejectRow(unreadable);
            return null;
        }

        _counts[(int)written.Kind].Read++;
        var (record, unresolved) = _references.Resolved(written, place);
        if (IsListedAlready(record, json, out var isTheSame) is { } first)
        {
            var reason = isTheSame
                ? $"The row repeats {first}. Remove one of the two."
                : $"The id is used twice; first on {first}. Give each row an id of its own.";
            Reject(new Rejection(place, record.Kind, record.Id, "id", reason), isRepetition: isTheSame);
        }
        else if ((ForeignId(record, place) ?? unresolved ?? Noted(notes)) is { } fault)
        {
            RejectRow(fault);
        }
        else
        {
            _valueNotes.AddRange(notes);
            _counts[(int)record.Kind].Noted += notes.Count;
            return Accept(record, place, json);
        }

        return null;
    }

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
            isKnown ? ChangeOperation.Changed : ChangeOperation.Added,
            RecordKey.Of(record),
            record,
            digest,
            text.ToArray())
        {
            IsShared = Index.OfOthers(record.Kind, record.Id).Any(),
        };
    }

    /// <summary>Where this run met the record's id before, and whether with the same contents.</summary>
    private RowPlace? IsListedAlready(GraphRecord record, RecordJson json, out bool isTheSame)
    {
        isTheSame = false;
        if (_rejectedIds.TryGetValue((record.Kind, record.Id), out var rejection))
        {
            var isListed = Index.TryGet(record.Kind, record.Id, out var entry) && entry.IsListed;
            return isListed ? entry.Place : rejection.Place;
        }

        if (!Index.TryGet(record.Kind, record.Id, out var known) || !known.IsListed)
        {
            return null;
        }

        isTheSame = known.Digest == json.DigestOf(record);
        return known.Place;
    }

    private Rejection? Noted(IReadOnlyList<ValueNote> notes) =>
        Request.Strict && notes.Count > 0 ? notes[0].ToRejection() : null;

    /// <summary>
    /// Why a record may not have its id: another data set has it, and not both say that their ids mean the same.
    /// </summary>
    private Rejection? ForeignId(GraphRecord record, RowPlace place)
    {
        if (record is Dataset { HasSharedIds: false } && SharedRecords() is { } why)
        {
            return new Rejection(
                place, record.Kind, record.Id, "ids", $"The ids were 'shared' and have to stay so: {why}.");
        }

        if (OtherName(record) is { } named)
        {
            return new Rejection(place, record.Kind, record.Id, "id", named);
        }

        var shares = Index.Shares(Request.Dataset);
        foreach (var other in Index.OfOthers(record.Kind, record.Id).Select(entry => entry.Dataset))
        {
            if (!shares || !Index.Shares(other))
            {
                return new Rejection(
                    place,
                    record.Kind,
                    record.Id,
                    "id",
                    $"The id belongs to data set '{other}', which is never overwritten by another. Choose another id"
                        + (shares ? $", or say in the dataset.json of '{other}' that its ids are shared." : "."));
            }

            // One id is one page; what is stated of it would otherwise be answered with a page that does not say it.
            if (record is Source { Url: var url } && Addresses.Of(other, record.Id) is { } theirs && theirs != url)
            {
                return new Rejection(
                    place,
                    record.Kind,
                    record.Id,
                    "url",
                    $"The address is {DisplayText.Quote(url)}, but data set '{other}' has {DisplayText.Quote(theirs)} "
                        + "under this id, and in both sets the same id means the same thing. Give one of the two "
                        + "another id.",
                    DisplayText.Value(url));
            }
        }

        return null;
    }

    /// <summary>
    /// Why the id of a tie or claim would stand for another one: where sets share their ids, statements of one id are
    /// told apart as <c>SET:ID</c> (<see cref="SharedStatements.IdOf"/>), which must be nobody's id.
    /// </summary>
    private string? OtherName(GraphRecord record)
    {
        if (record.Kind is not (RecordKind.Affiliation or RecordKind.Claim))
        {
            return null;
        }

        var id = record.Id;
        for (var colon = id.IndexOf(':'); colon > 0; colon = id.IndexOf(':', colon + 1))
        {
            var (set, rest) = (id[..colon], id[(colon + 1)..]);
            if (Index.Shares(set) && Index.TryGet(record.Kind, rest, set, out _))
            {
                return $"'{id}' names the record '{rest}' of data set '{set}', whose ids are shared. Choose another "
                    + "id.";
            }
        }

        var full = SharedStatements.IdOf(id, Request.Dataset);
        return Index.Shares(Request.Dataset) && Index.Has(record.Kind, full)
            ? $"With its data set, as it is named beside those of other sets, the id is '{full}', which another record "
                + "has. Choose another id."
            : null;
    }

    /// <summary>That records of the data set have ids which other sets have too, in words.</summary>
    private string? SharedRecords() => Index.CountShared() is > 0 and var count
        ? Invariant($"{count:N0} of its records {(count == 1 ? "has an id" : "have ids")} of other data sets")
        : null;

    private void RejectRow(Rejection rejection)
    {
        Reject(rejection);
        _rejectedDescription ??= rejection.Kind == RecordKind.Dataset ? rejection : null;
    }

    private void Reject(Rejection rejection, bool isRepetition = false)
    {
        _rejections.Add(rejection);
        _counts[(int)rejection.Kind].Rejected++;
        CollectionsMarshal.GetValueRefOrAddDefault(_files, rejection.Place.File, out _).Rejected++;
        if (rejection.Id.Length > 0 && !isRepetition)
        {
            _rejectedIds.TryAdd((rejection.Kind, rejection.Id), rejection);
            Index.Keep(rejection.Kind, rejection.Id, rejection.Place);
        }
    }

    private void ReportProgress(long rows) => _progress?.Report(new IngestionProgress(
        rows,
        _rejections.Count,
        _input.TotalBytes == 0 ? 1 : Math.Min(1, (double)_input.BytesRead / _input.TotalBytes)));
}
