using System.Text.RegularExpressions;
using GraphService.Model;
using GraphService.Worker;
using QuikGraph;
using QuikGraph.Algorithms;
using ApiProgram = GraphService.Api.Program;

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
        ["Names"] = ["Graphs", "Model"],
        ["Ingestion"] = ["Model", "Storage"],
        ["Queries"] = ["Algorithms", "Exports", "Graphs", "Model", "Names", "Storage"],
        ["Hosting"] = ["Algorithms", "Exports", "Graphs", "Ingestion", "Model", "Names", "Queries", "Storage"],
    };

    private static readonly Dictionary<string, Lazy<List<SourceUse>>> Uses =
        new[] { "GraphService", "GraphService.Api", "GraphService.Worker" }
            .ToDictionary(project => project, project => new Lazy<List<SourceUse>>(() => SourceUses.Of(project)));

    public static IEnumerable<string> Floors => MayUse.Keys;

    public static IEnumerable<string> Projects => Uses.Keys;

    [TestMethod]
    [DynamicData(nameof(Floors))]
    public void Floor_UsesOnlyTheFloorsBelowIt(string floor) => Assert.IsEmpty(
        Offences(Uses["GraphService"].Value).Where(use => FloorOf(use.From) == floor).Select(use => use.Place),
        $"{floor} may use {string.Join(", ", MayUse[floor])} only");

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Folders_OfAProject_DoNotUseEachOtherInACircle(string project) => Assert.IsEmpty(
        Circles(Uses[project].Value).Select(use => use.Place),
        "a folder may use another or be used by it, but not both, not even by way of a third");

    [TestMethod]
    [DataRow("using GraphService.Queries;", "class Low { View Field; }", DisplayName = "a using")]
    [DataRow("using Seen = GraphService.Queries.View;", "class Low { Seen Field; }", DisplayName = "an alias")]
    [DataRow("", "class Low { Global Field; }", DisplayName = "a global alias")]
    [DataRow("", "class Low { GraphService.Queries.View Field; }", DisplayName = "a full name")]
    [DataRow("", "class Low { Queries.View Field; }", DisplayName = "a part of a name")]
    [DataRow("using static GraphService.Queries.View;", "class Low { int Field = One; }", DisplayName = "a constant")]
    [DataRow("", "class Low { object Get() { var made = Bridge.Make(); return made; } }",
        DisplayName = "a type without name")]
    [DataRow("", "/// <see cref=\"Queries.View\"/>\nclass Low;", DisplayName = "documentation")]
    public void Offences_UseOfAHigherFloorInASubFolder_IsFoundHoweverItIsWritten(string usings, string type)
    {
        (string, string)[] files =
        [
            ("Queries/View.cs", "namespace GraphService.Queries; public class View { public const int One = 1; }"),
            ("Storage/Bridge.cs",
                "namespace GraphService; class Bridge { public static Queries.View Make() => null; }"),
            ("Hosting/Global.cs", "global using Global = GraphService.Queries.View;"),
            ("Storage/Sqlite/Low.cs", $"{usings}\nnamespace GraphService.Storage.Sqlite;\n{type}"),
        ];

        var offences = Offences(SourceUses.Of("GraphService", files));

        Assert.Contains("Storage/Sqlite", offences.Select(use => use.From));
    }

    [TestMethod]
    public void Circles_FolderAndSubFolderUseEachOther_AreFound()
    {
        (string, string)[] files =
        [
            ("Storage/Store.cs", "class Store { Run Begin() => null; }"),
            ("Storage/Sqlite/Run.cs", "class Run { Rows Rows; }"),
            ("Storage/Rows.cs", "class Rows;"),
            ("Model/Record.cs", "class Record;"),
            ("Storage/Reads.cs", "class Reads { Record Record; }"),
        ];

        var circles = Circles(SourceUses.Of("GraphService", files));

        Assert.AreSequenceEqual(
            ["Storage/Sqlite/Run.cs(1) uses Rows", "Storage/Store.cs(1) uses Run"],
            circles.Select(use => use.Place).Distinct().Order(StringComparer.Ordinal));
    }

    [TestMethod]
    public void Floors_AreAllListed()
    {
        var folders = SourceFiles(Path.Combine("src", "GraphService"))
            .Select(file => Path.GetRelativePath(Path.Combine(Repository.Root, "src", "GraphService"), file))
            .Select(file => file.Split(Path.DirectorySeparatorChar)[0])
            .Distinct();

        Assert.AreSequenceEqual(MayUse.Keys.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [TestMethod]
    public void Executables_DoNotUseEachOtherAndTheLibraryKnowsNoHttpServer()
    {
        Assert.DoesNotContain("GraphService.Worker", ReferencesOf(typeof(ApiProgram)));
        Assert.DoesNotContain("GraphService.Api", ReferencesOf(typeof(WorkerOptions)));
        Assert.DoesNotContain(
            name => name.Contains("AspNetCore", StringComparison.Ordinal), ReferencesOf(typeof(Entity)));
    }

    [TestMethod]
    public void Code_KnowsNoBodyByName()
    {
        var offences = SourceFiles("src")
            .Where(file => !file.EndsWith("Endpoints.cs", StringComparison.Ordinal))
            .Where(file => !file.EndsWith("Startup.cs", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file)
                .Where(line => KnownId().IsMatch(line))
                .Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));

        Assert.IsEmpty(offences, "bodies are data; only examples may name an id");
    }

    /// <summary>The uses of a floor that the using one may not use.</summary>
    private static IEnumerable<SourceUse> Offences(IEnumerable<SourceUse> uses) => uses.Where(use =>
        FloorOf(use.From) != FloorOf(use.To)
        && !MayUse.GetValueOrDefault(FloorOf(use.From), []).Contains(FloorOf(use.To)));

    /// <summary>The uses that close a circle of folders.</summary>
    private static IEnumerable<SourceUse> Circles(List<SourceUse> uses)
    {
        var folders = uses.Select(use => new SEdge<string>(use.From, use.To))
            .ToAdjacencyGraph<string, SEdge<string>>(allowParallelEdges: false);
        var circleOf = new Dictionary<string, int>();
        folders.StronglyConnectedComponents(circleOf);
        return uses.Where(use => circleOf[use.From] == circleOf[use.To]);
    }

    private static string FloorOf(string folder) => folder.Split('/')[0];

    private static IEnumerable<string> ReferencesOf(Type type) =>
        type.Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories);

    [GeneratedRegex(@"""(per|org|body|event)-[a-z]")]
    private static partial Regex KnownId();
}
