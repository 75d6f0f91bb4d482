namespace GraphService.Algorithms;

/// <summary>
/// Says which arcs a search may walk. Implemented by structs, so that the search is compiled for each.
/// </summary>
public interface IArcFilter
{
    /// <summary>Whether the arc of this ordinal may be walked, in either direction.</summary>
    bool Passes(int ordinal);
}
