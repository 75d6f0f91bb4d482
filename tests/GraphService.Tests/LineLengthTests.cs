namespace GraphService.Tests;

/// <summary>Lines of C# have at most the <c>max_line_length</c> of <c>.editorconfig</c>.</summary>
[TestClass]
public sealed class LineLengthTests
{
    private const int Most = 120;

    /// <summary>Files that have longer lines still. The list only gets shorter.</summary>
    private static readonly HashSet<string> NotYetWrapped =
    [
        "tests/GraphService.Tests/Api/BodiesApiTests.cs",
    ];

    [TestMethod]
    public void Lines_OfAllFiles_AreAtMost120Columns() =>
        Assert.IsEmpty(LongLines().Where(line => !NotYetWrapped.Contains(line.File)).Select(line => line.Place));

    [TestMethod]
    public void NotYetWrapped_NamesOnlyFilesThatHaveLongerLines() =>
        Assert.IsEmpty(NotYetWrapped.Except(LongLines().Select(line => line.File)));

    /// <summary>Raw strings of JSON are left alone: a break would change the text that is tested.</summary>
    private static IEnumerable<(string File, string Place)> LongLines() =>
        from folder in new[] { "src", "tests" }
        let root = Path.Combine(Repository.Root, folder)
        from path in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
        let file = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
        from line in File.ReadLines(path).Index()
        where line.Item.Length > Most && !line.Item.TrimStart().StartsWith("\"\"\"{", StringComparison.Ordinal)
        select (file, $"{file}({line.Index + 1}) has {line.Item.Length} columns");
}
