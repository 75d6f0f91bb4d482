using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Paths;

/// <summary>How sure it is that ties, and paths of them, are as a question for a time asks.</summary>
/// <remarks>
/// A path is certain where one choice of ties fulfils all that is asked at once: that each surely held at the time
/// asked for, and that together they surely overlap. So a path of which a day or a window is asked is certain where
/// <c>unknown_dates=exclude</c> finds it. Only terms that follow each other without a gap may together cover a month or
/// a year that none of them covers alone.
/// </remarks>
internal sealed class PathCertainty(GraphCache cache, PathRequest request)
{
    private readonly TieColumns _ties = cache.Snapshot.TieColumns;
    private readonly TieDays _days = cache.Conditions.Derived(TieDays.Of);
    private readonly PartialDate? _asOf = request.Conditions.Find(ConditionKinds.AsOf);
    private readonly DateInterval? _window = request.Conditions.Find(ConditionKinds.Window);

    private bool IsTimeAsked => _asOf is not null || _window is not null;

    /// <summary>Whether a tie held at the time asked for; nothing where none was asked for.</summary>
    /// <param name="tie">The ordinal of a tie that can have held then.</param>
    public Certainty? OfTie(int tie) =>
        !IsTimeAsked ? null : SurelyThen([tie]).Count > 0 ? Certainty.Yes : Certainty.Unknown;

    /// <summary>Whether a path is as it was asked for; nothing where neither time nor overlap was asked for.</summary>
    /// <param name="surelyThen">For each hop what <see cref="SurelyThen"/> tells of its ties.</param>
    public Certainty? OfPath(IReadOnlyList<IReadOnlyList<int>> surelyThen) =>
        !IsTimeAsked && request.Overlap == PathOverlap.Any ? null
            : TimedPath.IsCertain(request.Overlap, _days, surelyThen) ? Certainty.Yes : Certainty.Unknown;

    /// <summary>
    /// Those ties of a hop that surely held at the time asked for, or together surely held throughout it.
    /// </summary>
    /// <param name="ties">The ordinals of the ties that take part.</param>
    public IReadOnlyList<int> SurelyThen(IReadOnlyList<int> ties)
    {
        var then = _window is { } window ? [.. ties.Where(tie => SurelyMeets(tie, window.Days))] : ties;
        return _asOf is not { } day ? then
            : Validity.HeldOn([.. then.Select(_ties.Validity)], day) != Certainty.Yes ? []
            : [.. then.Where(tie => SurelyMeets(tie, new Days(day.Earliest.DayNumber, day.Latest.DayNumber)))];
    }

    private bool SurelyMeets(int tie, Days days) => !_days.Certain(tie).Intersect(days).IsEmpty;
}
