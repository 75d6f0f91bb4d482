using System.Globalization;
using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>Writes a report for people.</summary>
public static class ReportText
{
    /// <summary>Rejections that are written out; of the others only the number is told.</summary>
    public const int RejectionsShown = 50;

    /// <summary>Writes the counts by kind, the rejections with place and reason, and how the run ended.</summary>
    /// <param name="report">The report.</param>
    /// <param name="store">Where the data went, for the headline.</param>
    /// <param name="output">Takes the lines.</param>
    public static void Write(IngestionReport report, string store, TextWriter output)
    {
        output.WriteLine($"Data set '{report.Request.Dataset}' from {report.Request.Path} into {store}");
        output.WriteLine();
        output.WriteLine($"{"",-14}{"read",10}{"added",10}{"changed",10}{"unchanged",11}{"withdrawn",11}{"rejected",10}");
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            WriteCounts(Plural(kind), report.Counts[(int)kind]);
        }

        WriteCounts("all", report.Total);
        output.WriteLine();
        foreach (var note in report.Notes)
        {
            output.WriteLine($"Note: {note}");
        }

        foreach (var rejection in report.Rejections.Take(RejectionsShown))
        {
            output.WriteLine($"Rejected: {rejection}");
        }

        if (report.Rejections.Count > RejectionsShown)
        {
            output.WriteLine(Invariant($"... and {report.Rejections.Count - RejectionsShown:N0} more rejections, not shown here."));
        }

        output.WriteLine(Ending(report));

        void WriteCounts(string name, KindCounts c) => output.WriteLine(Invariant(
            $"{name,-14}{c.Read,10:N0}{c.Added,10:N0}{c.Changed,10:N0}{c.Unchanged,11:N0}{c.Withdrawn,11:N0}{c.Rejected,10:N0}"));
    }

    /// <summary>How the run ended, in one line.</summary>
    public static string Ending(IngestionReport report)
    {
        var seconds = report.Elapsed.TotalSeconds;
        var pace = Invariant($"{report.Total.Read:N0} rows in {seconds:0.00} s, {report.Total.Read / Math.Max(seconds, 1e-9):N0} rows a second");
        return report.Outcome switch
        {
            IngestionOutcome.Committed => Invariant($"Committed revision {report.Revision.Number} ({report.Revision.SnapshotId}); {pace}."),
            IngestionOutcome.Unchanged => Invariant($"Nothing to change; the store stays at revision {report.Revision.Number}; {pace}."),
            IngestionOutcome.Validated => Invariant($"Checked only, nothing written; the store is at revision {report.Revision.Number}; {pace}."),
            _ => Invariant($"Nothing was written: {report.Rejections.Count:N0} rejected rows are more than allowed ({Limit(report.Request)}). ")
                + "Mend the rows named above, or allow more with --max-rejected.",
        };
    }

    private static string Limit(IngestionRequest request) =>
        request.MaxRejected?.ToString() ?? "none in a full run, where a row that cannot be read would count as no longer listed";

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
