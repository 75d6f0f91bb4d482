using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>What one row of an input came to: a record, or a rejection with its reason.</summary>
public abstract record ReadRow
{
    private ReadRow(RowPlace place) => Place = place;

    /// <summary>Where the row stands.</summary>
    public RowPlace Place { get; }

    /// <summary>A well-formed record; whether what it refers to exists is for the pipeline to see.</summary>
    public sealed record Accepted(RowPlace Place, GraphRecord Record) : ReadRow(Place)
    {
        /// <summary>What was left out of it, or not taken as it stands.</summary>
        public IReadOnlyList<ValueNote> Notes { get; init; } = [];
    }

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

/// <summary>Something that was found in a row, for the person who keeps the file.</summary>
/// <param name="Place">Where the row stands.</param>
/// <param name="Kind">The kind of record that the row gives or should have given.</param>
/// <param name="Id">The record's id; empty when the row does not give a readable one.</param>
/// <param name="Field">Name of the field at fault; empty when it is the row as a whole.</param>
/// <param name="Reason">What is wrong and what would be right, as a sentence.</param>
/// <param name="Text">
/// What the field holds, as <see cref="DisplayText"/> shows it; empty where that says nothing.
/// </param>
public abstract record RowRemark(RowPlace Place, RecordKind Kind, string Id, string Field, string Reason, string Text)
{
    /// <summary>What there is to say, without the place.</summary>
    public virtual string Message => Reason;

    /// <summary>One line: place, id, field and message.</summary>
    public sealed override string ToString() =>
        $"{Place}{(Id.Length > 0 ? $" ({Id})" : "")}{(Field.Length > 0 ? $", field {Field}" : "")}: {Message}";
}

/// <summary>Why a row, or a withdrawal, was not carried out.</summary>
/// <inheritdoc cref="RowRemark"/>
public sealed record Rejection(
    RowPlace Place, RecordKind Kind, string Id, string Field, string Reason, string Text = "")
    : RowRemark(Place, Kind, Id, Field, Reason, Text);

/// <summary>A value that was left out, or not taken as it stands, of a row that was loaded.</summary>
/// <inheritdoc cref="RowRemark"/>
/// <param name="Instead">What was done, as a sentence.</param>
public sealed record ValueNote(
    RowPlace Place, RecordKind Kind, string Id, string Field, string Reason, string Text, string Instead)
    : RowRemark(Place, Kind, Id, Field, Reason, Text)
{
    /// <inheritdoc/>
    public override string Message => $"{Reason} {Instead}";

    /// <summary>The same as a reason to reject the row.</summary>
    public Rejection ToRejection() => new(Place, Kind, Id, Field, Reason, Text);
}
