using System.Globalization;
using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>Writes a report for people.</summary>
public static class ReportText
{
    /// <summary>Rejections that are written out, and notes likewise; of the others only the number is told.</summary>
    public const int RemarksShown = 50;

    /// <summary>Writes the counts by kind, rejections and notes with place and reason, and how the run ended.</summary>
    /// <param name="report">The report.</param>
    /// <param name="store">Where the data went, for the headline.</param>
    /// <param name="output">Takes the lines.</param>
    public static void Write(IngestionReport report, string store, TextWriter output)
    {
        WriteLine($"Data set '{report.Request.Dataset}' from {report.Request.Path} into {store}");
        WriteLine();
        WriteLine(
            $"{"",-14}{"read",10}{"added",10}{"changed",10}{"unchanged",11}{"withdrawn",11}{"rejected",10}{"noted",8}");
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            WriteCounts(Plural(kind), report.Counts[(int)kind]);
        }

        WriteCounts("all", report.Total);
        WriteLine();
        if (report.IsUpgraded)
        {
            WriteLine("Note: the store was of an older format and was upgraded, before anything else.");
        }

        foreach (var note in report.Notes)
        {
            WriteLine($"Note: {note}");
        }

        WriteRemarks("Rejected", "rejections", report.Rejections);
        WriteRemarks("Noted", "notes", report.ValueNotes);
        WriteLine(Ending(report));

        void WriteLine(string line = "") => output.WriteLine(DisplayText.Line(line));

        void WriteCounts(string name, KindCounts c) => WriteLine(Invariant(
            $"{name,-14}{c.Read,10:N0}{c.Added,10:N0}{c.Changed,10:N0}{c.Unchanged,11:N0}{c.Withdrawn,11:N0}")
            + Invariant($"{c.Rejected,10:N0}{c.Noted,8:N0}"));

        void WriteRemarks(string what, string several, IReadOnlyList<RowRemark> remarks)
        {
            foreach (var remark in remarks.Take(RemarksShown))
            {
                WriteLine($"{what}: {remark}");
            }

            if (remarks.Count > RemarksShown)
            {
                WriteLine(Invariant($"... and {remarks.Count - RemarksShown:N0} more {several}, not shown here; ")
                    + "the worker's --rejections FILE lists all.");
            }
        }
    }

    /// <summary>How the run ended, in one line.</summary>
    public static string Ending(IngestionReport report)
    {
        var seconds = report.Elapsed.TotalSeconds;
        var rate = report.Total.Read / Math.Max(seconds, 1e-9);
        var rows = report.Total.Read == 1 ? "row" : "rows";
        var pace = Invariant($"{report.Total.Read:N0} {rows} in {seconds:0.00} s, {rate:N0} rows a second");
        return report.Outcome switch
        {
            IngestionOutcome.Committed =>
                Invariant($"Committed revision {report.Revision.Number} ({report.Revision.SnapshotId}); {pace}."),
            IngestionOutcome.Unchanged =>
                Invariant($"Nothing to change; the store stays at revision {report.Revision.Number}; {pace}."),
            IngestionOutcome.Validated =>
                Invariant($"Checked only, nothing written; the store is at revision {report.Revision.Number}; {pace}."),
            IngestionOutcome.NotEmpty =>
                Invariant($"Nothing was written: the store is not empty, but at revision {report.Revision.Number}."),
            _ => $"Nothing {(report.IsUpgraded ? "else " : "")}was written: {report.Refusal}",
        };
    }

    private static string Plural(RecordKind kind) => kind switch
    {
        RecordKind.Source => "sources",
        RecordKind.Entity => "entities",
        RecordKind.Affiliation => "affiliations",
        RecordKind.Dataset => "data sets",
        _ => "claims",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
