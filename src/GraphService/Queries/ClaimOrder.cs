using GraphService.Model;

namespace GraphService.Queries;

/// <summary>Which of several claims is the current one.</summary>
internal static class ClaimOrder
{
    /// <summary>
    /// The claims that have a date, latest first by the day for which the date counts; those of one day by id. A claim
    /// that is dated less exactly than another of its measure, inside its month or year, comes after that: nothing
    /// tells that it is the later one.
    /// </summary>
    public static IEnumerable<Claim> LatestFirst(this IEnumerable<Claim> claims) => claims
        .Where(claim => claim.Date is not null)
        .GroupBy(claim => (claim.SubjectId, claim.Measure))
        .SelectMany(others => others.Select(claim => (Claim: claim, Day: DayAmong(claim.Date!.Value, others))))
        .OrderByDescending(dated => dated.Day).ThenByDescending(dated => dated.Claim.Date!.Value.Precision)
        .ThenBy(dated => dated.Claim.Id, StringComparer.Ordinal)
        .Select(dated => dated.Claim);

    /// <summary>The day for which a date counts, or that of the first fuller date inside it.</summary>
    private static DateOnly DayAmong(PartialDate date, IEnumerable<Claim> others) => others
        .Select(other => other.Date!.Value)
        .Where(other => other.Precision > date.Precision
            && other.Earliest >= date.Earliest && other.Latest <= date.Latest)
        .Select(other => other.CountedDay).Append(date.CountedDay).Min();
}
