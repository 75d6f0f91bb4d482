using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using GraphService.Hosting;
using GraphService.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Worker;

/// <summary><c>copy --from STORE --to STORE</c>: moves between stores.</summary>
internal static class CopyCommand
{
    public static Command Create()
    {
        var from = Side(
            "--from",
            "Address of the store to copy, such as sqlite:var/graphservice.db. User and password: Store__User and "
            + "Store__Password, or From__User, ... where the two sides differ. It is only read.");
        var to = Side(
            "--to",
            "Address of the store to copy into, such as http://localhost:7474: an empty one or an earlier copy. "
            + "User and password: as above, or To__User, ...");
        var command = new Command("copy", "Copy a store into another with its whole history, and compare the two.")
        {
            from,
            to,
        };
        command.SetAction((parsed, cancellationToken) => WorkerHost.RunAsync(
            parsed,
            (services, token) => RunAsync(
                services.GetRequiredService<IConfiguration>(),
                parsed.GetRequiredValue(from),
                parsed.GetRequiredValue(to),
                token),
            cancellationToken));
        return command;
    }

    private static Option<string> Side(string name, string description) =>
        new(name) { Description = description, HelpName = "URI", Required = true };

    private static async Task<int> RunAsync(
        IConfiguration configuration, string fromUri, string toUri, CancellationToken cancellationToken)
    {
        await using var from = Stores.Create(StoreSettings.OfSide(configuration, "From", fromUri));
        await using var to = Stores.Create(StoreSettings.OfSide(configuration, "To", toUri));
        var report = await new StoreCopy(from, to).RunAsync(new Lines(), cancellationToken);
        var nothingMissing = report.Copied == 0 ? ": nothing was missing" : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Copied {report.Copied:N0} of {report.Revisions:N0} revisions "
            + $"from {from.Location} to {to.Location}{nothingMissing}."));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Verified: {report.Records:N0} records with the content hash {report.Last.ContentHash} "
            + $"and {report.Changes:N0} changes are the same on both sides."));
        return ExitCodes.Done;
    }

    /// <summary>A line every two seconds on standard error.</summary>
    private sealed class Lines : IProgress<CopyProgress>
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();

        public void Report(CopyProgress value)
        {
            if (_clock.Elapsed.TotalSeconds >= 2)
            {
                Console.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"revision {value.Revision:N0} of {value.Revisions:N0}, {value.Changes:N0} changes"));
                _clock.Restart();
            }
        }
    }
}
