using GraphService.Algorithms;
using GraphService.Model;
using GraphService.Queries.Computations;

namespace GraphService.Queries;

/// <summary>The same entities by several measures.</summary>
/// <param name="Measures">The measures, in the order asked for.</param>
/// <param name="Results">The entities, in the order of the first measure: highest score first; ties by id.</param>
/// <param name="NodeCount">Vertices of the graph that was measured: all entities, whatever is ranked.</param>
/// <param name="RelationshipCount">Edges of the graph that was measured: pairs of tied entities.</param>
/// <param name="ComponentCount">Connected components of that graph.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
/// <param name="Total">Number of entities ranked.</param>
/// <param name="Limit">Most entities in this answer.</param>
/// <param name="Offset">Entities passed over.</param>
public sealed record ComparisonAnswer(
    IReadOnlyList<ComparedMeasure> Measures,
    IReadOnlyList<ComparedEntity> Results,
    int NodeCount,
    int RelationshipCount,
    int ComponentCount,
    SnapshotInfo Snapshot,
    Total Total,
    int Limit,
    int Offset);

/// <summary>A measure of a comparison.</summary>
/// <param name="Name">Name in addresses, and of its scores.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Description">What a high score says.</param>
/// <param name="CentralityDistribution">How the scores are spread over the entities that are ranked.</param>
/// <param name="ComputeMillis">Time of the computation, when it was first made.</param>
/// <param name="Configuration">What was measured, and how scores are scaled.</param>
public sealed record ComparedMeasure(
    string Name,
    string Title,
    string Description,
    ScoreDistribution CentralityDistribution,
    double ComputeMillis,
    CentralityConfiguration Configuration);

/// <summary>An entity with its score by each measure.</summary>
/// <param name="Id">Id of the entity.</param>
/// <param name="Caption">The name by which it is shown.</param>
/// <param name="Schema">What it is.</param>
/// <param name="Names">Its names in other languages.</param>
/// <param name="Scores">Its score and rank by each measure, by the measure's name.</param>
public sealed record ComparedEntity(
    string Id,
    string Caption,
    [property: Words(typeof(EntitySchema))] string Schema,
    IReadOnlyList<TextShape> Names,
    IReadOnlyDictionary<string, MeasuredScore> Scores);

/// <summary>A score with its place among others.</summary>
/// <param name="Score">The score; scores that differ by no more than 1e-10 of themselves are told as one.</param>
/// <param name="Rank">1 for the highest score among those ranked; equal scores share it.</param>
/// <param name="Percentile">Share of those ranked that score lower, in percent.</param>
public sealed record MeasuredScore(double Score, int Rank, double Percentile);

/// <summary>Answers who is central by one measure and by another.</summary>
public static class ComparisonQuery
{
    /// <summary>The questions for the scores of some measures, each with its options as they are by default.</summary>
    /// <param name="cache">The snapshot.</param>
    /// <param name="measures">The measures.</param>
    /// <param name="threads">On how many threads they would be computed.</param>
    public static IReadOnlyList<Question<CentralityScores>> Questions(
        GraphCache cache, IReadOnlyList<ICentrality> measures, int threads) =>
        [.. measures.Select(
            measure => CentralityQuery.Question(cache, measure, OptionValues.Of(measure), threads))];

    /// <summary>Ranks the same entities by each measure.</summary>
    /// <param name="cache">The snapshot.</param>
    /// <param name="measures">The measures, at least one; the first gives the order.</param>
    /// <param name="scores">The scores of each measure.</param>
    /// <param name="schema">Which entities are ranked; <see langword="null"/> for all.</param>
    /// <param name="page">Which of them the answer holds.</param>
    public static ComparisonAnswer Run(
        GraphCache cache,
        IReadOnlyList<ICentrality> measures,
        IReadOnlyList<CentralityScores> scores,
        EntitySchema? schema,
        Page page)
    {
        var snapshot = cache.Snapshot;
        var parts = scores.Select(one => one.Part(schema)).ToList();
        var first = parts[0].Ranking;
        return new ComparisonAnswer(
            [.. measures.Select((measure, i) => new ComparedMeasure(
                measure.Name,
                measure.Title,
                measure.Description,
                parts[i].Distribution,
                Math.Round(scores[i].Elapsed.TotalMilliseconds, 3),
                CentralityConfiguration.Of(measure, OptionValues.Of(measure))))],
            [.. first.Skip(page.Offset).Take(page.Limit).Select(Compared)],
            snapshot.Entities.Count,
            snapshot.Graph.SimpleEdgeCount,
            cache.Components.Count,
            SnapshotInfo.Of(snapshot),
            Total.Exactly(first.Length),
            page.Limit,
            page.Offset);

        ComparedEntity Compared(int vertex)
        {
            var entity = EntityRef.Of(snapshot, vertex);
            return new ComparedEntity(
                entity.Id,
                entity.Caption,
                entity.Schema,
                entity.Names,
                measures.Index().ToDictionary(
                    measure => measure.Item.Name,
                    measure => scores[measure.Index].Place(parts[measure.Index].Ranking, vertex)));
        }
    }
}
