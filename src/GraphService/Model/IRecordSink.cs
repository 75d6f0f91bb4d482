namespace GraphService.Model;

/// <summary>
/// Takes the records of a store one after the other, so that nobody needs to hold all of them as objects.
/// </summary>
/// <remarks>
/// Sources come before all else, and entities before what names them by id; otherwise in any order. Affiliations may
/// come from several threads at once, but not sources and entities, whose order numbers them.
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

    /// <summary>Takes an affiliation whose ends are known by number, which saves looking up their ids.</summary>
    /// <param name="affiliation">The affiliation.</param>
    /// <param name="subject">Its subject: how many entities came before that one.</param>
    /// <param name="target">Its object: how many entities came before that one.</param>
    void Add(Affiliation affiliation, int subject, int target);
}
