using GraphService.Algorithms.Paths;
using GraphService.Graphs;

namespace GraphService.Queries.Conditions;

/// <summary>What fulfils some conditions.</summary>
internal readonly struct ConditionFilter(RowTest[] ties, RowTest[] entities) : IGraphFilter, IDatedFilter
{
    /// <summary>Lets everything pass.</summary>
    public static ConditionFilter Open { get; } = new([], []);

    /// <summary>Whether everything passes.</summary>
    public bool IsOpen => ties.Length + entities.Length == 0;

    /// <inheritdoc/>
    public bool PassesAllArcs => ties.Length == 0;

    /// <inheritdoc/>
    public (NeighborDays OfNeighbors, Days Wanted)? ArcDays => ties.Length == 1 ? ties[0].Days : null;

    /// <inheritdoc/>
    public bool Passes(int ordinal)
    {
        foreach (var test in ties)
        {
            if (!test.Passes(ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Enters(int vertex)
    {
        foreach (var test in entities)
        {
            if (!test.Passes(vertex))
            {
                return false;
            }
        }

        return true;
    }
}
