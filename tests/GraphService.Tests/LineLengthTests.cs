namespace GraphService.Tests;

/// <summary>Lines of C# have at most the <c>max_line_length</c> of <c>.editorconfig</c>.</summary>
[TestClass]
public sealed class LineLengthTests
{
    private const int Most = 120;

    /// <summary>Files that have longer lines still. The list only gets shorter.</summary>
    private static readonly HashSet<string> NotYetWrapped =
    [
        "src/GraphService.Api/Contract/DatasetNotes.cs",
        "src/GraphService/Graphs/CsrGraph.cs",
        "src/GraphService/Ingestion/CsvTokenizer.cs",
        "src/GraphService/Storage/IGraphStore.cs",
        "src/GraphService/Storage/Neo4j/LogSegment.cs",
        "src/GraphService/Storage/Neo4j/Neo4jLoader.cs",
        "src/GraphService/Storage/Neo4j/Neo4jRun.cs",
        "src/GraphService/Storage/Neo4j/Neo4jStore.cs",
        "src/GraphService/Storage/Neo4j/Neo4jStores.cs",
        "src/GraphService/Storage/Neo4j/RunLocks.cs",
        "src/GraphService/Storage/Sqlite/SqliteBackup.cs",
        "src/GraphService/Storage/Sqlite/SqliteDamage.cs",
        "src/GraphService/Storage/Sqlite/SqliteReading.cs",
        "src/GraphService/Storage/Sqlite/SqliteRun.cs",
        "src/GraphService/Storage/Sqlite/SqliteSchema.cs",
        "src/GraphService/Storage/Sqlite/SqliteStatement.cs",
        "src/GraphService/Storage/Sqlite/SqliteStore.cs",
        "src/GraphService/Storage/Sqlite/SqliteUpgrade.cs",
        "src/GraphService/Storage/StoreCopy.cs",
        "tests/GraphService.Tests/Api/BodiesApiTests.cs",
        "tests/GraphService.Tests/Storage/SqliteDamageTests.cs",
        "tests/GraphService.Tests/Storage/SqliteStoreTests.cs",
        "tests/GraphService.Tests/Storage/SqliteUpgradeTests.cs",
        "tests/GraphService.Tests/Storage/StoreCopyTests.cs",
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
