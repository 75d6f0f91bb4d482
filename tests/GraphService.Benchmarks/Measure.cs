using System.Diagnostics;
using System.Globalization;

namespace GraphService.Benchmarks;

/// <summary>Times work and prints Markdown tables.</summary>
internal static class Measure
{
    private const double WarmUpMilliseconds = 1_500;
    private const double MeasuredMilliseconds = 250;
    private const int MostRuns = 101;

    /// <summary>
    /// The median of several runs, after runs for a second and a half, as it takes the runtime that long to compile
    /// short work for good; one run only for work that takes more than 10 s.
    /// </summary>
    public static double Milliseconds(Action work, int runs = 5)
    {
        var first = Once(work);
        if (first > 10_000)
        {
            return first;
        }

        for (var spent = first; spent < WarmUpMilliseconds;)
        {
            spent += Once(work);
        }

        return Enumerable.Range(0, runs).Select(_ => Once(work)).Order().ElementAt(runs / 2);
    }

    /// <summary>
    /// The same in processor time of this thread, for work that runs on one; short work is run more often, as the
    /// others on the machine disturb single runs.
    /// </summary>
    public static double ProcessorMilliseconds(Action work)
    {
        for (var spent = Once(); spent < WarmUpMilliseconds;)
        {
            spent += Once();
        }

        List<double> runs = [];
        for (var spent = 0.0; runs.Count < 5 || (spent < MeasuredMilliseconds && runs.Count < MostRuns);)
        {
            runs.Add(Once());
            spent += runs[^1];
        }

        return runs.Order().ElementAt(runs.Count / 2);

        double Once()
        {
            var started = ThreadClock.Milliseconds;
            work();
            return ThreadClock.Milliseconds - started;
        }
    }

    public static double Once(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public static void Row(params object[] cells) => Console.WriteLine($"| {string.Join(" | ", cells.Select(Text))} |");

    public static void Header(params string[] names)
    {
        Row([.. names]);
        Console.WriteLine("|" + string.Concat(names.Select(_ => "---|")));
    }

    private static string? Text(object cell) => cell switch
    {
        double value => value.ToString(value < 10 ? "0.###" : "N0", CultureInfo.InvariantCulture),
        int or long => string.Create(CultureInfo.InvariantCulture, $"{cell:N0}"),
        _ => cell.ToString(),
    };
}
