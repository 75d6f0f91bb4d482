using System.Net;
using System.Net.Sockets;
using GraphService.Tests.Ingestion;

namespace GraphService.Tests.Processes;

/// <summary>The API's start as a user meets it, above all when it cannot start.</summary>
[TestClass]
public sealed class ApiStartTests(TestContext context) : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task Start_PortTaken_SaysSoInOneLineAndLeavesTheStoreAlone()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        await AssertRefusedAsync(
            [$"--urls=http://127.0.0.1:{port}"], $"The port of http://127.0.0.1:{port} is already taken");

        Assert.IsFalse(Directory.Exists(_folder["var"]));
    }

    [TestMethod]
    public async Task Start_DamagedStore_SaysSoInOneLineAndLeavesTheFile()
    {
        var file = _folder.Write("graph.db", "this is no database, whatever its name says");

        await AssertRefusedAsync(["--store", $"sqlite:{file}"], "damaged");

        Assert.AreEqual(
            "this is no database, whatever its name says",
            await File.ReadAllTextAsync(file, context.CancellationToken));
    }

    [TestMethod]
    public async Task Start_UnwritableFolder_SaysSoInOneLine() =>
        await AssertRefusedAsync(["--store", "sqlite:/proc/graphservice/graph.db"], "/proc/graphservice");

    [TestMethod]
    [DataRow("Store__Uri", "mongodb://x", "Store:Uri is 'mongodb://x'")]
    [DataRow("Store__Uri", "graph.db", "Store:Uri is 'graph.db'")]
    [DataRow("Store__Url", "sqlite:x", "There is no setting Store:Url. Did you mean 'Uri'?")]
    [DataRow("Store__Uri", "neo4j://me:geheim@localhost", "Store:Uri seems to hold a user name or a password")]
    [DataRow("Data__Path", "no/such/folder", "Data:Path is 'no/such/folder'")]
    [DataRow("Urls", "localhost:5080", "Urls is 'localhost:5080'")]
    [DataRow("Urls", "http://localhost:99999", "Urls is 'http://localhost:99999'")]
    [DataRow("Urls", "http://localhost:5080;http://localhost:-1", "'http://localhost:-1' is not an address")]
    [DataRow("Kestrel__Endpoints__A__Url", "http://localhost:99999", "Kestrel:Endpoints:A:Url is")]
    [DataRow("Http__PathBase", "graph", "Http:PathBase is 'graph'")]
    [DataRow("Http__KnownProxies", "proxy.local", "Http:KnownProxies holds 'proxy.local'")]
    [DataRow("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true", "Http:KnownProxies")]
    [DataRow("Kestrel__Limits__MaxRequestLine", "1", "There is no setting Kestrel:Limits:MaxRequestLine.")]
    [DataRow("Kestrel__Limits__MaxRequestLineSize", "long", "Kestrel:Limits:MaxRequestLineSize is 'long'")]
    [DataRow("Kestrel__Limits__MaxRequestLineSize", "-1", "Kestrel:Limits:MaxRequestLineSize is '-1'")]
    [DataRow("Kestrel__Limits__MinRequestBodyDataRate__BytesPerSecond", "9",
        "There is no setting Kestrel:Limits:MinRequestBodyDataRate:BytesPerSecond that could be given.")]
    [DataRow("Limits__RequestSeconds__Most", "9",
        "There is no setting Limits:RequestSeconds:Most that could be given.")]
    [DataRow("Kestrel__Endpoint__Http__Url", "http://127.0.0.1:0", "There is no setting Kestrel:Endpoint.")]
    [DataRow("Logging__Level__Default", "Debug", "There is no setting Logging:Level.")]
    [DataRow("Logging__LogLevel__Default", "Loud", "Logging:LogLevel:Default is 'Loud'")]
    public async Task Start_ImpossibleSetting_IsNamedInOneLine(string name, string value, string message) =>
        await AssertRefusedAsync([], message, new Dictionary<string, string> { [name] = value });

    [TestMethod]
    public async Task Start_MisspeltOption_IsNamedInOneLine() =>
        await AssertRefusedAsync(["--stor=sqlite:x"], "There is no option --stor. Did you mean '--store'?");

    [TestMethod]
    public async Task Start_Help_TellsTheOptions()
    {
        var run = await Programs.RunApiAsync(_folder.Path, ["--help"]);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        Assert.Contains("--store URI", run.Output);
    }

    [TestMethod]
    public async Task Start_DataThatCannotBeRead_SaysWhere()
    {
        var data = CsvSet.Write(_folder);
        await File.WriteAllTextAsync(Path.Combine(data, "entities.csv"), "id,name\n", context.CancellationToken);

        await AssertRefusedAsync([$"--Data:Path={data}"], "entities.csv line 1");
    }

    [TestMethod]
    public async Task Start_TooManyRowsRejected_SaysWhichAndServesNothing()
    {
        var data = CsvSet.Write(_folder, claims: ["c1,,Has 30,b1,members,thirty,,s2"]);

        await AssertRefusedAsync(
            [$"--Data:Path={data}"],
            "1 of the 1 rows of claims.csv was rejected, more than 5%. Mend the rows named above, or allow as many "
            + "with --max-rejected 1. The first: claims.csv line 2 (c1), field value: 'thirty'");
    }

    [TestMethod]
    public async Task Start_AgainOnTheSameStore_ServesItWithoutIngestingAnew()
    {
        string[] arguments =
        [
            "--store", $"sqlite:{_folder["graph.db"]}", $"--Data:Path={CsvSet.Write(_folder)}",
            "--urls=http://127.0.0.1:0",
        ];

        var first = await StartAndStopAsync(arguments);
        var second = await StartAndStopAsync(arguments);

        Assert.Contains("Committed revision 1", first);
        Assert.DoesNotContain("Committed", second);
        Assert.Contains("Three things to try", second);
        var hasPage = typeof(GraphService.Api.Program).Assembly.GetManifestResourceNames()
            .Contains("wwwroot/index.html");
        Assert.AreEqual(hasPage, second.Contains("/   ", StringComparison.Ordinal), second);
        Assert.Contains("3 entities, 3 affiliations", second);
    }

    [TestMethod]
    public async Task Start_EmptyDataPath_ServesAnEmptyGraph()
    {
        var output = await StartAndStopAsync(
            ["--store", $"sqlite:{_folder["graph.db"]}", "--Data:Path=", "--urls=http://127.0.0.1:0"]);

        Assert.Contains("snapshot r0-", output);
    }

    [TestMethod]
    public async Task Start_SettingsOfTheServer_WorkAsDocumented()
    {
        var output = await StartAndStopAsync([
            "--store",
            $"sqlite:{_folder["graph.db"]}",
            "--Data:Path=",
            "--Kestrel:Endpoints:Http:Url=http://127.0.0.1:0",
            "--Kestrel:Limits:KeepAliveTimeout=00:00:30",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
            "--Logging:Console:FormatterName=json"]);

        Assert.Contains("Listening on http://127.0.0.1:", output);
        Assert.DoesNotContain(":5080", output);
        Assert.Contains("{\"EventId\":", output);
        Assert.Contains("\"Now listening on: http://127.0.0.1:", output);
    }

    private async Task AssertRefusedAsync(
        string[] arguments, string message, Dictionary<string, string>? environment = null)
    {
        if (environment is null)
        {
            var hasUrls = arguments.Any(argument => argument.StartsWith("--urls", StringComparison.Ordinal));
            arguments = hasUrls ? arguments : [.. arguments, "--urls=http://127.0.0.1:0"];
        }
        else if (!environment.ContainsKey("Urls"))
        {
            environment = new Dictionary<string, string>(environment) { ["Urls"] = "http://127.0.0.1:0" };
        }

        var run = await Programs.RunApiAsync(_folder.Path, arguments, environment);

        Assert.AreNotEqual(0, run.ExitCode, run.Output);
        var line = run.Error.Trim();
        Assert.Contains(message, line);
        Assert.DoesNotContain("\n", line);
        Assert.StartsWith("GraphService.Api: ", line);
    }

    private async Task<string> StartAndStopAsync(string[] arguments)
    {
        using var api = ProcessRunner.Start("dotnet", [Programs.Api, .. arguments], _folder.Path);
        var output = new List<string>();
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await api.StandardOutput.ReadLineAsync(guard.Token) is { } line)
        {
            output.Add(line);
            if (line.Contains("/paths?", StringComparison.Ordinal))
            {
                break;
            }
        }

        using var kill = System.Diagnostics.Process.Start(
            "kill", ["-TERM", api.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await api.WaitForExitAsync(guard.Token);
        Assert.AreEqual(0, api.ExitCode, string.Join('\n', output));
        return string.Join('\n', output);
    }
}
