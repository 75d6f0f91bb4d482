using System.Globalization;
using CsCheck;
using GraphService.Queries;

namespace GraphService.Tests.Queries;

[TestClass]
public sealed class DaySetTests
{
    private static readonly DateOnly First = new(2020, 1, 1);

    private static readonly Gen<(int From, int To)[]> Stretches =
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30]).Array[0, 5];

    [TestMethod]
    public void OfAndIntersect_RandomStretches_HaveTheDaysThatAreCountedOneByOne() => Gen
        .Select(Stretches, Stretches)
        .Sample((a, b) =>
        {
            var days = Days(a).Intersect(Days(b)).Order().ToList();

            var set = Of(a).Intersect(Of(b));

            Assert.AreEqual(days.Count, set.Count);
            Assert.AreEqual(Days(a).Count, Of(a).Count);
            Assert.AreEqual(
                days.Count == 0 ? null : new DayCount(Text(days[0]), Text(days[^1]), days.Count), set.Told());
        });

    [TestMethod]
    public void Told_DaysWithoutBounds_HaveNoNumber()
    {
        var since = DaySet.Of([(First, DateOnly.MaxValue)]);

        Assert.AreEqual(new DayCount("2020-01-01", null, null), since.Told());
        Assert.AreEqual(new DayCount(null, null, null), DaySet.All.Told());
        Assert.AreEqual(since.Told(), DaySet.All.Intersect(since).Told());
        Assert.IsNull(DaySet.Of([(DateOnly.MaxValue, DateOnly.MinValue)]).Told());
    }

    private static HashSet<int> Days(IEnumerable<(int From, int To)> stretches) =>
        [.. stretches.SelectMany(one => Enumerable.Range(one.From, Math.Max(0, one.To - one.From + 1)))];

    private static DaySet Of(IEnumerable<(int From, int To)> stretches) =>
        DaySet.Of(stretches.Select(one => (First.AddDays(one.From), First.AddDays(one.To))));

    private static string Text(int day) => First.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
