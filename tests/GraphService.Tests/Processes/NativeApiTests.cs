using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphService.Exports;
using GraphService.Ingestion;
using GraphService.Queries.Paths.Publishing;
using GraphService.Storage.Sqlite;
using GraphService.Tests.Api;
using GraphService.Tests.Ingestion;

namespace GraphService.Tests.Processes;

/// <summary>
/// What is compiled natively does the same as what is compiled when it runs: every answer has the same bytes, and what
/// cannot be is refused in the same words.
/// </summary>
[TestClass]
[TestCategory(Needs.NativeCompiler)]
[DoNotParallelize]
public sealed partial class NativeApiTests(TestContext context) : IDisposable
{
    private static readonly string[] Untold = ["Date", "X-Request-Id", "Transfer-Encoding", "Content-Length"];

    private readonly TempFolder _folder = new();
    private readonly List<Process> _started = [];

    public void Dispose()
    {
        foreach (var process in _started)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        _folder.Dispose();
    }

    [TestMethod]
    public async Task Answers_ToEveryKindOfQuestion_AreTheSameBytes()
    {
        await FillAsync();
        using var native = await ServeAsync(isNative: true);
        using var ordinary = await ServeAsync(isNative: false);
        using var document = JsonDocument.Parse(
            await ordinary.GetStringAsync("/openapi/v1.json", context.CancellationToken));
        List<Asked> questions =
        [
            .. ExamplesIn(document),
            .. (await ShippedQuestions.OfAsync(ordinary)).Select(path => new Asked(path)),
            .. PathQuestions().Select(path => new Asked(
                $"/api/v1/paths?source=per-jack-ma&target=per-wendy-hall{path}")),
            .. Exporters.All.Select(format => new Asked(
                $"/api/v1/subgraph?ids=per-jack-ma&hops=2&format={format.Format}")),
            .. Pages().Select(path => new Asked(path) { Accept = "text/html" }),
            new("/api/v1/catalog") { Encoding = "br" },
            new("/api/v1/catalog") { Encoding = "gzip" },
            new("/docs/"),
            new("/docs/scalar.js"),
            new("/docs/docs-styles.js"),
            new("/healthz"),
            .. Refused(),
        ];

        Assert.IsGreaterThan(1_500, questions.Count);
        foreach (var question in questions)
        {
            var expected = await AnswerAsync(ordinary, question);
            var actual = await AnswerAsync(native, question);
            Assert.AreEqual(expected.Head, actual.Head, question.Path);
            Assert.AreEqual(expected.Body, actual.Body, question.Path);
            Assert.IsFalse(expected.Head.StartsWith("500", StringComparison.Ordinal), question.Path);
        }

        // It tells how long its examples took to compute, and its ETag is that of its bytes.
        Assert.AreEqual(
            Comparable(await ordinary.GetStringAsync("/openapi/v1.json", context.CancellationToken)),
            Comparable(await native.GetStringAsync("/openapi/v1.json", context.CancellationToken)));
        Assert.AreEqual(await RefusalOfKestrelAsync(ordinary), await RefusalOfKestrelAsync(native));
    }

    [TestMethod]
    public async Task Jobs_OfMeasures_AreTakenAndTellTheirResult()
    {
        await FillAsync();
        using var native = await ServeAsync(isNative: true, "--Data:Path=", "--Analysis:WaitSeconds=0");
        using var ordinary = await ServeAsync(isNative: false);
        const string Measure = "/api/v1/centrality/betweenness?limit=5";
        using var request = new HttpRequestMessage(HttpMethod.Get, Measure);
        request.Headers.Add("Prefer", "respond-async");

        using var taken = await native.SendAsync(request, context.CancellationToken);
        var events = await native.GetStringAsync($"{taken.Headers.Location}/events", context.CancellationToken);
        var result = await native.GetStringAsync($"{taken.Headers.Location}/result", context.CancellationToken);

        Assert.AreEqual(HttpStatusCode.Accepted, taken.StatusCode);
        Assert.Contains("event: done", events);
        Assert.AreEqual(
            Comparable(await ordinary.GetStringAsync(Measure, context.CancellationToken)), Comparable(result));
    }

