using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphService.Storage.Neo4j;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>Every statement is a file, every file is used, and the server answers each from its indexes.</summary>
[TestClass]
[DoNotParallelize]
public sealed class StatementTests
{
    /// <summary>Operators that read all of something. Nothing that the program sends may need one.</summary>
    private static readonly string[] FullScans =
    [
        "AllNodesScan",
        "NodeByLabelScan",
        "UnionNodeByLabelsScan",
        "NodeIndexScan",
        "RelationshipTypeScan",
        "AllRelationshipsScan",
        "RelationshipIndexScan",
    ];

    /// <summary>Each statement by its name; those for one type of affiliation once for each type.</summary>
    public static IEnumerable<(string Name, string Statement)> Statements =>
        StoreMembers().SelectMany(member => member.GetValue(null) switch
        {
            string statement => [(member.Name, statement)],
            IReadOnlyList<string> several => several.Index().Select(
                one => (string.Create(CultureInfo.InvariantCulture, $"{member.Name} {one.Index}"), one.Item)),
            _ => throw new InvalidOperationException(member.Name),
        });

    [TestMethod]
    public void Files_AreAllEmbeddedAndUsed()
    {
        var files = CypherFiles("store")
            .Select(file => Pascal(Path.GetFileNameWithoutExtension(file)))
            .Order(StringComparer.Ordinal);
        var members = StoreMembers().Select(property => property.Name).ToList();
        Assert.AreSequenceEqual(
            files, members.Order(StringComparer.Ordinal), "one member for each file in cypher/store");

        var code = string.Concat(SourceFiles()
            .Where(file => Path.GetFileName(file) != "CypherText.cs")
            .Select(File.ReadAllText));
        var unused = members.Where(name => !code.Contains($"CypherText.{name}", StringComparison.Ordinal));
        Assert.IsEmpty(unused, "statements that nothing sends");

        var schema = CypherFiles("schema").Select(File.ReadAllText).ToList();
        Assert.IsNotEmpty(schema);
        foreach (var text in schema.Where(text => !text.Contains("{{", StringComparison.Ordinal)))
        {
            Assert.IsTrue(CypherText.Schema.Any(statement => text.Contains(statement, StringComparison.Ordinal)), text);
        }
    }

    [TestMethod]
    public void Files_BeginWithACommentAndNameTheirParameters()
    {
        foreach (var file in CypherFiles("store"))
        {
            var lines = File.ReadAllLines(file);
            var comment = string.Join('\n', lines.TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)));
            Assert.Contains("// Result", comment, file);
            var statement = string.Join('\n', lines.SkipWhile(line => line.StartsWith("//", StringComparison.Ordinal)));
            var parameters = Regex.Matches(statement, @"\$[a-z]\w*").Select(match => match.Value).Distinct();
            foreach (var parameter in parameters)
            {
                Assert.Contains(parameter, comment, $"{file} does not say what {parameter} is");
            }
        }
    }

    [TestMethod]
    public void Code_HoldsNoStatementOfItsOwn()
    {
        var offences = SourceFiles().SelectMany(file => File.ReadLines(file)
            .Where(line => Regex.IsMatch(line, @"""[^""]*\b(MATCH|MERGE|UNWIND)\b"))
            .Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));

        Assert.IsEmpty(offences, "Cypher belongs into a file in cypher/");
    }

    [TestMethod]
    [TestCategory(Needs.Neo4j)]
    [DynamicData(nameof(Statements))]
    public async Task Explain_EachStatement_NeedsNoFullScan(string name, string statement)
    {
        using var lease = await Neo4jServer.WicAsync();
        var answer = await lease.Server.SendAsync($"EXPLAIN {statement}");

        Assert.IsFalse(answer.TryGetProperty("errors", out var errors), $"{name}: {errors}");
        var complaints = answer.TryGetProperty("notifications", out var notes)
            ? notes.EnumerateArray().Where(note => !IsAboutMissing(note)).Select(note => note.ToString()).ToList()
            : [];
        Assert.IsEmpty(complaints, string.Join('\n', complaints));
        if (answer.TryGetProperty("queryPlan", out var plan))
        {
            var operators = Operators(plan).ToList();
            var scans = operators.Where(used => FullScans.Any(scan => used.Contains(scan, StringComparison.Ordinal)));
            Assert.IsEmpty(scans, string.Join(" < ", operators));
        }
    }

    [TestMethod]
    [TestCategory(Needs.Neo4j)]
    public async Task Schema_OnTheServer_IsOnlineAndMadeOnce()
    {
        using var lease = await Neo4jServer.WicAsync();
        var before = await IndexesAsync(lease.Server);
        await using var store = lease.Server.Store();

        await store.OpenAsync(CancellationToken.None);

        Assert.AreSequenceEqual(before, await IndexesAsync(lease.Server));
        Assert.IsTrue(
            before.All(index => index.EndsWith(" ONLINE", StringComparison.Ordinal)), string.Join('\n', before));
        string[] wanted =
        [
            "entity_id",
            "entity_names",
            "entity_names_cjk",
            "member_of_id",
            "source_id",
            "claim_id",
            "change_sequence",
        ];
        foreach (var name in wanted)
        {
            Assert.IsTrue(before.Any(index => index.StartsWith(name + " ", StringComparison.Ordinal)), name);
        }
    }

    [TestMethod]
    [TestCategory(Needs.Neo4j)]
    [DataRow("entity_names", "Zhuang Rongwen", "庄荣文")]
    [DataRow("entity_names_cjk", "庄荣文", "庄荣文")]
    public async Task FullText_NameInItsLanguage_FindsTheEntity(string index, string query, string chineseName)
    {
        using var lease = await Neo4jServer.WicAsync();

        var rows = await lease.Server.QueryAsync(
            "CALL db.index.fulltext.queryNodes($index, $query, {limit: 1}) YIELD node RETURN node.name_zh",
            new { index, query });

        Assert.AreEqual(chineseName, rows.Single()[0].GetString());
    }

    private static IEnumerable<string> CypherFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "cypher", folder), "*.cypher");

    private static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories);

    private static async Task<List<string>> IndexesAsync(Neo4jServer server)
    {
        var rows = await server.QueryAsync(
            "SHOW INDEXES YIELD name, type, state RETURN name + ' ' + type + ' ' + state AS line ORDER BY line");
        return [.. rows.Select(row => row[0].GetString()!)];
    }

    private static IEnumerable<PropertyInfo> StoreMembers() =>
        typeof(CypherText).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.Name != nameof(CypherText.Schema));

    /// <summary>EXPLAIN comes without parameters, and properties of later runs are not there after the first.</summary>
    private static bool IsAboutMissing(JsonElement note) =>
        note.GetProperty("code").GetString() is { } code
        && (code.EndsWith("ParameterNotProvided", StringComparison.Ordinal)
            || code.EndsWith("UnknownPropertyKeyWarning", StringComparison.Ordinal));

    private static IEnumerable<string> Operators(JsonElement plan)
    {
        yield return plan.GetProperty("operatorType").GetString()!;
        if (plan.TryGetProperty("children", out var children))
        {
            foreach (var name in children.EnumerateArray().SelectMany(Operators))
            {
                yield return name;
            }
        }
    }

    private static string Pascal(string name)
    {
        var text = new StringBuilder();
        foreach (var part in name.Split('-'))
        {
            text.Append(char.ToUpper(part[0], CultureInfo.InvariantCulture)).Append(part.AsSpan(1));
        }

        return text.ToString();
    }
}
