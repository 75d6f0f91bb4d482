using GraphService.Exports;

namespace GraphService.Queries.Paths.Publishing;

/// <summary>The formats of answers for paths beside JSON. A new format is one class plus one line here.</summary>
public static class PathFormats
{
    /// <summary>All formats: for people, for spreadsheets, and every format of graphs.</summary>
    public static IReadOnlyList<IPathFormat> All { get; } =
    [
        new MarkdownFormat(),
        new HtmlFormat(),
        new CsvFormat(),
        .. Exporters.All.Select(exporter => new GraphFormat(exporter)),
    ];

    /// <summary>The format of a name, or <see langword="null"/>.</summary>
    public static IPathFormat? Find(string format) => All.FirstOrDefault(one => one.Format == format);
}
