using GraphService.Algorithms.Paths;
using GraphService.Graphs;

namespace GraphService.Tests.Algorithms.Paths;

/// <summary>
/// Answers questions for paths by trying every loopless sequence of vertices and, for each, every choice of one tie a
/// hop. Knows nothing of the engines; for small graphs only.
/// </summary>
internal static class BruteForcePaths
{
    /// <summary>The page, its count and its costs, as an engine has to give them.</summary>
    public static FoundPaths Find<TFilter>(PathProblem problem, TFilter filter)
        where TFilter : struct, IGraphFilter
    {
        var all = All(problem, filter);
        var wanted = problem.Mode switch
        {
            PathMode.Simple => all,
            PathMode.KShortest => [.. all.Take(problem.K)],
            _ when all.Count == 0 => all,
            PathMode.Shortest => [all[0]],
            _ => [.. all.Where(path => IsEqual(path.Cost, all[0].Cost))],
        };
        var offset = problem.Mode == PathMode.Shortest ? 0 : (int)problem.Offset;
        return new FoundPaths([.. wanted.Skip(offset).Take(problem.Limit)], wanted.Count, IsComplete: true, 0);
    }

    /// <summary>Every path that the question admits, whatever its mode, in the order in which paths are told.</summary>
    public static List<FoundPath> All<TFilter>(PathProblem problem, TFilter filter)
        where TFilter : struct, IGraphFilter
    {
        var found = new List<FoundPath>();
        Walk([problem.Source]);
        found.Sort((a, b) => Compare(problem, a, b));
        return found;

        void Walk(List<int> vertices)
        {
            if (vertices[^1] == problem.Target)
            {
                if (vertices.Count - 1 >= problem.MinDepth && problem.MustPass.All(vertices.Contains)
                    && Cheapest(problem, filter, vertices) is { } path)
                {
                    found.Add(path);
                }

                return;
            }

            if (vertices.Count - 1 == problem.MaxDepth)
            {
                return;
            }

            for (var next = 0; next < problem.Graph.VertexCount; next++)
            {
                if (!vertices.Contains(next) && (next == problem.Target || filter.Enters(next))
                    && Ties(problem, filter, vertices[^1], next).Count > 0)
                {
                    Walk([.. vertices, next]);
                }
            }
        }
    }

    /// <summary>The ties that lead from a vertex to another and pass.</summary>
    public static List<int> Ties<TFilter>(PathProblem problem, TFilter filter, int from, int to)
        where TFilter : struct, IGraphFilter =>
        [.. problem.Graph.Edges.Where(arc => filter.Passes(arc.Ordinal)).Where(arc =>
            (arc.Source == from && arc.Target == to)
            || (arc.Source == to && arc.Target == from
                && (!problem.IsDirected || problem.IsSymmetric?.Invoke(arc.Ordinal) == true)))
            .Select(arc => arc.Ordinal)];

    /// <summary>Every choice of one tie for each hop that the overlap admits.</summary>
    public static IEnumerable<int[]> Choices<TFilter>(PathProblem problem, TFilter filter, IReadOnlyList<int> vertices)
        where TFilter : struct, IGraphFilter
    {
        IEnumerable<int[]> choices = [[]];
        for (var i = 1; i < vertices.Count; i++)
        {
            var ties = Ties(problem, filter, vertices[i - 1], vertices[i]);
            choices = choices.SelectMany(_ => ties, (chosen, tie) => (int[])[.. chosen, tie]);
        }

        return choices.Where(choice => IsAdmitted(problem, choice));
    }

    private static bool IsAdmitted(PathProblem problem, int[] ties)
    {
        if (problem.Overlap == PathOverlap.Any)
        {
            return true;
        }

        var held = ties.Select(tie => Set(problem.MustBeCertain
            ? problem.Days!.Certain(tie) : problem.Days!.Possible(tie))).ToList();
        return problem.Overlap switch
        {
            PathOverlap.Pairwise => held.Skip(1).Index().All(pair => pair.Item.Overlaps(held[pair.Index])),
            PathOverlap.All => held.Skip(1).Aggregate(held[0], (common, days) => [.. common.Intersect(days)]).Count > 0,
            _ when problem.MustBeCertain => ties.Skip(1).Index().All(pair =>
                problem.Days!.Begins(ties[pair.Index]).To <= problem.Days.Begins(pair.Item).From),
            _ => CanBeInOrder(problem, ties, 0, int.MinValue),
        };
    }

    private static bool CanBeInOrder(PathProblem problem, int[] ties, int index, int notBefore) =>
        index == ties.Length || Set(problem.Days!.Begins(ties[index]))
            .Any(day => day >= notBefore && CanBeInOrder(problem, ties, index + 1, day));

    private static HashSet<int> Set(Days days) =>
        days.IsEmpty ? [] : [.. Enumerable.Range(days.From, days.To - days.From + 1)];

    private static FoundPath? Cheapest<TFilter>(PathProblem problem, TFilter filter, List<int> vertices)
        where TFilter : struct, IGraphFilter
    {
        FoundPath? best = null;
        foreach (var choice in Choices(problem, filter, vertices))
        {
            var costs = new double[vertices.Count];
            for (var i = 1; i < costs.Length; i++)
            {
                costs[i] = costs[i - 1] + HopCost(problem, filter, vertices[i - 1], vertices[i], choice[i - 1])
                    + (i > 1 && problem.Costs is { } c ? c.OfInner(vertices[i - 1]) : 0);
            }

            if (best is null || costs[^1] < best.Cost)
            {
                best = new FoundPath([.. vertices], costs);
            }
        }

        return best;
    }

    private static double HopCost<TFilter>(PathProblem problem, TFilter filter, int from, int to, int tie)
        where TFilter : struct, IGraphFilter => problem.Costs switch
        {
            null => 1,
            { AddsUp: true } costs => 1 / Ties(problem, filter, from, to).Sum(each => 1 / costs.OfTie(each)),
            var costs => costs.OfTie(tie),
        };

    private static int Compare(PathProblem problem, FoundPath a, FoundPath b)
    {
        if (!IsEqual(a.Cost, b.Cost))
        {
            return a.Cost.CompareTo(b.Cost);
        }

        if (a.Length != b.Length)
        {
            return a.Length.CompareTo(b.Length);
        }

        var first = Enumerable.Range(0, a.Vertices.Count).FirstOrDefault(i => a.Vertices[i] != b.Vertices[i]);
        var (v, w) = (a.Vertices[first], b.Vertices[first]);
        var byDegree = problem.Costs is null ? problem.Graph.Degree(v).CompareTo(problem.Graph.Degree(w)) : 0;
        return byDegree != 0 ? byDegree : problem.IdOrder?.Invoke(v, w) ?? v.CompareTo(w);
    }

    private static bool IsEqual(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(a, b);
}
