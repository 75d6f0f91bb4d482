namespace GraphService.Tests;

/// <summary>Lines of code have at most the <c>max_line_length</c> of <c>.editorconfig</c>.</summary>
[TestClass]
public sealed class LineLengthTests
{
    private const int Most = 120;

    [TestMethod]
    public void Lines_OfAllFiles_AreAtMost120Columns() =>
        Assert.AreEqual("", string.Join('\n', LongLines()));

    /// <summary>
    /// Raw strings of JSON are left alone, as a break would change the text that is tested, and what is generated.
    /// </summary>
    private static IEnumerable<string> LongLines() =>
        from folder in new[] { "src", "tests" }
        let root = Path.Combine(Repository.Root, folder)
        from pattern in new[] { "*.cs", "*.ts", "*.tsx" }
        from path in Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
        let file = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
        where !file.Contains("/node_modules/", StringComparison.Ordinal)
            && !file.EndsWith("/schema.d.ts", StringComparison.Ordinal)
        from line in File.ReadLines(path).Index()
        where line.Item.Length > Most && !line.Item.TrimStart().StartsWith("\"\"\"{", StringComparison.Ordinal)
        select $"{file}({line.Index + 1}) has {line.Item.Length} columns";
}
