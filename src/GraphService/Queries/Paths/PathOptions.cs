using GraphService.Algorithms.Paths;
using GraphService.Model;
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
            Purpose = new("ties from subject to object only", "只按由主体指向客体的方向"),
            InWords = (_, _) => new("Ties are walked from subject to object only.", "只按由主体指向客体的方向经过关系。"),
        },
        new PathOption<int>(PathParameters.K, request => request.K, (request, value) => request with { K = value }),
        new PathOption<int>(
            PathParameters.MinDepth,
            request => request.MinDepth,
            (request, value) => request with { MinDepth = value })
        {
            Purpose = new("no shorter paths", "不列更短的路径"),
            InWords = (value, _) => new($"Only paths of at least {value} hops.", $"仅限至少{value}步的路径。"),
        },
        new PathOption<Weights.PathWeight>(
            PathParameters.Weight, request => request.Weight, (request, value) => request with { Weight = value }),
        new PathOption<PathOverlap>(
            PathParameters.Overlap,
            request => request.Overlap,
            (request, value) => request with { Overlap = value })
        {
            Purpose = new("ties at the same time", "关系同时成立"),
            InWords = (value, request) =>
                request.Conditions.MustBeCertain ? CertainOverlapInWords(value) : OverlapInWords(value),
        },
        new PathOption<IReadOnlyList<string>>(
            PathParameters.MustPass,
            request => request.MustPass,
            (request, value) => request with { MustPass = value })
        {
            Purpose = new("only paths through somebody", "仅限经过某些实体的路径"),
            InWords = (value, _) => Wording.OfEntities(
                value,
                ids => $"Only paths through {string.Join(" and ", ids)}.",
                ids => $"仅限经过{Wording.ListZh(ids)}的路径。"),
        },
        new PathOption<int>(
            PathParameters.MinIndependentSources,
            request => request.MinIndependentSources,
            (request, value) => request with { MinIndependentSources = value })
        {
            Purpose = new("only paths that several publishers vouch for", "仅限有多个独立来源的路径"),
            InWords = (value, _) => new(
                $"Only paths with at least {value} independent sources.", $"仅限至少有{value}个独立来源的路径。"),
        },
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

    /// <summary>
    /// What narrows a question: options, conditions and the depth, each by the name of its parameter with what somebody
    /// wants who sets it.
    /// </summary>
    public static IReadOnlyList<(string Name, Wording Purpose)> Narrowing { get; } =
    [
        .. Conditions.ConditionKinds.All.Select(kind => (kind.Name, kind.Purpose)),
        .. All.Where(option => option.Purpose is not null).Select(option => (option.Parameter.Name, option.Purpose!)),
        (PathParameters.MaxDepth.Name, new("no longer paths", "不列更长的路径")),
    ];

    /// <summary>The same as words of answers.</summary>
    public static IReadOnlyList<Term> Terms { get; } =
        [.. Narrowing.Select(one => new Term(one.Name, one.Purpose.English, one.Purpose.Chinese))];

    /// <summary>What the bound on hops leaves out, in a sentence.</summary>
    internal static Wording DepthInWords(int maxDepth) => new(
        $"Only paths of at most {maxDepth} {(maxDepth == 1 ? "hop" : "hops")}.", $"仅限最多{maxDepth}步的路径。");

    private static Wording OverlapInWords(PathOverlap overlap) => overlap switch
    {
        PathOverlap.Pairwise => new(
            "The two ties that meet at an entity held, or may have held, on one day at least.",
            "在每个中间实体相接的两条关系至少有一天同时成立，或可能同时成立。"),
        PathOverlap.All => new(
            "All ties of a path held, or may have held, on one common day.", "一条路径的全部关系至少有一天同时成立，或可能同时成立。"),
        _ => new(
            "From source to target, no tie surely began before the one that comes before it.",
            "从起点到终点，没有一条关系确定早于前一条开始。"),
    };

    private static Wording CertainOverlapInWords(PathOverlap overlap) => overlap switch
    {
        PathOverlap.Pairwise => new(
            "The two ties that meet at an entity surely held on one day at least.",
            "在每个中间实体相接的两条关系确定至少有一天同时成立。"),
        PathOverlap.All => new(
            "All ties of a path surely held on one common day.", "一条路径的全部关系确定至少有一天同时成立。"),
        _ => new(
            "From source to target, every tie surely began no earlier than the one that comes before it.",
            "从起点到终点，每条关系确定不早于前一条开始。"),
    };
}
