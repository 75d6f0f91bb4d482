using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>What a run came to.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Revision">The store's revision after the run.</param>
/// <param name="Counts">The counts of each kind, by <see cref="RecordKind"/>.</param>
/// <param name="Rejections">Every rejection, in the order of the input.</param>
/// <param name="ValueNotes">Every value of a loaded row that was left out or not taken as it stands.</param>
/// <param name="Notes">What was noticed about the input as a whole.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record IngestionReport(
    IngestionRequest Request,
    IngestionOutcome Outcome,
    Revision Revision,
    IReadOnlyList<KindCounts> Counts,
    IReadOnlyList<Rejection> Rejections,
    IReadOnlyList<ValueNote> ValueNotes,
    IReadOnlyList<string> Notes,
    TimeSpan Elapsed)
{
    /// <summary>
    /// Why too much was rejected, and how to allow it, in a sentence or two; <see langword="null"/> when it was not.
    /// </summary>
    public string? Refusal { get; init; }

    /// <summary>Whether the store was of an older format, and was upgraded before anything else.</summary>
    public bool IsUpgraded { get; init; }

    /// <summary>The counts of all kinds together.</summary>
    public KindCounts Total => Counts.Aggregate(new KindCounts(), (sum, next) => sum.Plus(next));
}

/// <summary>How a run ended.</summary>
public enum IngestionOutcome
{
    /// <summary>There were changes, and they are stored as a new revision.</summary>
    Committed,

    /// <summary>The store already held all of it; there is no new revision.</summary>
    Unchanged,

    /// <summary>It was a dry run; nothing was written.</summary>
    Validated,

    /// <summary>Too many rows were rejected; nothing was written.</summary>
    TooManyRejected,

    /// <summary>It was only to fill an empty store, which it was not; nothing was read or written.</summary>
    NotEmpty,
}

/// <summary>What happened to the rows of a kind.</summary>
public sealed class KindCounts
{
    /// <summary>Rows read.</summary>
    public long Read { get; set; }

    /// <summary>Records that were not there before.</summary>
    public long Added { get; set; }

    /// <summary>Records that were there with other contents.</summary>
    public long Changed { get; set; }

    /// <summary>Records that were there just so.</summary>
    public long Unchanged { get; set; }

    /// <summary>Records that are no longer listed.</summary>
    public long Withdrawn { get; set; }

    /// <summary>Rows, or withdrawals, that were not carried out.</summary>
    public long Rejected { get; set; }

    /// <summary>Values of loaded rows that were left out or not taken as they stand.</summary>
    public long Noted { get; set; }

    /// <summary>Sums two counts.</summary>
    public KindCounts Plus(KindCounts other) => new()
    {
        Read = Read + other.Read,
        Added = Added + other.Added,
        Changed = Changed + other.Changed,
        Unchanged = Unchanged + other.Unchanged,
        Withdrawn = Withdrawn + other.Withdrawn,
        Rejected = Rejected + other.Rejected,
        Noted = Noted + other.Noted,
    };
}

/// <summary>How far a run is.</summary>
/// <param name="Rows">Rows read so far.</param>
/// <param name="Rejected">Rows rejected so far.</param>
/// <param name="Fraction">Share of the input's bytes read, 0 to 1.</param>
public readonly record struct IngestionProgress(long Rows, long Rejected, double Fraction);
