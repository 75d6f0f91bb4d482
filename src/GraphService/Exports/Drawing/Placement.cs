namespace GraphService.Exports.Drawing;

/// <summary>Where everything of a picture stands, from its upper left corner.</summary>
/// <remarks>
/// Each label has a place of its own at the outer end of its line, where the line runs level below it; lines bend only
/// between columns, where nothing is written. So nothing overlaps, however many ties there are. Cells move towards what
/// they are linked with as far as the order leaves room: the least squares of R. E. Barlow et al. (1972), "Statistical
/// inference under order restrictions" (pool adjacent violators).
/// </remarks>
internal sealed class Placement
{
    /// <summary>Between a mark and its name.</summary>
    public const double NameGap = 6;

    /// <summary>Where the ports of a mark run together.</summary>
    public const double Fan = 22;

    private const double LabelGap = 6, LineGap = 4, LabelPadding = 9;
    private const double LeastBend = 56, MostBend = 150;

    private readonly Layers _layers;
    private readonly bool _hasLabels;
    private readonly Dictionary<int, ColumnPlace> _columns = [];

    private Placement(Layers layers, bool hasLabels) => (_layers, _hasLabels) = (layers, hasLabels);

    private double Gap => _hasLabels ? 9 : 3;

    /// <summary>Width of all columns.</summary>
    public double Width { get; private set; }

    /// <summary>Height of the tallest.</summary>
    public double Height { get; private set; }

    /// <summary>The links.</summary>
    public IReadOnlyList<Chain> Chains => _layers.Chains;

    /// <summary>The cells of entities.</summary>
    public IEnumerable<Cell> Cells =>
        _layers.Columns.OrderBy(column => column.Key).SelectMany(column => column.Value)
            .Where(cell => cell.Mark is not null);

    /// <summary>Places everything.</summary>
    public static Placement Of(Layers layers, bool hasLabels)
    {
        var placement = new Placement(layers, hasLabels);
        placement.PlacePorts();
        placement.PlaceRows();
        placement.PlaceColumns();
        return placement;
    }

    /// <summary>Where a column stands.</summary>
    public ColumnPlace this[int column] => _columns[column];

    /// <summary>Where the lines of a cell begin on a side.</summary>
    public double Exit(Cell cell, int side)
    {
        var column = _columns[cell.Column];
        if (cell.Mark is not { } mark)
        {
            return column.Edge(side);
        }

        var isNameSide = side == column.Out;
        return column.Mark + (side * ((Mark.Size / 2) + 4 + (isNameSide ? NameGap + mark.NameWidth : 0)));
    }

    /// <summary>The ends of lines at each mark: those with labels one below the other.</summary>
    private void PlacePorts()
    {
        foreach (var chain in Chains.Where(chain => chain.IsBeside && chain.Inner.Place > chain.Outer.Place))
        {
            chain.Cells.Reverse();
        }

        var ends = Chains.Where(chain => !chain.IsBeside).ToLookup(chain => chain.Outer);
        var through = Chains.Where(chain => chain.LeavesInward).ToLookup(chain => chain.Inner);
        var upwards = Chains.Where(chain => chain.IsBeside).ToLookup(chain => chain.Outer);
        var downwards = Chains.Where(chain => chain.IsBeside).ToLookup(chain => chain.Inner);
        foreach (var cell in _layers.Columns.Values.SelectMany(column => column))
        {
            var half = cell.Mark is { } mark ? mark.Height / 2 : _hasLabels ? 5 : 1;
            (cell.Above, cell.Below) = (half, half);
            if (!_hasLabels)
            {
                continue;
            }

            Stack(
                cell,
                [
                    .. ends[cell].Select(chain => (chain, true, chain.Cells[^2].Place))
                        .Concat(through[cell].Select(chain => (chain, false, chain.Cells[1].Place)))
                        .OrderBy(end => end.Item3).Select(end => (end.Item1, end.Item2)),
                ],
                isBelow: false);
            var isCrossed = (cell.Column < 0 ? cell.Left : cell.Right).Count > 0;
            Stack(
                cell,
                [
                    // The nearer above the other, so that no two of them cross.
                    .. upwards[cell].OrderByDescending(chain => chain.Inner.Place).Select(chain => (chain, true)),
                    .. downwards[cell].OrderByDescending(chain => chain.Outer.Place).Select(chain => (chain, false)),
                ],
                isCrossed);
        }
    }

    private static void Stack(Cell cell, IReadOnlyList<(Chain Chain, bool HasLabel)> ends, bool isBelow)
    {
        if (ends.Count == 0)
        {
            return;
        }

        var (ports, y) = (new List<double>(), isBelow ? LabelGap : 0);
        foreach (var (chain, hasLabel) in ends)
        {
            y += hasLabel ? chain.Link.LabelHeight + LineGap : LineGap;
            ports.Add(y);
            y += LabelGap;
        }

        var shift = isBelow ? 0 : -ports.Average();
        for (var i = 0; i < ends.Count; i++)
        {
            if (ends[i].HasLabel)
            {
                ends[i].Chain.Port = ports[i] + shift;
            }
            else
            {
                ends[i].Chain.InnerPort = ports[i] + shift;
            }
        }

        cell.Above = Math.Max(cell.Above, -shift);
        cell.Below = Math.Max(cell.Below, y + shift);
    }

