namespace GraphService.Model;

/// <summary>
/// Takes the records of a store one after the other, so that nobody needs to hold all of them as objects.
/// </summary>
/// <remarks>
/// Sources come before what cites them, and entities before what names them; otherwise in any order. Records of a kind
/// may come from several threads at once.
/// </remarks>
public interface IRecordSink
{
    /// <summary>Takes a record.</summary>
    void Add(GraphRecord record);
}
