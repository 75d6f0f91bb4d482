using System.Globalization;

namespace GraphService.Queries;

/// <summary>Some days, as stretches that do not touch, first to last. Immutable.</summary>
internal sealed class DaySet
{
    private readonly List<(DateOnly From, DateOnly To)> _stretches;

    private DaySet(List<(DateOnly From, DateOnly To)> stretches) => _stretches = stretches;

    /// <summary>All days.</summary>
    public static DaySet All { get; } = new([(DateOnly.MinValue, DateOnly.MaxValue)]);

    /// <summary>Number of days.</summary>
    public int Count => _stretches.Sum(stretch => stretch.To.DayNumber - stretch.From.DayNumber + 1);

    /// <summary>The days of any of some stretches; there are none in one that ends before it begins.</summary>
    public static DaySet Of(IEnumerable<(DateOnly From, DateOnly To)> stretches)
    {
        var joined = new List<(DateOnly From, DateOnly To)>();
        foreach (var (from, to) in stretches.Where(stretch => stretch.From <= stretch.To).Order())
        {
            if (joined.Count > 0 && from.DayNumber <= joined[^1].To.DayNumber + 1)
            {
                joined[^1] = (joined[^1].From, to > joined[^1].To ? to : joined[^1].To);
            }
            else
            {
                joined.Add((from, to));
            }
        }

        return new DaySet(joined);
    }

    /// <summary>The days that are in both.</summary>
    public DaySet Intersect(DaySet other)
    {
        var common = new List<(DateOnly From, DateOnly To)>();
        for (var (i, j) = (0, 0); i < _stretches.Count && j < other._stretches.Count;)
        {
            var (a, b) = (_stretches[i], other._stretches[j]);
            var (from, to) = (a.From > b.From ? a.From : b.From, a.To < b.To ? a.To : b.To);
            if (from <= to)
            {
                common.Add((from, to));
            }

            (i, j) = a.To < b.To ? (i + 1, j) : (i, j + 1);
        }

        return new DaySet(common);
    }

    /// <summary>The first and the last of the days, and their number; nothing where there is none.</summary>
    public DayCount? Told()
    {
        if (_stretches.Count == 0)
        {
            return null;
        }

        var (start, end) = (_stretches[0].From, _stretches[^1].To);
        var isBound = start > DateOnly.MinValue && end < DateOnly.MaxValue;
        return new DayCount(Text(start), Text(end), isBound ? Count : null);

        static string? Text(DateOnly day) => day == DateOnly.MinValue || day == DateOnly.MaxValue
            ? null : day.ToString("O", CultureInfo.InvariantCulture);
    }
}
