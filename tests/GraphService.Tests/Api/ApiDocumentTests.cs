using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace GraphService.Tests.Api;

/// <summary>What the OpenAPI document says of the API, and the page that shows it.</summary>
[TestClass]
public sealed class ApiDocumentTests(TestContext context)
{
    [TestMethod]
    public async Task Document_DescribesEveryOperationAndItsExampleWorks()
    {
        var server = await ApiServer.Wic.Value;
        var document = await server.GetAsync("/openapi/v1.json");
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString()!);
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject()
                .Select(operation => (Path: path.Name, Method: operation.Name, Operation: operation.Value)))
            .ToList();
        Assert.IsGreaterThanOrEqualTo(15, operations.Count);
        var run = 0;
        foreach (var (path, method, operation) in operations)
        {
            Assert.IsFalse(string.IsNullOrWhiteSpace(operation.GetProperty("summary").GetString()), path);
            Assert.IsFalse(string.IsNullOrWhiteSpace(operation.GetProperty("operationId").GetString()), path);
            foreach (var parameter in operation.TryGetProperty("parameters", out var list)
                ? list.EnumerateArray().ToList()
                : [])
            {
                var name = $"{path} {parameter.GetProperty("name").GetString()}";
                Assert.IsTrue(
                    parameter.TryGetProperty("description", out var description) && description.GetString()!.Length > 0,
                    name);
                Assert.IsTrue(
                    parameter.GetProperty("in").GetString() != "path" || parameter.TryGetProperty("example", out _),
                    name);
                Assert.IsTrue(parameter.GetProperty("schema").TryGetProperty("type", out _), name);
            }

            if (path.StartsWith("/api/v1/jobs/", StringComparison.Ordinal))
            {
                run++;   // a job lasts some minutes: there is none to ask for
                continue;
            }

            if (path.StartsWith("/api/", StringComparison.Ordinal))
            {
                var responses = operation.GetProperty("responses");
                Assert.IsTrue(responses.TryGetProperty("400", out var bad), path);
                Assert.IsTrue(bad.GetProperty("content").TryGetProperty("application/problem+json", out _), path);
                var namesIds = path.Contains('{', StringComparison.Ordinal)
                    || path is "/api/v1/paths" or "/api/v1/search" or "/api/v1/subgraph" or "/api/v1/entities"
                        or "/api/v1/affiliations" or "/api/v1/bodies" or "/api/v1/bodies/history"
                        or "/api/v1/paths/matrix" or "/api/v1/overlap" or "/api/v1/coverage";
                Assert.AreEqual(namesIds, responses.TryGetProperty("404", out _), path);
            }

            var example = operation.GetProperty("x-example-request").GetString()!;
            Assert.MatchesRegex("^" + Regex.Replace(Regex.Escape(path), @"\\\{[^}]*}", "[^/]+") + @"(\?|$)", example);
            using var posted = new StringContent(
                operation.TryGetProperty("requestBody", out var body)
                    ? body.GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText()
                    : "",
                new MediaTypeHeaderValue("application/json"));
            using var request = new HttpRequestMessage(new HttpMethod(method), example);
            request.Content = method == "post" ? posted : null;
            using var response = await server.Client.SendAsync(request, context.CancellationToken);
            Assert.AreEqual(HttpStatusCode.OK, response.StatusCode, example);
            run++;
        }

        Assert.AreEqual(operations.Count, run);
    }

    [TestMethod]
    public async Task Dashboard_OfErrors_TellsEveryStatusAndTheLimitOfBodies()
    {
        var server = await ApiServer.Wic.Value;
        var told = File.ReadAllText(Path.Combine(Repository.Root, "docs", "dashboard.md"));

        var statuses = (await server.GetAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .SelectMany(operation => operation.Value.GetProperty("responses").EnumerateObject())
            .Select(response => response.Name).Where(status => status[0] is '4' or '5').Distinct().ToList();

        Assert.IsGreaterThan(5, statuses.Count);
        foreach (var status in statuses)
        {
            Assert.MatchesRegex($@"\b{status}(:| and )", told, status);
        }

        Assert.Contains($"more than {GraphService.Api.Contract.RequestBody.MostBytes >> 20} MiB", told);
    }

    [TestMethod]
    public async Task Document_ForReaders_HasAnAddressShortTitlesAndRealValues()
    {
        var server = await ApiServer.Wic.Value;

        var document = await server.GetAsync("/openapi/v1.json");

        Assert.AreEqual("/", document.GetProperty("servers").EnumerateArray().Single().GetProperty("url").GetString());
        foreach (var (path, operation) in document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (path.Name, operation.Value))))
        {
            Assert.MatchesRegex(
                "^[^.,;:]{5,48}$",
                operation.GetProperty("summary").GetString()!,
                $"{path}: two lines of a title, at 400 pixels");
            Assert.DoesNotMatchRegex(
                @"\d$|^Tells which \w+$|^Exports entities$",
                operation.GetProperty("summary").GetString()!,
                $"{path}: no sentence that is cut in a number or a list");
            foreach (var parameter in operation.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray()
                : [])
            {
                Assert.IsTrue(
                    !parameter.TryGetProperty("required", out var required)
                        || !required.GetBoolean()
                        || parameter.TryGetProperty("example", out _),
                    path);
            }

            foreach (var response in operation.GetProperty("responses").EnumerateObject()
                .Where(response => response.Name is not ("204" or "304")))
            {
                var content = response.Value.GetProperty("content").EnumerateObject().First();
                Assert.IsTrue(content.Value.TryGetProperty("example", out var example), $"{path} {response.Name}");
                Assert.DoesNotContain("\"string\"", example.GetRawText());
            }
        }
    }

    [TestMethod]
    [DataRow("identity")]
    [DataRow("gzip")]
    public async Task Document_IsMadeOnceAndNotSentToWhoHasIt(string encoding)
    {
        var server = await ApiServer.Wic.Value;
        using var first = await AskAsync(null);
        using var second = await AskAsync(first.Headers.ETag);

        Assert.AreEqual(HttpStatusCode.OK, first.StatusCode);
        Assert.AreEqual(encoding == "gzip", first.Content.Headers.ContentEncoding.Contains("gzip"));
        Assert.IsNotNull(first.Content.Headers.ContentLength, "it is compressed already, so its length is known");
        Assert.AreSequenceEqual(["Accept-Encoding"], first.Headers.Vary);
        Assert.AreEqual(HttpStatusCode.NotModified, second.StatusCode);

        async Task<HttpResponseMessage> AskAsync(System.Net.Http.Headers.EntityTagHeaderValue? tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
            request.Headers.AcceptEncoding.ParseAdd(encoding);
            if (tag is not null)
            {
                request.Headers.IfNoneMatch.Add(tag);
            }

            return await server.Client.SendAsync(request, context.CancellationToken);
        }
    }

    [TestMethod]
    public async Task Docs_ShowTheApiWithNothingFromElsewhere()
    {
        var server = await ApiServer.Wic.Value;
        using var start = await server.Client.GetAsync("/", context.CancellationToken);
        var page = await start.Content.ReadAsStringAsync(context.CancellationToken);

        Assert.StartsWith("/docs", start.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("GraphService API", page);
        Assert.IsFalse(Regex.IsMatch(page, "(src|href)=\"https?://"), page);
        var script = Regex.Match(page, "src=\"([^\"]+)\"").Groups[1].Value;
        using var loaded =
            await server.Client.GetAsync(new Uri(start.RequestMessage.RequestUri, script), context.CancellationToken);
        Assert.AreEqual(HttpStatusCode.OK, loaded.StatusCode, script);
    }
}
