using GraphService.Api.Contract;
using GraphService.Model;

namespace GraphService.Tests.Api;

/// <summary>What the page for the API says of the data that is served.</summary>
[TestClass]
public sealed class DatasetNotesTests
{
    [TestMethod]
    public async Task Document_TellsTitleLicenceAndCitationOfTheData()
    {
        var server = await ApiServer.Wic.Value;

        var document = await server.GetAsync("/openapi/v1.json");
        var description = document.GetProperty("info").GetProperty("description").GetString()!;

        Assert.Contains(
            "**World Internet Conference: bodies, members and ties** (`wic`), version 2026-11-26", description);
        Assert.Contains("licence [CC-BY-4.0](<https://creativecommons.org/licenses/by/4.0/>)", description);
        Assert.Contains("Cite as: GraphService maintainers (2026)", description);
    }

    [TestMethod]
    public void Of_HostileTexts_AreShownAsTheyStand()
    {
        var dataset = new Dataset("d", "[x](javascript:alert(1)) <b>*bold*\n# head")
        {
            Licence = "`code`",
            LicenceUrl = "https://example.org/a> <img src=x>",
        };

        var notes = DatasetNotes.Of([dataset]);

        Assert.Contains(@"**\[x\](javascript:alert(1)) \<b\>\*bold\* \# head** (`d`)", notes);
        Assert.Contains(@"[\`code\`](<https://example.org/a%3E%20%3Cimg%20src=x%3E>)", notes);
    }

    [TestMethod]
    public void Of_NothingKnownButTheId_TellsTheId() =>
        Assert.AreEqual("### Data\n\n- **d** (`d`).", DatasetNotes.Of([new Dataset("d", "d")]));
}
