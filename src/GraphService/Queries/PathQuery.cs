using System.Globalization;
using System.Text;
using GraphService.Algorithms;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>Answers how two entities are connected, with the evidence of every hop.</summary>
public static class PathQuery
{
    /// <summary>Searches.</summary>
    /// <param name="cache">The graph.</param>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static PathAnswer Run(GraphCache cache, PathRequest request, CancellationToken cancellationToken)
    {
        var snapshot = cache.Snapshot;
        var echo = Echo(snapshot, request);
        if (request.Source == request.Target)
        {
            var entity = snapshot.Entities[request.Source];
            return Answer(
                "same_entity",
                1,
                Total.Exactly(0),
                [],
                new Dictionary<string, FtmEntity> { [entity.Id] = FtmEntity.Of(snapshot, entity) });
        }

        var found = Search(snapshot, request, cancellationToken);
        if (found.Length < 0)
        {
            return Answer("no_path", found.Explored, Total.Exactly(0), [], new Dictionary<string, FtmEntity>()) with
            {
                Searched = Searched(cache, request),
                Relaxations = Relaxations(snapshot, request, cancellationToken),
            };
        }

        var total = TotalOf(request, found);
        var count = (int)Math.Clamp(total.Value - request.Offset, 0, request.Limit);
        var filter = new TieFilter(snapshot, request);
        var entities = new Dictionary<string, FtmEntity>(StringComparer.Ordinal);
        var paths = new List<PathShape>();
        foreach (var path in found.Enumerate(request.Offset, count))
        {
            paths.Add(Shape(snapshot, path, request.Offset + paths.Count, request.AsOf, filter));
            foreach (var vertex in path)
            {
                var entity = snapshot.Entities[vertex];
                if (!entities.ContainsKey(entity.Id))
                {
                    entities.Add(entity.Id, FtmEntity.Of(snapshot, entity));
                }
            }
        }

        return Answer("ok", found.Explored, total, paths, entities);

        PathAnswer Answer(
            string status, int explored, Total total, IReadOnlyList<PathShape> results, IReadOnlyDictionary<string, FtmEntity> byId) =>
            new(
                status,
                echo,
                SnapshotInfo.Of(snapshot),
                explored,
                PartialResults: false,
                total,
                request.Limit,
                request.Offset,
                results,
                byId,
                Searched: null,
                Relaxations: null,
                Warnings(request));
    }

    /// <summary>How many paths the question asks for, on all pages together.</summary>
    private static Total TotalOf(PathRequest request, ShortestPaths found) =>
        Total.Exactly(request.Mode == PathMode.Shortest ? 1 : found.Count);

    private static ShortestPaths Search(
        GraphSnapshot snapshot, PathRequest request, CancellationToken cancellationToken) =>
        request.AsOf is null && request.Relationships.Count == 0 && request.Avoid.Count == 0
            ? ShortestPaths.Find(snapshot.Graph, request.Source, request.Target, request.MaxDepth, cancellationToken)
            : ShortestPaths.FindFiltered(
                snapshot.Graph,
                request.Source,
                request.Target,
                request.MaxDepth,
                new TieFilter(snapshot, request),
                [.. request.Avoid],
                cancellationToken);

