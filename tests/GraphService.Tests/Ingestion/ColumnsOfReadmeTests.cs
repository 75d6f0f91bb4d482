using GraphService.Ingestion;
using GraphService.Model;

namespace GraphService.Tests.Ingestion;

/// <summary>The tables of columns in <c>data/wic/README.md</c> are those that are read.</summary>
[TestClass]
public sealed class ColumnsOfReadmeTests
{
    private static readonly Lazy<string> Readme =
        new(() => File.ReadAllText(Path.Combine(Repository.WicData, "README.md")));

    public static IEnumerable<string> Files =>
        CsvTable.All.Select(table => table.File).Append("dataset.json");

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Readme_HasTheTableOfColumns(string file)
    {
        var table = string.Join('\n', Lines(file));

        Assert.Contains($"#### {file}\n\n{table}\n", Readme.Value, $"it has to have this table:\n{table}\n");
    }

    private static IEnumerable<string> Lines(string file)
    {
        var table = CsvTable.All.SingleOrDefault(table => table.File == file);
        var fields = table?.Fields ?? Dataset.Fields;
        yield return $"| {(table is null ? "member" : "column")} | needed | holds | what it says |";
        yield return "|---|---|---|---|";
        yield return table is null
            ? "| name |  | id | Id of the data set, unless another is given when it is loaded. |"
            : "| id | yes | id | Names the record; stays the same from one version of the set to the next. |";
        foreach (var field in fields)
        {
            yield return $"| {Columns(field)} | {(field.IsRequired ? "yes" : "")} | {field.Values} | "
                + $"{field.Description} |";
        }
    }

    private static string Columns(Field field) => field switch
    {
        CustomField => "x_...",
        TextsField { Columns: TextColumns.OneForEachLanguage } => $"{field.Column}, {field.Column}_zh, ...",
        TextsField { Columns: TextColumns.OneForEachOtherLanguage } => $"{field.Column}_zh, ...",
        _ => field.Column,
    };
}
