using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>A path with the ties by which it fulfils the overlap that was asked for.</summary>
/// <param name="Ties">
/// For each hop the ordinals, ascending, of the ties that take part in an admissible choice of one tie for each hop. A
/// choice is admissible by the overlap of the question, surely so where <see cref="PathProblem.MustBeCertain"/>. With
/// <see cref="PathOverlap.Any"/> these are all ties that pass the filter. Every list is empty where the path is not
/// possible.
/// </param>
/// <param name="IsPossible">Whether an admissible choice is possible, surely or not.</param>
public sealed record TimedPath(
    IReadOnlyList<IReadOnlyList<int>> Ties,
    bool IsPossible)
{
    /// <summary>Looks at the ties of a path.</summary>
    /// <param name="problem">
    /// The question that was asked: its graph, directions, overlap and days count, neither its ends nor its bounds.
    /// </param>
    /// <param name="filter">Says which ties pass; vertices are not asked for.</param>
    /// <param name="vertices">The path, one hop at least.</param>
    public static TimedPath Of<TFilter>(PathProblem problem, TFilter filter, IReadOnlyList<int> vertices)
        where TFilter : struct, IGraphFilter
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vertices.Count, 2);
        var ties = Enumerable.Range(0, vertices.Count - 1)
            .Select(hop => TiesOf(problem, filter, vertices[hop], vertices[hop + 1])).ToArray();
        if (problem.Overlap == PathOverlap.Any && Array.TrueForAll(ties, hop => hop.Count > 0))
        {
            return new TimedPath(ties, IsPossible: true);   // every choice is admissible
        }

        var possible = new Choices(TieOverlap.Of(problem with { MustBeCertain = false }), ties);
        var counted = problem.MustBeCertain ? new Choices(TieOverlap.Of(problem), ties) : possible;
        return new TimedPath(counted.Ties(), possible.Any);
    }

    /// <summary>
    /// Whether there is a choice of one tie for each hop that surely is admissible: its ties surely held on the days
    /// that they have to share, or surely began in order.
    /// </summary>
    /// <param name="overlap">Which ties may follow each other.</param>
    /// <param name="days">When ties held.</param>
    /// <param name="ties">For each hop the ordinals of the ties to choose from.</param>
    public static bool IsCertain(PathOverlap overlap, ITieDays days, IReadOnlyList<IReadOnlyList<int>> ties) =>
        new Choices(new TieOverlap(overlap, mustBeCertain: true, days), ties).Any;

    /// <summary>The ordinals, ascending, of the ties that lead from a vertex to another and pass.</summary>
    private static List<int> TiesOf<TFilter>(PathProblem problem, TFilter filter, int from, int to)
        where TFilter : struct, IGraphFilter
    {
        var (graph, ties) = (problem.Graph, new List<int>());
        ties.AddRange(Ordinals(graph.ArcsBetween(from, to)));
        ties.AddRange(Ordinals(graph.ArcsBetween(to, from))
            .Where(tie => !problem.IsDirected || problem.IsSymmetric?.Invoke(tie) == true));
        ties.RemoveAll(tie => !filter.Passes(tie));
        ties.Sort();
        return ties;

        static IEnumerable<int> Ordinals(Range range) =>
            Enumerable.Range(range.Start.Value, range.End.Value - range.Start.Value);
    }

    /// <summary>The choices of one tie for each hop that an overlap admits, as windows from either end.</summary>
    private sealed class Choices
    {
        private readonly TieOverlap _overlap;
        private readonly IReadOnlyList<IReadOnlyList<int>> _ties;

        // The windows at each vertex of the path, from the source and from the target.
        private readonly List<Days>[] _forward;
        private readonly List<Days>[] _backward;

        public Choices(TieOverlap overlap, IReadOnlyList<IReadOnlyList<int>> ties)
        {
            (_overlap, _ties) = (overlap, ties);
            (_forward, _backward) = (new List<Days>[ties.Count + 1], new List<Days>[ties.Count + 1]);
            _forward[0] = _backward[ties.Count] = [TieOverlap.Whole];
            for (var hop = 0; hop < ties.Count; hop++)
            {
                _forward[hop + 1] = Walk(_forward[hop], ties[hop], isBackward: false);
            }

            for (var hop = ties.Count - 1; hop >= 0; hop--)
            {
                _backward[hop] = Walk(_backward[hop + 1], ties[hop], isBackward: true);
            }
        }

        /// <summary>Whether there is a choice.</summary>
        public bool Any => _forward[^1].Count > 0;

        /// <summary>For each hop the ties that are part of a choice.</summary>
        public IReadOnlyList<IReadOnlyList<int>> Ties() =>
            [.. _ties.Select((ties, hop) => (IReadOnlyList<int>)ties.Where(tie => IsPart(hop, tie)).ToList())];

        private bool IsPart(int hop, int tie) => _forward[hop].Exists(window =>
            _overlap.Walk(window, tie, isBackward: false, out var next)
            && _backward[hop + 1].Exists(onward => TieOverlap.Meet(next, onward)));

        private List<Days> Walk(List<Days> windows, IReadOnlyList<int> ties, bool isBackward)
        {
            var found = new List<Days>();
            foreach (var window in windows)
            {
                foreach (var tie in ties)
                {
                    if (_overlap.Walk(window, tie, isBackward, out var next)
                        && !found.Exists(other => TieOverlap.Holds(other, next)))
                    {
                        found.RemoveAll(other => TieOverlap.Holds(next, other));
                        found.Add(next);
                    }
                }
            }

            return found;
        }
    }
}
