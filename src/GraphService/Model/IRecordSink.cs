namespace GraphService.Model;

/// <summary>
/// Takes the records of a store one after the other, so that nobody needs to hold all of them as objects.
/// </summary>
/// <remarks>
/// Sources come before what cites them, and entities before what names them by id; otherwise in any order. Records may
/// come from several threads at once, but not entities, whose order numbers them.
/// </remarks>
public interface IRecordSink
{
    /// <summary>Takes a record.</summary>
    void Add(GraphRecord record);

    /// <summary>Takes an affiliation whose ends are known by number, which saves looking up their ids.</summary>
    /// <param name="affiliation">The affiliation.</param>
    /// <param name="subject">Its subject: how many entities came before that one.</param>
    /// <param name="target">Its object: how many entities came before that one.</param>
    void Add(Affiliation affiliation, int subject, int target);
}
