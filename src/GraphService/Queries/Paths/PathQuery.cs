using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Paths;

/// <summary>Answers how two entities are connected, with the evidence of every hop.</summary>
public static class PathQuery
{
    // To say how many paths of the next lengths there are must not take longer than to find those that are asked for.
    // Those past given entities are few, and most steps lead to none of them: there it may take as long, within bounds.
    private const long StepsForNext = 10_000;
    private const long MostStepsForNextPast = 100_000;

    private static readonly Wording TieWarning = new(
        "A tie is a public role, membership, award or attendance that a source states. It implies no wrongdoing and no "
            + "shared opinion.",
        "一条关系是某一来源所载的公开职务、成员身份、奖项或出席，不意味着任何不当行为，也不意味着观点一致。");

    private static readonly Wording MoreOrCheaper = new(
        "there may be more paths, or cheaper ones", "可能还有更多或代价更低的路径");

    private static readonly Wording NoMoreButCheaper = new(
        "there are no more paths that share no one, as the cut proves, but others may be cheaper",
        "如割集所示，互不相交的路径不会更多，但可能有代价更低的选择");

    /// <summary>Searches.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="UnknownIdException">
    /// A condition names something that the snapshot does not hold.
    /// </exception>
    /// <exception cref="UnfitQuestionException">The values of the question do not go together.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static PathAnswer Run(GraphCache cache, PathRequest request, CancellationToken cancellationToken)
    {
        var snapshot = cache.Snapshot;
        request = request.Mode == PathMode.Shortest ? request with { Offset = 0 } : request;
        var time = new SearchTime(request.Time);
        using var search = new PathSearch(cache);
        if (request.Source == request.Target)
        {
            search.CheckIds(request);
            var itself = Entities(snapshot, [request.Source], request.Evidence);
            return Answer("same_entity", new FoundPaths([], 0, IsComplete: true, 1)) with { Entities = itself };
        }

        var steps = Budget(request.Steps);
        var found = search.Find(request, steps);
        var taken = request.Steps - steps.Left;
        var answer = Answer(!found.IsComplete ? "partial" : found.Count > 0 ? "ok" : "no_path", found);
        if (found.Count > 0)
        {
            answer = answer with
            {
                Results = Shapes(),
                Entities = Entities(snapshot, found.Paths.SelectMany(path => path.Vertices), request.Evidence),
                Cut = found.Cut?.Select(vertex => EntityRef.Of(snapshot, vertex)).ToArray(),
                Next = Next(),
            };
        }
        else
        {
            var (relaxations, open) = PathRelaxations.Find(
                search, cache, request, found.IsComplete, Budget(request.Steps));
            answer = answer with
            {
                Searched = Searched(cache, request),
                Relaxations = relaxations,
                Notes = [.. answer.Notes, .. open],
            };
        }

        // Before the check, which may be cut short while the answer is whole.
        answer = answer with { IsCutByTime = time.WasUp };
        return request.Check is { } second
            ? answer with
            {
                Check = search.Check(
                    second,
                    request,
                    found,
                    new SearchBudget(request.Steps, cancellationToken, time.HalfOfWhatIsLeft().IsUp)),
            }
            : answer;

        SearchBudget Budget(long steps) => new(steps, cancellationToken, time.IsUp);

        // It may stand on another page.
        int? LengthOfFirst()
        {
            var first = found.Paths.Count > 0
                ? found
                : search.Find(request with { Mode = PathMode.Shortest, Limit = 1 }, Budget(request.Steps));
            return first.Paths.Count > 0 ? first.Paths[0].Length : null;
        }

        IReadOnlyList<PathShape> Shapes()
        {
            var (tiesOf, shaper) = (
                search.TiesFor(request), new PathShaper(cache, request, new PathCertainty(cache, request)));
            return [.. found.Paths.Select((path, place) => shaper.Shape(path, request.Offset + place, tiesOf(path)))];
        }

        PathAnswer Answer(string status, FoundPaths paths) => new(
            status,
            new PathQueryEcho(
                snapshot.EntityColumns.Id(request.Source), snapshot.EntityColumns.Id(request.Target), request),
            SnapshotInfo.Of(snapshot),
            paths.Explored,
            PartialResults: !paths.IsComplete,
            Total.Of(paths.Count, paths.IsCountExact),
            request.Limit,
            request.Offset,
            Results: [],
            new Dictionary<string, FtmEntity>(),
            Cut: null,
            Next: null,
            Searched: null,
            Relaxations: null,
            Check: null,
            [
                TieWarning,
                .. request.Conditions.Warnings(snapshot, [request.Source, request.Target]),
                .. paths.IsComplete ? Array.Empty<Wording>()
                    : [Ended(time.WasUp, paths.IsCountExact ? NoMoreButCheaper : MoreOrCheaper)],
            ]);

        IReadOnlyList<PathsOfLength>? Next()
        {
            if (request.Mode is not (PathMode.Shortest or PathMode.AllShortest) || LengthOfFirst() is not { } length)
            {
                return null;
            }

            var totals = search.CountLonger(
                request,
                length,
                found,
                Budget(request.MustPass.Count > 0
                    ? Math.Clamp(taken, StepsForNext, MostStepsForNextPast) : StepsForNext));
            return [.. totals.Select((total, more) =>
                new PathsOfLength(length + 1 + more, total.Value, total.Relation))];
        }
    }

