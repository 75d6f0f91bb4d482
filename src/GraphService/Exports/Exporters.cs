namespace GraphService.Exports;

/// <summary>The formats on offer. A new format is one class plus one line here.</summary>
public static class Exporters
{
    /// <summary>All formats; the first is the default.</summary>
    public static IReadOnlyList<IGraphExporter> All { get; } =
    [
        new NodeLinkExporter(),
        new GraphMlExporter(),
        new GexfExporter(),
        new FtmExporter(),
        new SvgExporter(),
    ];

    /// <summary>The exporter of a format, or <see langword="null"/>.</summary>
    public static IGraphExporter? Find(string format) => All.FirstOrDefault(exporter => exporter.Format == format);
}
