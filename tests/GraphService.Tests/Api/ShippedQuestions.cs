using System.Text.Json;

namespace GraphService.Tests.Api;

/// <summary>Many questions that the shipped data answer, to hold one service against another.</summary>
internal static class ShippedQuestions
{
    /// <summary>
    /// Every measure, every entity with its ties, paths between the pairs of the reference, and sources.
    /// </summary>
    /// <param name="server">A service that tells which measures there are.</param>
    public static async Task<List<string>> OfAsync(HttpClient server)
    {
        var requests = new List<string>
        {
            "/api/v1/catalog",
            "/api/v1/bodies",
            "/api/v1/coverage",
            "/api/v1/coverage?as_of=2024-12-31",
            "/api/v1/centrality",
            "/api/v1/bodies/body-wic-hac-1/members?as_of=2016-06",
            "/api/v1/search/all?q=jack",
            "/api/v1/search/all?q=%E9%A9%AC%E4%BA%91",
        };
        using var measures = JsonDocument.Parse(await server.GetStringAsync("/api/v1/centrality"));
        requests.AddRange(measures.RootElement.GetProperty("results").EnumerateArray()
            .Select(measure => $"/api/v1/centrality/{Text(measure, "id", "name")}?limit=100"));
        foreach (var format in (string[])["json", "graphml", "gexf", "ftm"])
        {
            requests.Add($"/api/v1/subgraph?ids=per-jack-ma,per-wendy-hall&hops=2&format={format}");
        }

        foreach (var id in FirstColumn("entities.csv"))
        {
            requests.Add($"/api/v1/entities/{id}");
            requests.Add($"/api/v1/entities/{id}/adjacent?limit=100");
        }

        var paths = Path.Combine(Repository.Root, "tests", "GraphService.Tests", "Data", "wic-paths.csv");
        requests.AddRange(File.ReadLines(paths)
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(pair => $"/api/v1/paths?source={pair[0]}&target={pair[1]}"));
        requests.AddRange(FirstColumn("sources.csv").Take(100).Select(id => $"/api/v1/sources/{id}"));
        return requests;
    }

    private static IEnumerable<string> FirstColumn(string file) =>
        File.ReadLines(Path.Combine(Repository.WicData, file)).Skip(1).Select(line => line.Split(',')[0]);

    private static string Text(JsonElement json, params string[] names) => names
        .Select(name => json.TryGetProperty(name, out var value) ? value.GetString() : null)
        .First(value => value is not null)!;
}
