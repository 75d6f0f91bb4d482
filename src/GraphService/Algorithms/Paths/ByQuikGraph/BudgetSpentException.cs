namespace GraphService.Algorithms.Paths.ByQuikGraph;

/// <summary>The way out of an algorithm of QuikGraph when the budget is spent.</summary>
internal sealed class BudgetSpentException : Exception
{
    /// <summary>Takes steps.</summary>
    /// <exception cref="BudgetSpentException">There are not enough.</exception>
    public static void ThrowIfSpent(SearchBudget budget, long steps)
    {
        if (!budget.Take(steps))
        {
            throw new BudgetSpentException();
        }
    }
}
