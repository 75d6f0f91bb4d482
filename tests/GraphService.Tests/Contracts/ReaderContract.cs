using GraphService.Ingestion;
using GraphService.Tests.Ingestion;

namespace GraphService.Tests.Contracts;

/// <summary>What every reader in <see cref="Readers"/> must keep; a newly registered one is tested unasked.</summary>
[TestClass]
public sealed class ReaderContract
{
    public static IEnumerable<IInputReader> All => Readers.All;

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Reader_IsDescribedAndTakesNothingThatIsNotThere(IInputReader reader)
    {
        using var folder = new TempFolder();

        Assert.IsFalse(string.IsNullOrWhiteSpace(reader.Format) || string.IsNullOrWhiteSpace(reader.Accepts));
        Assert.IsFalse(reader.CanRead(folder["nothing"]));
        Assert.IsFalse(reader.CanRead(folder.Path));
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Rows_OfASampleItTakes_ComeByKindWithPlacesAndTheDatasetGiven(IInputReader reader)
    {
        using var folder = new TempFolder();
        var sample = Sample(reader, folder);

        Assert.IsTrue(reader.CanRead(sample), $"ReaderContract.Sample has no sample of the format {reader.Format}");
        using var input = reader.Open(sample, "given", full: false);
        var rows = input.Rows().ToList();

        Assert.IsNotEmpty(rows);
        Assert.AreSequenceEqual(
            rows.Select(row => ((ReadRow.Accepted)row).Record.Kind).Order(),
            rows.Select(row => ((ReadRow.Accepted)row).Record.Kind));
        Assert.IsTrue(rows.All(row => row.Place.Line > 0 && row.Place.File.Length > 0));
        Assert.IsTrue(rows.All(row => ((ReadRow.Accepted)row).Record.Dataset == "given"));
        Assert.AreEqual(input.TotalBytes, input.BytesRead);
    }

    /// <summary>A small valid input of each format.</summary>
    private static string Sample(IInputReader reader, TempFolder folder) => reader.Format switch
    {
        "CSV set" => CsvSet.Write(folder),
        _ => folder["none"],
    };
}
