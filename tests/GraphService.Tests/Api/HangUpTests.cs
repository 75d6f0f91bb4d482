using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphService.Tests.Api;

/// <summary>A client that hangs up is nobody's fault, and fills no log.</summary>
[TestClass]
public sealed class HangUpTests
{
    [TestMethod]
    [DataRow("/openapi/v1.json")]
    [DataRow("/api/v1/subgraph?ids=per-jack-ma&hops=2&format=graphml")]
    public async Task Get_ClientHangsUpInTheMiddle_LogsNoError(string path)
    {
        await using var server = await ApiServer.StartAsync(Repository.WicData);
        using var log = new ErrorLog();
        server.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);

        for (var i = 0; i < 40; i++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", server.Client.BaseAddress!.Port);
            // Hang up at once: what was not read is refused.
            client.LingerState = new LingerOption(enable: true, seconds: 0);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            if (i % 2 == 0)
            {
                await stream.ReadExactlyAsync(new byte[16]);
            }
        }

        (await server.Client.GetAsync(path)).EnsureSuccessStatusCode();

        Assert.IsEmpty(log.Errors, string.Join('\n', log.Errors.Take(3)));
    }

    /// <summary>Keeps what is logged as an error.</summary>
    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Errors { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Errors.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
