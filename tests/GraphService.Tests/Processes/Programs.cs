using System.Diagnostics;

namespace GraphService.Tests.Processes;

/// <summary>The executables as they are built beside the tests.</summary>
internal static class Programs
{
    public static string Api { get; } = Path.Combine(AppContext.BaseDirectory, "GraphService.Api.dll");

    public static string Worker { get; } = Path.Combine(AppContext.BaseDirectory, "GraphService.Worker.dll");

    public static Task<ProcessRunner.Result> RunWorkerAsync(string folder, params string[] arguments) =>
        ProcessRunner.RunAsync("dotnet", [Worker, .. arguments], folder);

    public static Task<ProcessRunner.Result> RunApiAsync(
        string folder, string[] arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        ProcessRunner.RunAsync("dotnet", [Api, .. arguments], folder, environment);

    /// <summary>The address that the API tells when it serves.</summary>
    public static async Task<Uri> AddressOfAsync(Process api, CancellationToken cancellationToken)
    {
        while (await api.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("Listening on ", StringComparison.Ordinal))
            {
                return new Uri(line.Split(' ')[2]);
            }
        }

        throw new InvalidOperationException(await api.StandardError.ReadToEndAsync(cancellationToken));
    }
}
