using GraphService.Model;
using GraphService.Queries.Conditions;

namespace GraphService.Queries;

/// <summary>How many members an organization had, from each day on which that changed.</summary>
/// <param name="Body">The organization.</param>
/// <param name="Results">The changes, in order of time.</param>
/// <param name="Rules">How members are counted.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
/// <param name="Total">Number of changes, the state before the first of them included.</param>
/// <param name="Limit">Most changes in this answer.</param>
/// <param name="Offset">Changes passed over.</param>
public sealed record MemberHistoryAnswer(
    EntityRef Body,
    IReadOnlyList<MemberChange> Results,
    IReadOnlyList<string> Rules,
    SnapshotInfo Snapshot,
    Total Total,
    int Limit,
    int Offset);

/// <summary>How many members each body had, from each day on which that changed.</summary>
/// <param name="Results">The bodies, by id.</param>
/// <param name="Rules">How members are counted.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
/// <param name="Total">Number of bodies.</param>
/// <param name="Limit">Most bodies in this answer.</param>
/// <param name="Offset">Bodies passed over.</param>
public sealed record BodyHistoriesAnswer(
    IReadOnlyList<BodyHistory> Results,
    IReadOnlyList<string> Rules,
    SnapshotInfo Snapshot,
    Total Total,
    int Limit,
    int Offset);

/// <summary>A body with its changes.</summary>
/// <param name="Body">The body.</param>
/// <param name="Changes">The changes, in order of time; all of them.</param>
public sealed record BodyHistory(EntityRef Body, IReadOnlyList<MemberChange> Changes);

/// <summary>The members from one day until the next change.</summary>
/// <param name="From">
/// The first day, YYYY-MM-DD; missing in the first change, which tells the state before all others.
/// </param>
/// <param name="Known">Different members whose ties did not surely end before or begin after.</param>
/// <param name="Certain">Those of them whose dates prove that they belonged.</param>
/// <param name="Unknown">Those of them whose dates do not tell.</param>
public sealed record MemberChange(string? From, int Known, int Certain, int Unknown);

/// <summary>Answers on which days the members of organizations changed.</summary>
/// <remarks>
/// The numbers are those that <c>/bodies/{id}/members?as_of=</c> counts for each day from a change until the day before
/// the next one. One look at each tie finds the days; so an answer costs as much as one count.
/// </remarks>
public static class MemberHistoryQuery
{
    /// <summary>The changes of an organization.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="organization">Its vertex.</param>
    /// <param name="conditions">Conditions on the ties that count.</param>
    /// <param name="page">Which changes the answer holds.</param>
    public static MemberHistoryAnswer Run(GraphCache cache, int organization, ConditionSet conditions, Page page)
    {
        var roster = cache.RosterOf(organization, conditions.Compile(cache.Conditions));
        var changes = ChangesOf(roster);
        return new MemberHistoryAnswer(
            EntityRef.Of(roster.Organization),
            [.. changes.Page(page.Offset, page.Limit)],
            Membership.RulesWith(conditions),
            SnapshotInfo.Of(cache.Snapshot),
            Total.Exactly(changes.Count),
            page.Limit,
            page.Offset);
    }

    /// <summary>The changes of all bodies of the conference.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="conditions">Conditions on the ties that count.</param>
    /// <param name="page">Which bodies the answer holds.</param>
    public static BodyHistoriesAnswer Run(GraphCache cache, ConditionSet conditions, Page page)
    {
        var filter = conditions.Compile(cache.Conditions);
        return new BodyHistoriesAnswer(
            [.. cache.Bodies.Page(page.Offset, page.Limit).Select(body =>
                new BodyHistory(EntityRef.Of(cache.Snapshot, body), ChangesOf(cache.RosterOf(body, filter))))],
            Membership.RulesWith(conditions),
            SnapshotInfo.Of(cache.Snapshot),
            Total.Exactly(cache.Bodies.Count),
            page.Limit,
            page.Offset);
    }

    private static List<MemberChange> ChangesOf(Roster roster)
    {
        var steps = new SortedDictionary<DateOnly, (int Known, int Certain)>();
        var (known, certain) = (0, 0);   // before the first change nothing is certain
        foreach (var member in roster.Members)
        {
            var held = member.HeldAtFirst;
            known += IsKnown(held);
            foreach (var day in member.ChangeDays)
            {
                var now = member.HeldOn(PartialDate.OfDay(day));
                var sum = steps.GetValueOrDefault(day);
                steps[day] =
                    (sum.Known + IsKnown(now) - IsKnown(held), sum.Certain + IsCertain(now) - IsCertain(held));
                held = now;
            }
        }

        var changes = new List<MemberChange> { new(null, known, certain, known - certain) };
        foreach (var (day, step) in steps.Where(step => step.Value != (0, 0)))
        {
            (known, certain) = (known + step.Known, certain + step.Certain);
            changes.Add(new MemberChange(PartialDate.OfDay(day).ToString(), known, certain, known - certain));
        }

        return changes;

        static int IsKnown(Certainty held) => held != Certainty.No ? 1 : 0;

        static int IsCertain(Certainty held) => held == Certainty.Yes ? 1 : 0;
    }
}
