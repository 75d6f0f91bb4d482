using System.Globalization;
using GraphService.Api.Serving;
using GraphService.Ingestion;
using GraphService.Queries;
using GraphService.Storage;

namespace GraphService.Api;

/// <summary>What the program says when it is ready: to a person, or as messages where the log is JSON.</summary>
internal static partial class StartMessages
{
    /// <summary>Tells what was ingested, what is served, and where.</summary>
    /// <param name="app">The program, which listens.</param>
    /// <param name="report">What was ingested, if anything was.</param>
    public static void Tell(WebApplication app, IngestionReport? report)
    {
        var location = app.Services.GetRequiredService<IGraphStore>().Location;
        var snapshot = app.Services.GetRequiredService<SnapshotProvider>().Current!.Snapshot;
        var address = app.Urls.First() + app.Services.GetRequiredService<HttpSettings>().PathBase;
        var served = $"GraphService serves {location}, snapshot {snapshot.Id}: {snapshot.Entities.Count} entities, "
            + $"{snapshot.Affiliations.Count} affiliations.";
        var listening = $"Listening on {address} - stop with Ctrl+C.";
        if (AccessLogSettings.From(app.Configuration).Enabled)
        {
            foreach (var line in LinesOf(report, location).Append(served).Append(listening))
            {
                LogLine(app.Logger, line);
            }

            return;
        }

        if (report is not null)
        {
            ReportText.Write(report, location, Console.Out);
            Console.WriteLine();
        }

        Console.WriteLine(served);
        Console.WriteLine($"{listening} Three things to try:");
        Console.WriteLine(Explorer.IsBuilt
            ? $"  {address}/                                       the page: search, bodies, connections"
            : $"  {address}/api/v1/search/all?q=jack%20ma          find somebody by name");
        Console.WriteLine($"  {address}/docs                                   the API, to read and to try out");
        Console.WriteLine($"  {address}/api/v1/paths?source=per-jack-ma&target=per-wendy-hall   how two people are "
            + "connected, and who says so");
    }

    private static string[] LinesOf(IngestionReport? report, string location)
    {
        if (report is null)
        {
            return [];
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        ReportText.Write(report, location, text);
        return text.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    [LoggerMessage(EventId = 8, Level = LogLevel.Information, Message = "{Line}")]
    private static partial void LogLine(ILogger logger, string line);
}
