using GraphService.Api.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace GraphService.Tests.Serving;

[TestClass]
public sealed class PreferencesTests
{
    [TestMethod]
    [DataRow(null, null)]
    [DataRow("wait=30", 30)]
    [DataRow("WAIT = \"30\"", 30)]
    [DataRow("respond-async, wait=10; strict", 10)]
    [DataRow("return=minimal|wait=5", 5, DisplayName = "in a second header")]
    [DataRow("wait", null)]
    [DataRow("wait=-1", null)]
    [DataRow("wait=1.5", null)]
    [DataRow("wait=99999999999", null)]
    [DataRow("waiting=30", null)]
    [DataRow("", null)]
    public void Wait_IsReadAsRfc7240Says(string? header, int? seconds)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers["Prefer"] = new StringValues(header?.Split('|') ?? []);

        Assert.AreEqual(seconds, (int?)Preferences.WaitOf(http.Request)?.TotalSeconds);
    }
}
