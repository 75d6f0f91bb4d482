using System.Diagnostics;
using System.Globalization;

namespace GraphService.Benchmarks;

/// <summary>The built API as a process of its own on a loopback port.</summary>
internal sealed class ApiProcess : IDisposable
{
    private readonly Process _process;

    public ApiProcess(string program, string store, string data, int port)
    {
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        string[] arguments = [program, "--store", store, $"--Data:Path={data}", "--urls", Address];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet cannot be started.");
        _process.OutputDataReceived += (_, line) => ReadLoadTime(line.Data);
        _process.BeginOutputReadLine();
    }

    public string Address { get; }

    /// <summary>The process.</summary>
    public int Id => _process.Id;

    /// <summary>How long the last snapshot took to load, as the program tells.</summary>
    public double LoadMilliseconds { get; private set; } = double.NaN;

    /// <summary>Milliseconds until /readyz answers 200.</summary>
    public async Task<double> WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var client = new HttpClient();
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(5))
        {
            try
            {
                using var response = await client.GetAsync($"{Address}/readyz", cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(5, cancellationToken);
        }

        throw new TimeoutException("The API was not ready within 5 minutes.");
    }

    private void ReadLoadTime(string? line)
    {
        if (line?.Contains("Loaded snapshot", StringComparison.Ordinal) == true)
        {
            var words = line.Split(' ');
            LoadMilliseconds = double.Parse(words[Array.IndexOf(words, "ms") - 1], CultureInfo.InvariantCulture);
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
