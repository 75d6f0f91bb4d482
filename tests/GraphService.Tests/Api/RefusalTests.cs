using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace GraphService.Tests.Api;

/// <summary>Requests that the server refuses before anything of the service sees them.</summary>
[TestClass]
public sealed class RefusalTests(TestContext context)
{
    [TestMethod]
    [DataRow("GET /api/v1/entities/%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400, "bad_request",
        DisplayName = "a zero in the address")]
    [DataRow("GET /api/v1/search/all?q=\u4f1a HTTP/1.1\r\nHost: x\r\n\r\n", 400, "bad_request",
        DisplayName = "an address that is not in ASCII")]
    [DataRow("GET /api/v1/entities/\u4f1a HTTP/1.1\r\nHost: x\r\n\r\n", 400, "bad_request",
        DisplayName = "a path that is not in ASCII")]
    [DataRow("good day\r\n\r\n", 400, "bad_request", DisplayName = "no HTTP")]
    [DataRow("GET / HTTP/1.1\r\n\r\n", 400, "bad_request", DisplayName = "no host")]
    [DataRow("GET / HTTP/1.1\r\nHost: x\r\nno header\r\n\r\n", 400, "bad_request",
        DisplayName = "a header that is none")]
    [DataRow("GET / HTTP/3.7\r\nHost: x\r\n\r\n", 505, "http_version_not_supported", DisplayName = "no such version")]
    public async Task Refusal_OfWhatCannotBeRead_IsAProblem(string request, int status, string code) =>
        AssertProblem(await AskAsync(request), status, code);

    [TestMethod]
    [DataRow("/api/v1/entities/%00")]
    [DataRow("/api/v1/entities/\u4f1a")]
    [DataRow("/api/v1/search/all?q=\u4f1a")]
    public async Task Refusal_OfAnAddress_SaysHowToWriteIt(string address) =>
        Assert.Contains("has to be escaped", await AskAsync($"GET {address} HTTP/1.1\r\nHost: x\r\n\r\n"));

    [TestMethod]
    [DataRow(17_000)]
    [DataRow(60_000)]
    [DataRow(500_000)]
    public async Task Refusal_OfATooLongAddress_IsAProblemAndReachesTheCaller(int length)
    {
        var answer = await AskAsync($"GET /api/v1/subgraph?ids={new string('a', length)} HTTP/1.1\r\nHost: x\r\n\r\n");

        AssertProblem(answer, 414, "uri_too_long");
        Assert.Contains("16384 bytes", answer);
    }

    [TestMethod]
    public async Task Refusal_OfTooManyHeaders_IsAProblem()
    {
        var headers = string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: 1\r\n"));

        AssertProblem(
            await AskAsync($"GET / HTTP/1.1\r\nHost: x\r\n{headers}\r\n"), 431, "request_header_fields_too_large");
    }

    [TestMethod]
    public async Task Refusal_AfterAnAnswer_FollowsIt()
    {
        const string Good = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";

        var answers = await AskAsync(Good + "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n" + Good);

        Assert.StartsWith("HTTP/1.1 200 OK", answers);
        AssertProblem(answers[answers.LastIndexOf("HTTP/1.1 ", StringComparison.Ordinal)..], 400, "bad_request");
        Assert.AreEqual(2, answers.Split("HTTP/1.1 ").Length - 1, answers);
    }

    [TestMethod]
    public async Task Address_Of16Kilobytes_IsTaken()
    {
        var server = await ApiServer.Wic.Value;
        var ids = string.Join(
            ',', Enumerable.Range(0, 100).Select(i => $"per-jack-ma{new string('.', 110)}{i:00000}"))[..12_699];

        // 100 ids as long as ids may be: refused because there are none such, not because there are too many.
        var problem = await server.GetAsync($"/api/v1/subgraph?ids={ids}{new string('x', 16_200 - ids.Length)}", 400);

        Assert.AreEqual("ids", problem.GetProperty("errors")[0].GetProperty("parameter").GetString());
    }

    private static void AssertProblem(string answer, int status, string code)
    {
        Assert.StartsWith($"HTTP/1.1 {status} ", answer);
        var endOfHead = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var (head, body) = (answer[..endOfHead], answer[(endOfHead + 4)..]);
        Assert.Contains("Content-Type: application/problem+json", head);
        Assert.Contains("Access-Control-Allow-Origin: *", head);
        Assert.Contains("Connection: close", head);
        var problem = JsonDocument.Parse(body).RootElement;   // so nothing follows it
        Assert.AreEqual(status, problem.GetProperty("status").GetInt32());
        Assert.AreEqual(code, problem.GetProperty("code").GetString());
        Assert.IsNotEmpty(problem.GetProperty("detail").GetString()!);
    }

    private async Task<string> AskAsync(string request)
    {
        var server = await ApiServer.Wic.Value;
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Client.BaseAddress!.Port, context.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request), context.CancellationToken);
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(context.CancellationToken);
    }
}
