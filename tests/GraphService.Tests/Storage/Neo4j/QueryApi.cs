using System.Net.Http.Json;
using System.Text.Json;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>
/// Asks a Neo4j server as a person would who has only Cypher: over HTTP, with nothing of the project between.
/// </summary>
internal static class QueryApi
{
    /// <summary>The rows of an answer, by the names of their columns.</summary>
    /// <param name="server">The server.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="isReading">Whether the server shall refuse to write.</param>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, JsonElement>>> RunAsync(
        Neo4jServer server, string statement, bool isReading = true)
    {
        var accessMode = isReading ? "READ" : "WRITE";
        return Rows(await PostAsync(server, "/db/neo4j/query/v2", new { statement, accessMode }));
    }

    /// <summary>The rows of the last statement's answer; what the statements before it wrote is undone.</summary>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, JsonElement>>> TryOutAsync(
        Neo4jServer server, IReadOnlyList<(string Statement, object Parameters)> statements)
    {
        var url = "/db/neo4j/query/v2/tx";
        var begun = await PostAsync(server, url, new { });
        url = $"{url}/{begun.GetProperty("transaction").GetProperty("id").GetString()}";
        JsonElement answer = default;
        foreach (var (statement, parameters) in statements)
        {
            answer = await PostAsync(server, url, new { statement, parameters });
        }

        var rows = Rows(answer);
        using var response = await server.Client.DeleteAsync(url);
        response.EnsureSuccessStatusCode();
        return rows;
    }

    private static async Task<JsonElement> PostAsync(Neo4jServer server, string url, object body)
    {
        using var response = await server.Client.PostAsJsonAsync(url, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.IsTrue(response.IsSuccessStatusCode, text);
        var answer = JsonDocument.Parse(text).RootElement;
        Assert.IsFalse(answer.TryGetProperty("errors", out var errors), errors.ToString());

        // An optional property that no record has, such as "before" while nothing was changed, is no mistake of the
        // statement.
        var warnings = answer.TryGetProperty("notifications", out var notifications)
            ? notifications.EnumerateArray()
                .Select(n => n.GetProperty("code").GetString()!)
                .Where(code => !code.EndsWith("UnknownPropertyKeyWarning", StringComparison.Ordinal)
                    && !code.StartsWith("Neo.ClientNotification.Schema.", StringComparison.Ordinal))
                .ToList()
            : [];
        Assert.IsEmpty(warnings);
        return answer;
    }

    private static List<IReadOnlyDictionary<string, JsonElement>> Rows(JsonElement answer)
    {
        var data = answer.GetProperty("data");
        var fields = data.GetProperty("fields").EnumerateArray().Select(field => field.GetString()!).ToList();
        return [.. data.GetProperty("values").EnumerateArray()
            .Select(row => fields.Zip(row.EnumerateArray()).ToDictionary(c => c.First, c => c.Second))];
    }
}
