using System.Diagnostics;
using GraphService.Algorithms;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>The scores of a measure on a snapshot, with the vertices in order of score.</summary>
/// <remarks>Immutable: everything that answers show of it is made when it is computed.</remarks>
public sealed class CentralityScores
{
    /// <summary>Scores that differ by no more than this part of the higher one are equal: sums round.</summary>
    private const double Tolerance = 1e-10;

    private readonly RankedPart _all;
    private readonly Dictionary<EntitySchema, RankedPart> _parts;

    private CentralityScores(double[] scores, int[] ranking, EntityColumns entities, TimeSpan elapsed)
    {
        (Scores, Elapsed) = (scores, elapsed);
        _all = RankedPart.Of(ranking, scores);
        _parts = ranking.GroupBy(entities.Schema)
            .ToDictionary(part => part.Key, part => RankedPart.Of([.. part], scores));
    }

    /// <summary>One score per vertex; those that differ by rounding alone are the same to the last bit.</summary>
    public double[] Scores { get; }

    /// <summary>How long the computation took.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The memory that all of it takes: a score and two places in rankings for each vertex.</summary>
    public long Bytes => (sizeof(double) + (2L * sizeof(int))) * Scores.Length;

    /// <summary>What ranking will take, beside the scores themselves.</summary>
    public static Cost Estimate(GraphShape shape)
    {
        var n = shape.VertexCount;
        return Cost.OfSteps(n * Math.Log2(n + 2), nanoseconds: 16, reach: 12.0 * n, threads: 1, bytes: 24.0 * n);
    }

    /// <summary>The ranking of the entities of a schema, or of all, and how their scores are spread.</summary>
    /// <param name="schema">The schema; <see langword="null"/> for all entities.</param>
    internal RankedPart Part(EntitySchema? schema) =>
        schema is null ? _all : _parts.GetValueOrDefault(schema, RankedPart.Empty);

    /// <summary>The score of a vertex, and its place among those ranked.</summary>
    /// <param name="ranked">Those ranked, highest score first; the vertex is one of them.</param>
    /// <param name="vertex">The vertex.</param>
    internal MeasuredScore Place(int[] ranked, int vertex)
    {
        var score = Scores[vertex];
        var higher = FirstBelow(ranked, Scores, score, orEqual: true);
        var notLower = FirstBelow(ranked, Scores, score, orEqual: false);
        return new MeasuredScore(
            score, higher + 1, Math.Round(100.0 * (ranked.Length - notLower) / ranked.Length, 2));
    }

    /// <summary>Computes and ranks.</summary>
    /// <exception cref="OperationCanceledException">The computation was cancelled.</exception>
    public static CentralityScores Compute(
        ICentrality measure, OptionValues options, GraphSnapshot snapshot, Work work)
    {
        var started = Stopwatch.GetTimestamp();
        var scores = measure.Compute(snapshot.Graph, options, work);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var ranking = Enumerable.Range(0, scores.Length).ToArray();
        Array.Sort(ranking, (a, b) => scores[b].CompareTo(scores[a]));
        work.ThrowIfCancelled();
        for (var first = 0; first < ranking.Length;)
        {
            var next = LevelTies(ranking, first, scores);
            ranking.AsSpan(first, next - first).Sort(snapshot.EntityColumns.CompareIds);
            first = next;
        }

        work.ThrowIfCancelled();
        return new CentralityScores(scores, ranking, snapshot.EntityColumns, elapsed);
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

    /// <summary>Gives the scores that equal the one at a place of the falling ranking its very bits.</summary>
    /// <remarks>All are held against the highest, so that a chain of small steps does not become one tie.</remarks>
    /// <returns>The first place beyond the tie.</returns>
    private static int LevelTies(int[] ranking, int first, double[] scores)
    {
        var score = scores[ranking[first]];
        var next = first + 1;
        for (; next < ranking.Length && scores[ranking[next]] >= score * (1 - Tolerance); next++)
        {
            scores[ranking[next]] = score;
        }

        return next;
    }
}

/// <summary>Those who are ranked, with how their scores are spread.</summary>
/// <param name="Ranking">The vertices, highest score first; ties by id.</param>
/// <param name="Distribution">How their scores are spread.</param>
internal sealed record RankedPart(int[] Ranking, ScoreDistribution Distribution)
{
    /// <summary>Nobody is ranked.</summary>
    public static RankedPart Empty { get; } = Of([], []);

    /// <summary>Some in the order of their scores.</summary>
    public static RankedPart Of(int[] ranking, double[] scores) => new(ranking, ScoreDistribution.Of(ranking, scores));
}

/// <summary>How scores are spread; all zero when nothing is ranked.</summary>
public sealed record ScoreDistribution(
    double Min, double Max, double Mean, double P50, double P75, double P90, double P95, double P99, double P999)
{
    /// <summary>How the scores of some vertices are spread, which come in falling order of score.</summary>
    internal static ScoreDistribution Of(int[] ranking, double[] scores)
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
