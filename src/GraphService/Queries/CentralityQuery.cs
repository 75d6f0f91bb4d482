using GraphService.Algorithms;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>A measure on offer.</summary>
/// <param name="Name">Name in addresses.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Description">What a high score says.</param>
/// <param name="Normalization">How scores are scaled.</param>
/// <param name="Reference">Source: author, year, title.</param>
public sealed record MeasureInfo(string Name, string Title, string Description, string Normalization, string Reference)
{
    /// <summary>Describes a measure.</summary>
    public static MeasureInfo Of(ICentrality measure) =>
        new(measure.Name, measure.Title, measure.Description, measure.Normalization, measure.Reference);
}

/// <summary>The measures on offer.</summary>
/// <param name="Results">The measures, cheapest first.</param>
public sealed record MeasureCatalogue(IReadOnlyList<MeasureInfo> Results);

/// <summary>A ranking of entities.</summary>
/// <param name="Algorithm">Name of the measure.</param>
/// <param name="Results">The entities, highest score first; ties by id.</param>
/// <param name="CentralityDistribution">How the scores are spread over the entities that are ranked.</param>
/// <param name="NodeCount">Vertices of the graph that was measured: all entities, whatever is ranked.</param>
/// <param name="RelationshipCount">Edges of the graph that was measured: pairs of tied entities.</param>
/// <param name="ComponentCount">Connected components of that graph.</param>
/// <param name="ComputeMillis">Time of the computation, when it was first made.</param>
/// <param name="Configuration">What was measured, and how scores are scaled.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
/// <param name="Total">Number of entities ranked.</param>
/// <param name="Limit">Most entities in this answer.</param>
/// <param name="Offset">Entities passed over.</param>
public sealed record CentralityAnswer(
    string Algorithm,
    IReadOnlyList<RankedEntity> Results,
    ScoreDistribution CentralityDistribution,
    int NodeCount,
    int RelationshipCount,
    int ComponentCount,
    double ComputeMillis,
    CentralityConfiguration Configuration,
    SnapshotInfo Snapshot,
    Total Total,
    int Limit,
    int Offset);

/// <summary>What was measured.</summary>
/// <param name="Projection">Which graph.</param>
/// <param name="Directed">Whether the direction of ties counts.</param>
/// <param name="Multi">What becomes of parallel ties.</param>
/// <param name="Exact">Whether scores are exact, not estimated.</param>
/// <param name="Normalization">How scores are scaled.</param>
/// <param name="Reference">Source of the measure.</param>
public sealed record CentralityConfiguration(
    string Projection, bool Directed, string Multi, bool Exact, string Normalization, string Reference);

/// <summary>An entity with its score.</summary>
/// <param name="Id">Id of the entity.</param>
/// <param name="Caption">The name by which it is shown.</param>
/// <param name="Schema">What it is.</param>
/// <param name="Score">Its score; scores that differ by no more than 1e-10 of themselves are told as one.</param>
/// <param name="Rank">1 for the highest score among those ranked; equal scores share it, listed by id.</param>
/// <param name="Percentile">Share of those ranked that score lower, in percent.</param>
public sealed record RankedEntity(string Id, string Caption, string Schema, double Score, int Rank, double Percentile);

/// <summary>How scores are spread; all zero when nothing is ranked.</summary>
public sealed record ScoreDistribution(
    double Min, double Max, double Mean, double P50, double P75, double P90, double P95, double P99, double P999);

/// <summary>Answers who is central.</summary>
public static class CentralityQuery
{
    /// <summary>The measures on offer.</summary>
    public static MeasureCatalogue Catalogue { get; } = new([.. Centralities.All.Select(MeasureInfo.Of)]);

    /// <summary>
    /// Ranks entities. Scores always come from the whole graph; the schema only chooses who is ranked.
    /// </summary>
    public static async Task<CentralityAnswer> RunAsync(
        GraphCache cache,
        ICentrality measure,
        EntitySchema? schema,
        int limit,
        int offset,
        CancellationToken cancellationToken)
    {
        var scores = await cache.ScoresAsync(measure, cancellationToken);
        var snapshot = cache.Snapshot;
        var (ranked, distribution) = scores.Part(
            schema, snapshot.EntityColumns, ranking => new RankedPart(ranking, Distribution(ranking, scores.Scores)));
        var results = new List<RankedEntity>();
        for (var i = offset; i < ranked.Length && results.Count < limit; i++)
        {
            var entity = snapshot.Entities[ranked[i]];
            var score = scores.Scores[ranked[i]];
            var higher = FirstBelow(ranked, scores.Scores, score, orEqual: true);
            var notLower = FirstBelow(ranked, scores.Scores, score, orEqual: false);
            results.Add(new RankedEntity(
                entity.Id,
                entity.Name,
                Vocabulary.Schemata[entity.Schema],
                score,
                higher + 1,
                Math.Round(100.0 * (ranked.Length - notLower) / ranked.Length, 2)));
        }

        return new CentralityAnswer(
            measure.Name,
            results,
            distribution,
            snapshot.Entities.Count,
            snapshot.Graph.SimpleEdgeCount,
            cache.Components.Count,
            Math.Round(scores.Elapsed.TotalMilliseconds, 3),
            new CentralityConfiguration(
                "simple undirected graph of all entities",
                Directed: false,
                "collapse",
                Exact: true,
                measure.Normalization,
                measure.Reference),
            SnapshotInfo.Of(snapshot),
            Total.Exactly(ranked.Length),
            limit,
            offset);
    }

    /// <summary>
    /// The first place in the falling ranking whose score is below (or equal to) a score: binary search.
    /// </summary>
    private static int FirstBelow(int[] ranking, double[] scores, double score, bool orEqual)
    {
        var (low, high) = (0, ranking.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var other = scores[ranking[middle]];
            if (other < score || (orEqual && other == score))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private static ScoreDistribution Distribution(int[] ranking, double[] scores)
    {
        if (ranking.Length == 0)
        {
            return new ScoreDistribution(0, 0, 0, 0, 0, 0, 0, 0, 0);
        }

        // Nearest rank, as the ranking falls.
        double At(double percentile) =>
            scores[ranking[ranking.Length - Math.Max(1, (int)Math.Ceiling(percentile / 100 * ranking.Length))]];
        return new ScoreDistribution(
            At(0),
            At(100),
            ranking.Average(vertex => scores[vertex]),
            At(50),
            At(75),
            At(90),
            At(95),
            At(99),
            At(99.9));
    }
}
