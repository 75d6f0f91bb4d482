using System.Text.RegularExpressions;
using GraphService.Hosting;
using GraphService.Storage.Neo4j;
using Microsoft.Extensions.Configuration;

namespace GraphService.Tests.Hosting;

/// <summary>What docker-compose.yml and Dockerfile say has to agree with the programs.</summary>
[TestClass]
public sealed partial class DeploymentTests
{
    private static readonly string Compose = Read("docker-compose.yml");

    private static readonly string Dockerfile = Read("Dockerfile");

    [TestMethod]
    public void Compose_SettingsOfThePrograms_AreKnown()
    {
        var settings = Setting().Matches(Compose).Select(match => KeyValuePair.Create(
            match.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal),
            (string?)match.Groups["value"].Value.Trim('"')));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

        // Both throw at a name that they do not know.
        var store = StoreSettings.From(configuration);
        var data = DataSettings.From(configuration);

        Assert.Contains(store.Scheme, Neo4jStores.BoltSchemes);
        Assert.AreEqual("neo4j", new Uri(store.Uri).Host, "the name of the service");
        Assert.AreEqual("neo4j", store.User);
        Assert.IsNotEmpty(store.Password!);
        Assert.IsNull(data.Resolve(), "The API must not load anything while the worker does.");
    }

    [TestMethod]
    public void Compose_PasswordMissing_IsToldAndNeverGuessed()
    {
        var uses = PasswordUse().Matches(Compose);

        Assert.IsNotEmpty(uses);
        foreach (var use in uses.Cast<Match>())
        {
            Assert.StartsWith(":?Set NEO4J_PASSWORD", use.Groups["rest"].Value);
        }
    }

    [TestMethod]
    public void Compose_Programs_AreInTheImage()
    {
        var programs = ProgramInImage().Matches(Compose + Dockerfile)
            .Select(match => (Folder: match.Groups["folder"].Value, Name: match.Groups["name"].Value))
            .ToList();

        CollectionAssert.AreEquivalent(
            new[] { ("worker", "GraphService.Worker"), ("api", "GraphService.Api") }, programs);
        foreach (var (folder, name) in programs)
        {
            Assert.IsTrue(File.Exists(Path.Combine(Repository.Root, "src", name, name + ".csproj")), name);
            const string Options = "--use-current-runtime -p:Neo4jDriver=true";
            var publish = Regex.Escape($"dotnet publish src/{name} -c Release {Options} --no-restore");
            Assert.MatchesRegex($@"{publish}\s+(\\\s+)?-o /app/{folder}\b", Dockerfile);
            Assert.Contains($"dotnet restore src/{name} {Options}", Dockerfile);
        }
    }

    [TestMethod]
    public void Dockerfile_WhatItCopies_IsThereAndNotIgnored()
    {
        var allowed = Read(".dockerignore").Split('\n')
            .Where(line => line.StartsWith('!'))
            .Select(line => line[1..])
            .ToList();
        var copied = Copy().Matches(Dockerfile)
            .SelectMany(match => match.Groups["sources"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(path => path.TrimEnd('/'))
            .ToList();

        Assert.Contains("cypher", copied);
        foreach (var path in copied)
        {
            Assert.IsTrue(Path.Exists(Path.Combine(Repository.Root, path)), $"{path} is not there.");
            Assert.Contains(path.Split('/')[0], allowed);
        }
    }

    [TestMethod]
    [DataRow("mem_limit: ")]
    [DataRow("cpus: ")]
    [DataRow("pids_limit: ")]
    [DataRow("logging: ")]
    [DataRow("stop_grace_period: ")]
    public void Compose_EveryService_IsKeptWithinBounds(string setting)
    {
        var services = ServiceName().Split(Section("\nservices:", "\nvolumes:"))[1..];
        var common = Section("x-graphservice:", "x-store:").Replace("\n  ", "\n    ", StringComparison.Ordinal);

        Assert.HasCount(3, services);
        foreach (var service in services)
        {
            var isOurs = service.Contains("<<: *graphservice", StringComparison.Ordinal);
            Assert.Contains($"\n    {setting}", "\n" + (isOurs ? service + common : service));
        }

        Assert.Contains("max-size: ", Compose);
    }

    [TestMethod]
    public async Task Compose_HealthCheckOfNeo4j_LogsInAndShowsNobodyThePassword()
    {
        const string Password = "p@ss \"x #1\\y=%s$HOME";
        var check = Neo4jCheck().Match(Compose).Groups["script"].Value
            .ReplaceLineEndings(" ")
            .Replace("$$", "$", StringComparison.Ordinal);
        using var server = new System.Net.HttpListener();
        var port = FreePort();
        server.Prefixes.Add($"http://localhost:{port}/");   // the name that the check asks for
        server.Start();
        var asked = server.GetContextAsync();

        var run = ProcessRunner.RunAsync(
            "bash",
            ["-c", check.Replace("/7474", $"/{port}", StringComparison.Ordinal)],
            environment: new Dictionary<string, string> { ["NEO4J_AUTH"] = $"neo4j/{Password}" });
        await Task.WhenAny(asked, run);
        Assert.IsTrue(asked.IsCompleted, run.IsCompleted ? (await run).Error : "");
        var request = await asked;
        using (request.Response)
        {
            request.Response.StatusCode = 202;
        }

        Assert.AreEqual(0, (await run).ExitCode, (await run).Error);
        Assert.AreEqual("/db/neo4j/query/v2", request.Request.Url!.AbsolutePath);
        var login = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"neo4j:{Password}"));
        Assert.AreEqual($"Basic {login}", request.Request.Headers["Authorization"]);
        var programs = Regex.Matches(check, @"(?<=^|[|;(]|&&)\s*(\w+)").Select(match => match.Groups[1].Value);
        Assert.IsEmpty(
            programs.Except(["exec", "printf", "read", "base64"]),
            "only what is a part of bash may be given the password");
        Assert.DoesNotContain("NEO4J_AUTH", Regex.Match(check, "base64.*").Value.Split(')')[0]);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>What stands in docker-compose.yml from one text up to another.</summary>
    private static string Section(string first, string next)
    {
        var start = Compose.IndexOf(first, StringComparison.Ordinal);
        return Compose[start..Compose.IndexOf(next, StringComparison.Ordinal)];
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    [GeneratedRegex(@"^ +(?<name>(Store|Data)__\w+): *(?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"\$\{NEO4J_PASSWORD(?<rest>[^}]*)\}")]
    private static partial Regex PasswordUse();

    [GeneratedRegex(@"(entrypoint: |ENTRYPOINT )\[""(?<folder>\w+)/(?<name>[\w.]+)""\]")]
    private static partial Regex ProgramInImage();

    [GeneratedRegex(@"^  \w+:\n", RegexOptions.Multiline)]
    private static partial Regex ServiceName();

    [GeneratedRegex(@">-\n(?<script> +exec 3<>/dev/tcp/127\.0\.0\.1/7474(?s).*?)\n      interval")]
    private static partial Regex Neo4jCheck();

    [GeneratedRegex(@"^COPY (?!--from)(?<sources>.+) \S+$", RegexOptions.Multiline)]
    private static partial Regex Copy();
}
