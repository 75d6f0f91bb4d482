using GraphService.Algorithms.Paths;

namespace GraphService.Queries.Paths;

/// <summary>Some days, as ascending stretches with a gap between each two. Immutable.</summary>
internal sealed class DaySet
{
    private readonly List<Days> _stretches;

    private DaySet(List<Days> stretches) => _stretches = stretches;

    /// <summary>The stretches, ascending.</summary>
    public IReadOnlyList<Days> Stretches => _stretches;

    /// <summary>The days that any of some stretches has; those that are empty have none.</summary>
    public static DaySet Of(IEnumerable<Days> stretches)
    {
        var joined = new List<Days>();
        foreach (var next in stretches.Where(days => !days.IsEmpty).OrderBy(days => days.From))
        {
            if (joined.Count > 0 && next.From <= (long)joined[^1].To + 1)
            {
                joined[^1] = new Days(joined[^1].From, Math.Max(joined[^1].To, next.To));
            }
            else
            {
                joined.Add(next);
            }
        }

        return new DaySet(joined);
    }

    /// <summary>The days that both have.</summary>
    public DaySet Intersect(DaySet other)
    {
        var common = new List<Days>();
        for (var (i, j) = (0, 0); i < _stretches.Count && j < other._stretches.Count;)
        {
            var (one, two) = (_stretches[i], other._stretches[j]);
            if (one.Intersect(two) is { IsEmpty: false } both)
            {
                common.Add(both);
            }

            (i, j) = one.To < two.To ? (i + 1, j) : (i, j + 1);
        }

        return new DaySet(common);
    }
}
