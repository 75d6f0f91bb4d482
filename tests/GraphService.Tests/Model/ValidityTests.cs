using GraphService.Model;

namespace GraphService.Tests.Model;

[TestClass]
public sealed class ValidityTests
{
    [TestMethod]
    [DataRow("2022", "2024", "2023", Certainty.Yes, DisplayName = "inside")]
    [DataRow("2022", "2024", "2022", Certainty.Unknown, DisplayName = "in the year in which it began")]
    [DataRow("2022", "2024", "2022-06-01", Certainty.Unknown, DisplayName = "on a day of the year in which it began")]
    [DataRow("2022", "2024", "2021", Certainty.No, DisplayName = "before")]
    [DataRow("2022", "2024", "2025-01-01", Certainty.No, DisplayName = "after")]
    [DataRow("2022", null, "2023", Certainty.Unknown, DisplayName = "a missing end does not mean still")]
    [DataRow(null, "2024", "2023", Certainty.Unknown, DisplayName = "a missing start does not mean always")]
    [DataRow(null, "2024", "2025", Certainty.No, DisplayName = "after a known end")]
    [DataRow("2022", null, "2021-12-31", Certainty.No, DisplayName = "before a known start")]
    [DataRow(null, null, "2023", Certainty.Unknown, DisplayName = "nothing known")]
    [DataRow("2022-07-12", "2022-07-12", "2022-07-12", Certainty.Yes, DisplayName = "one day")]
    [DataRow("2022-07", "2022-07", "2022-07-12", Certainty.Unknown, DisplayName = "some days of one month")]
    public void HeldOn_OwnDates_GiveOneOfThreeAnswers(string? start, string? end, string day, Certainty expected) =>
        Assert.AreEqual(expected, Tie(AffiliationType.Named("member_of"), start, end).HeldOn(PartialDate.Parse(day)));

    [TestMethod]
    [DataRow(null, null, "2010", Certainty.No, DisplayName = "no member before the organ began")]
    [DataRow(null, null, "2022-07", Certainty.Unknown, DisplayName = "in the month in which it began")]
    [DataRow(null, null, "2023", Certainty.Unknown, DisplayName = "within its life: may have begun late")]
    [DataRow(null, null, "2025", Certainty.No, DisplayName = "no member after it ended")]
    [DataRow("2009", null, "2010", Certainty.Unknown,
        DisplayName = "a start of the tie's own before the organ's is not overruled")]
    [DataRow("2009", null, "2025", Certainty.No, DisplayName = "its unknown end is bounded all the same")]
    [DataRow(null, "2026", "2025", Certainty.Unknown,
        DisplayName = "an end of the tie's own after the organ's is not overruled")]
    [DataRow(null, "2009", "2008", Certainty.Unknown,
        DisplayName = "a bound that contradicts the tie's own end bounds nothing")]
    [DataRow("2009", "2026", "2025", Certainty.Yes, DisplayName = "dates of its own alone decide")]
    public void HeldOn_UnknownDates_AreBoundedByTheObject(string? start, string? end, string day, Certainty expected) =>
        Assert.AreEqual(
            expected,
            Tie(AffiliationType.Named("member_of"), start, end, target: Entity(EntitySchema.Body, "2022-07-12", "2024"))
                .HeldOn(PartialDate.Parse(day)));

    [TestMethod]
    [DataRow("member_of", "1950", Certainty.No, DisplayName = "before birth")]
    [DataRow("member_of", "2015", Certainty.Unknown, DisplayName = "in a lifetime")]
    [DataRow("member_of", "2019-06", Certainty.No, DisplayName = "after death")]
    [DataRow("award_recipient_of", "2019-06", Certainty.Unknown, DisplayName = "an award may be given after death")]
    public void HeldOn_UnknownDates_AreBoundedByALife(string type, string day, Certainty expected) =>
        Assert.AreEqual(
            expected,
            Tie(AffiliationType.Named(type), null, null, subject: Entity(EntitySchema.Person, "1951", "2019-05-12"))
                .HeldOn(PartialDate.Parse(day)));

    [TestMethod]
    public void HeldOn_BoundsThatContradictEachOther_BoundNothing()
    {
        var tie = Tie(
            AffiliationType.Named("member_of"),
            null,
            null,
            Entity(EntitySchema.Company, "2020", null),
            Entity(EntitySchema.Body, null, "2018"));

        Assert.AreEqual(Certainty.Unknown, tie.HeldOn(PartialDate.Parse("2017")));
        Assert.AreEqual(Certainty.Unknown, tie.HeldOn(PartialDate.Parse("2021")));
    }

