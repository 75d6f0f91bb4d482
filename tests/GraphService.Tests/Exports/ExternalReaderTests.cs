using System.Text.Json;
using System.Xml.Linq;
using GraphService.Exports;
using GraphService.Tests.Api;
using GraphService.Tests.Contracts;

namespace GraphService.Tests.Exports;

/// <summary>Exports of the shipped data, read by the programs that they are for.</summary>
[TestClass]
public sealed class ExternalReaderTests(TestContext context)
{
    private const string Around = "/api/v1/subgraph?ids=org-wic&hops=2&format=";

    [TestMethod]
    [TestCategory(Needs.Gephi)]
    public async Task GraphMl_ReadByGephi_HasEverythingAndNoSevereIssue()
    {
        var reader = Repository.SharedOrInconclusive("gephi/read-graph");
        using var folder = new TempFolder();
        var (file, nodes, _) = await ExportAsync(folder, "graphml");
        var ties = XDocument.Load(file).Descendants().Where(e => e.Name.LocalName == "edge");

        // Gephi makes one edge of parallel ones when it reads GraphML.
        var pairs = ties.Select(e => (e.Attribute("source")!.Value, e.Attribute("target")!.Value)).Distinct().Count();

        var read = await ProcessRunner.RunAsync(reader, [file]);

        Assert.AreEqual(0, read.ExitCode, read.Output + read.Error);
        var seen = JsonDocument.Parse(read.Output).RootElement;
        Assert.AreEqual(nodes, seen.GetProperty("nodes").GetInt32());
        Assert.AreEqual(pairs, seen.GetProperty("edges").GetInt32());
        Assert.Contains("\"confidence\"", read.Output);
        Assert.Contains("\"source_notes\":\"String\"", read.Output);
        Assert.Contains("Double", read.Output);
    }

    [TestMethod]
    [TestCategory(Needs.Gephi)]
    public async Task Gexf_ReadByGephi_HasEverythingAndNoIssue()
    {
        using var folder = new TempFolder();
        var (file, nodes, edges) = await ExportAsync(folder, "gexf");

        var seen = await ReadByGephiAsync(file);

        Assert.AreEqual(nodes, seen.GetProperty("nodes").GetInt32());
        Assert.AreEqual(edges, seen.GetProperty("edges").GetInt32());
        Assert.AreEqual("INTERVAL", seen.GetProperty("timeRepresentation").GetString());
        Assert.AreEqual("DATE", seen.GetProperty("timeFormat").GetString());
        Assert.AreEqual("IntervalSet", seen.GetProperty("edgeColumns").GetProperty("Interval").GetString());
        Assert.AreEqual("Double", seen.GetProperty("edgeColumns").GetProperty("confidence").GetString());
        Assert.AreEqual("Integer", seen.GetProperty("nodeColumns").GetProperty("total_degree").GetString());
    }

    [TestMethod]
    [TestCategory(Needs.Gephi)]
    public async Task Gexf_OfAnyGraphReadByGephi_LosesNoTieNoColumnAndNoInterval()
    {
        using var folder = new TempFolder();
        for (var seed = 0; seed < 3; seed++)
        {
            var graph = RandomSubgraph.Of(seed, entities: 6);
            var text = await ExporterContract.WriteAsync(new GexfExporter(), graph);
            var document = XDocument.Parse(text);

            var seen = await ReadByGephiAsync(folder.Write($"random{seed}.gexf", text), sample: 100);

            Assert.AreEqual(graph.Vertices.Count, seen.GetProperty("nodes").GetInt32());
            Assert.AreEqual(graph.Ordinals.Count, seen.GetProperty("edges").GetInt32());
            Assert.IsTrue(seen.GetProperty("mixed").GetBoolean());
            var edges = seen.GetProperty("firstEdges").EnumerateArray()
                .ToDictionary(e => e.GetProperty("id").GetString()!);
            foreach (var edge in document.Descendants().Where(e => e.Name.LocalName == "edge"))
            {
                var read = edges[edge.Attribute("id")!.Value];
                foreach (var value in edge.Descendants().Where(e => e.Name.LocalName == "attvalue"))
                {
                    Assert.AreEqual(
                        value.Attribute("value")!.Value, read.GetProperty(value.Attribute("for")!.Value).GetString());
                }

                Assert.AreEqual(
                    edge.Attribute("start") is not null || edge.Attribute("end") is not null,
                    read.TryGetProperty("Interval", out var interval), edge.ToString());
                Assert.AreEqual(
                    edge.Attribute("end") is null,
                    interval.ValueKind == JsonValueKind.Undefined
                        || interval.GetString()!.EndsWith("Infinity]>", StringComparison.Ordinal));
            }

            var columns = document.Descendants().Where(e => e.Name.LocalName == "attribute")
                .Select(e => (e.Parent!.Attribute("class")!.Value, e.Attribute("title")!.Value));
            Assert.IsEmpty(columns.Where(column =>
                !seen.GetProperty($"{column.Item1}Columns").TryGetProperty(column.Item2, out _)));
        }
    }

