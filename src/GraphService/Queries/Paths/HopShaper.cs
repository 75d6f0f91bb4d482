using System.Text.RegularExpressions;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Paths;

/// <summary>
/// Shapes hops, each once: the paths of an answer have many of them in common. For one answer; not thread-safe.
/// </summary>
internal sealed partial class HopShaper(GraphSnapshot snapshot, PathRequest request, PathCertainty certainty)
{
    private readonly Dictionary<(int From, int To), ShapedHop> _shaped = [];

    /// <summary>Shapes a hop.</summary>
    /// <param name="from">The vertex nearer to the source.</param>
    /// <param name="to">The vertex nearer to the target.</param>
    /// <param name="ties">The ties between them that take part, in the order in which they are told.</param>
    public ShapedHop Shape(int from, int to, IReadOnlyList<int> ties)
    {
        // Which ties take part may depend on the rest of the path.
        if (!_shaped.TryGetValue((from, to), out var shaped) || !shaped.Ties.SequenceEqual(ties))
        {
            _shaped[(from, to)] = shaped = ShapeAnew(from, to, ties);
        }

        return shaped;
    }

    private ShapedHop ShapeAnew(int from, int to, IReadOnlyList<int> ties)
    {
        var (before, after) = Arrows(from, ties[0]);
        var shapes = Array.ConvertAll([.. ties], Shape);
        return new ShapedHop(
            ties,
            new PathHop(
                snapshot.EntityColumns.Id(from),
                snapshot.EntityColumns.Id(to),
                ties.All(tie => Leads(tie, from) == true) ? "forward"
                    : ties.All(tie => Leads(tie, from) == false) ? "backward" : "both",
                shapes),
            $"{before}{BidiText.Isolated(shapes[0].Caption)}{after}{Name(snapshot, to)}",
            $"{before}{BidiText.Isolated(CaptionZh(ties[0], shapes[0].Caption))}{after}{ChineseName(snapshot, to)}",
            ties.Max(snapshot.TieColumns.Confidence),
            certainty.SurelyThen(ties),
            DaysOf(ties, validity => (validity.PossibleFrom, validity.PossibleTo)),
            DaysOf(ties, validity => (validity.CertainFrom, validity.CertainTo)));
    }

    /// <summary>The name of an entity in Chinese, or as it is shown where none is known.</summary>
    public static string ChineseName(GraphSnapshot snapshot, int vertex) =>
        Chinese(snapshot.EntityColumns.OtherNames(vertex)) is { } name
            ? BidiText.Isolated(name) : Name(snapshot, vertex);

    /// <summary>The name of an entity as it is shown.</summary>
    public static string Name(GraphSnapshot snapshot, int vertex) =>
        BidiText.Isolated(snapshot.EntityColumns.Name(vertex));

    private TieShape Shape(int tie)
    {
        var shape = TieShape.Of(snapshot, snapshot.Affiliations[tie], certainty.OfTie(tie));
        return request.Evidence == EvidenceDetail.None ? shape with { Sources = [] } : shape;
    }

    private DaySet DaysOf(IReadOnlyList<int> ties, Func<Validity, (DateOnly From, DateOnly To)> when) =>
        DaySet.Of(ties.Select(tie => when(snapshot.TieColumns.Validity(tie))));

    /// <summary>Whether a tie leads away from a vertex; nothing where it reads the same from either end.</summary>
    private bool? Leads(int tie, int from) =>
        snapshot.TieColumns.Type(tie).IsSymmetric ? null : snapshot.TieColumns.Tail(tie) == from;

    private (string Before, string After) Arrows(int from, int tie) => Leads(tie, from) switch
    {
        true => (" –", "→ "),
        false => (" ←", "– "),
        _ => (" –", "– "),
    };

    /// <summary>The role in Chinese, with the years that stand behind it in another language.</summary>
    private string CaptionZh(int tie, string caption)
    {
        var role = Chinese(snapshot.TieColumns.Roles(tie)) ?? snapshot.TieColumns.Type(tie).LabelZh;
        return YearsBehind().Match(caption) is { Success: true } match
            && match.Groups[1].Value is var years && !role.Contains(years, StringComparison.Ordinal)
                ? $"{role}（{years}）" : role;
    }

    [GeneratedRegex(@"^[^;；]*[(（]([0-9]{4}(?:[-–/][0-9]{2,4})*)[)）]$")]
    private static partial Regex YearsBehind();

    private static string? Chinese(IReadOnlyList<LocalText> texts) => texts
        .FirstOrDefault(text => text.Language?.StartsWith("zh", StringComparison.Ordinal) == true)?.Value;
}

/// <summary>A hop, and what it adds to the paths that it is part of.</summary>
/// <param name="Ties">The ties that take part.</param>
/// <param name="Hop">The hop as it is told.</param>
/// <param name="Words">The step in words: the first tie, and the entity that it leads to.</param>
/// <param name="WordsZh">The same in Chinese.</param>
/// <param name="Confidence">That of its best tie.</param>
/// <param name="SurelyThen">Those of the ties that surely held at the time asked for.</param>
/// <param name="Possible">The days on which any of its ties can have held.</param>
/// <param name="Certain">The days on which any of them surely held.</param>
internal sealed record ShapedHop(
    IReadOnlyList<int> Ties,
    PathHop Hop,
    string Words,
    string WordsZh,
    double Confidence,
    IReadOnlyList<int> SurelyThen,
    DaySet Possible,
    DaySet Certain);
