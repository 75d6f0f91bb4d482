using System.Diagnostics;
using System.Globalization;
using GraphService.Algorithms.Paths;
using GraphService.Graphs;

namespace GraphService.Queries.Paths;

/// <summary>What a second engine says of an answer.</summary>
/// <param name="Engine">Its name.</param>
/// <param name="Agrees">
/// Whether it finds as many paths, of the same lengths and costs; missing where it did not come to an end.
/// </param>
/// <param name="Milliseconds">How long it took; missing where it did not search.</param>
/// <param name="Difference">What it finds otherwise; only where it does not agree.</param>
/// <param name="WhyNot">Why it says nothing; only where it does not.</param>
public sealed record PathCheckShape(
    string Engine, bool? Agrees, double? Milliseconds, string? Difference, string? WhyNot);

/// <summary>Holds the answer of one engine against that of another.</summary>
public static class PathCheck
{
    /// <summary>Asks a second engine the same question, and compares.</summary>
    /// <remarks>
    /// Which paths of equal cost are told, and of disjoint paths their lengths, is not compared: several answers are
    /// right.
    /// </remarks>
    /// <param name="second">The second engine.</param>
    /// <param name="problem">The question, as the first engine was asked it.</param>
    /// <param name="filter">Where paths may lead, as the first engine was told it.</param>
    /// <param name="found">What the first engine found.</param>
    /// <param name="budget">How far the second one may go.</param>
    /// <exception cref="OperationCanceledException">The budget's token was cancelled.</exception>
    public static PathCheckShape Run<TFilter>(
        IPathEngine second, PathProblem problem, TFilter filter, FoundPaths found, SearchBudget budget)
        where TFilter : struct, IGraphFilter
    {
        if (second.WhyNot(problem) is { } why)
        {
            return new PathCheckShape(second.Name, null, null, null, why);
        }

        if (!found.IsComplete)
        {
            return new PathCheckShape(
                second.Name, null, null, null, "The search itself was cut short, so there is nothing to compare.");
        }

        var start = Stopwatch.GetTimestamp();
        var other = second.Find(problem, filter, budget);
        var milliseconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 3);
        if (!other.IsComplete)
        {
            return new PathCheckShape(
                second.Name,
                null,
                milliseconds,
                null,
                budget.IsTimeUp
                    ? "Its search did not end within half of the time that was left."
                    : "The work limit cut its search short.");
        }

        var difference = Difference(problem, found, other);
        return new PathCheckShape(second.Name, difference is null, milliseconds, difference, null);
    }

    private static string? Difference(PathProblem problem, FoundPaths found, FoundPaths other)
    {
        if (other.Count != found.Count)
        {
            return string.Create(CultureInfo.InvariantCulture, $"It finds {other.Count} paths, not {found.Count}.");
        }

        if (problem.Mode == PathMode.Disjoint)
        {
            return other.Cut?.Count == found.Cut?.Count ? null
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Its cut has {other.Cut?.Count ?? 0} entities, not {found.Cut?.Count ?? 0}.");
        }

        if (other.Paths.Count != found.Paths.Count)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"It tells {other.Paths.Count} paths, not {found.Paths.Count}.");
        }

        foreach (var (i, path) in found.Paths.Index())
        {
            var twin = other.Paths[i];
            if (twin.Length != path.Length || !PathCost.AlmostEqual(twin.Cost, path.Cost))
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"Its path {problem.Offset + i} has {twin.Length} hops and costs {twin.Cost:R}, not {path.Length} "
                        + $"and {path.Cost:R}.");
            }
        }

        return null;
    }
}
