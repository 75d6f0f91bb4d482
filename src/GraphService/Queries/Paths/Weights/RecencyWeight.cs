using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Paths.Weights;

/// <summary><c>recency</c>: the older the ties, the longer the way.</summary>
/// <remarks>
/// The day of a tie is the last one on which it can have held; where its own end is not known, the day on which the
/// newest of its sources was published, or by which it began where that is later, but not after the former. Its age is
/// counted from the newest publication of any source of a tie; later days have the age 0. A tie of which no day is
/// known is as old as the oldest.
/// </remarks>
internal sealed class RecencyWeight : PathWeight
{
    private const double DaysAYear = 365.2425;

    public override string Name => "recency";

    public override Wording Definition { get; } = new(
        "for each hop 1 and the natural logarithm of 1 more than the age of its youngest tie in years: from the last "
            + "day on which the tie can have held, or is attested where its end is not known, to the newest "
            + "publication of all; a tie of which no day is known is as old as the oldest",
        "每步为1，再加上该步最新关系的年龄（以年计）加1的自然对数：年龄从该关系可能成立的最后一天起算，结束日期不详的从最近"
            + "见于来源之日起算，算至全部来源中最新的发布日期；日期完全不详的关系按最旧的计");

    internal override IPathCosts CostsOf(GraphCache cache) => cache.Conditions.Derived(Costs.Of);

    private sealed class Costs(double[] ofTies) : TieCosts(addsUp: false, ofTies)
    {
        public override bool FavorsFewHops => true;

        public static Costs Of(GraphSnapshot snapshot)
        {
            var published = snapshot.Sources.Select(source => source.Published?.CountedDay.DayNumber).ToArray();
            var (ties, newest) = (snapshot.TieColumns, int.MinValue);
            var days = new int?[ties.Count];
            for (var ordinal = 0; ordinal < days.Length; ordinal++)
            {
                var attested = ties.Sources(ordinal).Max(source => published[source]);
                newest = Math.Max(newest, attested ?? newest);
                days[ordinal] = DayOf(ties, ordinal, attested);
            }

            newest = newest == int.MinValue ? days.Max() ?? 0 : newest;
            var oldest = days.Min() is { } first ? Math.Min(first, newest) : newest;
            return new Costs(All(
                snapshot, ordinal => 1 + Math.Log(1 + (Math.Max(0, newest - (days[ordinal] ?? oldest)) / DaysAYear))));
        }

        private static int? DayOf(TieColumns ties, int ordinal, int? attested)
        {
            var last = ties.Validity(ordinal).PossibleTo;
            if (ties.End(ordinal) is not null && last < DateOnly.MaxValue)
            {
                return last.DayNumber;
            }

            var begun = ties.Start(ordinal)?.Latest.DayNumber;
            var known = attested is null || begun > attested ? begun : attested;
            return last == DateOnly.MaxValue ? known : Math.Min(last.DayNumber, known ?? last.DayNumber);
        }
    }
}
