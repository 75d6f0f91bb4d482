namespace GraphService.Exports.Drawing;

/// <summary>
/// Entities in columns by their distance from where the picture begins, each column in the order with few crossings.
/// </summary>
/// <remarks>
/// A layered drawing after K. Sugiyama, S. Tagawa and M. Toda (1981), "Methods for visual understanding of hierarchical
/// system structures": links that span several columns run through a place in each of them, and columns are ordered by
/// the barycentres of neighbours, to and fro; the order with the fewest crossings is kept. Ways lead from left to
/// right. All else begins in the middle: what is connected without the beginning stays on one side of it.
/// </remarks>
internal sealed class Layers
{
    /// <summary>From so many on, entities stand on both sides of the beginning.</summary>
    private const int OneSideAtMost = 10;

    private const int Sweeps = 12;

    private readonly Plan _plan;
    private readonly Dictionary<Mark, Cell> _cells = [];
    private readonly Dictionary<Mark, List<Mark>> _neighbors;
    private readonly SortedDictionary<int, List<Cell>> _columns = [];
    private readonly List<Chain> _chains = [];

    private Layers(Plan plan)
    {
        _plan = plan;
        _neighbors = plan.Marks.ToDictionary(mark => mark, _ => new List<Mark>());
        foreach (var link in plan.Links)
        {
            _neighbors[link.One].Add(link.Other);
            _neighbors[link.Other].Add(link.One);
        }
    }

    /// <summary>The columns from left to right; 0 is where the picture begins.</summary>
    public IReadOnlyDictionary<int, List<Cell>> Columns => _columns;

    /// <summary>The links with the cells that they run through.</summary>
    public IReadOnlyList<Chain> Chains => _chains;

    /// <summary>Finds the columns and their orders.</summary>
    public static Layers Of(Plan plan)
    {
        var layers = new Layers(plan);
        layers.Assign();
        layers.Connect();
        layers.Order();
        return layers;
    }

    private void Assign()
    {
        var distances = new Dictionary<Mark, int>();
        var (from, to) = _plan.Graph is { IsRoute: true, Roots: [var first, var second] }
            ? (_plan.MarkOf(first), _plan.MarkOf(second)) : (null, null);
        if (from is not null)
        {
            Visit([from], distances);
        }

        Visit([.. _plan.Marks.Where(mark => mark.IsRoot && from is null)], distances);
        foreach (var mark in _plan.Marks.OrderByDescending(mark => _neighbors[mark].Count))
        {
            if (!distances.ContainsKey(mark))
            {
                Visit([mark], distances);
            }
        }

        if (from is not null && to is not null && from != to)
        {
            distances[to] = Math.Max(
                distances[to], 1 + distances.Where(pair => pair.Key != to).Max(pair => pair.Value));
        }

        var isLeft = from is null && distances.Count(pair => pair.Value > 0) > OneSideAtMost
            ? LeftHalf(distances) : [];
        foreach (var mark in _plan.Marks)
        {
            Add(_cells[mark] = new Cell(mark, isLeft.Contains(mark) ? -distances[mark] : distances[mark]));
        }
    }

    private void Visit(IReadOnlyList<Mark> start, Dictionary<Mark, int> distances)
    {
        var queue = new Queue<Mark>();
        foreach (var mark in start)
        {
            distances[mark] = 0;
            queue.Enqueue(mark);
        }

        while (queue.TryDequeue(out var mark))
        {
            foreach (var neighbor in _neighbors[mark])
            {
                if (distances.TryAdd(neighbor, distances[mark] + 1))
                {
                    queue.Enqueue(neighbor);
                }
            }
        }
    }

    /// <summary>
    /// About half of what does not stand in the middle: whole parts that hang together, or where one of them is most of
    /// it, what hangs on each of the nearest.
    /// </summary>
    private HashSet<Mark> LeftHalf(Dictionary<Mark, int> distances)
    {
        var outside = _plan.Marks.Where(mark => distances[mark] > 0).ToList();
        var parts = Parts(outside, (_, neighbor) => distances[neighbor] > 0);
        if (parts.Max(part => part.Count) > outside.Count * 0.6)
        {
            var owner = new Dictionary<Mark, Mark>();
            foreach (var mark in outside.OrderBy(mark => distances[mark]))
            {
                owner[mark] = distances[mark] == 1 ? mark
                    : owner[_neighbors[mark].First(neighbor => distances[neighbor] == distances[mark] - 1)];
            }

            parts = [.. outside.GroupBy(mark => owner[mark]).Select(group => group.ToList())];
        }

        var (half, left, right) = (new HashSet<Mark>(), 0, 0);
        foreach (var (part, weight) in parts
            .Select(part => (part, Weight: part.Sum(mark => 1 + _neighbors[mark].Count)))
            .OrderByDescending(part => part.Weight))
        {
            if (left < right)
            {
                left += weight;
                half.UnionWith(part);
            }
            else
            {
                right += weight;
            }
        }

        return half;
    }

    private List<List<Mark>> Parts(List<Mark> marks, Func<Mark, Mark, bool> passes)
    {
        var (parts, seen) = (new List<List<Mark>>(), new HashSet<Mark>());
        foreach (var mark in marks.Where(seen.Add))
        {
            var part = new List<Mark> { mark };
            for (var i = 0; i < part.Count; i++)
            {
                part.AddRange(_neighbors[part[i]].Where(other => passes(part[i], other) && seen.Add(other)));
            }

            parts.Add(part);
        }

        return parts;
    }

