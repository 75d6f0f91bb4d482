using System.Text.Json.Serialization;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>A number that somebody stated.</summary>
/// <param name="Id">Id of the claim.</param>
/// <param name="Subject">The entity that the number is about.</param>
/// <param name="Measure">What is counted, such as <c>members</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="Qualifier">How exact it was said to be.</param>
/// <param name="Date">When it was stated: a year, month or day.</param>
/// <param name="Text">The statement in words.</param>
/// <param name="Dataset">The data set that states it.</param>
/// <param name="Sources">The pages that state it, best first.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
/// <param name="Current">
/// Whether it is the latest that states this number of this entity; of several of one day that is the first by id, and
/// one of a month or year comes after those of days inside it. A claim without a date never is.
/// </param>
/// <param name="Custom">
/// What the data set tells beyond this, by the names of its own columns, <c>x_...</c>; every value is a text. Missing
/// where it tells nothing.
/// </param>
public sealed record ClaimAnswer(
    string Id,
    EntityRef Subject,
    string Measure,
    decimal Value,
    string? Qualifier,
    string? Date,
    string Text,
    string Dataset,
    IReadOnlyList<SourceShape> Sources,
    SnapshotInfo Snapshot,
    bool Current,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyDictionary<string, string>? Custom);

/// <summary>Reads claims.</summary>
public static class ClaimQuery
{
    /// <summary>Shows a claim with its evidence.</summary>
    public static ClaimAnswer Read(GraphCache cache, Claim claim)
    {
        var snapshot = cache.Snapshot;
        return new ClaimAnswer(
            claim.Id,
            EntityRef.Of(snapshot, claim.SubjectId),
            claim.Measure,
            claim.Value,
            claim.Qualifier,
            claim.Date?.ToString(),
            claim.Text,
            claim.Dataset,
            SourceShape.ListOf(snapshot, claim.SourceIds),
            SnapshotInfo.Of(snapshot),
            cache.ClaimsAbout[claim.SubjectId].Where(other => other.Measure == claim.Measure).LatestFirst()
                .FirstOrDefault()?.Id == claim.Id,
            CustomShape.OrNull(claim.Custom));
    }
}
