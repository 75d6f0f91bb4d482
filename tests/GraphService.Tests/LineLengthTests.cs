namespace GraphService.Tests;

/// <summary>Lines of C# have at most the <c>max_line_length</c> of <c>.editorconfig</c>.</summary>
[TestClass]
public sealed class LineLengthTests
{
    private const int Most = 120;

    /// <summary>Files that have longer lines still. The list only gets shorter.</summary>
    private static readonly HashSet<string> NotYetWrapped =
    [
        "src/GraphService.Api/Contract/ApiDocument.cs",
        "src/GraphService.Api/Contract/DatasetNotes.cs",
        "src/GraphService.Api/Contract/Refusals.cs",
        "src/GraphService.Api/Endpoints/DocsEndpoints.cs",
        "src/GraphService.Api/Endpoints/HealthEndpoints.cs",
        "src/GraphService.Api/Serving/HostSettings.cs",
        "src/GraphService.Worker/CopyCommand.cs",
        "src/GraphService.Worker/IngestCommand.cs",
        "src/GraphService.Worker/StatusCommand.cs",
        "src/GraphService.Worker/WorkerHost.cs",
        "src/GraphService/Exports/GraphMlExporter.cs",
        "src/GraphService/Graphs/Columns/ImageWriter.cs",
        "src/GraphService/Graphs/CsrGraph.cs",
        "src/GraphService/Hosting/DataSettings.cs",
        "src/GraphService/Hosting/StoreSettings.cs",
        "src/GraphService/Hosting/Stores.cs",
        "src/GraphService/Ingestion/CsvRow.cs",
        "src/GraphService/Ingestion/CsvTokenizer.cs",
        "src/GraphService/Ingestion/IngestionPipeline.cs",
        "src/GraphService/Ingestion/ReportText.cs",
        "src/GraphService/Model/AffiliationType.cs",
        "src/GraphService/Model/Continents.cs",
        "src/GraphService/Model/PartialDate.cs",
        "src/GraphService/Model/RecordReader.cs",
        "src/GraphService/Queries/BodiesQuery.cs",
        "src/GraphService/Queries/PathQuery.cs",
        "src/GraphService/Queries/Shapes.cs",
        "src/GraphService/Storage/IGraphStore.cs",
        "src/GraphService/Storage/Neo4j/BoltTransport.cs",
        "src/GraphService/Storage/Neo4j/CypherText.cs",
        "src/GraphService/Storage/Neo4j/HttpAnswer.cs",
        "src/GraphService/Storage/Neo4j/HttpTransport.cs",
        "src/GraphService/Storage/Neo4j/ICypherTransport.cs",
        "src/GraphService/Storage/Neo4j/LogSegment.cs",
        "src/GraphService/Storage/Neo4j/Neo4jErrors.cs",
        "src/GraphService/Storage/Neo4j/Neo4jGraph.cs",
        "src/GraphService/Storage/Neo4j/Neo4jLoader.cs",
        "src/GraphService/Storage/Neo4j/Neo4jRun.cs",
        "src/GraphService/Storage/Neo4j/Neo4jStore.cs",
        "src/GraphService/Storage/Neo4j/Neo4jStores.cs",
        "src/GraphService/Storage/Neo4j/RunLocks.cs",
        "src/GraphService/Storage/RecordOrder.cs",
        "src/GraphService/Storage/Sqlite/SqliteBackup.cs",
        "src/GraphService/Storage/Sqlite/SqliteDamage.cs",
        "src/GraphService/Storage/Sqlite/SqliteLoader.cs",
        "src/GraphService/Storage/Sqlite/SqliteReading.cs",
        "src/GraphService/Storage/Sqlite/SqliteRecords.cs",
        "src/GraphService/Storage/Sqlite/SqliteRun.cs",
        "src/GraphService/Storage/Sqlite/SqliteSchema.cs",
        "src/GraphService/Storage/Sqlite/SqliteStatement.cs",
        "src/GraphService/Storage/Sqlite/SqliteStore.cs",
        "src/GraphService/Storage/Sqlite/SqliteUpgrade.cs",
        "src/GraphService/Storage/StoreCopy.cs",
        "tests/GraphService.Benchmarks/AlgorithmBenchmark.cs",
        "tests/GraphService.Benchmarks/ApiProcess.cs",
        "tests/GraphService.Benchmarks/GenerateCommand.cs",
        "tests/GraphService.Benchmarks/HttpBenchmark.cs",
        "tests/GraphService.Benchmarks/Measure.cs",
        "tests/GraphService.Benchmarks/Neo4jBenchmark.cs",
        "tests/GraphService.Tests/Algorithms/CentralityOracleTests.cs",
        "tests/GraphService.Tests/Api/BodiesApiTests.cs",
        "tests/GraphService.Tests/Api/ResourceApiTests.cs",
        "tests/GraphService.Tests/Contracts/ExporterContract.cs",
        "tests/GraphService.Tests/Contracts/StoreContract.cs",
        "tests/GraphService.Tests/FloorTests.cs",
        "tests/GraphService.Tests/Graphs/CsrGraphTests.cs",
        "tests/GraphService.Tests/Graphs/GraphSnapshotTests.cs",
        "tests/GraphService.Tests/Graphs/QuikGraphAlgorithmTests.cs",
        "tests/GraphService.Tests/Graphs/SnapshotFileTests.cs",
        "tests/GraphService.Tests/Hosting/DeploymentTests.cs",
        "tests/GraphService.Tests/Hosting/StoresTests.cs",
        "tests/GraphService.Tests/Ingestion/CsvCasesTests.cs",
        "tests/GraphService.Tests/Ingestion/CsvTokenizerTests.cs",
        "tests/GraphService.Tests/Ingestion/IngestionPipelineTests.cs",
        "tests/GraphService.Tests/Model/RecordJsonTests.cs",
        "tests/GraphService.Tests/Model/ValidityTests.cs",
        "tests/GraphService.Tests/Processes/ApiStartTests.cs",
        "tests/GraphService.Tests/Processes/WorkerTests.cs",
        "tests/GraphService.Tests/Storage/Neo4j/AnalysisTests.cs",
        "tests/GraphService.Tests/Storage/Neo4j/AnswerText.cs",
        "tests/GraphService.Tests/Storage/Neo4j/HttpTransportTests.cs",
        "tests/GraphService.Tests/Storage/Neo4j/Neo4jFaultTests.cs",
        "tests/GraphService.Tests/Storage/Neo4j/Neo4jRetryTests.cs",
        "tests/GraphService.Tests/Storage/Neo4j/Neo4jServer.cs",
        "tests/GraphService.Tests/Storage/Neo4j/Neo4jStoreTests.cs",
        "tests/GraphService.Tests/Storage/Neo4j/QueryApi.cs",
        "tests/GraphService.Tests/Storage/Neo4j/SameAnswersTests.cs",
        "tests/GraphService.Tests/Storage/Neo4j/StatementTests.cs",
        "tests/GraphService.Tests/Storage/SqliteDamageTests.cs",
        "tests/GraphService.Tests/Storage/SqliteStoreTests.cs",
        "tests/GraphService.Tests/Storage/SqliteUpgradeTests.cs",
        "tests/GraphService.Tests/Storage/StoreCopyTests.cs",
        "tests/GraphService.Tests/TestGraph.cs",
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