    private static PathShape Shape(GraphSnapshot snapshot, int[] path, long index, PartialDate? asOf, TieFilter filter)
    {
        var hops = new PathHop[path.Length - 1];
        var nodeIds = new string[path.Length];
        var words = new StringBuilder(snapshot.Entities[path[0]].Name);
        var publishers = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (confidence, certainty) = (1.0, Certainty.Yes);
        nodeIds[0] = snapshot.Entities[path[0]].Id;
        for (var i = 0; i < hops.Length; i++)
        {
            var (from, to) = (snapshot.Entities[path[i]], snapshot.Entities[path[i + 1]]);
            var ordinals = TiesBetween(snapshot, path[i], path[i + 1], filter);
            var ties = ordinals.ConvertAll(ordinal => snapshot.Affiliations[ordinal]);
            var terms = ordinals.ConvertAll(ordinal => snapshot.TieColumns.Validity(ordinal));
            var best = 0.0;
            var shapes = new TieShape[ties.Count];
            for (var j = 0; j < shapes.Length; j++)
            {
                shapes[j] = TieShape.Of(snapshot, ties[j], asOf is { } day ? terms[j].HeldOn(day) : null);
                best = Math.Max(best, ties[j].Confidence);
                publishers.UnionWith(snapshot.SourcesOf(ties[j].SourceIds).Select(source => source.PublisherOrHost));
            }

            confidence = Math.Min(confidence, best);
            var held = asOf is { } time ? Validity.HeldOn(terms, time) : certainty;
            certainty = held < certainty ? held : certainty;
            var (before, after) = IsForward(ties[0]) ? (" –", "→ ") : IsBackward(ties[0]) ? (" ←", "– ") : (" –", "– ");
            words.Append(before).Append(shapes[0].Caption).Append(after).Append(to.Name);
            nodeIds[i + 1] = to.Id;
            var direction = ties.TrueForAll(IsForward) ? "forward" : ties.TrueForAll(IsBackward) ? "backward" : "both";

            bool IsForward(Affiliation tie) => !tie.Type.IsSymmetric && tie.SubjectId == from.Id;

            bool IsBackward(Affiliation tie) => !tie.Type.IsSymmetric && tie.SubjectId != from.Id;

            hops[i] = new PathHop(from.Id, to.Id, direction, shapes);
        }

        return new PathShape(
            index,
            hops.Length,
            nodeIds,
            words.ToString(),
            confidence,
            asOf is null ? null : TieShape.Word(certainty),
            publishers.Count,
            hops);
    }

    /// <summary>
    /// The ordinals of all ties between two vertices, either way, that may be walked: posts and memberships before mere
    /// attendance, then surest first, then by id.
    /// </summary>
    private static List<int> TiesBetween(GraphSnapshot snapshot, int a, int b, TieFilter filter)
    {
        var (ties, columns) = (new List<int>(), snapshot.TieColumns);
        Add(snapshot.Graph.ArcsBetween(a, b));
        Add(snapshot.Graph.ArcsBetween(b, a));
        ties.Sort((i, j) =>
        {
            var byClass = IsAttendance(i).CompareTo(IsAttendance(j));
            var byConfidence = byClass != 0 ? byClass : columns.Confidence(j).CompareTo(columns.Confidence(i));
            return byConfidence != 0 ? byConfidence : columns.CompareIds(i, j);
        });
        return ties;

        bool IsAttendance(int ordinal) => columns.Type(ordinal).Class == TieClass.Participation;

        void Add(Range ordinals)
        {
            for (var ordinal = ordinals.Start.Value; ordinal < ordinals.End.Value; ordinal++)
            {
                if (filter.Passes(ordinal))
                {
                    ties.Add(ordinal);
                }
            }
        }
    }

    private static PathSearched Searched(GraphCache cache, PathRequest request)
    {
        var (snapshot, components) = (cache.Snapshot, cache.Components);
        var filter = new TieFilter(snapshot, request);
        var walkable = filter.PassesAll ? snapshot.TieColumns.Count : 0;
        for (var ordinal = 0; ordinal < snapshot.TieColumns.Count && !filter.PassesAll; ordinal++)
        {
            walkable += filter.Passes(ordinal) ? 1 : 0;
        }

        var (source, target) = (components.Labels[request.Source], components.Labels[request.Target]);
        return new PathSearched(
            snapshot.Entities.Count,
            walkable,
            snapshot.Affiliations.Count,
            request.MaxDepth,
            components.Sizes[source],
            components.Sizes[target],
            source == target);
    }