    private void Connect()
    {
        foreach (var link in _plan.Links)
        {
            var (one, other) = (_cells[link.One], _cells[link.Other]);
            // The label stands at the end that is farther out.
            var isTurned = Math.Abs(one.Column) > Math.Abs(other.Column)
                || (Math.Abs(one.Column) == Math.Abs(other.Column) && one.Column > other.Column);
            var (inner, outer) = isTurned ? (other, one) : (one, other);
            var chain = new Chain(link, inner, outer);
            var step = Math.Sign(outer.Column - inner.Column);
            for (var column = inner.Column + step; step != 0 && column != outer.Column; column += step)
            {
                chain.Cells.Insert(chain.Cells.Count - 1, Add(new Cell(null, column)));
            }

            if (step != 0)
            {
                for (var i = 1; i < chain.Cells.Count; i++)
                {
                    chain.Cells[i - 1].Beside(step).Add(chain.Cells[i]);
                    chain.Cells[i].Beside(-step).Add(chain.Cells[i - 1]);
                }
            }

            _chains.Add(chain);
        }
    }

    private Cell Add(Cell cell)
    {
        if (!_columns.TryGetValue(cell.Column, out var column))
        {
            _columns.Add(cell.Column, column = []);
        }

        cell.Place = column.Count;
        column.Add(cell);
        return cell;
    }

    private void Order()
    {
        var (best, fewest) = (Places(), long.MaxValue);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var outward = sweep % 2 == 0;
            foreach (var column in _columns.Keys.OrderBy(column => outward ? Math.Abs(column) : -Math.Abs(column)))
            {
                // By what is nearer to the middle on the way out, by what is farther on the way back.
                var side = column == 0 ? 0 : outward ? -Math.Sign(column) : Math.Sign(column);
                Sort(_columns[column], cell => side == 0
                    ? cell.Left.Concat(cell.Right) : cell.Beside(side));
            }

            var crossings = Crossings();
            if (crossings < fewest)
            {
                (best, fewest) = (Places(), crossings);
            }
        }

        foreach (var column in _columns.Values)
        {
            column.Sort((a, b) => best[a].CompareTo(best[b]));
            Number(column);
        }
    }

    private Dictionary<Cell, int> Places() =>
        _columns.Values.SelectMany(column => column).ToDictionary(cell => cell, cell => cell.Place);

    private static void Sort(List<Cell> column, Func<Cell, IEnumerable<Cell>> neighborsOf)
    {
        var centres = column.ToDictionary(cell => cell, cell =>
            neighborsOf(cell).Select(neighbor => (double)neighbor.Place).DefaultIfEmpty(cell.Place).Average());
        var sorted = column.OrderBy(cell => centres[cell]).ThenBy(cell => cell.Place).ToList();
        column.Clear();
        column.AddRange(sorted);
        Number(column);
    }

    private static void Number(List<Cell> column)
    {
        for (var i = 0; i < column.Count; i++)
        {
            column[i].Place = i;
        }
    }

    private long Crossings()
    {
        var crossings = 0L;
        foreach (var column in _columns.Values)
        {
            var pairs = column.SelectMany(cell => cell.Right.Select(right => (cell.Place, Right: right.Place)))
                .ToList();
            for (var i = 0; i < pairs.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    crossings += (pairs[i].Place - pairs[j].Place) * (pairs[i].Right - pairs[j].Right) < 0 ? 1 : 0;
                }
            }
        }

        return crossings;
    }
}

/// <summary>A place in a column: of an entity, or of a link that passes through.</summary>
internal sealed class Cell(Mark? mark, int column)
{
    public Mark? Mark { get; } = mark;

    public int Column { get; } = column;

    /// <summary>Place in the column, from 0.</summary>
    public int Place { get; set; }

    /// <summary>What it is linked with in the column to the left.</summary>
    public List<Cell> Left { get; } = [];

    /// <summary>What it is linked with in the column to the right.</summary>
    public List<Cell> Right { get; } = [];

    /// <summary>Height of its middle in the picture.</summary>
    public double Y { get; set; }

    /// <summary>What it takes above its middle.</summary>
    public double Above { get; set; }

    /// <summary>What it takes below its middle.</summary>
    public double Below { get; set; }

    /// <summary>What it is linked with on a side: -1 for the left, 1 for the right.</summary>
    public List<Cell> Beside(int side) => side < 0 ? Left : Right;
}

/// <summary>A link on its way through the columns, from the inner end to the outer one.</summary>
internal sealed class Chain(Link link, Cell inner, Cell outer)
{
    public Link Link { get; } = link;

    public List<Cell> Cells { get; } = [inner, outer];

    public Cell Inner => Cells[0];

    public Cell Outer => Cells[^1];

    /// <summary>Whether both ends stand in one column.</summary>
    public bool IsBeside => Inner.Column == Outer.Column;

    /// <summary>Whether it leaves its inner end on the side at which the labels of that end stand.</summary>
    public bool LeavesInward => !IsBeside && Math.Sign(Cells[1].Column - Inner.Column) == -Math.Sign(Inner.Column);

    /// <summary>Where its line ends, from the middle of the cell at which its label stands.</summary>
    public double Port { get; set; }

    /// <summary>Where its line begins, from the middle of the cell, where it leaves between labels.</summary>
    public double InnerPort { get; set; }

    /// <summary>How far out the line of one that joins two of a column goes.</summary>
    public double Reach { get; set; }
}
