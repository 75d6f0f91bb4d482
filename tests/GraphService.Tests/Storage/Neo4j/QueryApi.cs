using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>Asks a Neo4j server as a person would who has only Cypher: over HTTP, with nothing of the project between.</summary>
internal static class QueryApi
{
    private static readonly HttpClient Client = new()
    {
        DefaultRequestHeaders =
        {
            Accept = { new MediaTypeWithQualityHeaderValue("application/json") },
            Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TempNeo4j.User}:{TempNeo4j.Password}"))),
        },
    };

    /// <summary>The rows of an answer, by the names of their columns.</summary>
    /// <param name="server">Address of the server.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="isReading">Whether the server shall refuse to write.</param>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, JsonElement>>> RunAsync(
        Uri server, string statement, bool isReading = true) =>
        Rows(await PostAsync(new Uri(server, "/db/neo4j/query/v2"), new { statement, accessMode = isReading ? "READ" : "WRITE" }));

    /// <summary>The rows of the last statement's answer; what the statements before it wrote is undone.</summary>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, JsonElement>>> TryOutAsync(
        Uri server, IReadOnlyList<(string Statement, object Parameters)> statements)
    {
        var url = new Uri(server, "/db/neo4j/query/v2/tx");
        var begun = await PostAsync(url, new { });
        url = new Uri($"{url}/{begun.GetProperty("transaction").GetProperty("id").GetString()}");
        JsonElement answer = default;
        foreach (var (statement, parameters) in statements)
        {
            answer = await PostAsync(url, new { statement, parameters });
        }

        var rows = Rows(answer);
        using var response = await Client.DeleteAsync(url);
        response.EnsureSuccessStatusCode();
        return rows;
    }

    private static async Task<JsonElement> PostAsync(Uri url, object body)
    {
        using var response = await Client.PostAsJsonAsync(url, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.IsTrue(response.IsSuccessStatusCode, text);
        var answer = JsonDocument.Parse(text).RootElement;
        Assert.IsFalse(answer.TryGetProperty("errors", out var errors), errors.ToString());

        // An optional property that no record has, such as "before" while nothing was changed, is no mistake of the statement.
        var warnings = answer.TryGetProperty("notifications", out var notifications)
            ? notifications.EnumerateArray().Select(n => n.GetProperty("code").GetString()!)
                .Where(code => !code.EndsWith("UnknownPropertyKeyWarning", StringComparison.Ordinal)
                    && !code.StartsWith("Neo.ClientNotification.Schema.", StringComparison.Ordinal)).ToList()
            : [];
        Assert.IsEmpty(warnings);
        return answer;
    }

    private static List<IReadOnlyDictionary<string, JsonElement>> Rows(JsonElement answer)
    {
        var data = answer.GetProperty("data");
        var fields = data.GetProperty("fields").EnumerateArray().Select(field => field.GetString()!).ToList();
        return [.. data.GetProperty("values").EnumerateArray().Select(row => fields.Zip(row.EnumerateArray()).ToDictionary(c => c.First, c => c.Second))];
    }
}
