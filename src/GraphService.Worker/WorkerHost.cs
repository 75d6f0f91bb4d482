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
    /// <summary>Carries out a command.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="work">What the command does; gives the exit code.</param>
    /// <param name="cancellationToken">Ends it, as Ctrl+C and TERM do.</param>
    /// <returns>An exit code; 128 and the number of the signal when one ended it.</returns>
    public static async Task<int> RunAsync(
        ParseResult parsed,
        Func<IServiceProvider, CancellationToken, Task<int>> work,
        CancellationToken cancellationToken)
    {
        using var stop = new StopSignal(cancellationToken);
        try
        {
            var builder = Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(WorkerOptions.Settings
                .Where(option => parsed.GetResult(option) is not null)
                .Select(option => KeyValuePair.Create(option.Name.TrimStart('-'), parsed.GetValue(option))));
            builder.Services.AddGraphService(builder.Configuration);
            using var host = builder.Build();
            return await work(host.Services, stop.Token);
        }
        catch (Exception e) when (e is SettingsException or InputException or StoreException)
        {
            return Fail(e.Message);
        }
        catch (Exception e) when (e is InvalidDataException
            or FormatException && e.StackTrace?.Contains("Configuration", StringComparison.Ordinal) == true)
        {
            return Fail($"The configuration cannot be read: {e.Message}");
        }
        catch (OperationCanceledException e)
        {
            return Fail($"Stopped{stop.By}. {(e is StoppedException ? e.Message : "Nothing was written.")}");
        }

        int Fail(string message)
        {
            Tell(message);
            return stop.ExitCode ?? ExitCodes.CouldNotRun;
        }
    }

    /// <summary>Says something on standard error; if that cannot be written, the exit code alone has to tell.</summary>
    public static void Tell(string message)
    {
        try
        {
            Console.Error.WriteLine($"{typeof(WorkerHost).Assembly.GetName().Name}: {DisplayText.Line(message)}");
        }
        catch (IOException)
        {
            // There is nowhere left to say so.
        }
    }
}
