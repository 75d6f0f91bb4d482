using GraphService.Model;
using GraphService.Queries;

namespace GraphService.Tests.Queries;

[TestClass]
public sealed class SearchQueryTests(TestContext context)
{
    private static readonly GraphCache View = new(TestGraph.OfRecords([
        Some.Source(),
        Some.Entity("p1", name: "Ada Example") with { Aliases = [new LocalText("Lady Sample", null)] },
        Some.Entity("p2", name: "Ada Examples", dataset: "other") with { Country = "CN", Category = "internet" },
        Some.Entity("o1", EntitySchema.Organization, "Ada Example Society"),
        Some.Entity("b1", EntitySchema.Body, "Council of the Ada Example Society"),
        Some.Affiliation("a1", "p1", "o1"),
        Some.Affiliation("a2", "p1", "b1") with { Start = PartialDate.Parse("2020") },
        Some.Affiliation("a3", "p1", "b1", AffiliationType.Named("chair_of")) with
        {
            Start = PartialDate.Parse("2021"),
        }]));

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

    [TestMethod]
    [DataRow("schema", "Body:1 Organization:1 Person:2")]
    [DataRow("dataset", "other:1 test:3")]
    [DataRow("country", "CN:1")]
    [DataRow("body", "b1:1")]
    public void Run_Facets_CountAllThatFits(string facet, string counts)
    {
        var answer = SearchQuery.Run(
            View, new SearchRequest("ada example") { Facets = [facet], Limit = 1 }, context.CancellationToken);

        Assert.AreEqual(counts, string.Join(' ', answer.Facets[facet]
            .Select(count => $"{count.Value}:{count.Count}").Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void Run_Narrowed_LeavesOutTheOthers()
    {
        View.Snapshot.TryGetVertex("b1", out var body);

        Assert.AreEqual("p1", Only(new SearchRequest("ada example") { Bodies = [body] }));
        Assert.AreEqual("p2", Only(new SearchRequest("ada example") { Countries = ["CN"] }));
        Assert.AreEqual("p2", Only(new SearchRequest("ada example") { Categories = ["INTERNET"] }));
        Assert.AreEqual(
            "", Only(new SearchRequest("ada example") { Bodies = [body], AsOf = PartialDate.Parse("1999") }),
            "the tie began later");

        string Only(SearchRequest request) => string.Join(
            ' ', SearchQuery.Run(View, request, context.CancellationToken).Results.Select(hit => hit.Id));
    }

    [TestMethod]
    public void Run_Scope_PutsWhatIsTiedToItFirst()
    {
        var view = new GraphCache(TestGraph.OfRecords([
            Some.Source(),
            Some.Entity("big", EntitySchema.Organization, "State Council"),
            Some.Entity("small", EntitySchema.Body, "Sample Council"),
            Some.Entity("org", EntitySchema.Organization, "Sample"),
            Some.Entity("p1"),
            Some.Entity("p2"),
            Some.Affiliation("a1", "p1", "big"),
            Some.Affiliation("a2", "p2", "big"),
            Some.Affiliation("a3", "small", "org", AffiliationType.PartOf)]));
        view.Snapshot.TryGetVertex("org", out var scope);

        Assert.AreEqual("big", First(null), "the better connected");
        Assert.AreEqual("small", First(scope));

        string First(int? within) => SearchQuery.Run(
            view, new SearchRequest("council") { Scope = within }, context.CancellationToken).Results[0].Id;
    }

    [TestMethod]
    public void Run_NothingFits_SuggestsTheNearest()
    {
        var answer = SearchQuery.Run(View, new SearchRequest("Edda Exempel"), context.CancellationToken);

        Assert.IsEmpty(answer.Results);
        Assert.IsTrue(answer.Suggestions.Count is > 0 and <= 3, $"{answer.Suggestions.Count}");
        Assert.Contains("p1", answer.Suggestions.Select(near => near.Id));
    }

    [TestMethod]
    public void Run_SymbolsAndInvisibleCharacters_AreToldAsUnused() => Assert.AreSequenceEqual(
        ["☎", "U+200B"],
        SearchQuery.Run(View, new SearchRequest("Ada ☎ Exam\u200Bple"), context.CancellationToken).Unused);

    [TestMethod]
    public void Many_Names_AreAnsweredEachWithItsBest()
    {
        var answer = SearchManyQuery.Run(
            View, ["Lady Sample", "nobody known"], new SearchRequest("") { Limit = 3 }, context.CancellationToken);
        var rows = SearchCsv.Of(answer).TrimEnd().Split("\r\n");

        Assert.AreEqual("p1", answer.Results[0].Results.Single().Id);
        Assert.IsEmpty(answer.Results[1].Results);
        Assert.AreEqual("Lady Sample,1,p1,Ada Example,Person,,Lady Sample,exact,,1,", rows[1]);
        Assert.AreEqual("nobody known,,,,,,,,,,", rows[2]);
    }

    [TestMethod]
    [DataRow("=1+1,\"x\"", "\"'=1+1,\"\"x\"\"\"")]
    [DataRow("＝1+1", "'＝1+1", DisplayName = "the wide form, which spreadsheets compute as well")]
    public void Csv_NameThatASpreadsheetWouldCompute_IsText(string name, string cell)
    {
        var answer = SearchManyQuery.Run(
            View, [name], new SearchRequest("") { Limit = 3 }, context.CancellationToken);

        Assert.AreEqual($"{cell},,,,,,,,,,", SearchCsv.Of(answer).TrimEnd().Split("\r\n")[1]);
    }

    private SearchAnswer Run(
        string text, string? dataset = null, EntitySchema? schema = null, int limit = 10, int offset = 0) =>
        SearchQuery.Run(
            View,
            new SearchRequest(text)
            {
                Datasets = dataset is null ? [] : [dataset],
                Schemata = schema is { } one ? [one] : [],
                Limit = limit,
                Offset = offset,
            },
            context.CancellationToken);
}
