using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>
/// The order in which ties between the same entities are told: posts and memberships before mere attendance, then
/// surest first, then by id.
/// </summary>
/// <param name="ties">The ties, which are known by their ordinals.</param>
internal sealed class TieOrder(TieColumns ties) : IComparer<int>
{
    /// <inheritdoc/>
    public int Compare(int x, int y)
    {
        var byClass = IsAttendance(x).CompareTo(IsAttendance(y));
        var byConfidence = byClass != 0 ? byClass : ties.Confidence(y).CompareTo(ties.Confidence(x));
        return byConfidence != 0 ? byConfidence : ties.CompareIds(x, y);
    }

    private bool IsAttendance(int ordinal) => ties.Type(ordinal).Class == TieClass.Participation;
}
