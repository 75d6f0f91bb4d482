using GraphService.Graphs;
using GraphService.Names;

namespace GraphService.Tests.Names;

/// <summary>
/// Names in many scripts and spellings, and questions for each of which one entity has to come first.
/// </summary>
[TestClass]
public sealed class NameCasesTests(TestContext context)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Data", "names");

    private static readonly Lazy<(GraphSnapshot Snapshot, NameIndex Index)> Cases = new(() =>
    {
        var snapshot = TestGraph.OfCsvSet(Folder);
        return (snapshot, NameIndex.Build(snapshot));
    });

    /// <summary>The questions; one has no entity, as nothing is said of it.</summary>
    public static IEnumerable<object[]> Questions => File.ReadLines(Path.Combine(Folder, "queries.tsv")).Skip(1)
        .Select(line => line.Split('\t')).Where(fields => fields[1].Length > 0);

    [TestMethod]
    [DynamicData(nameof(Questions))]
    public void Find_Question_GivesItsEntityFirst(string text, string id) => Assert.AreEqual(id, First(text));

    [TestMethod]
    public void Find_EveryName_GivesItsEntityFirst()
    {
        var (snapshot, _) = Cases.Value;
        foreach (var entity in snapshot.Entities)
        {
            foreach (var name in (string[])[entity.Name, .. entity.OtherNames.Select(other => other.Value)])
            {
                Assert.AreEqual(entity.Id, First(name), name);
            }
        }
    }

    private string? First(string text)
    {
        var (snapshot, index) = Cases.Value;
        var page = index.Find(new NameSearchRequest(text), context.CancellationToken).Page;
        return page.Count == 0 ? null : snapshot.Entities[page[0].Vertex].Id;
    }
}
