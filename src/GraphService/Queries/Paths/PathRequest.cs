using GraphService.Algorithms.Paths;
using GraphService.Model;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;
using GraphService.Queries.Paths.Weights;

namespace GraphService.Queries.Paths;

/// <summary>A question for the connection of two entities.</summary>
/// <param name="Source">Vertex of one end.</param>
/// <param name="Target">Vertex of the other end.</param>
public sealed record PathRequest(int Source, int Target)
{
    /// <summary>The depth of a question that has no bound.</summary>
    public const int AnyDepth = int.MaxValue;

    /// <summary>Which paths.</summary>
    public PathMode Mode { get; init; }

    /// <summary>How many paths of <see cref="PathMode.KShortest"/>, 1 or more.</summary>
    public int K { get; init; } = 5;

    /// <summary>Fewest hops, 1 or more.</summary>
    public int MinDepth { get; init; } = 1;

    /// <summary>Most hops, <see cref="MinDepth"/> or more; <see cref="AnyDepth"/> where there is no bound.</summary>
    public int MaxDepth { get; init; } = 6;

    /// <summary>What a path costs.</summary>
    public PathWeight Weight { get; init; } = PathWeights.None;

    /// <summary>Which ties may follow each other.</summary>
    public PathOverlap Overlap { get; init; }

    /// <summary>Whether ties are walked from subject to object only.</summary>
    public bool IsDirected { get; init; }

    /// <summary>Ids of entities that each path leads through.</summary>
    public IReadOnlyList<string> MustPass { get; init; } = [];

    /// <summary>Fewest distinct publishers behind a path.</summary>
    public int MinIndependentSources { get; init; }

    /// <summary>Conditions on ties, and on the entities between the two.</summary>
    public ConditionSet Conditions { get; init; } = ConditionSet.None;

    /// <summary>How much is told of sources.</summary>
    public EvidenceDetail Evidence { get; init; } = EvidenceDetail.Urls;

    /// <summary>What finds the paths.</summary>
    public IPathEngine Engine { get; init; } = PathEngines.Default;

    /// <summary>What finds them a second time; nothing where it is not given.</summary>
    public IPathEngine? Check { get; init; }

    /// <summary>Most paths in the answer.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>Paths to pass over; there are none before the one of <see cref="PathMode.Shortest"/>.</summary>
    public long Offset { get; init; }

    /// <summary>
    /// Most steps of the search, see <see cref="SearchBudget"/>; as many again to see why it found nothing.
    /// </summary>
    public long Steps { get; init; } = 50_000_000;

    /// <summary>How long the search may take; for ever where it is not given.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>
    /// Whether it may take much longer than a search for shortest paths: such questions are answered a few at a time.
    /// </summary>
    public bool IsDear =>
        Mode is PathMode.KShortest or PathMode.Simple or PathMode.Disjoint
        || Overlap != PathOverlap.Any
        || MustPass.Count > 0
        || MinIndependentSources > 1
        || Engine != PathEngines.Default
        || Check is not null;

    /// <summary>What is asked of paths beside conditions and depth, each in a sentence.</summary>
    internal IEnumerable<Wording> OptionWordings =>
        PathOptions.All.Select(option => option.Words(this)).OfType<Wording>();

    /// <summary>The conditions, each in a sentence.</summary>
    internal IEnumerable<Wording> ConditionWordings => Conditions.WordingsBeside(Overlap != PathOverlap.Any);

    /// <summary>The question that arguments ask.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="given">The arguments.</param>
    /// <exception cref="UnknownIdException">An end is not in the graph.</exception>
    /// <exception cref="UnfitQuestionException">The values make no question together.</exception>
    public static PathRequest Of(GraphCache cache, Arguments given)
    {
        var request = new PathRequest(
            NearestEntities.VertexOf(cache, PathParameters.Source.Name, given.Get(PathParameters.Source)),
            NearestEntities.VertexOf(cache, PathParameters.Target.Name, given.Get(PathParameters.Target)))
        {
            Conditions = ConditionSet.Of(given, ConditionKinds.All),
        };
        request = PathOptions.All.Aggregate(request, (asked, option) => option.Read(asked, given));
        request = request with
        {
            MaxDepth = request.Mode == PathMode.Disjoint && !given.Has(PathParameters.MaxDepth)
                ? AnyDepth
                : given.Get(PathParameters.MaxDepth),
        };
        return request.MinDepth <= request.MaxDepth
            ? request
            : throw new UnfitQuestionException(
                PathParameters.MinDepth.Name,
                $"It is {request.MinDepth}, and max_depth is {request.MaxDepth}; no path is so long and so short. "
                    + "Lower the one or raise the other.");
    }
}