    [TestMethod]
    public async Task Start_WithTlsMetricsAndSettingsOfTheServer_WorksAsDocumented()
    {
        var certificate = Certificates.In(_folder);
        using var native = await ServeAsync(
            isNative: true,
            "--Data:Path=" + CsvSet.Write(_folder),
            "--Kestrel:Endpoints:Secure:Url=https://127.0.0.1:0",
            $"--Kestrel:Certificates:Default:Path={certificate}",
            $"--Kestrel:Certificates:Default:Password={Certificates.Password}",
            "--Kestrel:Limits:KeepAliveTimeout=00:00:30",
            "--Logging:LogLevel:Default=Warning",
            "--RateLimits:Loopback=true",
            "--RateLimits:Requests=3",
            "--Telemetry:Prometheus=true",
            "--Telemetry:OtlpEndpoint=http://127.0.0.1:9");

        var first = await native.GetAsync("/api/v1/catalog", context.CancellationToken);
        _ = await native.GetAsync("/api/v1/catalog", context.CancellationToken);
        _ = await native.GetAsync("/api/v1/catalog", context.CancellationToken);
        var limited = await native.GetAsync("/api/v1/catalog", context.CancellationToken);
        var metrics = await native.GetStringAsync("/metrics", context.CancellationToken);

        Assert.AreEqual("https", native.BaseAddress!.Scheme);
        Assert.AreEqual(HttpStatusCode.OK, first.StatusCode);
        Assert.AreEqual(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.Contains("graphservice_snapshot_entities{", metrics);
        Assert.Contains("http_server_request_duration_seconds_count{", metrics);
        Assert.Contains("dotnet_gc_collections", metrics);
        Assert.AreEqual(0, await StopAsync(_started[^1]));
    }

    [TestMethod]
    [DataRow("Store__Url", "sqlite:x")]
    [DataRow("Store__Uri", "mongodb://x")]
    [DataRow("Data__Path", "no/such/folder")]
    [DataRow("Urls", "localhost:5080")]
    [DataRow("Limits__RequestSeconds", "soon")]
    [DataRow("Limits__RequestSeconds", "0")]
    [DataRow("RateLimits__Loopback", "perhaps")]
    [DataRow("Http__KnownProxies", "proxy.local")]
    [DataRow("Kestrel__Limits__MaxRequestLine", "1")]
    [DataRow("Kestrel__Limits__MaxRequestLineSize", "long")]
    [DataRow("Kestrel__Limits__MaxRequestLineSize", "-1")]
    [DataRow("Kestrel__Limits__Http2__MaxStreamsPerConnection", "0")]
    [DataRow("Logging__LogLevel__Default", "Loud")]
    [DataRow("Telemetry__OtlpEndpoint", "collector")]
    public async Task Start_ImpossibleSetting_IsToldInTheSameWords(string name, string value)
    {
        var environment = new Dictionary<string, string> { ["Urls"] = "http://127.0.0.1:0", [name] = value };

        var ordinary = await Programs.RunApiAsync(_folder.Path, [], environment);
        var native = await ProcessRunner.RunAsync(await NativePrograms.Api.Value, [], _folder.Path, environment);

        Assert.AreEqual(ordinary.Error, native.Error);
        Assert.AreEqual(ordinary.ExitCode, native.ExitCode);
        Assert.StartsWith("GraphService.Api: ", native.Error);
    }

    /// <summary>The shipped data, and after them another set, so that there is an earlier snapshot.</summary>
    private async Task FillAsync()
    {
        await using var store = new SqliteStore(_folder["graph.db"]);
        await store.OpenAsync(context.CancellationToken);
        var pipeline = new IngestionPipeline(store, TimeProvider.System);
        await pipeline.RunAsync(new IngestionRequest(Repository.WicData, "wic"), null, context.CancellationToken);
        await pipeline.RunAsync(
            new IngestionRequest(CsvSet.Write(_folder), "small"), null, context.CancellationToken);
    }

    private async Task<HttpClient> ServeAsync(bool isNative, params string[] settings)
    {
        string[] arguments =
        [
            "--store",
            $"sqlite:{_folder["graph.db"]}",
            $"--Snapshot:Folder={_folder[isNative ? "native" : "ordinary"]}",
            "--Analysis:WaitSeconds=60",
            .. settings.Length > 0 ? settings : ["--Data:Path="],
        ];
        if (!settings.Any(setting => setting.Contains("Url=", StringComparison.Ordinal)))
        {
            arguments = [.. arguments, "--urls=http://127.0.0.1:0"];
        }

        var process = isNative
            ? ProcessRunner.Start(await NativePrograms.Api.Value, arguments, _folder.Path)
            : ProcessRunner.Start("dotnet", [Programs.Api, .. arguments], _folder.Path);
        _started.Add(process);
        var address = await Programs.AddressOfAsync(process, context.CancellationToken);
        _ = process.StandardOutput.ReadToEndAsync(context.CancellationToken);
        _ = process.StandardError.ReadToEndAsync(context.CancellationToken);
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
        };
        return new HttpClient(handler) { BaseAddress = address };
    }

