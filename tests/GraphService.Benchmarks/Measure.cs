using System.Diagnostics;
using System.Globalization;

namespace GraphService.Benchmarks;

/// <summary>Times work and prints Markdown tables.</summary>
internal static class Measure
{
    /// <summary>The median of several runs after one that warms up; one run only for work that takes more than 10 s.</summary>
    public static double Milliseconds(Action work, int runs = 5)
    {
        var first = Once(work);
        return first > 10_000 ? first : Enumerable.Range(0, runs).Select(_ => Once(work)).Order().ElementAt(runs / 2);
    }

    public static double Once(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public static void Row(params object[] cells) => Console.WriteLine("| " + string.Join(" | ", cells.Select(cell => cell switch
    {
        double value => value.ToString(value < 10 ? "0.###" : "N0", CultureInfo.InvariantCulture),
        int or long => string.Create(CultureInfo.InvariantCulture, $"{cell:N0}"),
        _ => cell.ToString(),
    })) + " |");

    public static void Header(params string[] names)
    {
        Row([.. names]);
        Console.WriteLine("|" + string.Concat(names.Select(_ => "---|")));
    }
}
