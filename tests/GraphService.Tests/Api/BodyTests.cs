using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using GraphService.Api.Contract;
using GraphService.Model;
using GraphService.Queries.Parameters;
using GraphService.Tests.Ingestion;
using Microsoft.AspNetCore.Builder;

namespace GraphService.Tests.Api;

/// <summary>Parameters in the body of POST follow the rules of those in addresses.</summary>
[TestClass]
public sealed class BodyTests(TestContext context)
{
    private const string Ends = "\"source\":\"per-jack-ma\",\"target\":\"per-wendy-hall\"";

    [TestMethod]
    [DataRow("{" + Ends + "}", "source=per-jack-ma&target=per-wendy-hall")]
    [DataRow(
        "{" + Ends + ",\"max_depth\":4.0,\"avoid\":[\"org-wic\"],\"min_confidence\":0.5"
            + ",\"max_transit_degree\":\"p99\"}",
        "source=per-jack-ma&target=per-wendy-hall&max_depth=4&avoid=org-wic&min_confidence=50%25"
            + "&max_transit_degree=p99")]
    [DataRow("{" + Ends + ",\"mode\":\"shortest\",\"max_transit_degree\":200}",
        "source=per-jack-ma&target=per-wendy-hall&mode=shortest&max_transit_degree=200")]
    public async Task Post_Paths_AnswersAsGetDoes(string body, string query)
    {
        var server = await ApiServer.Wic.Value;

        using var response = await PostAsync(server, body);

        Assert.AreEqual(
            (await server.GetAsync($"/api/v1/paths?{query}")).ToString(),
            JsonDocument.Parse(await response.Content.ReadAsStringAsync(context.CancellationToken))
                .RootElement.ToString());
        Assert.IsNull(response.Headers.ETag, "the address does not tell what was asked");
        Assert.AreEqual("no-store", response.Headers.CacheControl!.ToString());
    }

