using System.Text.Json;

namespace GraphService.Tests.Hosting;

/// <summary>What the files for people say of licence and citation has to agree with what the data set says.</summary>
[TestClass]
public sealed class LicenceTests
{
    [TestMethod]
    public void Citation_OfTheDataSet_IsTheDataSetsOwn()
    {
        using var dataset = JsonDocument.Parse(Read("data/wic/dataset.json"));
        var citation = Read("CITATION.cff");

        Assert.Contains("cff-version: 1.2.0", citation);
        Assert.Contains($"title: \"{Text("title")}\"\n", citation);
        Assert.Contains($"version: \"{Text("version")}\"\n", citation);
        Assert.Contains($"license: {Text("licence")}\n", citation);

        Assert.Contains(Text("version"), Text("citation"));

        string Text(string member) => dataset.RootElement.GetProperty(member).GetString()!;
    }

    [TestMethod]
    public void Licence_IsMit() => Assert.StartsWith("MIT License", Read("LICENSE"));

    private static string Read(string path) =>
        File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");
}
