using System.CommandLine;
using GraphService.Hosting;
using GraphService.Ingestion;
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

    private static int Fail(string message)
    {
        Console.Error.WriteLine($"graphservice-worker: {message}");
        return ExitCodes.CouldNotRun;
    }
}
