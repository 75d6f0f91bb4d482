using System.CommandLine;
using System.Globalization;
using GraphService.Model;
using GraphService.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Worker;

/// <summary><c>status</c>: what the store holds.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var command = new Command("status", "Tell what the store holds and when it last changed.");
        command.SetAction((parsed, cancellationToken) => WorkerHost.RunAsync(parsed, RunAsync, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IGraphStore>();
        if (!await store.ExistsAsync(cancellationToken))
        {
            Console.WriteLine($"There is no store at {store.Location} yet; ingest makes it.");
            return ExitCodes.Done;
        }

        var contents = await store.LoadAsync(cancellationToken);
        var revision = contents.Revision;
        Console.WriteLine($"Store         {store.Location}");
        Console.WriteLine(revision.Number == 0
            ? "Revision      0: nothing was ever committed"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Revision      {revision.Number}, {revision.Time:yyyy-MM-dd HH:mm:ss} UTC, "
                + $"data set '{revision.Dataset}'"));
        Console.WriteLine($"Content hash  {revision.ContentHash}");
        Console.WriteLine($"Snapshot      {revision.SnapshotId}");
        Console.WriteLine();
        Console.WriteLine($"{"data set",-24}{"sources",10}{"entities",10}{"affiliations",14}{"claims",10}");
        foreach (var dataset in contents.Records.GroupBy(record => record.Dataset)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var counts = dataset.CountBy(record => record.Kind).ToDictionary();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{dataset.Key,-24}{Of(RecordKind.Source),10:N0}{Of(RecordKind.Entity),10:N0}"
                + $"{Of(RecordKind.Affiliation),14:N0}{Of(RecordKind.Claim),10:N0}"));

            int Of(RecordKind kind) => counts.GetValueOrDefault(kind);
        }

        return ExitCodes.Done;
    }
}
