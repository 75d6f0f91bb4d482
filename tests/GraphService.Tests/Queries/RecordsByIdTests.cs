using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries;

namespace GraphService.Tests.Queries;

[TestClass]
public sealed class RecordsByIdTests
{
    [TestMethod]
    public void CitationsOf_EverySource_AreThoseOfAScan()
    {
        var snapshot = Snapshot();
        var records = new RecordsById(snapshot);

        foreach (var source in snapshot.Sources)
        {
            var (vertices, ordinals, claims) = records.CitationsOf(source);
            Assert.AreSequenceEqual(
                snapshot.Entities.Where(entity => entity.SourceIds.Contains(source.Id))
                    .Select(entity => entity.Id).Order(StringComparer.Ordinal),
                vertices.Select(vertex => snapshot.Entities[vertex].Id));
            Assert.AreSequenceEqual(
                snapshot.Affiliations.Where(tie => tie.SourceIds.Contains(source.Id))
                    .Select(tie => tie.Id).Order(StringComparer.Ordinal),
                ordinals.Select(ordinal => snapshot.Affiliations[ordinal].Id));
            Assert.AreSequenceEqual(snapshot.Claims.Where(claim => claim.SourceIds.Contains(source.Id)), claims);
        }
    }

    [TestMethod]
    public void Find_EveryIdAndOthers_FindsThoseThatThereAre()
    {
        var snapshot = Snapshot();
        var records = new RecordsById(snapshot);

        Assert.IsTrue(snapshot.Affiliations.All(tie => records.FindAffiliation(tie.Id) == tie));
        Assert.IsTrue(snapshot.Claims.All(claim => records.FindClaim(claim.Id) == claim));
        foreach (var id in new[] { "", "a", "a00", "a99", "A1", "s1", "~" })
        {
            Assert.IsNull(records.FindAffiliation(id), id);
            Assert.IsNull(records.FindClaim(id), id);
        }
    }

    [TestMethod]
    [DataRow("https://example.org/s1", "s1")]
    [DataRow("HTTPS://EXAMPLE.org:443/s1", "s1", DisplayName = "host in capitals, usual port")]
    [DataRow("https://example.org/S1", "", DisplayName = "a path in capitals is another page")]
    [DataRow("http://example.org/s1", "", DisplayName = "another scheme is another address")]
    [DataRow("https://example.org/会", "s3", DisplayName = "not escaped")]
    [DataRow("https://example.org/%E4%BC%9A", "s3", DisplayName = "escaped")]
    [DataRow("https://example.com", "s4", DisplayName = "host without a slash")]
    [DataRow("https://", "", DisplayName = "no address")]
    public void SourcesAt_WaysToWriteAnAddress_FindsThePage(string url, string id) =>
        Assert.AreEqual(id, string.Join(' ', new RecordsById(Snapshot()).SourcesAt(url).Select(source => source.Id)));

    private static GraphSnapshot Snapshot()
    {
        Source[] sources =
        [
            Some.Source("s1"),
            Some.Source("s2"),
            new("s3", "test", "https://example.org/会"),
            new("s4", "test", "https://example.com/"),
        ];
        var entities = Enumerable.Range(10, 30)
            .Select(i => Some.Entity($"e{i}") with { SourceIds = i % 3 == 0 ? ["s2", "s1"] : ["s1"] });
        var ties = Enumerable.Range(10, 29)
            .Select(i => (Id: $"a{i}", Subject: $"e{i}", Object: $"e{(i * 7 % 30) + 10}"))
            .Where(tie => tie.Subject != tie.Object)
            .Select(tie => Some.Affiliation(tie.Id, tie.Subject, tie.Object) with
            {
                SourceIds = tie.Id.EndsWith('2') ? ["s2"] : ["s1", "s2"],
            });
        Claim[] claims = [Some.Claim("c1", "e10"), Some.Claim("c2", "e11") with { SourceIds = ["s2", "s1"] }];
        return GraphSnapshot.Build(new GraphContents(Revision.Empty, sources, [.. entities], [.. ties], claims, []));
    }
}
