namespace GraphService.Model;

/// <summary>What happened to a record.</summary>
public enum ChangeOperation
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It was there with other contents.</summary>
    Changed,

    /// <summary>It is no longer listed; its last contents stay in the log.</summary>
    Withdrawn,
}

/// <summary>An entry of the change log.</summary>
/// <param name="Revision">The revision that the change belongs to.</param>
/// <param name="Sequence">Position in the log, ascending, unique in the store.</param>
/// <param name="Time">When the run was committed, UTC.</param>
/// <param name="Run">The run.</param>
/// <param name="Operation">What happened.</param>
/// <param name="Kind">The kind of record.</param>
/// <param name="Id">The record's id.</param>
/// <param name="Dataset">The data set that states the record.</param>
/// <param name="Before">The record as it was, or <see langword="null"/> when it was not there.</param>
/// <param name="After">The record as it is, or <see langword="null"/> when it was withdrawn.</param>
public sealed record Change(
    long Revision,
    long Sequence,
    DateTimeOffset Time,
    string Run,
    ChangeOperation Operation,
    RecordKind Kind,
    string Id,
    string Dataset,
    GraphRecord? Before,
    GraphRecord? After);
