using System.Globalization;
using System.Xml;
using GraphService.Exports.Drawing;
using GraphService.Graphs;
using GraphService.Model;
using static GraphService.Exports.SvgSheet;

namespace GraphService.Exports;

/// <summary>Writes a placed part of the graph as a picture with title, legend and footer.</summary>
internal sealed class SvgPicture
{
    private const double Margin = 28, LeastWidth = 760, TitleSize = 19, NoteSize = 11, NoteLine = 16;
    private const int MostTold = 60;

    private readonly Plan _plan;
    private readonly Placement _placement;
    private readonly SvgSheet _sheet;
    private readonly double _width;
    private readonly IReadOnlyList<string> _title;
    private readonly double _left;
    private readonly double _top;

    private SvgPicture(Plan plan, Placement placement, XmlWriter xml)
    {
        (_plan, _placement, _sheet) = (plan, placement, new SvgSheet(xml));
        _width = Math.Max(LeastWidth, placement.Width + (2 * Margin));
        _title = Letters.Wrap(Letters.Line(TitleOf(plan.Graph)), TitleSize, _width - (2 * Margin), 4, isBold: true);
        _left = (_width - placement.Width) / 2;
        _top = Margin + (_title.Count * (TitleSize + 6)) + NoteLine + 22;
    }

    private Subgraph Graph => _plan.Graph;

    /// <summary>Writes a picture.</summary>
    public static void Write(Subgraph graph, XmlWriter xml, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var plan = Plan.Of(graph);
        new SvgPicture(plan, Placement.Of(Layers.Of(plan), plan.HasLabels), xml).Write(cancellationToken);
    }

    private void Write(CancellationToken cancellationToken)
    {
        var legend = new SvgLegend(_sheet, _plan, Margin, _width - Margin);
        var notes = Notes();
        var legendTop = _top + _placement.Height + 30;
        var notesTop = legendTop + legend.Height + 22;
        var height = notesTop + (notes.Count * NoteLine) + (Margin / 2);
        _sheet.Begin(
            "svg",
            ("width", Number(_width)),
            ("height", Number(height)),
            ("viewBox", $"0 0 {Number(_width)} {Number(height)}"),
            ("font-family", "sans-serif"),
            ("font-size", Number(NoteSize)),
            ("fill", SvgColours.Ink),
            ("role", "img"),
            ("aria-labelledby", "title desc"));
        _sheet.Text("title", TitleOf(Graph), ("id", "title"));
        _sheet.Text("desc", Told(), ("id", "desc"));
        _sheet.Text(
            "metadata", string.Join('\n', ExportNotes.LinesOf(Graph).Select(line => $"{line.Name}: {line.Value}")));
        _sheet.Empty(
            "rect", ("width", Number(_width)), ("height", Number(height)), ("fill", SvgColours.Ground));
        WriteHead();
        _sheet.Begin("g", ("transform", $"translate({Point(_left, _top)})"));
        _sheet.Begin("g", ("fill", "none"));
        foreach (var chain in _placement.Chains)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WriteLine(chain);
        }

        _sheet.End();
        WriteLabels(cancellationToken);
        WriteMarks(cancellationToken);
        _sheet.End();
        legend.Write(legendTop);
        for (var i = 0; i < notes.Count; i++)
        {
            _sheet.Text(
                "text", notes[i],
                ("x", Number(Margin)), ("y", Number(notesTop + (i * NoteLine))), ("fill", SvgColours.Muted));
        }

