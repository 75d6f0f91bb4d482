using System.Text.RegularExpressions;

namespace GraphService.Tests;

/// <summary>Keeps the floors in order: which part of the product may use which.</summary>
[TestClass]
public sealed partial class FloorTests
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Model"] = [],
        ["Graphs"] = ["Model"],
        ["Storage"] = ["Model"],
        ["Algorithms"] = ["Graphs"],
        ["Exports"] = ["Graphs", "Model"],
        ["Ingestion"] = ["Model", "Storage"],
        ["Queries"] = ["Algorithms", "Exports", "Graphs", "Model", "Storage"],
        ["Hosting"] = ["Algorithms", "Exports", "Graphs", "Ingestion", "Model", "Queries", "Storage"],
    };

    public static IEnumerable<string> Floors => MayUse.Keys;

    [TestMethod]
    [DynamicData(nameof(Floors))]
    public void Floor_UsesOnlyTheFloorsBelowIt(string floor)
    {
        var offences = SourceFiles(Path.Combine("src", "GraphService", floor))
            .SelectMany(file => UsesIn(file).Where(used => used != floor && !MayUse[floor].Contains(used)).Select(used => $"{Path.GetFileName(file)} uses {used}"));

        Assert.IsEmpty(offences, $"{floor} may use {string.Join(", ", MayUse[floor])} only");
    }

    [TestMethod]
    public void Floors_AreAllListed()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "GraphService"))
            .Select(folder => Path.GetFileName(folder)!).Where(name => char.IsUpper(name[0]));

        Assert.AreSequenceEqual(MayUse.Keys.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [TestMethod]
    public void Executables_DoNotUseEachOther()
    {
        Assert.IsFalse(SourceFiles("src/GraphService.Api").SelectMany(UsesIn).Contains("Worker"));
        Assert.IsFalse(SourceFiles("src/GraphService.Worker").SelectMany(UsesIn).Contains("Api"));
        Assert.IsFalse(SourceFiles("src/GraphService").SelectMany(File.ReadLines).Any(line => line.Contains("AspNetCore", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Code_KnowsNoBodyByName()
    {
        var offences = SourceFiles("src").Where(file => !file.EndsWith("Endpoints.cs", StringComparison.Ordinal) && !file.EndsWith("Startup.cs", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Where(line => KnownId().IsMatch(line)).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));

        Assert.IsEmpty(offences, "bodies are data; only examples may name an id");
    }

    /// <summary>The parts of the product that a file names, in a using or in full; comments and strings count as well.</summary>
    private static IEnumerable<string> UsesIn(string file) =>
        File.ReadLines(file).Where(line => !line.StartsWith("namespace", StringComparison.Ordinal))
            .SelectMany(line => OwnNamespace().Matches(line)).Select(match => match.Groups[1].Value).Distinct();

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories);

    [GeneratedRegex(@"\bGraphService\.([A-Z]\w+)")]
    private static partial Regex OwnNamespace();

    [GeneratedRegex(@"""(per|org|body|event)-[a-z]")]
    private static partial Regex KnownId();
}
