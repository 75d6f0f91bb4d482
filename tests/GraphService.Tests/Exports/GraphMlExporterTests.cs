using System.Xml.Linq;
using GraphService.Exports;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Tests.Contracts;

namespace GraphService.Tests.Exports;

[TestClass]
public sealed class GraphMlExporterTests
{
    [TestMethod]
    public async Task Write_ListsOfSources_FallApartAgainSideBySide()
    {
        var edge = await EdgeAsync(
            Some.Source("s1"),
            Some.Source("s2") with { Publisher = "Press; and Co", Title = "a;b", Note = "a copy; open with care" },
            new Source("s3", "test", "https://example.org/s3?a;b"));

        Assert.AreSequenceEqual(["s1", "s2", "s3"], edge["source_ids"].Split("; "));
        Assert.AreEqual("https://example.org/s3?a;b", edge["source_urls"].Split("; ")[2]);
        Assert.AreSequenceEqual(["Page s1", "a;b", ""], edge["source_titles"].Split("; "));
        Assert.AreSequenceEqual(["", "Press, and Co", ""], edge["source_publishers"].Split("; "));
        Assert.AreSequenceEqual(["2022-07-12", "2022-07-12", ""], edge["source_published"].Split("; "));
        Assert.AreEqual("s2: a copy; open with care", edge["source_notes"]);
    }

    [TestMethod]
    public async Task Write_WhatNoSourceTells_IsLeftOut()
    {
        var edge = await EdgeAsync(Some.Source("s1"), Some.Source("s2"), Some.Source("s3"));

        Assert.DoesNotContain("source_notes", edge.Keys);
        Assert.DoesNotContain("source_publishers", edge.Keys);
        Assert.DoesNotContain("source_retrieved", edge.Keys);
    }

    private static async Task<Dictionary<string, string>> EdgeAsync(params Source[] sources)
    {
        var snapshot = GraphSnapshot.Build(new GraphContents(
            Revision.Empty,
            sources,
            [Some.Entity("a"), Some.Entity("b")],
            [Some.Affiliation("t", "a", "b") with { SourceIds = [.. sources.Select(source => source.Id)] }],
            [],
            []));
        var text = await ExporterContract.WriteAsync(new GraphMlExporter(), Subgraph.Around(snapshot, [0], 1, 10));
        return XDocument.Parse(text).Descendants().Single(e => e.Name.LocalName == "edge").Elements()
            .ToDictionary(data => data.Attribute("key")!.Value["edge_".Length..], data => data.Value);
    }
}