        _sheet.End();
    }

    private static string TitleOf(Subgraph graph) => graph.Question?.Words ?? "A part of the graph";

    private static string Counted(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private string Counts() => $"{Counted(Graph.Vertices.Count, "entity", "entities")}, "
        + Counted(Graph.Ordinals.Count, "tie", "ties")
        + (Graph.LeftOut == 0 ? "" : $"; {Counted(Graph.LeftOut, "entity more is", "entities more are")} left out");

    /// <summary>The picture in words, for those who do not see it.</summary>
    private string Told()
    {
        var snapshot = Graph.Snapshot;
        var ties = Graph.Ordinals.Count <= MostTold
            ? string.Join(' ', _plan.Links.SelectMany(link => link.Ties).Select(Sentence))
            : "They are too many to be told here: the same question has them as a table and as data.";
        return $"{Counts()}. {ties}".TrimEnd();

        string Sentence(TieLabel label)
        {
            var (tie, role) = (label.Tie, label.Tie.Roles.Count > 0 ? $" ({label.Tie.Roles[0].Value})" : "");
            return $"{NameOf(tie.SubjectId)}: {tie.Type.Label} {NameOf(tie.ObjectId)}{role}"
                + $"{TieLabel.DatesOf(tie.Start, tie.End)}.";
        }

        string NameOf(string id) =>
            snapshot.TryGetVertex(id, out var vertex) ? snapshot.EntityColumns.Name(vertex) : id;
    }

    private void WriteHead()
    {
        var y = Margin + TitleSize;
        foreach (var line in _title)
        {
            _sheet.Text(
                "text", line,
                ("x", Number(Margin)), ("y", Number(y)), ("font-size", Number(TitleSize)),
                ("font-weight", "bold"));
            y += TitleSize + 6;
        }

        _sheet.Text(
            "text", Counts(), ("x", Number(Margin)), ("y", Number(y - 2)), ("fill", SvgColours.Muted),
            ("font-size", "13"));
    }

    private void WriteLine(Chain chain)
    {
        var (link, style) = (chain.Link, SvgColours.Of(chain.Link));
        _sheet.Begin(
            "path",
            ("d", chain.IsBeside ? BesidePath(chain) : ThroughPath(chain)),
            ("stroke", style.Colour), ("stroke-width", style.Width), ("stroke-dasharray", style.Dash));
        _sheet.Text(
            "title",
            $"{link.One.Entity.Name} – {link.Other.Entity.Name}: "
                + string.Join("; ", link.Ties.Select(label => string.Join(' ', label.Lines))));
        _sheet.End();
        foreach (var (mark, isOuter) in new[] { (chain.Inner.Mark!, false), (chain.Outer.Mark!, true) })
        {
            if (link.LeadsTo(mark))
            {
                WriteArrow(chain, isOuter);
            }
        }
    }

    /// <summary>The level part of a line below its label: from where to where, towards the outer end.</summary>
    private (double From, double To, double Y) LevelOf(Chain chain)
    {
        var place = _placement[chain.Outer.Column];
        var y = chain.Outer.Y + chain.Port;
        if (chain.IsBeside)
        {
            var inner = place.Mark + (place.Out * ((Mark.Size / 2) + place.Names + Placement.Fan));
            return (place.Edge(place.Out) - (place.Out * place.Arc), inner, y);
        }

        var side = Math.Sign(chain.Outer.Column - chain.Inner.Column);
        var edge = place.Edge(-side);
        return (edge, edge + (side * place.Labels), y);
    }

    private string ThroughPath(Chain chain)
    {
        var side = Math.Sign(chain.Outer.Column - chain.Inner.Column);
        var start = chain.Inner;
        var (x, y) = (_placement.Exit(start, side), start.Y);
        var path = $"M{Point(x, y)}";
        if (chain.LeavesInward)
        {
            y += chain.InnerPort;
            path += Bend(x, start.Y, x + (side * Placement.Fan), y);
        }

        x = _placement[start.Column].Edge(side);
        path += $"H{Number(x)}";
        foreach (var cell in chain.Cells.Skip(1).SkipLast(1))
        {
            path += Bend(x, y, _placement[cell.Column].Edge(-side), cell.Y);
            (x, y) = (_placement[cell.Column].Edge(side), cell.Y);
            path += $"H{Number(x)}";
        }

        var (from, to, port) = LevelOf(chain);
        path += $"{Bend(x, y, from, port)}H{Number(to)}";
        return path + Bend(to, port, _placement.Exit(chain.Outer, -side), chain.Outer.Y);
    }

    private string BesidePath(Chain chain)
    {
        var place = _placement[chain.Outer.Column];
        var (from, to, port) = LevelOf(chain);
        var upper = chain.Inner.Y + chain.InnerPort;
        var (reach, exit) = (from + (place.Out * chain.Reach), _placement.Exit(chain.Inner, place.Out));
        return $"M{Point(exit, chain.Inner.Y)}"
            + Bend(exit, chain.Inner.Y, exit + (place.Out * Placement.Fan), upper)
            + $"H{Number(from)}C{Point(reach, upper)} {Point(reach, port)} {Point(from, port)}H{Number(to)}"
            + Bend(to, port, _placement.Exit(chain.Outer, place.Out), chain.Outer.Y);
    }

    /// <summary>A head on the level part of a line, at the end towards which the tie is read.</summary>
    private void WriteArrow(Chain chain, bool isOuter)
    {
        var (from, to, y) = LevelOf(chain);
        var side = Math.Sign(to - from);
        var (tip, back) = isOuter ? (to + (side * 3), -side) : (from - (side * 1), side);
        _sheet.Empty(
            "path",
            ("d", $"M{Point(tip, y)}l{Point(back * 9, -3.6)}v7.2z"),
            ("fill", SvgColours.Muted));
    }

    private void WriteLabels(CancellationToken cancellationToken)
    {
        var columns = ExportColumns.OfTies(
            Graph.Snapshot, [.. _plan.Links.SelectMany(link => link.Ties).Select(label => label.Tie)]);
        _sheet.Begin("g", ("font-size", Number(TieLabel.Size)));
        foreach (var chain in _placement.Chains)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (from, to, port) = LevelOf(chain);
            var x = (Math.Min(from, to) + Math.Max(from, to)) / 2;
            var y = port - 5 - chain.Link.LabelHeight + Link.LineHeight;
            foreach (var label in chain.Link.Ties)
            {
                _sheet.Begin(
                    _plan.HasLabels ? "text" : "g", ("data-id", label.Tie.Id), ("text-anchor", "middle"));
                _sheet.Text("title", $"{label.Tie.SubjectId} {label.Tie.Type.Label} {label.Tie.ObjectId}");
                _sheet.Text("desc", DetailsOf(columns, label.Tie));
                var direction = DirectionOf(chain, label.Tie);
                for (var i = 0; _plan.HasLabels && i < label.Lines.Count; i++)
                {
                    _sheet.Text(
                        "tspan", i == 0 ? direction + label.Lines[i] : label.Lines[i],
                        ("x", Number(x)), ("y", Number(y)));
                    y += Link.LineHeight;
                }

                _sheet.End();
            }
        }

        _sheet.End();
    }

    /// <summary>Which way a tie is read, where those of one line are read either way.</summary>
    private static string DirectionOf(Chain chain, Affiliation tie)
    {
        var (inner, outer) = (chain.Inner.Mark!, chain.Outer.Mark!);
        if (tie.Type.IsSymmetric || !chain.Link.LeadsTo(inner) || !chain.Link.LeadsTo(outer))
        {
            return "";
        }

        var isToOuter = tie.ObjectId == outer.Entity.Id;
        return chain.IsBeside ? isToOuter ? "↓ " : "↑ "
            : isToOuter == (chain.Outer.Column > chain.Inner.Column) ? "→ " : "← ";
    }

    private void WriteMarks(CancellationToken cancellationToken)
    {
        var columns = ExportColumns.OfEntities(Graph.Snapshot, [.. _plan.Marks.Select(mark => mark.Entity)]);
        foreach (var cell in _placement.Cells)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (mark, place) = (cell.Mark!, _placement[cell.Column]);
            var (colour, outline) = SvgColours.Of(mark.Entity.Schema);
            var scale = Mark.Size / 14;
            _sheet.Begin("g", ("data-id", mark.Entity.Id));
            _sheet.Text("title", mark.Entity.Name);
            _sheet.Text("desc", DetailsOf(columns, mark.Entity));
            _sheet.Empty(
                "path",
                ("d", outline),
                ("fill", colour),
                ("fill-rule", "evenodd"),
                ("transform",
                    $"translate({Point(place.Mark - (8 * scale), cell.Y - (8 * scale))}) "
                        + $"scale({scale.ToString("0.###", CultureInfo.InvariantCulture)})"));
            var x = place.Mark + (place.Out * ((Mark.Size / 2) + Placement.NameGap));
            var anchor = place.Out < 0 ? "end" : null;
            var y = cell.Y - (mark.TextHeight / 2) + mark.NameSize - 1;
            foreach (var line in mark.Name)
            {
                WriteName(line, mark.NameSize, SvgColours.Ink, "bold");
                y += mark.LineHeight;
            }

            y -= mark.IsInline ? mark.LineHeight : 1;
            x += mark.IsInline
                ? place.Out * (Letters.Width(mark.Name[0], mark.NameSize, isBold: true) + Mark.InlineGap) : 0;
            foreach (var line in mark.OtherName)
            {
                WriteName(line, NoteSize, SvgColours.Muted, null);
                y += Mark.OtherLineHeight;
            }

            _sheet.End();

            void WriteName(string line, double size, string fill, string? weight) => _sheet.Text(
                "text", line, ("x", Number(x)), ("y", Number(y)), ("font-size", Number(size)),
                ("fill", fill),
                ("font-weight", weight), ("text-anchor", anchor));
        }
    }

    private static string DetailsOf(
        IReadOnlyList<ExportColumn<GraphRecord>> columns, GraphRecord record) => string.Join(
        '\n',
        columns.Select(column => (column.Name, Value: column.Value(record))).Where(line => line.Value is not null)
            .Select(line => $"{line.Name}: {line.Value}"));

    /// <summary>Where the picture comes from and how it may be used, in lines.</summary>
    private List<string> Notes()
    {
        var snapshot = Graph.Snapshot;
        var newest = Source.NewestPublished(ExportNotes.SourcesOf(Graph));
        var notes = new List<string>
        {
            $"Snapshot {snapshot.Id}."
                + (newest is { } date ? $" Newest evidence: {Wording.DateEn(date)}." : ""),
        };
        if ((Graph.Question?.Cite ?? Graph.Question?.Address) is { } address)
        {
            notes.Add($"Cite: {address}");
        }

        notes.AddRange(ExportNotes.DatasetsOf(Graph).Select(dataset =>
            $"Data: {dataset.Citation ?? dataset.Title}{(dataset.Licence is { } name ? $" Licence: {name}." : "")}"));
        if (!_plan.HasLabels)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Of more than {Plan.MaxLabels} ties, roles and dates are not written here; the file holds them."));
        }

        notes.Add(ExportNotes.Neutral);
        return [.. notes.SelectMany(note =>
            Letters.Wrap(Letters.Line(note), NoteSize, _width - (2 * Margin), 6))];
    }
}
