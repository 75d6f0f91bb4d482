using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>What one row of an input came to: a record, or a rejection with its reason.</summary>
public abstract record ReadRow
{
    private ReadRow(RowPlace place) => Place = place;

    /// <summary>Where the row stands.</summary>
    public RowPlace Place { get; }

    /// <summary>A well-formed record; whether what it refers to exists is for the pipeline to see.</summary>
    public sealed record Accepted(RowPlace Place, GraphRecord Record) : ReadRow(Place);

    /// <summary>A row that cannot be loaded; reading goes on with the next.</summary>
    public sealed record Rejected(Rejection Rejection) : ReadRow(Rejection.Place);
}

/// <summary>Where a row stands.</summary>
/// <param name="File">Name of the file, without folder.</param>
/// <param name="Line">1-based line on which the row starts.</param>
public readonly record struct RowPlace(string File, int Line)
{
    /// <summary><c>entities.csv line 7</c>; the file alone when there is no line.</summary>
    public override string ToString() => Line > 0 ? FormattableString.Invariant($"{File} line {Line}") : File;
}

/// <summary>Why a row, or a withdrawal, was not carried out.</summary>
/// <param name="Place">Where the row stands.</param>
/// <param name="Kind">The kind of record that the row should have given.</param>
/// <param name="Id">The record's id; empty when the row does not give a readable one.</param>
/// <param name="Field">Name of the field at fault; empty when it is the row as a whole.</param>
/// <param name="Reason">What is wrong and what would be right, as a sentence for the person who keeps the file.</param>
public sealed record Rejection(RowPlace Place, RecordKind Kind, string Id, string Field, string Reason)
{
    /// <summary>One line: place, id, field and reason.</summary>
    public override string ToString() =>
        $"{Place}{(Id.Length > 0 ? $" ({Id})" : "")}{(Field.Length > 0 ? $", field {Field}" : "")}: {Reason}";
}
