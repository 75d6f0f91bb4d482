using CsCheck;
using GraphService.Algorithms.Paths;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Parameters;

namespace GraphService.Tests.Queries.Conditions;

/// <summary>Conditions on time, roles, and organizations with all that belongs to them.</summary>
[TestClass]
public sealed class TimeAndTreeTests
{
    [TestMethod]
    [DataRow("ADVISER", "english")]
    [DataRow("adviser to the", "english")]
    [DataRow("the-secretary", "english", DisplayName = "punctuation parts words and no more")]
    [DataRow("顧問", "chinese", DisplayName = "traditional characters")]
    [DataRow("président", "french")]
    [DataRow("PRESIDENT", "french", DisplayName = "without accents")]
    [DataRow("nobody", "")]
    [DataRow("/", "chinese", DisplayName = "punctuation alone, as it stands")]
    public void Role_IsFoundInAnyLanguageWhateverItsSpelling(string role, string ties)
    {
        var cache = new GraphCache(TestGraph.OfRecords([
            Some.Source(),
            Some.Entity("a"),
            Some.Entity("b"),
            Some.Affiliation("english", "a", "b") with { Roles = [new LocalText("Adviser to the secretary")] },
            Some.Affiliation("chinese", "a", "b") with
            {
                Roles = [new LocalText("helper / friend"), new LocalText("秘书长顾问", "zh")],
            },
            Some.Affiliation("french", "a", "b") with { Roles = [new LocalText("Président", "fr")] },
            Some.Affiliation("none", "a", "b")]));

        Assert.AreEqual(ties, string.Join(' ', Passing(cache, $"role={role}")));
    }

    [TestMethod]
    public void AvoidTree_LeavesOutPartsAndHostedEventsAndNothingElse()
    {
        var cache = new GraphCache(TestGraph.OfRecords([
            Some.Source(),
            .. "organization organ committee guest office".Split(' ')
                .Select(id => Some.Entity(id, EntitySchema.Organization)),
            .. "series summit dinner visit".Split(' ').Select(id => Some.Entity(id, EntitySchema.Event)),
            .. new[]
            {
                ("organ", "organization", "part_of"), ("committee", "organ", "part_of"),
                ("series", "organization", "hosted_by"), ("summit", "series", "part_of"),
                ("dinner", "committee", "hosted_by"), ("guest", "summit", "participated_in"),
                ("office", "organization", "hosted_by"), ("visit", "guest", "hosted_by"),
                ("organization", "guest", "part_of"),
            }.Select((tie, i) => Some.Affiliation($"t{i}", tie.Item1, tie.Item2, AffiliationType.Named(tie.Item3)))]));
        var filter = Asked.Conditions("avoid_tree=organization").Compile(cache.Conditions);

        Assert.AreEqual(
            "guest office visit",
            string.Join(' ', cache.Snapshot.EntityColumns.ById.Where(filter.Enters)
                .Select(cache.Snapshot.EntityColumns.Id)));
    }

    /// <summary>Conditions on time say what the one rule of when ties held says.</summary>
    [TestMethod]
    public void TimeConditions_OfRandomTies_FollowFromWhenTheyHeld()
    {
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1995, 2012], Gen.Int[0, 4]).Sample((seed, from, years) =>
        {
            var cache = RandomTies(new Random(seed));
            var columns = cache.Snapshot.TieColumns;
            var day = PartialDate.Parse($"{from}");
            DateOnly first = new(from, 1, 1), last = new(from + years, 12, 31);
            var window = $"window={from}/{from + years}";

            Check($"as_of={from}", validity => validity.HeldOn(day) != Certainty.No);
            Check($"as_of={from}&unknown_dates=exclude", validity => validity.HeldOn(day) == Certainty.Yes);
            Check(window, validity => validity.PossibleFrom <= last && validity.PossibleTo >= first);
            Check($"{window}&unknown_dates=exclude", validity =>
                validity.CertainFrom <= validity.CertainTo
                && validity.CertainFrom <= last
                && validity.CertainTo >= first);
            Check($"as_of={from}&{window}&unknown_dates=exclude", validity => validity.HeldOn(day) == Certainty.Yes);

            void Check(string conditions, Func<Validity, bool> isExpected) => Assert.AreSequenceEqual(
                columns.ById.Where(tie => isExpected(columns.Validity(tie))).Select(columns.Id),
                Passing(cache, conditions),
                conditions);
        });
    }

    [TestMethod]
    [DataRow("2015/2016-06", "2015-01-01", "2016-06-30")]
    [DataRow("../2015-02", "0001-01-01", "2015-02-28")]
    [DataRow("2015-12-16/..", "2015-12-16", "9999-12-31")]
    [DataRow("2015/2015", "2015-01-01", "2015-12-31")]
    public void Interval_HasTheDaysOfBothDates(string text, string first, string last)
    {
        Assert.IsTrue(DateInterval.TryParse(text, out var interval));
        Assert.AreEqual(text, interval.ToString());
        Assert.MatchesRegex(DateInterval.Pattern, text);
        Assert.AreEqual(
            new Days(DateOnly.Parse(first, null).DayNumber, DateOnly.Parse(last, null).DayNumber), interval.Days);
    }

    [TestMethod]
    [DataRow("2015")]
    [DataRow("../..")]
    [DataRow("/2015")]
    [DataRow("2015/2016/2017")]
    [DataRow("2015-02-30/2016")]
    public void Interval_ThatIsNone_IsRefusedByPatternToo(string text)
    {
        Assert.IsFalse(DateInterval.TryParse(text, out _));
        Assert.DoesNotMatchRegex(DateInterval.Pattern, text);
    }

    private static GraphCache RandomTies(Random random)
    {
        return new GraphCache(TestGraph.OfRecords([
            Some.Source(),
            Some.Entity("person") with { Start = Date(1970), End = random.Next(3) == 0 ? Date(2010) : null },
            Some.Entity("body", EntitySchema.Body) with { Start = random.Next(2) == 0 ? Date(1998) : null },
            Some.Entity("event", EntitySchema.Event) with { Start = Date(2003), End = Date(2004) },
            .. Enumerable.Range(0, 12).Select(i =>
            {
                var start = random.Next(1995, 2010);
                return Some.Affiliation(
                    $"t{i}", "person", i % 2 == 0 ? "body" : "event", AffiliationType.All[random.Next(16)]) with
                {
                    Start = random.Next(3) == 0 ? null : Date(start),
                    End = random.Next(3) == 0 ? null : Date(start + random.Next(4)),
                };
            })]));

        PartialDate Date(int year) => PartialDate.Parse(random.Next(2) == 0 ? $"{year}" : $"{year}-06");
    }

    private static IEnumerable<string> Passing(GraphCache cache, string conditions)
    {
        var filter = Asked.Conditions(conditions).Compile(cache.Conditions);
        return cache.Snapshot.TieColumns.ById.Where(filter.Passes).Select(cache.Snapshot.TieColumns.Id);
    }
}
