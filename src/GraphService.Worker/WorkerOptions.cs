using System.CommandLine;
using GraphService.Hosting;
using GraphService.Ingestion;
using GraphService.Model;

namespace GraphService.Worker;

/// <summary>Arguments and options that commands share.</summary>
internal static class WorkerOptions
{
    /// <summary>Every setting can be given on the command line, by the name it has everywhere.</summary>
    public static IReadOnlyList<Option<string?>> Settings { get; } =
    [
        new($"--{StoreSettings.Section}:{nameof(StoreSettings.Uri)}", "--store")
        {
            Description = "Address of the store, such as sqlite:var/graphservice.db. "
                + "Also Store__Uri in the environment.",
            HelpName = "URI",
            Recursive = true,
        },
        Hidden(nameof(StoreSettings.Database)),
        Hidden(nameof(StoreSettings.User)),
        Hidden(nameof(StoreSettings.Password)),
    ];

    public static Argument<string> Path() => new("path")
    {
        Description =
            $"What to read: {string.Join("; ", Readers.All.Select(reader => $"{reader.Format}, {reader.Accepts}"))}.",
    };

    public static Option<string?> Dataset() => new("--dataset")
    {
        Description = "Id of the data set that the records belong to. Default: the name in its dataset.json, or that "
            + "of the file or folder.",
        HelpName = "ID",
    };

    public static Option<bool> Full() => new("--full")
    {
        Description = "The input lists all of the data set: what it does not list is withdrawn (and kept in the log).",
    };

    public static Option<RejectionLimit?> MaxRejected() => new("--max-rejected")
    {
        Description = "Write nothing when more rows in all are rejected: a number, or a percentage such as 2%. "
            + $"Default: {IngestionRequest.DefaultMaxRejectedOfFile} of each file; with --full none.",
        HelpName = "N|P%",
        CustomParser = result =>
        {
            if (RejectionLimit.TryParse(result.Tokens.Single().Value, out var limit))
            {
                return limit;
            }

            result.AddError("--max-rejected takes a number of rows such as 20, or a percentage from 0% to 100%; "
                + $"{DisplayText.Quote(result.Tokens.Single().Value)} is neither.");
            return null;
        },
    };

    public static Option<bool> Strict() => new("--strict")
    {
        Description = "Reject a row for a value that would be left out, or not taken as it stands, with a note.",
    };

    public static Option<FileInfo?> Rejections() => new("--rejections")
    {
        Description = "Also write every rejection and note to this CSV file, which spreadsheets open.",
        HelpName = "FILE",
    };

    private static Option<string?> Hidden(string setting) =>
        new($"--{StoreSettings.Section}:{setting}") { Hidden = true, Recursive = true };
}
