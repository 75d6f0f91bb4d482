using GraphService.Graphs;

namespace GraphService.Tests.Algorithms;

/// <summary>Reads the small CSV files of the test data: no quotes, no commas in fields.</summary>
internal static class TestData
{
    public static string Path(params string[] parts) =>
        System.IO.Path.Combine([AppContext.BaseDirectory, "Data", .. parts]);

    public static List<string[]> Rows(params string[] parts) =>
        [.. File.ReadLines(Path(parts)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))];

    public static string[] Header(params string[] parts) => File.ReadLines(Path(parts)).First().Split(',');

    public static CsrGraph Classic(string folder, string edges, out string[] names) =>
        TestGraph.OfNamedPairs(Rows("classic-graphs", folder, edges).Select(row => (row[0], row[1])), out names);
}