    private static List<PathRelaxation> Relaxations(
        GraphSnapshot snapshot, PathRequest request, CancellationToken cancellationToken)
    {
        var relaxations = new List<PathRelaxation>();
        Try("as_of", request.AsOf is not null, request with { AsOf = null });
        Try("relationships", request.Relationships.Count > 0, request with { Relationships = [] });
        Try("avoid", request.Avoid.Count > 0, request with { Avoid = [] });
        Try("max_depth", true, request with { MaxDepth = Math.Max(1, snapshot.Entities.Count) });
        return relaxations;

        void Try(string parameter, bool isSet, PathRequest relaxed)
        {
            if (isSet && Search(snapshot, relaxed, cancellationToken) is { Length: > 0 } found)
            {
                var total = TotalOf(relaxed, found);
                relaxations.Add(new PathRelaxation(parameter, total.Value, total.Relation, found.Length));
            }
        }
    }

    private static List<string> Warnings(PathRequest request)
    {
        var warnings = new List<string>
        {
            "A tie is a public role, membership, award or attendance that a source states. It implies no wrongdoing "
                + "and no shared opinion.",
        };
        if (request.Avoid.Contains(request.Source) || request.Avoid.Contains(request.Target))
        {
            warnings.Add("An end of the path is named in avoid; only what lies between the ends can be avoided.");
        }

        if (request.AsOf is { } day)
        {
            warnings.Add($"Ties that surely did not hold on {day} are left out; those whose dates do not tell are kept "
                + "with certainty unknown.");
        }

        return warnings;
    }

    private static PathQueryEcho Echo(GraphSnapshot snapshot, PathRequest request)
    {
        var (source, target) = (snapshot.Entities[request.Source].Id, snapshot.Entities[request.Target].Id);
        var mode = request.Mode == PathMode.Shortest ? "shortest" : "all_shortest";
        var relationships = request.Relationships.Select(type => Vocabulary.Types[type]).ToArray();
        var avoid = request.Avoid.Select(vertex => snapshot.Entities[vertex].Id).ToArray();
        var link = new StringBuilder($"{request.Address}?source={source}&target={target}&mode={mode}");
        link.Append(CultureInfo.InvariantCulture, $"&max_depth={request.MaxDepth}");
        link.Append(request.AsOf is { } day ? $"&as_of={day}" : "");
        link.Append(relationships.Length > 0 ? $"&relationships={string.Join(',', relationships)}" : "");
        link.Append(avoid.Length > 0 ? $"&avoid={string.Join(',', avoid)}" : "");
        link.Append(CultureInfo.InvariantCulture, $"&limit={request.Limit}&offset={request.Offset}");
        return new PathQueryEcho(
            source,
            target,
            mode,
            Directed: false,
            request.MaxDepth,
            request.AsOf?.ToString(),
            relationships,
            avoid,
            link.ToString());
    }

    /// <summary>The ties that a request lets a path walk.</summary>
    private readonly struct TieFilter : IArcFilter
    {
        private readonly TieColumns _ties;
        private readonly PartialDate? _asOf;
        private readonly ulong _types;   // a bit for each kind, by its number

        public TieFilter(GraphSnapshot snapshot, PathRequest request)
        {
            (_ties, _asOf) = (snapshot.TieColumns, request.AsOf);
            foreach (var type in request.Relationships)
            {
                _types |= 1ul << type.Number;
            }

            _types = _types == 0 ? ulong.MaxValue : _types;
        }

        /// <summary>Whether every tie may be walked.</summary>
        public bool PassesAll => _types == ulong.MaxValue && _asOf is null;

        public bool Passes(int ordinal)
        {
            if (PassesAll)
            {
                return true;
            }

            return (_types & (1ul << _ties.Type(ordinal).Number)) != 0
                && (_asOf is not { } day || _ties.Validity(ordinal).HeldOn(day) != Certainty.No);
        }
    }
}
