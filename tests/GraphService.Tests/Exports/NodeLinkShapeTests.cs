using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GraphService.Exports;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Tests.Contracts;

namespace GraphService.Tests.Exports;

/// <summary>The shape that the document tells of node-link JSON is the one that is written.</summary>
[TestClass]
public sealed class NodeLinkShapeTests(TestContext context)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    [TestMethod]
    [DataRow(SourceDetail.Full, "sources", null)]
    [DataRow(SourceDetail.Ids, "source_ids", "sources")]
    [DataRow(SourceDetail.None, null, null)]
    public async Task Json_WithEveryField_IsExactlyTheShape(SourceDetail detail, string? ofRecords, string? ofAll)
    {
        var snapshot = TestGraph.OfRecords(EveryField.Records());
        _ = snapshot.TryGetVertex("e1", out var root);
        var graph = Subgraph.Around(snapshot, [root], 1, int.MaxValue) with
        {
            Day = PartialDate.Parse("2003"),
            Question = new Question("What?", "https://example.org/"),
        };
        using var output = new MemoryStream();

        await new NodeLinkExporter(detail).WriteAsync(graph, output, context.CancellationToken);

        var written = JsonNode.Parse(output.ToArray())!;
        var read = written.Deserialize<NodeLinkGraph>(Strict)!;
        Assert.IsTrue(
            JsonNode.DeepEquals(written, JsonSerializer.SerializeToNode(read, Strict)),
            $"{written}\n{JsonSerializer.Serialize(read, Strict)}");
        Assert.AreEqual(2, read.Nodes.Count);
        Assert.IsNotNull(read.Links.Single().Certainty);
        foreach (var record in written["nodes"]!.AsArray().Concat(written["links"]!.AsArray()).Cast<JsonObject>())
        {
            Assert.AreSequenceEqual(
                ofRecords is null ? [] : [ofRecords],
                record.Select(field => field.Key).Where(name => name is "sources" or "source_ids"));
        }

        Assert.AreEqual(ofAll is not null, written.AsObject().ContainsKey("sources"));
        if (ofAll is not null)
        {
            Assert.AreSequenceEqual(["s1", "s2"], read.Sources!.Select(source => source.Id));
            Assert.AreEqual("some note", read.Sources![1].Note);
        }
    }

    [TestMethod]
    public void Shape_HasEveryFieldOfTheLists()
    {
        AssertHas<NodeLinkNode>(Entity.Fields);
        AssertHas<NodeLinkLink>(Affiliation.Fields);
        AssertHas<NodeLinkSource>(Source.Fields);

        static void AssertHas<T>(FieldList fields) => Assert.IsEmpty(
            fields.Attributes.Select(field => field.Name).Except(
                typeof(T).GetProperties().Select(one => JsonNamingPolicy.SnakeCaseLower.ConvertName(one.Name))));
    }
}