    [TestMethod]
    [DataRow("speaker_at", null, "2015-12-17", Certainty.Yes, DisplayName = "speaking has the days of the event")]
    [DataRow("participated_in", null, "2015-12-15", Certainty.No, DisplayName = "no attendance before the event")]
    [DataRow("participated_in", null, "2015-12", Certainty.Unknown, DisplayName = "not throughout the month")]
    [DataRow("participated_in", "2015-12-09", "2015-12-09", Certainty.Yes,
        DisplayName = "a briefing lies before its event")]
    [DataRow("participated_in", "2015-12-09", "2015-12-17", Certainty.No, DisplayName = "and was over when that began")]
    [DataRow("chair_of", null, "2015-12-17", Certainty.Unknown, DisplayName = "a post is only bounded by the event")]
    public void HeldOn_AtAnEvent_FollowsTheEventWhereTheTieHasNoDates(
        string type, string? date, string day, Certainty expected) =>
        Assert.AreEqual(
            expected,
            Tie(AffiliationType.Named(type), date, date, target: Entity(EntitySchema.Event, "2015-12-16", "2015-12-18"))
                .HeldOn(PartialDate.Parse(day)));

    [TestMethod]
    [DataRow("2015-12-17", Certainty.Yes)]
    [DataRow("2016", Certainty.No)]
    public void HeldOn_AnEventsHost_FollowsTheEvent(string day, Certainty expected)
    {
        var summit = Entity(EntitySchema.Event, "2015-12-16", "2015-12-18");
        var host = Entity(EntitySchema.PublicBody, null, null);
        var tie = Tie(AffiliationType.Named("hosted_by"), null, null, summit, host);

        Assert.AreEqual(expected, tie.HeldOn(PartialDate.Parse(day)));
    }

    [TestMethod]
    [DataRow("2016", "2017", "2020", Certainty.Yes, DisplayName = "kept")]
    [DataRow("2016", null, "2015", Certainty.No, DisplayName = "not before it was given")]
    [DataRow("2016", null, "2016-06", Certainty.Unknown, DisplayName = "in the year in which it was given")]
    [DataRow(null, null, "2012", Certainty.No, DisplayName = "not before there was the award")]
    [DataRow(null, null, "2020", Certainty.Unknown, DisplayName = "not known when")]
    public void HeldOn_Award_IsKept(string? start, string? end, string day, Certainty expected) => Assert.AreEqual(
        expected,
        Tie(AffiliationType.Named("award_recipient_of"), start, end, target: Entity(EntitySchema.Body, "2014", "2018"))
            .HeldOn(PartialDate.Parse(day)));

    [TestMethod]
    [DataRow("award_recipient_of", null, null)]
    [DataRow("award_recipient_of", null, "2017")]
    [DataRow("member_of", null, null)]
    [DataRow("member_of", null, "2017")]
    [DataRow("member_of", "2016", null)]
    public void Of_StartOrEndNotKnown_ProvesNoDay(string type, string? start, string? end)
    {
        var tie = Tie(AffiliationType.Named(type), start, end);

        Assert.IsGreaterThan(tie.CertainTo, tie.CertainFrom);
    }

    [TestMethod]
    [DataRow("2016", "2015-01-01..2016-06-30 2016-07-01..2018-12-31", Certainty.Yes,
        DisplayName = "one ends on the day before the next begins")]
    [DataRow("2016", "2016-06-30..2018-12-31 2015-01-01..2016-06-30", Certainty.Yes,
        DisplayName = "touching, in any order")]
    [DataRow("2016", "2015-01-01..2016-06-30 2016-07-02..2018-12-31", Certainty.Unknown,
        DisplayName = "a gap of a day")]
    [DataRow("2016", "2015..2016-06 2016-07..2018", Certainty.Unknown,
        DisplayName = "months that leave a gap possible")]
    [DataRow("2016", "2015-01-01..2016-03-31 2016-02..2016-09-30 .. 2016-10-01..2017", Certainty.Yes,
        DisplayName = "three, and one of which nothing is known")]
    [DataRow("2016", "2015-01-01..2016-06-30 2016-07-01..", Certainty.Unknown,
        DisplayName = "the end of the second is not known")]
    [DataRow("2019", "2015-01-01..2016-06-30 2016-07-01..2018-12-31", Certainty.No, DisplayName = "after both")]
    [DataRow("2016-02", "2015-01-01..2016-06-30 2016-07-01..2018-12-31", Certainty.Yes,
        DisplayName = "one alone is enough")]
    [DataRow("2016", "", Certainty.No, DisplayName = "none")]
    public void HeldOn_SeveralTerms_CountTogether(string day, string terms, Certainty expected)
    {
        var ties = terms.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(term => term.Split(".."))
            .Select(term => Tie(
                AffiliationType.Named("member_of"),
                term[0] is { Length: > 0 } start ? start : null,
                term[1] is { Length: > 0 } end ? end : null))
            .ToList();

        Assert.AreEqual(expected, Validity.HeldOn(ties, PartialDate.Parse(day)));
    }

    private static Validity Tie(
        AffiliationType type, string? start, string? end, Entity? subject = null, Entity? target = null) => Validity.Of(
        Some.Affiliation("a", "s", "t", type) with { Start = Date(start), End = Date(end) },
        subject ?? Some.Entity("s"),
        target ?? Some.Entity("t", EntitySchema.Body));

    private static Entity Entity(EntitySchema schema, string? start, string? end) =>
        Some.Entity("e", schema) with { Start = Date(start), End = Date(end) };

    private static PartialDate? Date(string? text) => text is null ? null : PartialDate.Parse(text);
}
