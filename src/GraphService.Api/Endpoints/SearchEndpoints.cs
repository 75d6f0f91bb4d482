using GraphService.Api.Contract;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Parameters;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GraphService.Api.Endpoints;

/// <summary>Who bears a name: <c>/search</c>.</summary>
internal static class SearchEndpoints
{
    private const string All = "all";
    private const string Json = "json";
    private const string Csv = "csv";

    private static readonly Parameter<string> Dataset =
        Rules.Id.Required("dataset", "Id of a data set, or `all`.");

    private static readonly Parameter<string> Name =
        Rules.Text(200).Required("q", "The name, or the beginnings of its words.");

    private static readonly Parameter<IReadOnlyList<string>> Names = Rules.Text(200).RequiredList(
        "names", "The names, such as those of a column; each is answered once.", SearchManyQuery.MostNames);

    private static readonly Parameter<IReadOnlyList<EntitySchema>> Schemata = Rules.Schema.List(
        "schema", "What the entities have to be; Organization finds bodies too, as answers call them so.");

    private static readonly Parameter<IReadOnlyList<string>> Datasets =
        Rules.Id.List("datasets", "Ids of data sets, one of which has to state the entities.", most: 100);

    private static readonly Parameter<IReadOnlyList<string>> Countries =
        Rules.Country.List("country", "Countries that the entities have to be of.", most: 250);

    private static readonly Parameter<IReadOnlyList<string>> Categories = Rules.Text(100).List(
        "category", "Words of a data set's own classification, such as internet; the case does not matter.", most: 100);

    private static readonly Parameter<IReadOnlyList<string>> Bodies = Rules.Id.List(
        "body", "Ids of bodies and other organizations, of one of which the entities have to be members.", most: 100);

    private static readonly Parameter<PartialDate?> Day = Rules.Date.Optional(
        "as_of", "Leave out entities that surely were not there, or not members, on this day.");

    private static readonly Parameter<string?> Scope = Rules.Id.Optional(
        "scope", "Id of an entity: those tied to it come before others that fit as well.");

    private static readonly Parameter<IReadOnlyList<string>> Facets = Rules
        .OneOf([.. SearchFacets.All]).List("facets", "What to count the entities found by.");

    private static readonly Parameter<bool> IsUnfinished = Rules.Flag.Default(
        "prefix", false, "Whether the last word is still being typed: for boxes that ask at each key stroke.");

    private static readonly Parameter<bool> IsFuzzy = Rules.Flag.Default(
        "fuzzy", true, "Whether names that fit only nearly are found, where few fit well.");

    private static readonly Parameter<int> Limit = CommonParameters.Limit(10, 500, "Most entities in the answer.");
    private static readonly Parameter<int> Offset = CommonParameters.Offset(1_000_000, "Entities to pass over.");
    private static readonly Parameter<int> LimitEach =
        CommonParameters.Limit(3, 10, "Most entities for each name.");

    private static readonly Parameter<string> Format =
        Rules.OneOf(Json, Csv).Default("format", Json, "`json`, or `csv` for a spreadsheet: a row for each entity.");

    private static readonly Parameter[] Narrowing = [Schemata, Countries, Categories, Bodies, Day, Scope, IsFuzzy];

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/search/{dataset}", Verbs.Read, Search)
            .Reads(
                "/api/v1/search/wic?q=jack%20ma",
                [Dataset, Name, .. Narrowing, Datasets, Facets, IsUnfinished, Limit, Offset])
            .WithTags("Search")
            .ProducesProblems(orNotFound: true);
        routes.MapPost("/search", Many)
            .Asks(
                new RequestExample(
                    "/api/v1/search", """{"names":["马云","Dr Wendy Hall","world intenet conference"]}"""),
                [Names, .. Narrowing, Datasets, LimitEach, Format])
            .WithTags("Search")
            .ProducesProblems(orNotFound: true)
            .Produces<SearchManyAnswer>(StatusCodes.Status200OK, "application/json", "text/csv");
    }

    /// <summary>Finds entities by name, in any script, best match first.</summary>
    /// <remarks>
    /// Names, names in other languages and aliases are searched. First come names that are equal, then those that have
    /// all words asked for, then the same in another script or spelling (pinyin, traditional characters, a
    /// transliteration), then those of which words only begin so; of names written without spaces any part is found.
    /// Where few fit, names follow that fit nearly: with a typing error, or a word more or less. Upper and lower case,
    /// accents, apostrophes and the width of letters make no difference. Each hit tells which name fits and what is
    /// different. Of names that fit in the same way, those of whoever is tied to most others come first, whatever their
    /// score, which tells how much of the two texts is the same. Where very many names fit, the search looks at the
    /// likeliest and says in total that there are at least so many; where none does, suggestions has the nearest.
    /// </remarks>
    internal static Ok<SearchAnswer> Search(Given given, GraphCache cache, CancellationToken cancellationToken)
    {
        var dataset = given.Get(Dataset);
        if (dataset != All)
        {
            CheckDataset(cache, Dataset.Name, dataset, $"{All}, ");
        }

        var request = RequestOf(given, cache, given.Get(Name)) with
        {
            Facets = given.Get(Facets),
            IsUnfinished = given.Get(IsUnfinished),
            Limit = given.Get(Limit),
            Offset = given.Get(Offset),
        };
        var datasets = request.Datasets;
        return TypedResults.Ok(SearchQuery.Run(
            cache,
            dataset == All ? request
                : request with { Datasets = datasets.Count == 0 || datasets.Contains(dataset) ? [dataset] : [""] },
            cancellationToken));
    }

    /// <summary>
    /// Finds the entities that bear each of many names: up to 1,000, as in a column of a spreadsheet.
    /// </summary>
    /// <remarks>
    /// For each name the first three of a search, or fewer; where none fits, suggestions has the nearest. As CSV each
    /// entity has a row, and a name that none bears has one without an entity.
    /// </remarks>
    internal static IResult Many(Given given, GraphCache cache, CancellationToken cancellationToken)
    {
        var answer = SearchManyQuery.Run(
            cache,
            given.Get(Names),
            RequestOf(given, cache, "") with { Limit = given.Get(LimitEach) },
            cancellationToken);
        return given.Get(Format) == Csv
            ? TypedResults.Text(SearchCsv.Of(answer), "text/csv; charset=utf-8")
            : TypedResults.Ok(answer);
    }

    private static SearchRequest RequestOf(Given given, GraphCache cache, string text)
    {
        foreach (var dataset in given.Get(Datasets))
        {
            CheckDataset(cache, Datasets.Name, dataset, "");
        }

        return new SearchRequest(text)
        {
            Datasets = given.Get(Datasets),
            Schemata = given.Get(Schemata),
            Countries = given.Get(Countries),
            Categories = given.Get(Categories),
            Bodies = [.. given.Get(Bodies).Select(id => cache.VertexOf(Bodies.Name, id))],
            AsOf = given.Get(Day),
            Scope = given.Get(Scope) is { } scope ? cache.VertexOf(Scope.Name, scope) : null,
            IsFuzzy = given.Get(IsFuzzy),
        };
    }

    private static void CheckDataset(GraphCache cache, string parameter, string dataset, string others)
    {
        if (cache.Snapshot.Datasets.All(known => known.Id != dataset))
        {
            throw ProblemException.NotFound(
                parameter,
                $"There is no data set '{dataset}'. There are: {others}"
                    + $"{string.Join(", ", cache.Snapshot.Datasets.Select(known => known.Id))}.");
        }
    }
}
