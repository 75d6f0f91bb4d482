using System.CommandLine;
using System.Globalization;
using GraphService.Storage;
using GraphService.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Worker;

/// <summary><c>backup FILE</c>: copies a SQLite store while it is in use.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The file to make. Nothing is overwritten." };
        var command = new Command(
            "backup", "Copy the SQLite store into a new file while everything runs, and verify the copy.") { file };
        command.SetAction((parsed, cancellationToken) => WorkerHost.RunAsync(
            parsed, (services, token) => RunAsync(services, parsed.GetRequiredValue(file), token), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string file, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IGraphStore>();
        if (store is not SqliteStore sqlite)
        {
            throw new StoreException(
                $"backup copies a SQLite store, and Store:Uri is {store.Location}. Use the server's own backup "
                + "(docs/operator.md), or copy --to sqlite:FILE, which brings the whole history too.");
        }

        var report = await sqlite.BackupAsync(file, cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Backed up {store.Location} to {file}: revision {report.Revision.Number}, {report.Bytes:N0} bytes."));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Verified: {report.Records:N0} records with the content hash {report.Revision.ContentHash} "
            + $"and a log of {report.Changes:N0} changes."));
        return ExitCodes.Done;
    }
}
