using GraphService.Algorithms.Paths;
using GraphService.Model;

namespace GraphService.Queries.Paths;

/// <summary>What would have to be lifted for a path to be found.</summary>
internal static class PathRelaxations
{
    /// <summary>Lifts each condition, and whatever else narrows a question, alone.</summary>
    /// <param name="search">Searches.</param>
    /// <param name="cache">The graph.</param>
    /// <param name="request">A question without an answer.</param>
    /// <param name="isThrough">Whether that it has none is proved.</param>
    /// <param name="budget">How far all of these searches together may go.</param>
    /// <returns>What gives paths; and of what that could not be found out, in sentences.</returns>
    public static (IReadOnlyList<PathRelaxation> Found, IReadOnlyList<Wording> Open) Find(
        PathSearch search, GraphCache cache, PathRequest request, bool isThrough, SearchBudget budget)
    {
        var (relaxations, open) = (new List<PathRelaxation>(), new List<Wording>());

        // How many paths a question for all or some of them would find follows from how many are shortest.
        var asked = request with
        {
            Engine = PathEngines.Default,
            Mode = request.Mode == PathMode.Shortest ? PathMode.Shortest : PathMode.AllShortest,
            Offset = 0,
            Limit = 1,
        };
        foreach (var condition in request.Conditions.All)
        {
            Try(condition.Kind.Name, asked with { Conditions = asked.Conditions.Without(condition.Kind) });
        }

        foreach (var option in PathOptions.All.Where(option => option.Words(request) is not null))
        {
            Try(option.Parameter.Name, option.Lift(asked));
        }

        if (request.MaxDepth != PathRequest.AnyDepth)
        {
            // That there are no shorter ones is known, unless a limit cut the search: it need not look for them again.
            var isKnown = isThrough && request.Overlap != PathOverlap.Any && request.Weight == Weights.PathWeights.None;
            Try(
                PathParameters.MaxDepth.Name,
                asked with
                {
                    MinDepth = isKnown && request.MaxDepth < int.MaxValue - 1 ? request.MaxDepth + 1 : asked.MinDepth,
                    MaxDepth = Math.Max(request.MaxDepth + 1, cache.Snapshot.Entities.Count),
                });
        }

        return (relaxations, open);

        void Try(string parameter, PathRequest relaxed)
        {
            var found = search.Find(relaxed, budget);
            if (found.Paths.Count > 0)
            {
                var total = Total.Of(found.Count, found.IsCountExact);
                relaxations.Add(
                    new PathRelaxation(parameter, total.Value, total.Relation, found.Paths[0].Length));
            }
            else if (!found.IsComplete)
            {
                open.Add(new Wording(
                    $"Whether there is a path without {parameter} could not be found out within the limits.",
                    $"去掉{parameter}后是否有路径，未能在限额内查明。"));
            }
        }
    }
}
