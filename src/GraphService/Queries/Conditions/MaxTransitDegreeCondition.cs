using System.Globalization;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>max_transit_degree</c>: not through entities with very many neighbours.</summary>
internal sealed class MaxTransitDegreeCondition() : InnerCondition<DegreeBound>(DegreeBound.Rule.Optional(
    "max_transit_degree",
    "Lead only through entities with at most so many neighbours: a number, or a percentile such as p99 of all "
        + "entities' numbers."))
{
    public override Wording Purpose { get; } =
        new("nothing through what nearly everybody is tied to", "不经过几乎人人都相连的实体");

    public override string Example => "p99";

    protected override Wording Words(DegreeBound value) => new(
        $"Only through entities with at most {value.InWords} neighbours.",
        $"仅经过相邻实体不多于{value.InWordsZh}的实体。");

    private protected override Func<int, bool> Compile(DegreeBound value, ConditionCache cache)
    {
        var graph = cache.Snapshot.Graph;
        var most = value.IsPercentile ? cache.Derived(DegreeCounts.Of).Percentile(value.Number) : value.Number;
        return vertex => graph.Degree(vertex) <= most;
    }
}

/// <summary>A number of neighbours, or a percentile of the numbers of all entities.</summary>
/// <param name="Number">The number, or the percentile from 1 to 99.</param>
/// <param name="IsPercentile">Which of the two it is.</param>
public readonly record struct DegreeBound(int Number, bool IsPercentile)
{
    private const int Most = 1_000_000_000;

    internal static Rule<DegreeBound> Rule { get; } = new(
        new ValueSchema(ValueTypes.Integer | ValueTypes.Text)
        {
            Minimum = 1,
            Maximum = Most,
            Pattern = "^p[1-9][0-9]?$",
        },
        "a whole number of 1 or more, such as 50, or a percentile from p1 to p99",
        TryRead,
        bound => bound.ToString());

    internal string InWords => IsPercentile
        ? string.Create(CultureInfo.InvariantCulture, $"as many as the {Ordinal} percentile of all entities has")
        : Number.ToString(CultureInfo.InvariantCulture);

    private string Ordinal => (Number % 10, Number / 10) switch
    {
        (1, not 1) => $"{Number}st",
        (2, not 1) => $"{Number}nd",
        (3, not 1) => $"{Number}rd",
        _ => $"{Number}th",
    };

    internal string InWordsZh => string.Create(
        CultureInfo.InvariantCulture, $"{(IsPercentile ? $"全部实体的第{Number}百分位数" : $"{Number}个")}");

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsPercentile ? "p" : "")}{Number}");

    private static bool TryRead(string text, out DegreeBound bound)
    {
        var isPercentile = text.StartsWith('p');
        var digits = isPercentile ? text[1..] : text;
        var isNumber = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= (isPercentile ? 99 : Most)
            && (!isPercentile || digits[0] != '0');
        bound = new DegreeBound(number, isPercentile);
        return isNumber;
    }
}

/// <summary>How many vertices have each degree in the simple undirected graph.</summary>
internal sealed class DegreeCounts
{
    private readonly int[] _verticesOf;
    private readonly int _vertices;

    private DegreeCounts(CsrGraph graph)
    {
        _vertices = graph.VertexCount;
        _verticesOf = new int[_vertices + 1];
        for (var vertex = 0; vertex < _vertices; vertex++)
        {
            _verticesOf[graph.Degree(vertex)]++;
        }
    }

    /// <summary>Those of a snapshot.</summary>
    public static DegreeCounts Of(GraphSnapshot snapshot) => new(snapshot.Graph);

    /// <summary>
    /// The least degree that at least <paramref name="percent"/> of 100 vertices do not exceed (nearest rank).
    /// </summary>
    public int Percentile(int percent)
    {
        var wanted = ((long)percent * _vertices) + 99;
        var (degree, counted) = (0, (long)_verticesOf[0]);
        while (counted < wanted / 100)
        {
            counted += _verticesOf[++degree];
        }

        return degree;
    }
}
