using GraphService.Model;
using GraphService.Queries;

namespace GraphService.Tests.Queries;

[TestClass]
public sealed class SearchQueryTests(TestContext context)
{
    private static readonly GraphCache View = new(TestGraph.OfRecords([
        Some.Source(),
        Some.Entity("p1", name: "Ada Example") with { Aliases = [new LocalText("Lady Sample", null)] },
        Some.Entity("p2", name: "Ada Examples", dataset: "other"),
        Some.Entity("o1", EntitySchema.Organization, "Ada Example Society"),
        Some.Entity("b1", EntitySchema.Body, "Council of the Ada Example Society"),
        Some.Affiliation("a1", "p1", "o1"),
        Some.Affiliation("a2", "p1", "b1"),
        Some.Affiliation("a3", "p1", "b1", AffiliationType.Named("chair_of"))]));

    [TestMethod]
    public void Run_WholeName_IsExactAndFirst()
    {
        var hit = Run("ada example").Results[0];

        Assert.AreEqual(
            ("p1", "Ada Example", "exact", false), (hit.Id, hit.Match.Name, hit.Match.Kind, hit.Match.Alias));
        Assert.AreEqual(2, hit.Degree, "entities that it is tied to, not ties");
    }

    [TestMethod]
    public void Run_AliasOrOtherOrder_SaysSo()
    {
        var (alias, swapped) = (Run("Lady Sample").Results[0], Run("Example Ada").Results[0]);

        Assert.AreEqual(("p1", true), (alias.Id, alias.Match.Alias));
        Assert.AreEqual(("p1", true), (swapped.Id, swapped.Match.OrderSwapped));
    }

    [TestMethod]
    [DataRow(null, null, "b1 o1 p1 p2")]
    [DataRow("other", null, "p2")]
    [DataRow(null, "Person", "p1 p2")]
    [DataRow(null, "Organization", "b1 o1", DisplayName = "bodies are organizations")]
    [DataRow("other", "Body", "")]
    public void Run_DatasetAndSchema_LeaveOutTheOthers(string? dataset, string? schema, string ids)
    {
        var answer = Run("ada example", dataset, schema is null ? null : Vocabulary.Schemata.Parse(schema));

        Assert.AreEqual(ids, string.Join(' ', answer.Results.Select(hit => hit.Id).Order(StringComparer.Ordinal)));
        Assert.AreEqual(answer.Results.Count, answer.Total.Value);
    }

    [TestMethod]
    public void Run_Pages_AreThePartsOfTheWholeAnswer() => Assert.AreSequenceEqual(
        Run("ada example").Results.Select(hit => hit.Id),
        Enumerable.Range(0, 5).SelectMany(page => Run("ada example", limit: 1, offset: page).Results)
            .Select(hit => hit.Id));

    private SearchAnswer Run(
        string text, string? dataset = null, EntitySchema? schema = null, int limit = 10, int offset = 0) =>
        SearchQuery.Run(View, dataset, text, schema, limit, offset, context.CancellationToken);
}
