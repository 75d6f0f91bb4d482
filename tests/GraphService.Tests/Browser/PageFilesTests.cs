using System.IO.Compression;
using GraphService.Tests.Api;
using ApiProgram = GraphService.Api.Program;

namespace GraphService.Tests.Browser;

/// <summary>What the page is made of.</summary>
[TestClass]
[TestCategory(Needs.Explorer)]
public sealed class PageFilesTests(TestContext context)
{
    private const int MostBytesOfScripts = 150_000;

    [TestMethod]
    public void Scripts_OfTheWholePage_AreSmall()
    {
        var program = typeof(ApiProgram).Assembly;
        var sizes = program.GetManifestResourceNames()
            .Where(name => name.StartsWith("wwwroot/", StringComparison.Ordinal)
                && name.EndsWith(".js", StringComparison.Ordinal))
            .ToDictionary(name => name, name => SizeOf(program.GetManifestResourceStream(name)!));

        Assert.IsGreaterThan(1, sizes.Count, "the canvas is loaded after the text");
        Assert.IsLessThan(
            MostBytesOfScripts, sizes.Values.Sum(), string.Join(", ", sizes.Select(size => $"{size.Key} {size.Value}")));
    }

    [TestMethod]
    public async Task Client_IsGeneratedFromTheDocumentThatIsServed()
    {
        var server = await ApiServer.Wic.Value;
        using var folder = new TempFolder();
        folder.Write(
            "openapi.json", await server.Client.GetStringAsync("/openapi/v1.json", context.CancellationToken));
        var explorer = Path.Combine(Repository.Root, "src", "explorer");

        var run = await ProcessRunner.RunAsync(
            "node", ["tools/schema.mjs", folder["openapi.json"], folder["schema.d.ts"]], explorer);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        Assert.AreEqual(
            await File.ReadAllTextAsync(folder["schema.d.ts"], context.CancellationToken),
            await File.ReadAllTextAsync(
                Path.Combine(explorer, "src", "api", "schema.d.ts"), context.CancellationToken),
            "run \"npm run schema\" in src/explorer against a running service");
    }

    private static long SizeOf(Stream file)
    {
        using var compressed = new MemoryStream();
        using (file)
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            file.CopyTo(gzip);
        }

        return compressed.Length;
    }
}
