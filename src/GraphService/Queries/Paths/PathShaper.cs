using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Paths;

/// <summary>Shapes paths, every hop with its ties and their sources. For one answer; not thread-safe.</summary>
internal sealed class PathShaper(GraphCache cache, PathRequest request, PathCertainty certainty)
{
    private readonly GraphSnapshot _snapshot = cache.Snapshot;
    private readonly IndependentSources _independent = cache.Conditions.Derived(IndependentSources.For);
    private readonly HopShaper _hops = new(cache.Snapshot, request, certainty);

    /// <summary>Shapes a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="index">Its place among all paths.</param>
    /// <param name="ties">The ordinals of the ties of each hop that take part.</param>
    public PathShape Shape(FoundPath path, long index, IReadOnlyList<IReadOnlyList<int>> ties)
    {
        var vertices = path.Vertices;
        var hops = new ShapedHop[path.Length];
        for (var i = 0; i < hops.Length; i++)
        {
            hops[i] = _hops.Shape(vertices[i], vertices[i + 1], ties[i]);
        }

        return new PathShape(
            index,
            hops.Length,
            Rounded(path.Cost),
            [.. path.Costs.Select(Rounded)],
            [.. vertices.Select(_snapshot.EntityColumns.Id)],
            string.Concat(hops.Select(hop => hop.Words).Prepend(HopShaper.Name(_snapshot, vertices[0]))),
            string.Concat(hops.Select(hop => hop.WordsZh).Prepend(HopShaper.ChineseName(_snapshot, vertices[0]))),
            hops.Min(hop => hop.Confidence),
            certainty.OfPath(Array.ConvertAll(hops, hop => hop.SurelyThen)) is { } known
                ? TieShape.Word(known) : null,
            DaysOf(hops),
            [.. Enumerable.Range(1, hops.Length - 1).Select(i => new PathMeeting(
                hops[i].Hop.From, DaysOf(hops[(i - 1)..(i + 1)])))],
            _independent.Count(vertices, ties),
            _independent.LeastSourced(vertices, ties),
            Array.ConvertAll(hops, hop => hop.Hop),
            request.Evidence == EvidenceDetail.Full ? _independent.Of(vertices, ties) : null);
    }

    private static double Rounded(double cost) => Math.Round(cost, 9);

    /// <summary>The days that some hops have in common, each by any of its ties.</summary>
    private static PathDays DaysOf(ShapedHop[] hops)
    {
        var possible = hops.Select(hop => hop.Possible).Aggregate((one, other) => one.Intersect(other)).Told();
        var certain = hops.Select(hop => hop.Certain).Aggregate((one, other) => one.Intersect(other)).Told();
        return new PathDays(
            possible?.Start,
            possible?.End,
            possible is not null,
            possible is null ? 0 : possible.Days,
            certain is null ? 0 : certain.Days,
            TieShape.Word(
                certain is not null ? Certainty.Yes : possible is not null ? Certainty.Unknown : Certainty.No));
    }
}
