using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>Finds paths. Stateless and thread-safe; all engines give the same lengths, counts and costs.</summary>
public interface IPathEngine
{
    /// <summary>Name in addresses: lower snake case.</summary>
    string Name { get; }

    /// <summary>Whether it can answer a question; where not, the reason in a sentence.</summary>
    (string English, string Chinese)? WhyNot(PathProblem problem);

    /// <summary>Finds the paths that a question asks for.</summary>
    /// <remarks>
    /// <para>A path is a sequence of different vertices: parallel ties do not multiply it. Costs that differ by less
    /// than 1e-9 of the greater are equal. Paths are told by cost, then by their number of hops, then by the ids of
    /// their vertices, one after the other; without costs, by their number of hops, then vertex by vertex those of
    /// lower degree first, because they say more, then by id.</para>
    /// </remarks>
    /// <typeparam name="TFilter">Says where paths may lead.</typeparam>
    /// <exception cref="OperationCanceledException">The budget's token was cancelled.</exception>
    FoundPaths Find<TFilter>(PathProblem problem, TFilter filter, SearchBudget budget)
        where TFilter : struct, IGraphFilter;
}