    /// <summary>What a limit left open.</summary>
    private static Wording Ended(bool byTime, Wording open) => byTime
        ? new(
            $"The search was ended by its limit of time before it was through: {open.English}. Ask for fewer hops, set "
                + "conditions, or allow more time.",
            $"检索达到时间上限而提前结束：{open.Chinese}。可减少步数、增设条件或放宽时间。")
        : new(
            $"The search was ended by its limit of work before it was through: {open.English}. Ask for fewer hops, or "
                + "set conditions.",
            $"检索达到工作量上限而提前结束：{open.Chinese}。可减少步数或增设条件。");

    /// <summary>The entities of some vertices by their ids, in the order in which they come.</summary>
    private static Dictionary<string, FtmEntity> Entities(
        GraphSnapshot snapshot, IEnumerable<int> vertices, EvidenceDetail evidence) =>
        vertices.Distinct().Select(vertex => snapshot.Entities[vertex]).ToDictionary(
            entity => entity.Id,
            entity => evidence == EvidenceDetail.None
                ? FtmEntity.Of(snapshot, entity) with { Sources = [] }
                : FtmEntity.Of(snapshot, entity),
            StringComparer.Ordinal);

    private static PathSearched Searched(GraphCache cache, PathRequest request)
    {
        var (snapshot, components) = (cache.Snapshot, cache.Components);
        var (source, target) = (components.Labels[request.Source], components.Labels[request.Target]);
        return new PathSearched(
            snapshot.Entities.Count,
            cache.Conditions.CountTies(request.Conditions),
            snapshot.Affiliations.Count,
            Math.Min(request.MaxDepth, snapshot.Entities.Count),
            components.Sizes[source],
            components.Sizes[target],
            source == target,
            [
                .. request.ConditionWordings,
                .. request.OptionWordings,
                .. request.MaxDepth == PathRequest.AnyDepth ? Array.Empty<Wording>()
                    : [PathOptions.DepthInWords(request.MaxDepth)],
            ]);
    }
}

/// <summary>The time that a search has. Not thread-safe.</summary>
internal sealed class SearchTime(TimeSpan? most)
{
    private readonly long _start = System.Diagnostics.Stopwatch.GetTimestamp();

    /// <summary>Whether it was found that the time is up.</summary>
    public bool WasUp { get; private set; }

    /// <summary>A time that begins now, and ends when half of what is left is over.</summary>
    public SearchTime HalfOfWhatIsLeft()
    {
        var left = most - System.Diagnostics.Stopwatch.GetElapsedTime(_start);
        return new SearchTime(left > TimeSpan.Zero ? left / 2 : left is null ? null : TimeSpan.Zero);
    }

    /// <summary>Whether the time is up.</summary>
    public bool IsUp() => WasUp |= most is { } time && System.Diagnostics.Stopwatch.GetElapsedTime(_start) >= time;
}
