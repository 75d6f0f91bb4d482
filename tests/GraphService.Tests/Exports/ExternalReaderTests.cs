using System.Text.Json;
using System.Xml.Linq;
using GraphService.Exports;
using GraphService.Tests.Api;

namespace GraphService.Tests.Exports;

/// <summary>Exports of the shipped data, read by the programs that they are for.</summary>
[TestClass]
public sealed class ExternalReaderTests(TestContext context)
{
    private const string Around = "/api/v1/subgraph?ids=org-wic&hops=2&format=";

    [TestMethod]
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
        Assert.Contains("Double", read.Output);
    }

    [TestMethod]
    [DataRow("graphml", "nx.read_graphml(f)")]
    [DataRow("json", "nx.node_link_graph(json.load(open(f, encoding='utf-8')))")]
    public async Task Export_ReadByNetworkX_HasEverything(string format, string read)
    {
        const string Python = "/usr/bin/python3";
        if (!File.Exists(Python) || (await ProcessRunner.RunAsync(Python, ["-c", "import networkx"])).ExitCode != 0)
        {
            const string Reason = "skipped: NetworkX (python3-networkx) is not installed";
            Console.WriteLine(Reason);
            Assert.Inconclusive(Reason);
        }

        using var folder = new TempFolder();
        var (file, nodes, edges) = await ExportAsync(folder, format);

        var run = await ProcessRunner.RunAsync(Python, [
            "-c", $"import sys, json, networkx as nx\nf = sys.argv[1]\ng = {read}\nprint(g.number_of_nodes(), g.number_of_edges(), type(g).__name__)", file]);

        Assert.AreEqual($"{nodes} {edges} MultiDiGraph", run.Output.Trim(), run.Error);
    }

    private async Task<(string File, int Nodes, int Edges)> ExportAsync(TempFolder folder, string format)
    {
        var server = await ApiServer.Wic.Value;
        var graph = (await server.GetAsync(Around + "json")).GetProperty("graph");
        var file = folder.Write($"graph.{Exporters.Find(format)!.FileExtension}", await server.Client.GetStringAsync(Around + format, context.CancellationToken));
        return (file, graph.GetProperty("entities").GetInt32(), graph.GetProperty("affiliations").GetInt32());
    }
}
