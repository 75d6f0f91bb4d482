using GraphService.Algorithms.Paths;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Paths;

/// <summary>The one list of what a question for paths can ask beside its ends, its depth and its conditions.</summary>
public static class PathOptions
{
    /// <summary>All of them, in the order in which they are written and told.</summary>
    public static IReadOnlyList<PathOption> All { get; } =
    [
        new PathOption<PathMode>(
            PathParameters.Mode, request => request.Mode, (request, value) => request with { Mode = value })
        { IsAlwaysTold = true },
        new PathOption<bool>(
            PathParameters.Directed,
            request => request.IsDirected,
            (request, value) => request with { IsDirected = value })
        {
            IsAlwaysTold = true,
            InWords = _ => "Ties are walked from subject to object only.",
        },
        new PathOption<int>(PathParameters.K, request => request.K, (request, value) => request with { K = value }),
        new PathOption<int>(
            PathParameters.MinDepth,
            request => request.MinDepth,
            (request, value) => request with { MinDepth = value })
        { InWords = value => $"Only paths of at least {value} hops." },
        new PathOption<Weights.PathWeight>(
            PathParameters.Weight, request => request.Weight, (request, value) => request with { Weight = value }),
        new PathOption<PathOverlap>(
            PathParameters.Overlap,
            request => request.Overlap,
            (request, value) => request with { Overlap = value })
        { InWords = OverlapInWords },
        new PathOption<IReadOnlyList<string>>(
            PathParameters.MustPass,
            request => request.MustPass,
            (request, value) => request with { MustPass = value })
        { InWords = value => $"Only paths through {string.Join(" and ", value)}." },
        new PathOption<int>(
            PathParameters.MinIndependentSources,
            request => request.MinIndependentSources,
            (request, value) => request with { MinIndependentSources = value })
        { InWords = value => $"Only paths with at least {value} independent sources." },
        new PathOption<EvidenceDetail>(
            PathParameters.Evidence,
            request => request.Evidence,
            (request, value) => request with { Evidence = value }),
        new PathOption<IPathEngine>(
            PathParameters.Engine, request => request.Engine, (request, value) => request with { Engine = value }),
        new PathOption<IPathEngine?>(
            PathParameters.Check, request => request.Check, (request, value) => request with { Check = value }),
    ];

    /// <summary>The parameters of a question, beside its conditions, in the order in which they are written.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        PathParameters.Source,
        PathParameters.Target,
        PathParameters.Mode,
        PathParameters.MaxDepth,
        .. All.Select(option => option.Parameter).Where(parameter => parameter != PathParameters.Mode),
    ];

    private static string OverlapInWords(PathOverlap overlap) => overlap switch
    {
        PathOverlap.Pairwise => "The two ties that meet at an entity held on one day at least.",
        PathOverlap.All => "All ties of a path held on one common day.",
        _ => "From source to target, no tie began before the one that comes before it.",
    };
}
