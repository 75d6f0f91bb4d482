using System.CommandLine;
using GraphService.Benchmarks;

return await new RootCommand("Benchmarks of GraphService; docs/performance.md quotes them.")
{
    GenerateCommand.Create(),
    StoreBenchmark.Create(),
    Neo4jBenchmark.Create(),
    AlgorithmBenchmark.Create(),
    CostBenchmark.Create(),
    BusyBenchmark.Create(),
    PathBenchmark.Create(),
    HttpBenchmark.Create(),
    SearchBenchmark.Create(),
    NameBenchmark.Create(),
    StartBenchmark.Create(),
    LoadBenchmark.Create(),
    RecordBenchmark.Create(),
    MemoryBenchmark.Create(),
    PageBenchmark.Create(),
}.Parse(args).InvokeAsync();
