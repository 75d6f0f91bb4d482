using System.Diagnostics;
using System.Text.Json.Serialization;
using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Paths;

/// <summary>What a second engine says of an answer.</summary>
/// <param name="Engine">Its name.</param>
/// <param name="Agrees">
/// Whether it finds as many paths, of the same lengths and costs; missing where it did not come to an end.
/// </param>
/// <param name="Milliseconds">How long it took; missing where it did not search.</param>
/// <param name="Other">What it finds otherwise; only where it does not agree.</param>
/// <param name="Reason">Why it says nothing; only where it does not.</param>
public sealed record PathCheckShape(
    string Engine,
    bool? Agrees,
    double? Milliseconds,
    [property: JsonIgnore] Wording? Other,
    [property: JsonIgnore] Wording? Reason)
{
    /// <summary>What it finds otherwise; only where it does not agree.</summary>
    public string? Difference => Other?.English;

    /// <summary>The same in Chinese.</summary>
    public string? DifferenceZh => Other?.Chinese;

    /// <summary>Why it says nothing; only where it does not.</summary>
    public string? WhyNot => Reason?.English;

    /// <summary>The same in Chinese.</summary>
    public string? WhyNotZh => Reason?.Chinese;
}

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
            return new PathCheckShape(second.Name, null, null, null, new Wording(why.English, why.Chinese));
        }

        if (!found.IsComplete)
        {
            return new PathCheckShape(second.Name, null, null, null, new Wording(
                "The search itself was cut short, so there is nothing to compare.", "检索本身未及完成，无从比对。"));
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
                    ? new Wording(
                        "Its search did not end within half of the time that was left.", "其检索未能在剩余时间的一半内完成。")
                    : new Wording("The work limit cut its search short.", "其检索因工作量上限而提前结束。"));
        }

        var difference = Difference(problem, found, other);
        return new PathCheckShape(second.Name, difference is null, milliseconds, difference, null);
    }

    private static Wording? Difference(PathProblem problem, FoundPaths found, FoundPaths other)
    {
        if (other.Count != found.Count)
        {
            return new Wording(
                Text($"It finds {other.Count} paths, not {found.Count}."),
                Text($"它找到{other.Count}条路径，而不是{found.Count}条。"));
        }

        if (problem.Mode == PathMode.Disjoint)
        {
            var (its, own) = (other.Cut?.Count ?? 0, found.Cut?.Count ?? 0);
            return other.Cut?.Count == found.Cut?.Count ? null
                : new Wording(
                    Text($"Its cut has {its} entities, not {own}."), Text($"它的割集有{its}个实体，而不是{own}个。"));
        }

        if (other.Paths.Count != found.Paths.Count)
        {
            return new Wording(
                Text($"It tells {other.Paths.Count} paths, not {found.Paths.Count}."),
                Text($"它列出{other.Paths.Count}条路径，而不是{found.Paths.Count}条。"));
        }

        foreach (var (i, path) in found.Paths.Index())
        {
            var twin = other.Paths[i];
            if (twin.Length != path.Length || !PathCost.AlmostEqual(twin.Cost, path.Cost))
            {
                var place = problem.Offset + i;
                return new Wording(
                    Text($"Its path {place} has {twin.Length} hops and costs {twin.Cost:R}, not {path.Length} and ")
                        + Text($"{path.Cost:R}."),
                    Text($"它的路径{place}有{twin.Length}步，代价为{twin.Cost:R}，而不是{path.Length}步和{path.Cost:R}。"));
            }
        }

        return null;
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
