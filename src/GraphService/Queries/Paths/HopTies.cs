using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Conditions;

namespace GraphService.Queries.Paths;

/// <summary>The ties of paths that take part in them.</summary>
internal static class HopTies
{
    /// <summary>
    /// The ordinals of the ties of each hop that may be walked: posts and memberships before mere attendance, then
    /// surest first, then by id.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<int>> Of(GraphCache cache, IReadOnlyList<int> path, PathRequest request)
    {
        var filter = request.Conditions.Compile(cache.Conditions);
        return [.. path.Zip(path.Skip(1), (from, to) => Between(cache.Snapshot, from, to, request, filter))];
    }

    private static List<int> Between(
        GraphSnapshot snapshot, int from, int to, PathRequest request, ConditionFilter filter)
    {
        var (ties, columns) = (new List<int>(), snapshot.TieColumns);
        Add(snapshot.Graph.ArcsBetween(from, to), isForward: true);
        Add(snapshot.Graph.ArcsBetween(to, from), isForward: false);
        ties.Sort((i, j) =>
        {
            var byClass = IsAttendance(i).CompareTo(IsAttendance(j));
            var byConfidence = byClass != 0 ? byClass : columns.Confidence(j).CompareTo(columns.Confidence(i));
            return byConfidence != 0 ? byConfidence : columns.CompareIds(i, j);
        });
        return ties;

        bool IsAttendance(int ordinal) => columns.Type(ordinal).Class == TieClass.Participation;

        void Add(Range ordinals, bool isForward)
        {
            for (var ordinal = ordinals.Start.Value; ordinal < ordinals.End.Value; ordinal++)
            {
                if (filter.Passes(ordinal)
                    && (isForward || !request.IsDirected || columns.Type(ordinal).IsSymmetric))
                {
                    ties.Add(ordinal);
                }
            }
        }
    }
}
