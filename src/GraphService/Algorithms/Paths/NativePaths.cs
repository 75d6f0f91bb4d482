using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>The engine of this program's own searches; answers every question.</summary>
public sealed class NativePaths : IPathEngine
{
    /// <inheritdoc/>
    public string Name => "native";

    /// <inheritdoc/>
    public string? WhyNot(PathProblem problem) => null;

    /// <inheritdoc/>
    public FoundPaths Find<TFilter>(PathProblem problem, TFilter filter, SearchBudget budget)
        where TFilter : struct, IGraphFilter => throw new NotSupportedException();
}