    private void PlaceRows()
    {
        foreach (var column in _layers.Columns.Values)
        {
            var y = 0d;
            foreach (var cell in column)
            {
                y += cell.Above;
                cell.Y = y;
                y += cell.Below + Gap;
            }
        }

        if (_layers.Columns.Count == 0)
        {
            return;
        }

        var tallest = _layers.Columns.MaxBy(column => column.Value[^1].Y).Key;
        foreach (var (number, column) in _layers.Columns.OrderBy(column => Math.Abs(column.Key - tallest)))
        {
            if (number != tallest)
            {
                Align(column, cell => cell.Beside(Math.Sign(tallest - number)));
            }
        }

        for (var sweep = 0; sweep < 4; sweep++)
        {
            foreach (var (number, column) in _layers.Columns)
            {
                if (number != tallest)
                {
                    Align(column, cell => cell.Left.Concat(cell.Right));
                }
            }
        }

        var cells = _layers.Columns.Values.SelectMany(column => column).ToList();
        var top = cells.Min(cell => cell.Y - cell.Above);
        cells.ForEach(cell => cell.Y -= top);
        Height = cells.Max(cell => cell.Y + cell.Below);
    }

    /// <summary>Moves the cells of a column to the middle of others, in their order and with room for each.</summary>
    private void Align(List<Cell> column, Func<Cell, IEnumerable<Cell>> othersOf)
    {
        var offsets = new double[column.Count];
        for (var i = 1; i < column.Count; i++)
        {
            offsets[i] = offsets[i - 1] + column[i - 1].Below + Gap + column[i].Above;
        }

        var blocks = new Stack<(double Sum, int Count)>();
        for (var i = 0; i < column.Count; i++)
        {
            var wanted = othersOf(column[i]).Select(other => other.Y).DefaultIfEmpty(column[i].Y).Average();
            var block = (Sum: wanted - offsets[i], Count: 1);
            while (blocks.TryPeek(out var last) && last.Sum / last.Count > block.Sum / block.Count)
            {
                blocks.Pop();
                block = (last.Sum + block.Sum, last.Count + block.Count);
            }

            blocks.Push(block);
        }

        var place = 0;
        foreach (var (sum, count) in blocks.Reverse())
        {
            for (var end = place + count; place < end; place++)
            {
                column[place].Y = (sum / count) + offsets[place];
            }
        }
    }

    private void PlaceColumns()
    {
        var x = 0d;
        foreach (var (number, cells) in _layers.Columns)
        {
            if (number > _layers.Columns.Keys.First())
            {
                x += Bend(number);
            }

            var labels = WidthOf(Chains.Where(chain => !chain.IsBeside && chain.Outer.Column == number));
            var beside = Chains.Where(chain => chain.IsBeside && chain.Outer.Column == number).ToList();
            var names = cells.Where(cell => cell.Mark is not null)
                .Select(cell => NameGap + cell.Mark!.NameWidth).DefaultIfEmpty().Max();
            var inner = labels > 0 ? labels + Fan : 0;
            var arc = PlaceArcs(beside);
            var outer = beside.Count == 0 ? 6 : WidthOf(beside) + Fan + arc;
            var isMirrored = number < 0;
            var (first, last) = isMirrored ? (outer + names, inner) : (inner, names + outer);
            var place = new ColumnPlace(
                x, x + first + (Mark.Size / 2), x + first + Mark.Size + last, isMirrored ? -1 : 1, labels, names, arc);
            _columns.Add(number, place);
            x = place.Last;
        }

        Width = x;
    }

    /// <summary>
    /// Keeps the lines apart that join two of a column: the longer goes round the shorter ones in its way.
    /// </summary>
    /// <returns>The room that they need.</returns>
    private double PlaceArcs(List<Chain> beside)
    {
        var lanes = new List<(double From, double To, int Lane)>();
        foreach (var chain in beside.OrderBy(chain => chain.Outer.Y - chain.Inner.Y))
        {
            var (from, to) = (chain.Inner.Y + chain.InnerPort, chain.Outer.Y + chain.Port);
            var lane = 1 + lanes.Where(other => other.From < to && from < other.To)
                .Select(other => other.Lane).DefaultIfEmpty().Max();
            lanes.Add((from, to, lane));
            chain.Reach = 16 + ((_hasLabels ? 7 : 5) * lane);
        }

        // A bend reaches three quarters of the way to the points that draw it.
        return beside.Select(chain => (0.75 * chain.Reach) + 6).DefaultIfEmpty().Max();
    }

    private static double WidthOf(IEnumerable<Chain> chains) =>
        chains.Select(chain => chain.Link.LabelWidth + (2 * LabelPadding)).DefaultIfEmpty().Max();

    /// <summary>The room in which lines bend from one column to the next: more where they rise more.</summary>
    private double Bend(int number)
    {
        var rise = _layers.Columns[number].SelectMany(cell => cell.Left.Select(left => Math.Abs(cell.Y - left.Y)))
            .DefaultIfEmpty().Max();
        return Math.Clamp(rise / 5, LeastBend, MostBend);
    }
}

/// <summary>Where a column stands.</summary>
/// <param name="First">Its left edge.</param>
/// <param name="Mark">The middle of its marks.</param>
/// <param name="Last">Its right edge.</param>
/// <param name="Out">The side on which names stand: 1 for the right.</param>
/// <param name="Labels">Width of the labels at the inner side; 0 for none.</param>
/// <param name="Names">Width of the names, with the gap before.</param>
/// <param name="Arc">Width of what joins two of the column; 0 for none.</param>
internal sealed record ColumnPlace(
    double First, double Mark, double Last, int Out, double Labels, double Names, double Arc)
{
    /// <summary>Its edge on a side.</summary>
    public double Edge(int side) => side < 0 ? First : Last;
}
