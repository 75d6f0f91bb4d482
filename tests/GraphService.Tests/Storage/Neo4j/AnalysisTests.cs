using System.Reflection;
using System.Text.Json;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Paths;
using GraphService.Tests.Api;
using Microsoft.Extensions.DependencyInjection;
using static GraphService.Tests.Storage.Neo4j.AnswerText;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>The questions in <c>cypher/analysis</c> find in Neo4j what the API finds.</summary>
[TestClass]
[TestCategory(Needs.Neo4j)]
[DoNotParallelize]
public sealed partial class AnalysisTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "cypher", "analysis");

    public TestContext TestContext { get; set; } = null!;

    private Neo4jServer.Lease? _lease;

    [TestCleanup]
    public void GiveBack() => _lease?.Dispose();

    [TestMethod]
    public void EveryFile_IsTestedAndTellsWhatItAsks()
    {
        var files = Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        var tested = typeof(AnalysisTests).GetMethods()
            .SelectMany(method => method.GetCustomAttributes<AsksAttribute>())
            .Select(attribute => attribute.File)
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.AreSequenceEqual(tested, files);
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "investigator.md"));
        foreach (var file in files)
        {
            var text = File.ReadAllText(Path.Combine(Folder, file!));
            Assert.MatchesRegex(@"\A// [^\n]+\?\n//\n// Change: ", text, file);
            Assert.Contains("\n// Columns: ", text, file);
            Assert.Contains("\n// Bear in mind: ", text, file);
            Assert.Contains($"(../cypher/analysis/{file})", guide);
        }
    }

    private static async Task<GraphCache> CacheAsync() =>
        (await ApiServer.Wic.Value).Services.GetRequiredService<SnapshotProvider>().Current!;

    private static IReadOnlyList<MemberShape> MembersOn(GraphCache cache, int body, string day) =>
        BodiesQuery.Members(cache, new MembersRequest(body, AsOf.On(PartialDate.Parse(day))) { Limit = 1_000 }).Results;

    private static int Vertex(GraphCache cache, string id) =>
        cache.Snapshot.TryGetVertex(id, out var vertex) ? vertex : throw new ArgumentException(id);

    /// <summary>Paths in the order in which the questions list them.</summary>
    private static IEnumerable<PathShape> Ordered(IEnumerable<PathShape> paths) => paths
        .OrderByDescending(path => path.Confidence)
        .ThenBy(path => string.Join('\u0001', path.NodeIds), StringComparer.Ordinal);

    private static string? RoleOf(TieShape tie) => tie.Roles.Count > 0 ? tie.Roles[0].Value : null;

    /// <summary>The server that holds the shipped data, for the rest of the test.</summary>
    private async Task<Neo4jServer> ServerAsync() => (_lease ??= await Neo4jServer.WicAsync()).Server;

    private async Task<IReadOnlyList<IReadOnlyDictionary<string, JsonElement>>> AskAsync(
        string file, params (string From, string To)[] edits) =>
        await QueryApi.RunAsync(await ServerAsync(), Edited(file, edits));

    /// <summary>Some columns of each row; their names are separated by blanks.</summary>
    private static IEnumerable<string> Lines(
        IEnumerable<IReadOnlyDictionary<string, JsonElement>> rows, string columns) =>
        rows.Select(row => Line(row, columns.Split(' ')));

    /// <summary>The text of a question with other values, put in as a person would.</summary>
    private static string Edited(string file, (string From, string To)[] edits)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        foreach (var (from, to) in edits)
        {
            var body = text.IndexOf("\nWITH ", StringComparison.Ordinal);
            var at = text.IndexOf(from, body, StringComparison.Ordinal);
            Assert.IsGreaterThanOrEqualTo(0, at, $"{file}: {from}");
            text = text[..at] + to + text[(at + from.Length)..];
        }

        return text;
    }

    /// <summary>Tells which question a test asks.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class AsksAttribute(string file) : Attribute
    {
        public string File { get; } = file;
    }
}