    [TestMethod]
    [DataRow("{\"target\":\"per-wendy-hall\"}", "source", "missing")]
    [DataRow("{" + Ends + ",\"source\":\"org-wic\"}", "source", "more than once")]
    [DataRow("{" + Ends + ",\"via\":1}", "via", "no such parameter")]
    [DataRow("{" + Ends + ",\"max_deph\":1}", "max_deph", "max_depth")]
    [DataRow("{" + Ends + ",\"max_depth\":\"3\"}", "max_depth", "whole number")]
    [DataRow("{" + Ends + ",\"max_depth\":33}", "max_depth", "from 1 to 32")]
    [DataRow("{" + Ends + ",\"max_depth\":null}", "max_depth", "whole number")]
    [DataRow("{" + Ends + ",\"avoid\":\"org-wic\"}", "avoid", "a list")]
    [DataRow("{" + Ends + ",\"avoid\":[]}", "avoid", "empty")]
    [DataRow("{\"sources\":[\"per-jack-ma\"],\"targets\":[\"\"]}", "targets", "empty")]
    [DataRow("{" + Ends + ",\"as_of\":2022}", "as_of", "date")]
    [DataRow("{" + Ends + ",\"status\":[[\"reported\"]]}", "status", "confirmed_official")]
    [DataRow("{" + Ends + ",\"min_confidence\":\"0.5\"}", "min_confidence", "80%")]
    [DataRow("[]", "body", "JSON object")]
    [DataRow("", "body", "byte 1 of line 1")]
    [DataRow("{" + Ends + ",}", "body", "line 1")]
    [DataRow("{" + Ends + "} {}", "body", "line 1")]
    [DataRow("{\"source\":\"\\ud800\"}", "source", "an id")]
    [DataRow("{\"\\ud800\":1}", "body", "UTF-8")]
    public async Task Post_WhatDoesNotFit_Is400AndNamesIt(string body, string parameter, string message)
    {
        var server = await ApiServer.Wic.Value;

        using var response = await PostAsync(server, body);

        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest, "bad_parameter");
        var error = problem.GetProperty("errors")[0];
        Assert.AreEqual(parameter, error.GetProperty("parameter").GetString());
        Assert.Contains(message, error.GetProperty("message").GetString()!);
    }

    [TestMethod]
    public async Task Post_AllThatIsWrong_IsToldAtOnce()
    {
        var server = await ApiServer.Wic.Value;

        using var response = await PostAsync(server, "{\"source\":7,\"x\":1}", "/api/v1/paths?target=org-wic");

        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest, "bad_parameter");
        Assert.AreSequenceEqual(
            ["source", "target", "target", "x"],
            problem.GetProperty("errors").EnumerateArray()
                .Select(error => error.GetProperty("parameter").GetString()));
    }

    [TestMethod]
    public async Task Post_NoUtf8_Is400()
    {
        var server = await ApiServer.Wic.Value;
        using var content = new ByteArrayContent([.. "{\"source\":\""u8, 0xFF, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var response = await server.Client.PostAsync("/api/v1/paths", content, context.CancellationToken);

        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest, "bad_parameter");
        Assert.Contains("UTF-8", problem.GetProperty("detail").GetString()!);
    }

    [TestMethod]
    public async Task Post_AnotherMediaType_Is415()
    {
        var server = await ApiServer.Wic.Value;
        using var content = new StringContent("source=per-jack-ma", new MediaTypeHeaderValue("text/plain"));

        using var response = await server.Client.PostAsync("/api/v1/paths", content, context.CancellationToken);

        await ProblemAsync(response, HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Post_TooLarge_Is413(bool isLengthTold)
    {
        var server = await ApiServer.Wic.Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/paths");
        request.Content = new StringContent(
            new string(' ', RequestBody.MostBytes + 1), new MediaTypeHeaderValue("application/json"));
        request.Headers.TransferEncodingChunked = !isLengthTold;

        using var response = await server.Client.SendAsync(request, context.CancellationToken);

        await ProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
    }

    [TestMethod]
    [DataRow("?flag=true&share=25%25&number=-1.5&words=b,a&time=any",
        """{"flag":true,"share":"25%","number":-1.5,"words":["b","a"],"time":"any"}""", "True 0.25 -1.5 b,a any")]
    [DataRow("?words=a", """{"words":["a"]}""", "False 0 0 a 2022")]
    public async Task Read_EveryKindOfValue_IsBound(string query, string json, string expected)
    {
        var flag = Rules.Flag.Default("flag", value: false, "A flag.");
        var share = Rules.Share.Default("share", 0, "A share.");
        var number = Rules.Number(-2, 2).Default("number", 0, "A number.");
        var words = Rules.OneOf("a", "b").RequiredList("words", "Words.");
        var time = Rules.DateOrAny.Default("time", new TimeOrAny(PartialDate.Parse("2022")), "A time.");
        Parameter[] parameters = [flag, share, number, words, time];
        string Answer(Given given) => FormattableString.Invariant(
            $"{given.Get(flag)} {given.Get(share)} {given.Get(number)} {string.Join(',', given.Get(words))} ")
                + (given.Get(time).Day?.ToString() ?? "any");
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartWithAsync(CsvSet.Write(folder), app =>
        {
            app.MapMethods("/test", Verbs.Read, Answer).Reads("/test?words=a", parameters);
            app.MapPost("/test", Answer).Asks(new RequestExample("/test", "{\"words\":[\"a\"]}"), parameters);
        });

        using var posted = await PostAsync(server, json, "/test");

        Assert.AreEqual(expected, await server.Client.GetStringAsync($"/test{query}", context.CancellationToken));
        Assert.AreEqual(expected, await posted.Content.ReadAsStringAsync(context.CancellationToken));
        var problem = await server.GetAsync("/test?flag=yes&share=2&number=x&words=c", 400);
        Assert.AreSequenceEqual(
            ["flag", "share", "number", "words"],
            problem.GetProperty("errors").EnumerateArray()
                .Select(error => error.GetProperty("parameter").GetString()));
    }

    private static async Task<JsonElement> ProblemAsync(
        HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.AreEqual(status, response.StatusCode, text);
        Assert.AreEqual("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.AreEqual(code, problem.GetProperty("code").GetString());
        return problem;
    }

    private async Task<HttpResponseMessage> PostAsync(ApiServer server, string body, string address = "/api/v1/paths")
    {
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        return await server.Client.PostAsync(address, content, context.CancellationToken);
    }
}
