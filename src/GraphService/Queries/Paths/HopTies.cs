using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Paths;

/// <summary>The ties of a path that take part in it.</summary>
/// <param name="Hops">
/// The ordinals of the ties of each hop: posts and memberships before mere attendance, then surest first, then by id.
/// </param>
/// <param name="Overlap">
/// How sure it is that they overlap as was asked for; <see langword="null"/> where it was not asked for.
/// </param>
internal sealed record HopTies(IReadOnlyList<IReadOnlyList<int>> Hops, Certainty? Overlap)
{
    /// <summary>The ties of a path that was found.</summary>
    /// <param name="snapshot">The graph.</param>
    /// <param name="problem">The question that it answers.</param>
    /// <param name="filter">Says which ties pass.</param>
    /// <param name="path">The path.</param>
    public static HopTies Of<TFilter>(GraphSnapshot snapshot, PathProblem problem, TFilter filter, FoundPath path)
        where TFilter : struct, IGraphFilter
    {
        var timed = TimedPath.Of(problem, filter, path.Vertices);
        return new HopTies(
            [.. timed.Ties.Select(ties => ties.Order(new TieOrder(snapshot.TieColumns)).ToArray())],
            problem.Overlap == PathOverlap.Any ? null : timed.IsCertain ? Certainty.Yes : Certainty.Unknown);
    }
}
