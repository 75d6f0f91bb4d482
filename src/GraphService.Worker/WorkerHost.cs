using System.CommandLine;
using GraphService.Hosting;
using GraphService.Ingestion;
using GraphService.Model;
using GraphService.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GraphService.Worker;

/// <summary>Gives a command its services, and turns what went wrong into one line and an exit code.</summary>
internal static class WorkerHost
{
    public static async Task<int> RunAsync(
        ParseResult parsed, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancellationToken)
    {
        try
        {
            var builder = Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(WorkerOptions.Settings
                .Where(option => parsed.GetResult(option) is not null)
                .Select(option => KeyValuePair.Create(option.Name.TrimStart('-'), parsed.GetValue(option))));
            builder.Services.AddGraphService(builder.Configuration);
            using var host = builder.Build();
            return await work(host.Services, cancellationToken);
        }
        catch (Exception e) when (e is SettingsException or InputException or StoreException)
        {
            return Fail(e.Message);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException && e.StackTrace?.Contains("Configuration", StringComparison.Ordinal) == true)
        {
            return Fail($"The configuration cannot be read: {e.Message}");
        }
        catch (OperationCanceledException)
        {
            return Fail("Stopped. Nothing was written.");
        }
    }

    /// <summary>Says something on standard error; if that cannot be written, the exit code alone has to tell.</summary>
    public static void Tell(string message)
    {
        try
        {
            Console.Error.WriteLine($"graphservice-worker: {DisplayText.Line(message)}");
        }
        catch (IOException)
        {
            // There is nowhere left to say so.
        }
    }

    private static int Fail(string message)
    {
        Tell(message);
        return ExitCodes.CouldNotRun;
    }
}
