using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using GraphService.Queries.Conditions;
using GraphService.Queries.Paths;
using GraphService.Tests.Queries.Conditions;

namespace GraphService.Tests.Api;

/// <summary>Conditions in requests, answers, documents: what follows from their list by itself.</summary>
[TestClass]
public sealed class ConditionsApiTests(TestContext context)
{
    private static readonly string[] Ids =
    [
        "per-jack-ma",
        "per-wendy-hall",
        "org-wic",
        "body-wic-hac-1",
        "event-wic-2015",
        "org-alibaba-group",
    ];

    /// <summary>Questions for paths, with and without what may be left out.</summary>
    private static Gen<string> Question { get; } = Gen.Select(
        Asked.Some(Ids, "wic"), Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 4], Gen.Int[0, 3], Asked.SomeOptions(Ids))
        .Select((conditions, source, target, depth, offset, options) =>
        {
            string[] parts =
            [
                $"source={Ids[source]}",
                $"target={Ids[target]}",
                .. depth > 0 || options.Length > 0 ? [$"max_depth={Math.Max(depth, 2)}"] : Array.Empty<string>(),
                .. offset > 0 ? [$"offset={offset}"] : Array.Empty<string>(),
                .. options,
                .. conditions,
            ];
            return string.Join('&', parts);
        });

    [TestMethod]
    public async Task Permalink_OfAnyQuestion_AsksItAgain()
    {
        var server = await ApiServer.Wic.Value;
        Question.Sample(
            question =>
            {
                var answer = Get(server, $"/api/v1/paths?{question}");

                var again = Get(server, answer["query"]!["permalink"]!.GetValue<string>());

                return again.ToJsonString() == answer.ToJsonString();
            },
            iter: 60,
            threads: 1);
    }

    [TestMethod]
    public async Task Cite_OfAnyQuestion_GivesTheSameAnswer()
    {
        var server = await ApiServer.Wic.Value;
        Question.Sample(
            question =>
            {
                var answer = Get(server, $"/api/v1/paths?{question}");

                // A busy machine may not get far within the limit of time: such an answer cannot be given again.
                return answer["query"]!["cite"] is not { } cite
                    || Get(server, cite.GetValue<string>()).ToJsonString() == answer.ToJsonString();
            },
            iter: 60,
            threads: 1);
    }

    [TestMethod]
    public async Task Echo_OfAnyQuestion_PostedAsItIs_AsksItAgain()
    {
        var server = await ApiServer.Wic.Value;
        Question.Sample(
            question =>
            {
                var answer = Get(server, $"/api/v1/paths?{question}");
                var body = new JsonObject();
                foreach (var (name, value) in answer["query"]!.AsObject())
                {
                    if (name is not ("permalink" or "cite") && value is not null and not JsonArray { Count: 0 })
                    {
                        body.Add(name, value.DeepClone());
                    }
                }

                body.Add("offset", answer["offset"]!.DeepClone());
                using var posted = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json"));
                using var response = server.Client.PostAsync("/api/v1/paths", posted).GetAwaiter().GetResult();

                var again = JsonNode.Parse(response.Content.ReadAsStringAsync().GetAwaiter().GetResult());

                return again!.ToJsonString() == answer.ToJsonString();
            },
            iter: 60,
            threads: 1);
    }

    [TestMethod]
    public async Task Echo_TellsEachConditionThatIsSetAndNoOther()
    {
        var server = await ApiServer.Wic.Value;
        foreach (var kind in ConditionKinds.All)
        {
            var id = kind.Name == "datasets" ? "wic" : "org-wic";
            var example = kind.Example.Replace("ID", id, StringComparison.Ordinal);
            var answer = await server.GetAsync(
                $"/api/v1/paths?source=per-jack-ma&target=per-wendy-hall&{kind.Name}={example}");

            var echo = answer.GetProperty("query");
            var told = echo.EnumerateObject().Select(property => property.Name).ToHashSet();
            var expected = ConditionKinds.All.Where(one => one == kind || one.IsAlwaysTold).Select(one => one.Name);
            Assert.AreSequenceEqual(
                expected, ConditionKinds.All.Select(one => one.Name).Where(told.Contains), kind.Name);
            Assert.Contains($"&{kind.Name}=", echo.GetProperty("permalink").GetString()!);
        }
    }

    [TestMethod]
    public async Task Document_TellsEachConditionWhereItIsTaken()
    {
        var server = await ApiServer.Wic.Value;

        var paths = (await server.GetAsync("/openapi/v1.json")).GetProperty("paths");

        Assert.IsEmpty(ConditionKinds.All.Select(kind => kind.Name).Except(Names("/api/v1/paths")));
        Assert.IsEmpty(ConditionKinds.All.Select(kind => kind.Name).Except(Names("/api/v1/subgraph")));
        foreach (var address in new[] { "/api/v1/bodies", "/api/v1/bodies/{id}/members" })
        {
            Assert.IsEmpty(ConditionKinds.OfOrganizations.Select(kind => kind.Name).Except(Names(address)));
            Assert.DoesNotContain("avoid", Names(address));
        }

        var body = paths.GetProperty("/api/v1/paths").GetProperty("post").GetProperty("requestBody")
            .GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("oneOf")[0];
        Assert.AreSequenceEqual(
            Names("/api/v1/paths"), body.GetProperty("properties").EnumerateObject().Select(property => property.Name));
        Assert.IsFalse(body.GetProperty("additionalProperties").GetBoolean());

        List<string> Names(string path) =>
            [.. paths.GetProperty(path).GetProperty("get").GetProperty("parameters").EnumerateArray()
                .Select(parameter => parameter.GetProperty("name").GetString()!)];
    }

    [TestMethod]
    public async Task Document_ListsTheWordsThatAnswersUse()
    {
        var server = await ApiServer.Wic.Value;

        var schemas = (await server.GetAsync("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");

        Assert.AreEqual("""["ok","no_path","partial","same_entity"]""", Words("PathAnswer", "status"));
        Assert.AreEqual(
            """["all_shortest","shortest","k_shortest","simple","disjoint"]""", Words("PathQueryEcho", "mode"));
        Assert.AreEqual("""["forward","backward","both"]""", Words("PathHop", "direction"));
        Assert.AreEqual("""["yes","no","unknown",null]""", Words("PathShape", "certainty"));
        Assert.AreEqual("""["yes","no","unknown",null]""", Words("TieShape", "certainty"));
        Assert.AreEqual("""["confirmed_official","reported","self_declared"]""", Words("TieShape", "status"));
        Assert.AreEqual("""["eq","gte"]""", Words("Total", "relation"));
        Assert.StartsWith("""["member_of",""", Words("TieShape", "type"));
        Assert.AreEqual(
            ConditionKinds.All.Count(kind => !kind.IsAlwaysTold)
                + PathOptions.All.Count(option => !option.IsAlwaysTold) + 1,
            schemas.GetProperty("PathQueryEcho").GetProperty("properties").EnumerateObject().Count()
                - schemas.GetProperty("PathQueryEcho").GetProperty("required").GetArrayLength());

        string Words(string schema, string property) => JsonSerializer.Serialize(
            schemas.GetProperty(schema).GetProperty("properties").GetProperty(property).GetProperty("enum"));
    }

    [TestMethod]
    [DataRow("", "p1", 2)]
    [DataRow("?min_confidence=0.8", "p1", 1)]
    [DataRow("?relationships=chair_of", "p1", 1)]
    [DataRow("?status=confirmed_official", "", 0)]
    public async Task Members_WithConditions_AreThoseByTiesThatPass(string query, string members, int ties)
    {
        await using var server = await PathsApiTests.SmallServerAsync();

        var answer = await server.GetAsync($"/api/v1/bodies/b1/members{query}");
        var series = await server.GetAsync($"/api/v1/bodies/b1/members/series{query}");

        Assert.AreEqual(
            members,
            string.Join(' ', answer.GetProperty("results").EnumerateArray()
                .Select(member => member.GetProperty("entity").GetProperty("id").GetString()).Distinct()));
        Assert.AreEqual(ties, answer.GetProperty("total").GetProperty("value").GetInt32());
        Assert.AreEqual(
            members.Length > 0 ? 1 : 0, answer.GetProperty("counts").GetProperty("known").GetInt32());
        Assert.AreEqual(
            answer.GetProperty("counts").ToString(),
            (await server.GetAsync($"/api/v1/bodies{query}")).GetProperty("results").EnumerateArray()
                .Single(one => one.GetProperty("id").GetString() == "b1").GetProperty("members").ToString());
        Assert.AreEqual(
            members.Length > 0,
            series.GetProperty("results").EnumerateArray().Any(point => point.GetProperty("known").GetInt32() > 0));
        var lastRule = answer.GetProperty("rules").EnumerateArray().Last().GetString()!;
        Assert.AreEqual(query.Length > 0, lastRule.StartsWith("Only", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task Subgraph_WithConditions_TellsThemInWordsAndInItsAddress()
    {
        var server = await ApiServer.Wic.Value;

        var plain = await server.GetAsync("/api/v1/subgraph?ids=per-jack-ma&hops=1");
        var file = await server.GetAsync(
            "/api/v1/subgraph?hops=1&min_sources=2&ids=per-jack-ma&exclude_relationships=participated_in");

        var graph = file.GetProperty("graph");
        Assert.Contains(
            "No ties of these kinds: participated in. Only ties that at least 2 different publishers state.",
            graph.GetProperty("question").GetString()!);
        Assert.EndsWith(
            "/api/v1/subgraph?ids=per-jack-ma&hops=1&format=json&exclude_relationships=participated_in&min_sources=2",
            graph.GetProperty("question_address").GetString()!);
        Assert.IsLessThan(
            plain.GetProperty("links").GetArrayLength(), file.GetProperty("links").GetArrayLength());
        var again = await server.GetAsync(new Uri(graph.GetProperty("question_address").GetString()!).PathAndQuery);
        Assert.AreEqual(file.ToString(), again.ToString());
    }

    /// <summary>
    /// The table of conditions follows from their list: where it does not, it is written anew, to be looked at.
    /// </summary>
    [TestMethod]
    public async Task Docs_HaveATableOfAllConditions()
    {
        const string Head = "| you want | add |\n|---|---|\n";
        var file = Path.Combine(Repository.Root, "docs", "investigator.md");
        var text = await File.ReadAllTextAsync(file, context.CancellationToken);
        var start = text.IndexOf(Head, StringComparison.Ordinal) + Head.Length;
        var end = text.IndexOf("\n\n", start, StringComparison.Ordinal) + 1;
        var rows = ConditionKinds.All.Select(kind => $"| {kind.Purpose.English} | `{kind.Name}={kind.Example}` |\n")
            .Append("| to look farther than 6 hops, or less far | `max_depth=8` |\n");

        var expected = string.Concat(rows);

        if (text[start..end] != expected)
        {
            await File.WriteAllTextAsync(file, text[..start] + expected + text[end..], context.CancellationToken);
            Assert.Fail("The table of conditions in docs/investigator.md was not that of the list; it is now.");
        }
    }

    private static JsonNode Get(ApiServer server, string path)
    {
        using var response = server.Client.GetAsync(path).GetAwaiter().GetResult();
        var text = response.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        Assert.AreEqual(200, (int)response.StatusCode, $"{path}: {text}");
        return JsonNode.Parse(text)!;
    }
}
