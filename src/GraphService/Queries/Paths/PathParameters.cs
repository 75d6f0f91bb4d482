using GraphService.Algorithms.Paths;
using GraphService.Queries.Parameters;
using GraphService.Queries.Paths.Weights;

namespace GraphService.Queries.Paths;

/// <summary>How much of the sources behind a path is told.</summary>
public enum EvidenceDetail
{
    /// <summary>Nothing: ties and entities are told without their sources.</summary>
    None,

    /// <summary>The sources of each tie and entity.</summary>
    Urls,

    /// <summary>These, and for each path every source once, as whom it counts, and what it supports.</summary>
    Full,
}

/// <summary>The parameters of a question for paths, beside its conditions.</summary>
public static class PathParameters
{
    /// <summary>Most hops that can be asked for.</summary>
    public const int Deepest = 32;

    // Before all that follows: it is used there.
    private static readonly Rule<IPathEngine> EngineRule =
        Rules.OneOf([.. PathEngines.All.Select(engine => (engine.Name, engine))]);

    /// <summary>One end.</summary>
    public static Parameter<string> Source { get; } = Rules.IdOrName.Required("source", "Id of one end.");

    /// <summary>The other end.</summary>
    public static Parameter<string> Target { get; } = Rules.IdOrName.Required("target", "Id of the other end.");

    /// <summary>Which paths.</summary>
    public static Parameter<PathMode> Mode { get; } = Rules
        .OneOf(
            ("all_shortest", PathMode.AllShortest),
            ("shortest", PathMode.Shortest),
            ("k_shortest", PathMode.KShortest),
            ("simple", PathMode.Simple),
            ("disjoint", PathMode.Disjoint))
        .Default(
            "mode",
            PathMode.AllShortest,
            "`all_shortest` for all shortest paths, `shortest` for the first of them alone, whatever the offset; "
                + "`k_shortest` for the `k` shortest, also of different lengths; `simple` for all paths of `min_depth` "
                + "to `max_depth` hops; `disjoint` for as many as can be that share no entity between the ends, and "
                + "for the fewest entities that cut the ends apart. No path passes an entity twice.");

    /// <summary>Most hops.</summary>
    public static Parameter<int> MaxDepth { get; } = Rules.Whole(1, Deepest).Default(
        "max_depth",
        6,
        "Most hops; only the shortest paths are told. With mode=disjoint there is no bound unless given.");

    /// <summary>How many paths.</summary>
    public static Parameter<int> K { get; } =
        Rules.Whole(1, 100).Usual("k", 5, "How many paths, of mode=k_shortest.");

    /// <summary>Fewest hops.</summary>
    public static Parameter<int> MinDepth { get; } = Rules.Whole(1, Deepest).Usual(
        "min_depth", 1, "Fewest hops: shorter paths are passed over.");

    /// <summary>What a path costs.</summary>
    public static Parameter<PathWeight> Weight { get; } = PathWeights.Rule.Usual(
        "weight",
        PathWeights.None,
        "By what paths are told: the cheapest first. A path costs: "
            + string.Join("; ", PathWeights.All.Select(weight => $"`{weight.Name}`: {weight.Definition.English}"))
            + ".");

    /// <summary>Which ties may follow each other.</summary>
    public static Parameter<PathOverlap> Overlap { get; } = Rules
        .OneOf(
            ("any", PathOverlap.Any),
            ("pairwise", PathOverlap.Pairwise),
            ("all", PathOverlap.All),
            ("ordered", PathOverlap.Ordered))
        .Usual(
            "overlap",
            PathOverlap.Any,
            "Whether ties have to have held at the same time: `any` does not ask; `pairwise`: the two that meet at an "
                + "entity may have held on one day at least; `all`: all of them on one common day; `ordered`: from "
                + "source to target none began before the one that comes before it.");

    /// <summary>Whether ties are walked one way.</summary>
    public static Parameter<bool> Directed { get; } = Rules.Flag.Usual(
        "directed", false, "Whether ties are walked from subject to object only; those that read the same from either "
            + "end lead both ways.");

    /// <summary>Entities on each path.</summary>
    public static Parameter<IReadOnlyList<string>> MustPass { get; } = Rules.IdOrNameInList.List(
        "must_pass", "Ids of entities that each path leads through, in any order.", most: 5);

    /// <summary>Fewest publishers behind a path.</summary>
    public static Parameter<int> MinIndependentSources { get; } = Rules.Whole(0, 1_000).Usual(
        "min_independent_sources",
        0,
        "Only paths with at least so many `independent_sources`; `min_sources` asks that of every single tie.");

    /// <summary>What finds the paths.</summary>
    public static Parameter<IPathEngine> Engine { get; } = EngineRule.Usual(
        "engine",
        PathEngines.Default,
        "What finds the paths: this program's own search, or another library's where it has one for the question. All "
            + "find as many paths of the same lengths and costs.");

    /// <summary>What finds the paths a second time.</summary>
    public static Parameter<IPathEngine?> Check { get; } = EngineRule.Optional(
        "check", "What finds the paths a second time, to see whether both agree: the answer tells it as `check`.");

    /// <summary>How much is told of sources.</summary>
    public static Parameter<EvidenceDetail> Evidence { get; } = Rules
        .OneOf(("none", EvidenceDetail.None), ("urls", EvidenceDetail.Urls), ("full", EvidenceDetail.Full))
        .Usual(
            "evidence",
            EvidenceDetail.Urls,
            "How much is told of sources: `none`; `urls`, with each tie and entity; `full`, also each path's sources "
                + "once and numbered in order, with the publisher as which each counts and the ties that it supports.");
}
