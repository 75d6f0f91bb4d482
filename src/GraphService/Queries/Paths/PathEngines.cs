using GraphService.Algorithms.Paths;
using GraphService.Algorithms.Paths.ByQuikGraph;

namespace GraphService.Queries.Paths;

/// <summary>The one list of the engines that find paths.</summary>
public static class PathEngines
{
    /// <summary>All of them; the first is the one that answers where none is named.</summary>
    public static IReadOnlyList<IPathEngine> All { get; } = [new NativePaths(), new QuikGraphPaths()];

    /// <summary>The engine that answers where none is named; it answers every question.</summary>
    public static IPathEngine Default => All[0];
}
