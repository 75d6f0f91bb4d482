using System.Globalization;
using System.Text;
using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Paths;

/// <summary>Shapes paths, every hop with its ties and their sources. For one answer; not thread-safe.</summary>
internal sealed class PathShaper(GraphSnapshot snapshot, PathRequest request)
{
    private readonly IndependentSources _independent = new(snapshot);

    /// <summary>Shapes a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="index">Its place among all paths.</param>
    /// <param name="ties">The ties of each hop that take part, in the order in which they are told.</param>
    public PathShape Shape(FoundPath path, long index, IReadOnlyList<IReadOnlyList<int>> ties)
    {
        var vertices = path.Vertices;
        var (english, chinese) = (new StringBuilder(Name(vertices[0])), new StringBuilder(NameZh(vertices[0])));
        var hops = new PathHop[path.Length];
        for (var i = 0; i < hops.Length; i++)
        {
            var (from, to) = (vertices[i], vertices[i + 1]);
            hops[i] = Hop(from, to, ties[i]);
            var (before, after) = Arrows(from, ties[i][0]);
            english.Append(before).Append(hops[i].Relationships[0].Caption).Append(after).Append(Name(to));
            chinese.Append(before).Append(CaptionZh(ties[i][0])).Append(after).Append(NameZh(to));
        }

        var evidence = Evidence(vertices, ties);
        var columns = snapshot.TieColumns;
        return new PathShape(
            index,
            hops.Length,
            Rounded(path.Cost),
            [.. path.Costs.Select(Rounded)],
            [.. vertices.Select(snapshot.EntityColumns.Id)],
            english.ToString(),
            chinese.ToString(),
            ties.Min(hop => hop.Max(columns.Confidence)),
            CertaintyOf(ties) is { } certainty ? TieShape.Word(certainty) : null,
            DaysOf(ties),
            [.. Enumerable.Range(1, hops.Length - 1).Select(i => new PathMeeting(
                snapshot.EntityColumns.Id(vertices[i]), DaysOf([ties[i - 1], ties[i]])))],
            IndependentSources.Count(evidence.Select(source => source.CountsAs)),
            hops,
            Evidence: null);
    }

    private static double Rounded(double cost) => Math.Round(cost, 9);

    private PathHop Hop(int from, int to, IReadOnlyList<int> ties)
    {
        var asOf = request.Conditions.Find(Conditions.ConditionKinds.AsOf);
        return new PathHop(
            snapshot.EntityColumns.Id(from),
            snapshot.EntityColumns.Id(to),
            ties.All(tie => Leads(tie, from) == true) ? "forward"
                : ties.All(tie => Leads(tie, from) == false) ? "backward" : "both",
            [.. ties.Select(tie => TieShape.Of(
                snapshot,
                snapshot.Affiliations[tie],
                asOf is { } day ? snapshot.TieColumns.Validity(tie).HeldOn(day) : null))]);
    }

    private Certainty? CertaintyOf(IReadOnlyList<IReadOnlyList<int>> ties) =>
        request.Conditions.Find(Conditions.ConditionKinds.AsOf) is { } day
            ? ties.Min(hop => Validity.HeldOn([.. hop.Select(snapshot.TieColumns.Validity)], day))
            : null;

    /// <summary>The days that some hops have in common, each by any of its ties.</summary>
    private PathDays DaysOf(IReadOnlyList<IReadOnlyList<int>> hops)
    {
        var possible = Common(hops, validity => (validity.PossibleFrom, validity.PossibleTo));
        var certain = Common(hops, validity => (validity.CertainFrom, validity.CertainTo));
        var (first, last) = possible.Count > 0
            ? (possible[0].From, possible[^1].To)
            : (DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber);
        return new PathDays(
            first == DateOnly.MinValue.DayNumber ? null : Written(first),
            last == DateOnly.MaxValue.DayNumber ? null : Written(last),
            possible.Count > 0,
            NumberOf(possible),
            NumberOf(certain),
            TieShape.Word(certain.Count > 0 ? Certainty.Yes : possible.Count > 0 ? Certainty.Unknown : Certainty.No));
    }

    private IReadOnlyList<Days> Common(
        IReadOnlyList<IReadOnlyList<int>> hops, Func<Validity, (DateOnly From, DateOnly To)> when) =>
        hops.Select(ties => DaySet.Of(ties.Select(tie =>
        {
            var (from, to) = when(snapshot.TieColumns.Validity(tie));
            return new Days(from.DayNumber, to.DayNumber);
        }))).Aggregate((one, other) => one.Intersect(other)).Stretches;

    private static int? NumberOf(IReadOnlyList<Days> stretches) =>
        stretches.Count > 0
            && (stretches[0].From == DateOnly.MinValue.DayNumber || stretches[^1].To == DateOnly.MaxValue.DayNumber)
            ? null
            : stretches.Sum(days => days.To - days.From + 1);

    private static string Written(int day) =>
        DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private List<PathEvidence> Evidence(IReadOnlyList<int> path, IReadOnlyList<IReadOnlyList<int>> hops)
    {
        var supported = new Dictionary<int, List<string>>();
        foreach (var tie in hops.SelectMany(hop => hop))
        {
            foreach (var source in snapshot.TieColumns.Sources(tie))
            {
                if (!supported.TryGetValue(source, out var ids))
                {
                    supported.Add(source, ids = []);
                }

                ids.Add(snapshot.TieColumns.Id(tie));
            }
        }

        Source[] sources = [.. supported.Keys.Select(place => snapshot.Sources[place])];
        var counted = _independent.CountedAs(path, sources);
        return [.. supported.Values.Select((ids, i) => new PathEvidence(SourceShape.Of(sources[i]), counted[i], ids))];
    }

    /// <summary>Whether a tie leads away from a vertex; nothing where it reads the same from either end.</summary>
    private bool? Leads(int tie, int from) =>
        snapshot.TieColumns.Type(tie).IsSymmetric ? null : snapshot.TieColumns.Tail(tie) == from;

    private (string Before, string After) Arrows(int from, int tie) => Leads(tie, from) switch
    {
        true => (" –", "→ "),
        false => (" ←", "– "),
        _ => (" –", "– "),
    };

    private string Name(int vertex) => snapshot.EntityColumns.Name(vertex);

    private string NameZh(int vertex) => Chinese(snapshot.EntityColumns.OtherNames(vertex)) ?? Name(vertex);

    private string CaptionZh(int tie) =>
        Chinese(snapshot.TieColumns.Roles(tie)) ?? snapshot.TieColumns.Type(tie).LabelZh;

    private static string? Chinese(IReadOnlyList<LocalText> texts) => texts
        .FirstOrDefault(text => text.Language?.StartsWith("zh", StringComparison.Ordinal) == true)?.Value;
}
