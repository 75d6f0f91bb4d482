using GraphService.Model;

namespace GraphService.Queries;

/// <summary>Which of several claims is the current one.</summary>
internal static class ClaimOrder
{
    /// <summary>
    /// The claims that have a date, latest first by the day for which the date counts; those of one day by id.
    /// </summary>
    public static IEnumerable<Claim> LatestFirst(this IEnumerable<Claim> claims) => claims
        .Where(claim => claim.Date is not null)
        .OrderByDescending(claim => claim.Date!.Value.CountedDay).ThenBy(claim => claim.Id, StringComparer.Ordinal);
}
