using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>
/// Disjoint paths where a flow does not do: chosen among the cheapest paths, of which more are listed each time, until
/// it is proved that no other choice is better. For one question; not thread-safe.
/// </summary>
/// <remarks>
/// That is so where all paths were listed; or where there are as many as a flow has that asks neither of days nor of
/// lengths, and whatever needs a path beyond those listed costs more: at least that path, and as many others as the
/// flow lets be had, at their least cost. A cut of the flow then is one of the question, too. Otherwise the answer is
/// the best of what was found, and of what paths one after the other, each the shortest beside those before it, give.
/// </remarks>
/// <param name="problem">The question.</param>
/// <param name="filter">Says where paths may lead.</param>
/// <param name="budget">How far the search may go.</param>
/// <param name="engine">Finds the cheapest paths.</param>
internal sealed class DisjointSearch<TFilter>(
    PathProblem problem, TFilter filter, SearchBudget budget, IPathEngine engine)
    where TFilter : struct, IGraphFilter
{
    // So many paths are listed to choose among, one number after the other.
    private static readonly int[] Listings = [64, 512, 4_096, 20_001];

    // A list, or a choice, that takes half of the steps that are left is given up; where there is no bound on hops, one
    // that takes so many: then there mostly are far more paths than can be listed, and what is found without a proof
    // should not take long.
    private const long MostStepsUnbound = 1_000_000;

    private readonly PathProblem _problem = problem with { Offset = 0 };
    private long _explored;

    /// <summary>Finds them.</summary>
    /// <param name="flow">A flow that asks neither of days nor of lengths.</param>
    /// <param name="fitting">Those of its paths that fit all the same.</param>
    public FoundPaths Find(FlowFound flow, List<FoundPath> fitting)
    {
        _explored = flow.Explored;
        var most = flow.IsComplete ? flow.Paths.Count : int.MaxValue;
        var butOne = flow.Paths.Sum(path => path.Cost) - flow.CostOfLast;
        List<FoundPath> best = [];
        foreach (var count in Listings)
        {
            var listed = Ask(_problem with { Mode = PathMode.KShortest, K = count, Limit = count }, filter);
            if (!listed.IsComplete)
            {
                best = Better(best, Disjoint(listed.Paths));
                break;
            }

            var choice = new DisjointChoice(listed.Paths);
            var (chosen, isBest) = Choose(choice);
            best = Better(best, chosen);
            if (!isBest)
            {
                break;
            }

            if (listed.Count < count)
            {
                var cut = choice.FewestOnAll(chosen.Count, budget);
                return Answer(chosen, isProved: !budget.IsSpent, budget.IsSpent ? null : cut);
            }

            if (chosen.Count == most && CostOf(chosen) < PathCost.Floor(listed.Paths[^1].Cost + butOne))
            {
                return Answer(chosen, isProved: true, flow.Cut);
            }
        }

        best = Better(best, Extended(best, most));
        best = Better(best, Extended(fitting, most));
        return Answer(best, isProved: false, best.Count == most ? flow.Cut : null);
    }

    private FoundPaths Answer(List<FoundPath> paths, bool isProved, IEnumerable<int>? cut) =>
        DisjointPaths.Answer(problem, paths, isProved, _explored, cut);

    /// <summary>Most steps of one list or choice.</summary>
    private long Most => problem.MaxDepth < problem.Graph.VertexCount - 1
        ? budget.Left / 2 : Math.Min(budget.Left / 2, MostStepsUnbound);

    private FoundPaths Ask<TBeside>(PathProblem asked, TBeside beside)
        where TBeside : struct, IGraphFilter
    {
        var found = budget.Within(Most, part => engine.Find(asked, beside, part));
        _explored = Math.Max(_explored, found.Explored);
        return found;
    }

    private (List<FoundPath> Chosen, bool IsBest) Choose(DisjointChoice choice)
    {
        var isBest = true;
        var chosen = budget.Within(Most, part =>
        {
            var most = choice.Most(part);
            isBest = !part.IsSpent;
            return most;
        });
        return (chosen, isBest);
    }

    /// <summary>Paths, and each the shortest beside those before it.</summary>
    private List<FoundPath> Extended(List<FoundPath> paths, int most)
    {
        List<FoundPath> found = [.. paths];
        var taken = found.SelectMany(Inner).ToHashSet();
        while (found.Count < most && !budget.IsSpent)
        {
            // What joins the ends themselves has no inner vertex that would keep it from being found again.
            var asked = _problem with
            {
                Mode = PathMode.Shortest,
                Limit = 1,
                MinDepth = found.Exists(path => path.Length == 1) ? Math.Max(2, problem.MinDepth) : problem.MinDepth,
            };
            if (asked.MinDepth > asked.MaxDepth || Ask(asked, new Beside(filter, taken)).Paths is not [var next])
            {
                break;
            }

            found.Add(next);
            taken.UnionWith(Inner(next));
        }

        return found;
    }

    /// <summary>Of some paths each that shares nothing with those before it.</summary>
    private static List<FoundPath> Disjoint(IReadOnlyList<FoundPath> paths)
    {
        var (found, taken) = (new List<FoundPath>(), new HashSet<int>());
        foreach (var path in paths.Where(path => !Inner(path).Any(taken.Contains)))
        {
            found.Add(path);
            taken.UnionWith(Inner(path));
        }

        return found;
    }

    private static List<FoundPath> Better(List<FoundPath> one, List<FoundPath> other) =>
        other.Count > one.Count || (other.Count == one.Count && CostOf(other) < CostOf(one)) ? other : one;

    private static double CostOf(List<FoundPath> paths) => paths.Sum(path => path.Cost);

    private static IEnumerable<int> Inner(FoundPath path) => path.Vertices.Skip(1).SkipLast(1);
}

/// <summary>
/// Leaves out vertices that are taken. Of one type for all filters, so that searches are compiled once.
/// </summary>
internal readonly struct Beside(IGraphFilter among, HashSet<int> taken) : IGraphFilter
{
    /// <inheritdoc/>
    public bool PassesAllArcs => among.PassesAllArcs;

    /// <inheritdoc/>
    public bool Passes(int ordinal) => among.Passes(ordinal);

    /// <inheritdoc/>
    public bool Enters(int vertex) => !taken.Contains(vertex) && among.Enters(vertex);
}
