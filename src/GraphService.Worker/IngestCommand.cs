using System.CommandLine;
using GraphService.Ingestion;
using GraphService.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Worker;

/// <summary><c>ingest PATH</c>: loads a data set.</summary>
internal static class IngestCommand
{
    public static Command Create() => IngestionCommand.Create(
        "ingest", "Load a data set into the store, in one run: all of it or nothing.", isDryRun: false);
}

/// <summary><c>validate PATH</c>: everything that ingest does, but the writing.</summary>
internal static class ValidateCommand
{
    public static Command Create() => IngestionCommand.Create(
        "validate",
        "Do all that ingest does but the writing; report and exit code tell what it would do.",
        isDryRun: true);
}

/// <summary>What <c>ingest</c> and <c>validate</c> have in common.</summary>
internal static class IngestionCommand
{
    public static Command Create(string name, string description, bool isDryRun)
    {
        var path = WorkerOptions.Path();
        var dataset = WorkerOptions.Dataset();
        var full = WorkerOptions.Full();
        var strict = WorkerOptions.Strict();
        var maxRejected = WorkerOptions.MaxRejected();
        var rejections = WorkerOptions.Rejections();
        var command = new Command(name, description) { path, dataset, full, strict, maxRejected, rejections };
        command.SetAction((parsed, cancellationToken) => WorkerHost.RunAsync(
            parsed,
            (services, token) =>
            {
                var input = parsed.GetRequiredValue(path);
                var request = new IngestionRequest(input, DatasetId(parsed.GetValue(dataset), input))
                {
                    Full = parsed.GetValue(full),
                    Strict = parsed.GetValue(strict),
                    MaxRejected = parsed.GetValue(maxRejected),
                    DryRun = isDryRun,
                };
                return RunAsync(services, request, parsed.GetValue(rejections), token);
            },
            cancellationToken));
        return command;
    }

    private static string DatasetId(string? given, string path) =>
        given is null ? IngestionRequest.DatasetOf(path)
        : Model.RecordId.IsValid(given) ? given
        : throw new InputException($"--dataset {Model.DisplayText.Quote(given)} is not an id: {Model.RecordId.Rule}.");

    private static async Task<int> RunAsync(
        IServiceProvider services, IngestionRequest request, FileInfo? rejections, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IGraphStore>();
        if (rejections is not null)
        {
            RejectionFile.CheckWritable(
                rejections.FullName, Readers.ForPath(request.Path).FilesOf(request.Path), store.FilePath);
        }

        var pipeline = services.GetRequiredService<IngestionPipeline>();
        var report = await ProgressDisplay.RunAsync(
            progress => pipeline.RunAsync(request, progress, cancellationToken));
        var isReported = TryReport(report, () => ReportText.Write(report, store.Location, Console.Out))
            & (rejections is null || TryReport(report, () => RejectionFile.Write(rejections.FullName, report)));
        return report.Outcome == IngestionOutcome.TooManyRejected ? ExitCodes.TooManyRejected
            : isReported ? ExitCodes.Done
            : ExitCodes.NotReported;
    }

    /// <summary>The run is over: what fails now changes nothing of it, and how it ended is told all the same.</summary>
    private static bool TryReport(IngestionReport report, Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InputException)
        {
            WorkerHost.Tell($"{ReportText.Ending(report)} But it could not be reported: {e.Message}");
            return false;
        }
    }
}
