namespace GraphService.Algorithms.Paths;

/// <summary>
/// Which ties may follow each other, as windows of days: walking a tie gives the window in which the next tie has to
/// fall, and a path from one end fits one from the other end where their windows meet.
/// </summary>
/// <remarks>
/// <para>The window of <see cref="PathOverlap.Pairwise"/> is the days of the last tie; of
/// <see cref="PathOverlap.All"/>, the days that all ties share; of <see cref="PathOverlap.Ordered"/>, the days from the
/// earliest on which the last tie can have begun (the latest, where it must be certain), and, seen from the target, up
/// to the latest (the earliest). A tie that may be walked from a window may be walked from every window that holds
/// it, so of two ways to a vertex the one that costs less in a window that holds the other's is all that
/// matters.</para>
/// </remarks>
internal readonly struct TieOverlap(PathOverlap kind, bool mustBeCertain, ITieDays? days)
{
    /// <summary>The window before the first tie.</summary>
    public static Days Whole => new(int.MinValue, int.MaxValue);

    /// <summary>Whether every tie may follow every other.</summary>
    public bool IsAny => kind == PathOverlap.Any;

    /// <summary>Whether the window after a tie is the same wherever it is walked from.</summary>
    public bool IsPairwise => kind == PathOverlap.Pairwise;

    /// <summary>Whether no tie may begin before the one that it is walked after.</summary>
    public bool IsOrdered => kind == PathOverlap.Ordered;

    /// <summary>Whether windows only get narrower from one tie to the next.</summary>
    public bool Narrows => kind is PathOverlap.All or PathOverlap.Ordered;

    /// <summary>Of a problem.</summary>
    public static TieOverlap Of(PathProblem problem) => new(problem.Overlap, problem.MustBeCertain, problem.Days);

    /// <summary>Whether a way from the source to a vertex fits a way from there to the target.</summary>
    public static bool Meet(Days forward, Days backward) =>
        IsWhole(forward) || IsWhole(backward) || !forward.Intersect(backward).IsEmpty;

    /// <summary>Whether all that fits the other window fits this one.</summary>
    public static bool Holds(Days window, Days other) =>
        other.IsEmpty || (window.From <= other.From && window.To >= other.To);

    /// <summary>A window that holds every window after a tie that is walked from this one.</summary>
    public Days Widest(Days window) => kind == PathOverlap.Pairwise ? Whole : window;

    /// <summary>Walks a tie.</summary>
    /// <param name="window">The window before it.</param>
    /// <param name="tie">Its ordinal.</param>
    /// <param name="isBackward">Whether the walk began at the target.</param>
    /// <param name="next">The window after it.</param>
    /// <returns>Whether it may be walked.</returns>
    public bool Walk(Days window, int tie, bool isBackward, out Days next) =>
        Walk(window, IsAny ? Whole : DaysOf(tie), isBackward, out next);

    /// <summary>Walks a tie of these days, see <see cref="DaysOf"/>.</summary>
    public bool Walk(Days window, Days ofTie, bool isBackward, out Days next)
    {
        switch (kind)
        {
            case PathOverlap.Pairwise:
                next = ofTie;
                return Meet(window, next);
            case PathOverlap.All:
                next = window.Intersect(ofTie);
                return !next.IsEmpty;
            case PathOverlap.Ordered:
                next = isBackward ? Before(window, ofTie) : After(window, ofTie);
                return !next.IsEmpty;
            default:
                next = Whole;
                return true;
        }
    }

    /// <summary>
    /// The days that are asked of a tie, unless <see cref="IsAny"/>: those on which it held or, for
    /// <see cref="PathOverlap.Ordered"/>, on which it can have begun. Where they end before a window begins, or begin
    /// after it ends, the tie may not be walked from there.
    /// </summary>
    public Days DaysOf(int tie) =>
        kind == PathOverlap.Ordered ? days!.Begins(tie) : mustBeCertain ? days!.Certain(tie) : days!.Possible(tie);

    private static bool IsWhole(Days window) => window is { From: int.MinValue, To: int.MaxValue };

    private Days After(Days window, Days begins) => mustBeCertain
        ? begins.From < window.From ? Nothing : window with { From = begins.To }
        : begins.To < window.From ? Nothing : window with { From = Math.Max(window.From, begins.From) };

    private Days Before(Days window, Days begins) => mustBeCertain
        ? begins.To > window.To ? Nothing : window with { To = begins.From }
        : begins.From > window.To ? Nothing : window with { To = Math.Min(window.To, begins.To) };

    private static Days Nothing => new(0, -1);
}
