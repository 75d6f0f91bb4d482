using GraphService.Exports.Drawing;
using GraphService.Model;
using static GraphService.Exports.SvgSheet;

namespace GraphService.Exports;

/// <summary>What the marks and lines of a picture mean: of those that it has.</summary>
internal sealed class SvgLegend
{
    private const double LetterSize = 11, LineHeight = 22, MarkRoom = 20, LineRoom = 36, Gap = 22;

    private readonly SvgSheet _sheet;
    private readonly double _left;
    private readonly double _right;
    private readonly List<Item> _items = [];
    private double _x;
    private int _row;

    /// <summary>Makes the legend of a picture.</summary>
    /// <param name="sheet">What it is written on.</param>
    /// <param name="plan">What the picture has.</param>
    /// <param name="left">Its left edge.</param>
    /// <param name="right">Its right edge.</param>
    public SvgLegend(SvgSheet sheet, Plan plan, double left, double right)
    {
        (_sheet, _left, _right, _x) = (sheet, left, right, left);
        var schemata = plan.Marks.Select(mark => mark.Entity.Schema).ToHashSet();
        foreach (var schema in EntitySchema.All.Where(schemata.Contains))
        {
            Add(schema.Label, MarkRoom, (x, y) => DrawMark(schema, x, y));
        }

        var lines = plan.Links.Select(SvgColours.Of).ToHashSet();
        AddLine(
            "a page of the body itself, of a state or an international body says so",
            SvgLine.Official, plan.Links.Any(link => link.IsOfficial));
        AddLine("the press or another third party says so", SvgLine.Plain, lines);
        AddLine("only the subject says so", SvgLine.Plain with { Dash = SvgLine.Dots }, lines);
        AddLine(
            "dates not known",
            SvgLine.Plain with { Dash = SvgLine.Dashes }, lines.Any(line => line.Dash == SvgLine.Dashes));
        if (plan.Links.Any(link => link.Ties.Exists(label => !label.Tie.Type.IsSymmetric)))
        {
            Add("is read in the direction of the arrow", LineRoom, (x, y) =>
            {
                DrawLine(SvgLine.Plain, x, y);
                _sheet.Empty("path", ("d", $"M{Point(x + 30, y - 4)}l-9 -3.6v7.2z"), ("fill", SvgColours.Muted));
            });
        }
    }

    /// <summary>Its height.</summary>
    public double Height => (_row + 1) * LineHeight;

    /// <summary>Writes it, below a line.</summary>
    public void Write(double top)
    {
        _sheet.Empty(
            "path", ("d", $"M{Point(_left, top - 14)}H{Number(_right)}"), ("stroke", SvgColours.Hairline));
        foreach (var item in _items)
        {
            var y = top + 8 + (item.Row * LineHeight);
            item.Draw(item.X, y);
            _sheet.Text("text", item.Words, ("x", Number(item.X + item.Room)), ("y", Number(y)));
        }
    }

    private void AddLine(string words, SvgLine line, HashSet<SvgLine> there) =>
        AddLine(words, line, there.Contains(line));

    private void AddLine(string words, SvgLine line, bool isThere)
    {
        if (isThere)
        {
            Add(words, LineRoom, (x, y) => DrawLine(line, x, y));
        }
    }

    private void Add(string words, double room, Action<double, double> draw)
    {
        var width = room + Letters.Width(words, LetterSize);
        if (_x + width > _right && _x > _left)
        {
            (_x, _row) = (_left, _row + 1);
        }

        _items.Add(new Item(words, _x, _row, room, draw));
        _x += width + Gap;
    }

    private void DrawMark(EntitySchema schema, double x, double y)
    {
        var (colour, outline) = SvgColours.Of(schema);
        _sheet.Empty(
            "path", ("d", outline), ("fill", colour), ("fill-rule", "evenodd"),
            ("transform", $"translate({Point(x, y - 12)})"));
    }

    private void DrawLine(SvgLine line, double x, double y) => _sheet.Empty(
        "path", ("d", $"M{Point(x, y - 4)}h30"), ("stroke", line.Colour), ("stroke-width", line.Width),
        ("stroke-dasharray", line.Dash));

    private sealed record Item(string Words, double X, int Row, double Room, Action<double, double> Draw);
}
