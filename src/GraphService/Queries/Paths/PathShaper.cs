using System.Text;
using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Paths;

/// <summary>Shapes paths, every hop with its ties and their sources. For one answer; not thread-safe.</summary>
internal sealed class PathShaper(GraphCache cache, PathRequest request)
{
    private readonly GraphSnapshot _snapshot = cache.Snapshot;
    private readonly PartialDate? _asOf = request.Conditions.Find(ConditionKinds.AsOf);
    private readonly DateInterval? _window = request.Conditions.Find(ConditionKinds.Window);

    /// <summary>Shapes a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="index">Its place among all paths.</param>
    /// <param name="ties">The ties of each hop that take part.</param>
    /// <param name="evidence">The sources behind these.</param>
    public PathShape Shape(
        FoundPath path, long index, HopTies ties, IReadOnlyList<PathEvidence> evidence)
    {
        var (vertices, tiesOf) = (path.Vertices, ties.Hops);
        var (english, chinese) = (new StringBuilder(Name(vertices[0])), new StringBuilder(NameZh(vertices[0])));
        var hops = new PathHop[path.Length];
        for (var i = 0; i < hops.Length; i++)
        {
            var (from, to) = (vertices[i], vertices[i + 1]);
            hops[i] = Hop(from, to, tiesOf[i]);
            var (before, after) = Arrows(from, tiesOf[i][0]);
            english.Append(before).Append(hops[i].Relationships[0].Caption).Append(after).Append(Name(to));
            chinese.Append(before).Append(CaptionZh(tiesOf[i][0])).Append(after).Append(NameZh(to));
        }

        return new PathShape(
            index,
            hops.Length,
            Rounded(path.Cost),
            [.. path.Costs.Select(Rounded)],
            [.. vertices.Select(_snapshot.EntityColumns.Id)],
            english.ToString(),
            chinese.ToString(),
            tiesOf.Min(hop => hop.Max(_snapshot.TieColumns.Confidence)),
            Least(CertaintyOf(tiesOf), ties.Overlap) is { } certainty ? TieShape.Word(certainty) : null,
            DaysOf(tiesOf),
            [.. Enumerable.Range(1, hops.Length - 1).Select(i => new PathMeeting(
                _snapshot.EntityColumns.Id(vertices[i]), DaysOf([tiesOf[i - 1], tiesOf[i]])))],
            IndependentSources.Count(evidence),
            hops,
            request.Evidence == EvidenceDetail.Full ? evidence : null);
    }

    private static double Rounded(double cost) => Math.Round(cost, 9);

    private PathHop Hop(int from, int to, IReadOnlyList<int> ties) => new(
        _snapshot.EntityColumns.Id(from),
        _snapshot.EntityColumns.Id(to),
        ties.All(tie => Leads(tie, from) == true) ? "forward"
            : ties.All(tie => Leads(tie, from) == false) ? "backward" : "both",
        [.. ties.Select(tie =>
        {
            var shape = TieShape.Of(_snapshot, _snapshot.Affiliations[tie], CertaintyOf([[tie]]));
            return request.Evidence == EvidenceDetail.None ? shape with { Sources = [] } : shape;
        })]);

    /// <summary>
    /// How sure it is that each of some hops held at the time asked for; nothing where none was asked for.
    /// </summary>
    private Certainty? CertaintyOf(IReadOnlyList<IReadOnlyList<int>> hops)
    {
        Certainty? onDay = _asOf is { } day
            ? hops.Min(ties => Validity.HeldOn([.. ties.Select(_snapshot.TieColumns.Validity)], day))
            : null;
        Certainty? inWindow = _window is { } window
            ? hops.Min(ties => ties.Any(tie => IsCertainIn(window.Days, tie))
                ? Certainty.Yes
                : Certainty.Unknown)
            : null;
        return Least(onDay, inWindow);
    }

    private bool IsCertainIn(Days window, int tie)
    {
        var validity = _snapshot.TieColumns.Validity(tie);
        var days = new Days(validity.CertainFrom.DayNumber, validity.CertainTo.DayNumber);
        return !days.Intersect(window).IsEmpty;
    }

    private static Certainty? Least(Certainty? one, Certainty? other) =>
        one is null || other < one ? other : one;

    /// <summary>The days that some hops have in common, each by any of its ties.</summary>
    private PathDays DaysOf(IReadOnlyList<IReadOnlyList<int>> hops)
    {
        var possible = Common(hops, validity => (validity.PossibleFrom, validity.PossibleTo)).Told();
        var certain = Common(hops, validity => (validity.CertainFrom, validity.CertainTo)).Told();
        return new PathDays(
            possible?.Start,
            possible?.End,
            possible is not null,
            possible is null ? 0 : possible.Days,
            certain is null ? 0 : certain.Days,
            TieShape.Word(
                certain is not null ? Certainty.Yes : possible is not null ? Certainty.Unknown : Certainty.No));
    }

    private DaySet Common(
        IReadOnlyList<IReadOnlyList<int>> hops, Func<Validity, (DateOnly From, DateOnly To)> when) =>
        hops.Select(ties => DaySet.Of(ties.Select(tie => when(_snapshot.TieColumns.Validity(tie)))))
            .Aggregate((one, other) => one.Intersect(other));

    /// <summary>Whether a tie leads away from a vertex; nothing where it reads the same from either end.</summary>
    private bool? Leads(int tie, int from) =>
        _snapshot.TieColumns.Type(tie).IsSymmetric ? null : _snapshot.TieColumns.Tail(tie) == from;

    private (string Before, string After) Arrows(int from, int tie) => Leads(tie, from) switch
    {
        true => (" –", "→ "),
        false => (" ←", "– "),
        _ => (" –", "– "),
    };

    private string Name(int vertex) => _snapshot.EntityColumns.Name(vertex);

    private string NameZh(int vertex) => Chinese(_snapshot.EntityColumns.OtherNames(vertex)) ?? Name(vertex);

    private string CaptionZh(int tie) =>
        Chinese(_snapshot.TieColumns.Roles(tie)) ?? _snapshot.TieColumns.Type(tie).LabelZh;

    private static string? Chinese(IReadOnlyList<LocalText> texts) => texts
        .FirstOrDefault(text => text.Language?.StartsWith("zh", StringComparison.Ordinal) == true)?.Value;
}
