using System.Globalization;
using System.Text;

namespace GraphService.Queries.Paths.Publishing;

/// <summary>A row for each tie of each hop, with a byte order mark, by which spreadsheets know UTF-8.</summary>
internal sealed class CsvFormat : IPathFormat
{
    private static readonly string[] Columns =
    [
        "path", "hop", "from_id", "from", "to_id", "to", "tie_id", "type", "subject_id", "object_id", "role",
        "role_languages", "start", "end", "last_attested", "status", "confidence", "certainty", "dataset",
        "source_ids", "source_publishers", "source_urls", "source_notes", "path_independent_sources",
        "least_sourced_hop", "least_sourced_hop_independent_sources", "snapshot", "cite",
    ];

    /// <inheritdoc/>
    public string Format => "csv";

    /// <inheritdoc/>
    public string MediaType => "text/csv";

    /// <inheritdoc/>
    public string FileExtension => "csv";

    /// <inheritdoc/>
    public string Description => "a table for spreadsheets: a row for each tie of each hop";

    /// <inheritdoc/>
    public async Task WriteAsync(PathDocument document, Stream output, CancellationToken cancellationToken)
    {
        // What few ties have gets a column where one has it.
        var ties = document.Answer.Results.SelectMany(path => path.Hops).SelectMany(hop => hop.Relationships).ToList();
        string[] shares = ties.Exists(tie => tie.SharePercent is not null) ? ["share_percent"] : [];
        string[] custom = [.. ties.SelectMany(tie => tie.Custom.Keys).Distinct().Order(StringComparer.Ordinal)];
        string[] ofSources =
        [
            .. ties.SelectMany(tie => tie.Sources).SelectMany(source => source.Custom?.Keys ?? [])
                .Distinct().Order(StringComparer.Ordinal),
        ];
        var rows =
            from path in document.Answer.Results
            from hop in path.Hops.Index()
            from tie in hop.Item.Relationships
            select (string[])[
                .. Fields(document, path, hop.Index + 1, hop.Item, tie),
                .. shares.Select(_ => tie.SharePercent?.ToString("R", CultureInfo.InvariantCulture) ?? ""),
                .. custom.Select(name => tie.Custom.GetValueOrDefault(name, "")),
                .. ofSources.Select(name =>
                    Listed(tie.Sources.Select(source => source.Custom?.GetValueOrDefault(name) ?? "")))];
        string[] columns = [.. Columns, .. shares, .. custom, .. ofSources.Select(name => $"source_{name}")];
        var table = SpreadsheetTable.Of(columns, rows, lineEnd: "\n");
        await output.WriteAsync(Encoding.UTF8.GetBytes(table), cancellationToken);
    }

    private static string[] Fields(PathDocument document, PathShape path, int hopNumber, PathHop hop, TieShape tie) =>
    [
        (path.Index + 1).ToString(CultureInfo.InvariantCulture),
        hopNumber.ToString(CultureInfo.InvariantCulture),
        hop.From,
        document.NameOf(hop.From),
        hop.To,
        document.NameOf(hop.To),
        tie.Id,
        tie.Type,
        tie.SubjectId,
        tie.ObjectId,
        Listed(tie.Roles.Select(role => role.Value)),
        Listed(tie.Roles.Select(role => role.Language ?? "")),
        tie.Start ?? "",
        tie.End ?? "",
        tie.LastAttested ?? "",
        tie.Status,
        tie.Confidence.ToString("R", CultureInfo.InvariantCulture),
        tie.Certainty ?? "",
        tie.Dataset,
        Listed(tie.Sources.Select(source => source.Id)),
        Listed(tie.Sources.Select(source => source.Publisher ?? "")),
        Listed(tie.Sources.Select(source => source.Url)),
        Listed(tie.Sources.Where(source => source.Note is not null).Select(source => $"{source.Id}: {source.Note}")),
        path.IndependentSources.ToString(CultureInfo.InvariantCulture),
        (path.LeastSourcedHop.Index + 1).ToString(CultureInfo.InvariantCulture),
        path.LeastSourcedHop.IndependentSources.ToString(CultureInfo.InvariantCulture),
        document.Answer.Snapshot.Id,
        document.Address,
    ];

    /// <summary>Texts in one cell, to be split again at <c>; </c>.</summary>
    private static string Listed(IEnumerable<string> texts) =>
        string.Join("; ", texts.Select(text => text.Replace("; ", ", ", StringComparison.Ordinal)));
}
