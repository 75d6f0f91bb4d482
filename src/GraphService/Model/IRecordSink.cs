namespace GraphService.Model;

/// <summary>
/// Takes the records of a store one after the other, so that nobody needs to hold all of them as objects.
/// </summary>
/// <remarks>
/// Sources come before all else, and entities before what names them; otherwise in any order. Records of a kind may
/// come from several threads at once.
/// </remarks>
public interface IRecordSink
{
    /// <summary>Takes a record.</summary>
    void Add(GraphRecord record);

    /// <summary>Takes a record as its canonical text, which spares making an object of it.</summary>
    /// <param name="kind">The kind of record, which the text tells as well.</param>
    /// <param name="canonicalText">The text, as <see cref="RecordJson"/> writes it.</param>
    /// <exception cref="FormatException">It is not the text of a record.</exception>
    void Add(RecordKind kind, ReadOnlySpan<byte> canonicalText);
}