    private static async Task<JsonElement> ReadByGephiAsync(string file, int sample = 2)
    {
        var reader = Repository.SharedOrInconclusive("gephi/read-graph");
        var read = await ProcessRunner.RunAsync(reader, [file, $"{sample}"]);
        Assert.AreEqual(0, read.ExitCode, read.Output + read.Error);
        var seen = JsonDocument.Parse(read.Output).RootElement;
        Assert.AreEqual(0, seen.GetProperty("issues").GetArrayLength(), seen.GetProperty("issues").ToString());
        return seen;
    }

    [TestMethod]
    [TestCategory(Needs.NetworkX)]
    [DataRow("graphml", "/usr/bin/python3", DisplayName = "GraphML, NetworkX of Debian")]
    [DataRow("graphml", "python3", DisplayName = "GraphML, NetworkX of the path")]
    [DataRow("json", "/usr/bin/python3", DisplayName = "JSON, NetworkX of Debian")]
    [DataRow("json", "python3", DisplayName = "JSON, NetworkX of the path")]
    public async Task Export_ReadByNetworkXAsDocumented_HasEverything(string format, string python)
    {
        var isCurrent = await IsAtLeast34Async(python);
        var call = format == "graphml" ? "nx.read_graphml(file)"
            : isCurrent ? "nx.node_link_graph(json.load(file), edges=\"links\")"
            : "nx.node_link_graph(json.load(file))";
        var page = Path.Combine(Repository.Root, "docs", "journalist.md");
        Assert.Contains($"`{call}`", await File.ReadAllTextAsync(page, context.CancellationToken));
        using var folder = new TempFolder();
        var (path, nodes, edges) = await ExportAsync(folder, format);
        var script = folder.Write("read.py", $"""
            import json, sys
            import networkx as nx
            with open(sys.argv[1], "rb") as file:
                graph = {call}
            careful = [key for _, _, key, tie in graph.edges(keys=True, data=True)
                       if "open with care" in tie.get("source_notes", "")
                       or any("open with care" in source.get("note", "") for source in tie.get("sources", []))]
            size = graph.number_of_nodes(), graph.number_of_edges()
            print(*size, type(graph).__name__, len(careful) > 0, "question" in graph.graph)
            """);

        var run = await ProcessRunner.RunAsync(python, [script, path]);

        Assert.AreEqual($"{nodes} {edges} MultiDiGraph True True", run.Output.Trim(), run.Error);
    }

    /// <summary>Whether a Python's NetworkX is 3.4 or later; the test is inconclusive where it has none.</summary>
    private static async Task<bool> IsAtLeast34Async(string python)
    {
        try
        {
            var run = await ProcessRunner.RunAsync(
                python, ["-c", "import networkx as x; print(tuple(map(int, x.__version__.split('.')[:2])) >= (3, 4))"]);
            if (run.ExitCode == 0)
            {
                return run.Output.Trim() == "True";
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // there is no such program
        }

        var reason = $"skipped: {python} has no NetworkX";
        Assert.Inconclusive(reason);
        return false;
    }

    private async Task<(string File, int Nodes, int Edges)> ExportAsync(TempFolder folder, string format)
    {
        var server = await ApiServer.Wic.Value;
        var graph = (await server.GetAsync(Around + "json")).GetProperty("graph");
        var file = folder.Write(
            $"graph.{Exporters.Find(format)!.FileExtension}",
            await server.Client.GetStringAsync(Around + format, context.CancellationToken));
        return (file, graph.GetProperty("entities").GetInt32(), graph.GetProperty("affiliations").GetInt32());
    }
}
