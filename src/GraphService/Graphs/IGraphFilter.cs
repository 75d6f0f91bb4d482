namespace GraphService.Graphs;

/// <summary>
/// Says which part of a graph a search may use. Implemented by structs, so that searches are compiled for each.
/// </summary>
public interface IGraphFilter
{
    /// <summary>Whether <see cref="Passes"/> is true of every arc, so that none has to be asked for.</summary>
    bool PassesAllArcs { get; }

    /// <summary>Whether the arc of this ordinal may be walked, in either direction.</summary>
    bool Passes(int ordinal);

    /// <summary>Whether this vertex may be entered; where a search begins and ends is never asked for.</summary>
    bool Enters(int vertex);
}

/// <summary>Lets a search use all of a graph.</summary>
internal readonly struct WholeGraph : IGraphFilter
{
    public bool PassesAllArcs => true;

    public bool Passes(int ordinal) => true;

    public bool Enters(int vertex) => true;
}
