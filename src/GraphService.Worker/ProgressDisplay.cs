using System.Diagnostics;
using System.Globalization;
using GraphService.Ingestion;
using Spectre.Console;

namespace GraphService.Worker;

/// <summary>
/// Shows how far a run is on standard error: a bar on a terminal, a line every two seconds elsewhere.
/// </summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(2);

    public static Task<IngestionReport> RunAsync(Func<IProgress<IngestionProgress>, Task<IngestionReport>> work) =>
        Console.IsErrorRedirected ? work(new Lines()) : RunWithBarAsync(work);

    private static Task<IngestionReport> RunWithBarAsync(Func<IProgress<IngestionProgress>, Task<IngestionReport>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(
                new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask("reading", maxValue: 1);
                var clock = Stopwatch.StartNew();
                return work(new Callback(progress =>
                {
                    task.Value = progress.Fraction;
                    task.Description = Describe(progress, clock.Elapsed);
                }));
            });
    }

    private static string Describe(IngestionProgress progress, TimeSpan elapsed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{progress.Rows:N0} rows, {progress.Rows / Math.Max(elapsed.TotalSeconds, 1e-3):N0} a second, "
        + $"{progress.Rejected:N0} rejected");

    /// <summary>
    /// Reports at once, unlike <see cref="Progress{T}"/>, whose calls can come late and out of order.
    /// </summary>
    private sealed class Callback(Action<IngestionProgress> report) : IProgress<IngestionProgress>
    {
        public void Report(IngestionProgress value) => report(value);
    }

    private sealed class Lines : IProgress<IngestionProgress>
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private TimeSpan _next = LineInterval;

        public void Report(IngestionProgress value)
        {
            var elapsed = _clock.Elapsed;
            if (elapsed < _next)
            {
                return;
            }

            _next = elapsed + LineInterval;
            var left = value.Fraction > 0 ? elapsed * ((1 - value.Fraction) / value.Fraction) : TimeSpan.Zero;
            try
            {
                Console.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Describe(value, elapsed)}, {value.Fraction:P0}, about {left.TotalSeconds:N0} s left"));
            }
            catch (IOException)
            {
                _next = TimeSpan.MaxValue;   // a run does not fail because nobody can be told how far it is
            }
        }
    }
}
