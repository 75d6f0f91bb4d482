using System.Diagnostics;
using System.Globalization;

namespace GraphService.Benchmarks;

/// <summary>The built API, or another program that can be asked, as a process of its own on a loopback port.</summary>
internal sealed class ApiProcess : IDisposable
{
    private readonly Process _process;
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Starts it.</summary>
    /// <param name="program"><c>GraphService.Api.dll</c>, or the program that was published.</param>
    /// <param name="store">Address of the store.</param>
    /// <param name="data">What an empty store is filled with.</param>
    /// <param name="port">The port to listen on.</param>
    /// <param name="settings">Further settings, such as <c>--Snapshot:Folder=FOLDER</c>.</param>
    public ApiProcess(string program, string store, string data, int port, params string[] settings)
    {
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        string[] arguments = ["--store", store, $"--Data:Path={data}", "--urls", Address, .. settings];
        var start = program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            ? new ProcessStartInfo("dotnet", [program, .. arguments])
            : new ProcessStartInfo(Path.GetFullPath(program), arguments);
        start.RedirectStandardOutput = true;
        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet cannot be started.");
        _process.OutputDataReceived += (_, line) => ReadLoadTime(line.Data);
        _process.BeginOutputReadLine();
    }

    public string Address { get; }

    /// <summary>The process.</summary>
    public int Id => _process.Id;

    /// <summary>Milliseconds since it was started.</summary>
    public double Milliseconds => Stopwatch.GetElapsedTime(_started).TotalMilliseconds;

    /// <summary>Milliseconds of the processor that it has taken.</summary>
    public double ProcessorMilliseconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    /// <summary>How long the last snapshot took to load, as the program tells.</summary>
    public double LoadMilliseconds { get; private set; } = double.NaN;

    /// <summary>Milliseconds from its start until /readyz answers 200.</summary>
    public async Task<double> WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        while (Stopwatch.GetElapsedTime(_started) < TimeSpan.FromMinutes(5))
        {
            try
            {
                using var response = await client.GetAsync($"{Address}/readyz", cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return Milliseconds;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(3, cancellationToken);
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
