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
        var settings = Setting().Matches(Compose)
            .Select(match => KeyValuePair.Create(match.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal), (string?)match.Groups["value"].Value.Trim('"')))
            .ToList();
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
        var project = ProgramInImage().Matches(Compose + Dockerfile).Select(match => (match.Groups["folder"].Value, match.Groups["name"].Value)).ToList();

        CollectionAssert.AreEquivalent(new[] { ("worker", "GraphService.Worker"), ("api", "GraphService.Api") }, project);
        foreach (var (folder, name) in project)
        {
            Assert.IsTrue(File.Exists(Path.Combine(Repository.Root, "src", name, name + ".csproj")), name);
            Assert.MatchesRegex($@"dotnet publish src/{Regex.Escape(name)} -c Release -p:Neo4jDriver=true --no-restore -o /app/{folder}\b", Dockerfile);
        }
    }

    [TestMethod]
    public void Dockerfile_WhatItCopies_IsThereAndNotIgnored()
    {
        var allowed = Read(".dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        var copied = Copy().Matches(Dockerfile)
            .SelectMany(match => match.Groups["sources"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(path => path.TrimEnd('/')).ToList();

        Assert.Contains("cypher", copied);
        foreach (var path in copied)
        {
            Assert.IsTrue(Path.Exists(Path.Combine(Repository.Root, path)), $"{path} is not there.");
            Assert.Contains(path.Split('/')[0], allowed);
        }
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    [GeneratedRegex(@"^ +(?<name>(Store|Data)__\w+): *(?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"\$\{NEO4J_PASSWORD(?<rest>[^}]*)\}")]
    private static partial Regex PasswordUse();

    [GeneratedRegex(@"(entrypoint: |ENTRYPOINT )\[""(?<folder>\w+)/(?<name>[\w.]+)""\]")]
    private static partial Regex ProgramInImage();

    [GeneratedRegex(@"^COPY (?!--from)(?<sources>.+) \S+$", RegexOptions.Multiline)]
    private static partial Regex Copy();
}
