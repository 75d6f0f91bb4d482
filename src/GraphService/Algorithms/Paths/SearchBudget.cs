namespace GraphService.Algorithms.Paths;

/// <summary>How far a search may go. Not thread-safe; for one search at a time.</summary>
/// <param name="steps">Most steps: a step is an arc that is looked at.</param>
/// <param name="cancellationToken">Ends the search with an exception.</param>
/// <param name="isTimeUp">Whether there is no time left, which uses the steps up; asked now and then.</param>
public sealed class SearchBudget(long steps, CancellationToken cancellationToken, Func<bool>? isTimeUp = null)
{
    private const int StepsBetweenLooks = 4096;

    private long _nextLook = steps;

    /// <summary>What ends the search with an exception.</summary>
    public CancellationToken Token => cancellationToken;

    /// <summary>How many steps are left; below 0 where they were not enough.</summary>
    public long Left { get; private set; } = steps;

    /// <summary>Whether the steps are used up.</summary>
    public bool IsSpent => Left < 0;

    /// <summary>Whether there was no time left when that was asked last.</summary>
    public bool IsTimeUp { get; private set; }

    /// <summary>Takes steps.</summary>
    /// <returns>Whether there were enough.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public bool Take(long count)
    {
        Left -= count;
        if (Left < _nextLook)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IsTimeUp = isTimeUp?.Invoke() == true;
            Left = IsTimeUp ? Math.Min(Left, -1) : Left;
            _nextLook = Left - StepsBetweenLooks;
        }

        return Left >= 0;
    }

    /// <summary>Lets a part of the work take some of the steps that are left, and no more.</summary>
    /// <param name="most">Most steps of the part.</param>
    /// <param name="work">The part.</param>
    /// <returns>What the part gives.</returns>
    public T Within<T>(long most, Func<SearchBudget, T> work)
    {
        var steps = Math.Min(most, Left);
        var part = new SearchBudget(steps, cancellationToken, isTimeUp);
        var result = work(part);
        Left -= steps - part.Left;
        if (part.IsTimeUp)
        {
            (IsTimeUp, Left) = (true, Math.Min(Left, -1));
        }

        return result;
    }
}
