using GraphService.Algorithms;
using GraphService.Model;
using GraphService.Queries.Computations;

namespace GraphService.Queries;

/// <summary>A measure on offer.</summary>
/// <param name="Name">Name in addresses.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Description">What a high score says.</param>
/// <param name="Normalization">How scores are scaled.</param>
/// <param name="Reference">Source: author, year, title.</param>
/// <param name="Options">What it can be told.</param>
/// <param name="Estimate">What it will take on the snapshot that is served, with the options as they are.</param>
public sealed record MeasureInfo(
    string Name,
    string Title,
    string Description,
    string Normalization,
    string Reference,
    IReadOnlyList<OptionInfo> Options,
    CostInfo Estimate);

/// <summary>Something that a measure can be told.</summary>
/// <param name="Name">Name of the parameter.</param>
/// <param name="Kind">What it is: <c>integer</c> or <c>number</c>.</param>
/// <param name="Default">Its value when it is not given.</param>
/// <param name="Minimum">The least that it may be.</param>
/// <param name="Maximum">The most that it may be.</param>
/// <param name="MultipleOf">It is a multiple of this.</param>
/// <param name="Description">What it does.</param>
public sealed record OptionInfo(
    string Name,
    string Kind,
    decimal Default,
    decimal Minimum,
    decimal Maximum,
    decimal MultipleOf,
    string Description)
{
    /// <summary>Describes the options of a measure.</summary>
    internal static IReadOnlyList<OptionInfo> ListOf(ICentrality measure) =>
        [.. measure.Options.Select(option => new OptionInfo(
            option.Name,
            option.Kind,
            option.Default,
            option.Minimum,
            option.Maximum,
            option.Step,
            option.Description))];
}

/// <summary>What a computation will take, right within a factor of 3.</summary>
/// <param name="Seconds">Time, when nothing else is computed.</param>
/// <param name="Bytes">Memory at its greatest.</param>
public sealed record CostInfo(double Seconds, long Bytes);

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
/// <param name="ComputeMillis">
/// Time of the computation, when it was first made; missing in an answer from a snapshot that was asked for by name, as
/// it has to be the same each time.
/// </param>
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
    double? ComputeMillis,
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
/// <param name="Options">The options of the measure, each as given or by default.</param>
/// <param name="Normalization">How scores are scaled.</param>
/// <param name="Reference">Source of the measure.</param>
public sealed record CentralityConfiguration(
    string Projection,
    bool Directed,
    string Multi,
    bool Exact,
    IReadOnlyDictionary<string, decimal> Options,
    string Normalization,
    string Reference)
{
    /// <summary>What is measured by a measure with some options.</summary>
    internal static CentralityConfiguration Of(ICentrality measure, OptionValues options) => new(
        "simple undirected graph of all entities",
        Directed: false,
        "collapse",
        Exact: true,
        options.All,
        measure.Normalization,
        measure.Reference);
}

/// <summary>An entity with its score.</summary>
/// <param name="Id">Id of the entity.</param>
/// <param name="Caption">The name by which it is shown.</param>
/// <param name="Schema">What it is.</param>
/// <param name="Score">Its score; scores that differ by no more than 1e-10 of themselves are told as one.</param>
/// <param name="Rank">1 for the highest score among those ranked; equal scores share it, listed by id.</param>
/// <param name="Percentile">Share of those ranked that score lower, in percent.</param>
/// <param name="Names">Its names in other languages.</param>
public sealed record RankedEntity(
    string Id,
    string Caption,
    string Schema,
    double Score,
    int Rank,
    double Percentile,
    IReadOnlyList<TextShape> Names);

/// <summary>Answers who is central.</summary>
public static class CentralityQuery
{
    /// <summary>A ranking by a measure, as a title.</summary>
    public static Wording TitleOf(ICentrality measure) => new(
        $"Entities ranked by {measure.Title}",
        $"实体排名：{(VocabularyTexts.MeasuresZh.TryGetValue(measure.Name, out var zh) ? zh.Label : measure.Title)}");

    /// <summary>The measures on offer, with what each will take.</summary>
    /// <param name="cache">The snapshot that is served.</param>
    /// <param name="threads">On how many threads they would be computed.</param>
    public static MeasureCatalogue Catalogue(GraphCache cache, int threads) =>
        new([.. Centralities.All.Select(measure => new MeasureInfo(
            measure.Name,
            measure.Title,
            measure.Description,
            measure.Normalization,
            measure.Reference,
            OptionInfo.ListOf(measure),
            Told(Estimate(cache, measure, OptionValues.Of(measure), threads))))]);

    /// <summary>The question for the scores of a measure.</summary>
    /// <param name="cache">The snapshot.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="options">Its options.</param>
    /// <param name="threads">On how many threads it would be computed.</param>
    public static Question<CentralityScores> Question(
        GraphCache cache, ICentrality measure, OptionValues options, int threads) => new(
            $"centrality/{measure.Name}?{options}",
            Estimate(cache, measure, options, threads),
            work => CentralityScores.Compute(measure, options, cache.Snapshot, work),
            scores => scores.Bytes);

    /// <summary>
    /// Ranks entities. Scores always come from the whole graph; the schema only chooses who is ranked.
    /// </summary>
    public static CentralityAnswer Rank(
        GraphCache cache,
        ICentrality measure,
        OptionValues options,
        CentralityScores scores,
        EntitySchema? schema,
        int limit,
        int offset)
    {
        var snapshot = cache.Snapshot;
        var (ranked, distribution) = scores.Part(schema);
        var results = new List<RankedEntity>();
        for (var i = offset; i < ranked.Length && results.Count < limit; i++)
        {
            var entity = EntityRef.Of(snapshot, ranked[i]);
            var (score, rank, percentile) = scores.Place(ranked, ranked[i]);
            results.Add(
                new RankedEntity(entity.Id, entity.Caption, entity.Schema, score, rank, percentile, entity.Names));
        }

        return new CentralityAnswer(
            measure.Name,
            results,
            distribution,
            snapshot.Entities.Count,
            snapshot.Graph.SimpleEdgeCount,
            cache.Components.Count,
            Math.Round(scores.Elapsed.TotalMilliseconds, 3),
            CentralityConfiguration.Of(measure, options),
            SnapshotInfo.Of(snapshot),
            Total.Exactly(ranked.Length),
            limit,
            offset);
    }

    private static Cost Estimate(GraphCache cache, ICentrality measure, OptionValues options, int threads) =>
        measure.Estimate(cache.Shape, options, threads) + CentralityScores.Estimate(cache.Shape);

    private static CostInfo Told(Cost cost) => new(Math.Round(cost.Time.TotalSeconds, 3), cost.Bytes);
}
