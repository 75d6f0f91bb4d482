using System.Collections.Concurrent;
using System.Diagnostics;
using GraphService.Algorithms;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>The scores of a measure on a snapshot, with the vertices in order of score.</summary>
/// <param name="Scores">One score per vertex; those that differ by rounding alone are the same to the last bit.</param>
/// <param name="Ranking">The vertices, highest score first; ties by id.</param>
/// <param name="Elapsed">How long the computation took.</param>
public sealed record CentralityScores(double[] Scores, int[] Ranking, TimeSpan Elapsed)
{
    /// <summary>Scores that differ by no more than this part of the higher one are equal: sums round.</summary>
    private const double Tolerance = 1e-10;

    // By name of the schema, empty for all; each made when first asked for.
    private readonly ConcurrentDictionary<string, RankedPart> _parts = new(StringComparer.Ordinal);

    /// <summary>The ranking of the entities of a schema, or of all, and how their scores are spread.</summary>
    /// <param name="schema">The schema; <see langword="null"/> for all entities.</param>
    /// <param name="make">Makes it of a ranking, once.</param>
    /// <param name="entities">Tells the schema of a vertex.</param>
    internal RankedPart Part(EntitySchema? schema, EntityColumns entities, Func<int[], RankedPart> make) => _parts.GetOrAdd(
        schema?.Name ?? "",
        _ => make(schema is { } wanted ? [.. Ranking.Where(vertex => entities.Schema(vertex) == wanted)] : Ranking));

    /// <summary>Computes and ranks.</summary>
    /// <exception cref="OperationCanceledException">The computation was cancelled.</exception>
    public static CentralityScores Compute(
        ICentrality measure, GraphSnapshot snapshot, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var scores = measure.Compute(snapshot.Graph, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var ranking = Enumerable.Range(0, scores.Length).ToArray();
        Array.Sort(ranking, (a, b) => scores[b].CompareTo(scores[a]));
        for (var first = 0; first < ranking.Length;)
        {
            var next = LevelTies(ranking, first, scores);
            ranking.AsSpan(first, next - first).Sort(snapshot.EntityColumns.CompareIds);
            first = next;
        }

        return new CentralityScores(scores, ranking, elapsed);
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
/// <param name="Ranking">The vertices, highest score first.</param>
/// <param name="Distribution">How their scores are spread.</param>
internal sealed record RankedPart(int[] Ranking, ScoreDistribution Distribution);