    private async Task<int> StopAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(context.CancellationToken);
        return process.ExitCode;
    }

    private async Task<(string Head, string Body)> AnswerAsync(HttpClient server, Asked question)
    {
        using var request = new HttpRequestMessage(new HttpMethod(question.Method), question.Path);
        request.Headers.Host = "graph.example";   // some answers tell the address that they were asked at
        if (question.Body is not null)
        {
            request.Content = new StringContent(question.Body, Encoding.UTF8, question.Type);
        }

        request.Headers.TryAddWithoutValidation("Accept", question.Accept);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", question.Encoding);
        using var response = await server.SendAsync(request, context.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(context.CancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(header => !Untold.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
            .Order(StringComparer.Ordinal);
        var body = response.Content.Headers.ContentType?.MediaType is { } type
            && (type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("json", StringComparison.Ordinal))
            && response.Content.Headers.ContentEncoding.Count == 0
                ? Comparable(Encoding.UTF8.GetString(bytes))
                : Convert.ToHexString(SHA256.HashData(bytes));
        return (Comparable($"{(int)response.StatusCode}\n{string.Join('\n', headers)}"), body);
    }

    /// <summary>What Kestrel itself cannot understand, answered over a bare connection.</summary>
    private async Task<string> RefusalOfKestrelAsync(HttpClient server)
    {
        using var client = new TcpClient(AddressFamily.InterNetwork);
        await client.ConnectAsync(IPAddress.Loopback, server.BaseAddress!.Port, context.CancellationToken);
        await client.Client.SendAsync("GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(client.GetStream());
        return DateHeader().Replace(await reader.ReadToEndAsync(context.CancellationToken), "");
    }

    private static IEnumerable<Asked> ExamplesIn(JsonDocument document) =>
        from path in document.RootElement.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where operation.Value.TryGetProperty("x-example-request", out _)
        select new Asked(operation.Value.GetProperty("x-example-request").GetString()!)
        {
            Method = operation.Name.ToUpperInvariant(),
            Body = operation.Value.TryGetProperty("requestBody", out var body)
                ? body.GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText()
                : null,
        };

    private static IEnumerable<string> PathQuestions()
    {
        foreach (var mode in (string[])["all_shortest", "shortest", "k_shortest", "simple", "disjoint"])
        {
            yield return $"&mode={mode}";
            yield return $"&mode={mode}&engine=quikgraph";
            yield return $"&mode={mode}&weight=confidence";
            yield return $"&mode={mode}&weight=confidence&engine=quikgraph";
            yield return $"&mode={mode}&as_of=2019-06&overlap=pairwise&evidence=full&snapshot=r1";
        }

        foreach (var format in PathFormats.All.Select(format => format.Format))
        {
            yield return $"&mode=shortest&format={format}";
            yield return $"&mode=shortest&format={format}&lang=zh";
        }
    }

    private static IEnumerable<string> Pages() => ["/", "/embed/entity/per-jack-ma", "/entity/per-jack-ma", .. typeof(
        GraphService.Api.Program).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("wwwroot/", StringComparison.Ordinal)).Select(name => name["wwwroot".Length..])];

    private static IEnumerable<Asked> Refused() =>
    [
        new("/nothing"),
        new("/api/v1/nothing"),
        new("/api/v1/catalog") { Method = "POST", Body = "{}" },
        new("/api/v1/catalog?x=1"),
        new("/api/v1/catalog?snapshot=r99-000000000000"),
        new("/api/v1/paths?source=per-jack-maa&target=per-wendy-hall"),
        new("/api/v1/paths?source=per-jack-ma&target=per-wendy-hall&limit=many&mode=longest&as_of=2019-13"),
        new("/api/v1/paths?source=per-jack-ma"),
        new("/api/v1/paths") { Method = "POST", Body = "{ \"source\": " },
        new("/api/v1/paths") { Method = "POST", Body = "[]" },
        new("/api/v1/paths") { Method = "POST", Body = "{}", Type = "text/plain" },
        new("/api/v1/paths") { Method = "POST", Body = new string(' ', 1_100_000) },
        new("/api/v1/entities/nobody"),
        new("/api/v1/jobs/none"),
        new("/q/none"),
        new("/api/v1/subgraph?ids=per-jack-ma&format=docx"),
    ];

    /// <summary>Without what differs from one run to the next.</summary>
    private static string Comparable(string text) =>
        Chance().Replace(Build().Replace(Times().Replace(text, "\"$1\":0"), "$1"), "nonce");

    /// <summary>The part of an ETag that tells which build answered.</summary>
    [GeneratedRegex("(ETag: W/\"r[0-9]+-[0-9a-f]+\\.[0-9]+\\.)[0-9a-f]+")]
    private static partial Regex Build();

    [GeneratedRegex("\"(compute_millis|milliseconds|age_seconds|loaded_at|checked_at)\": ?([0-9.E+-]+|\"[^\"]*\")")]
    private static partial Regex Times();

    [GeneratedRegex("nonce(-|=\"|\" content=\")[^\"' ]+")]
    private static partial Regex Chance();

    [GeneratedRegex("Date: .*\r\n")]
    private static partial Regex DateHeader();

    private sealed record Asked(string Path)
    {
        public string Method { get; init; } = "GET";

        public string? Body { get; init; }

        public string Type { get; init; } = "application/json";

        public string? Accept { get; init; }

        public string? Encoding { get; init; }
    }
}
