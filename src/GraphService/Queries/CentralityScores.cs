using System.Diagnostics;
using GraphService.Algorithms;
using GraphService.Graphs;

namespace GraphService.Queries;

/// <summary>The scores of a measure on a snapshot, with the vertices in order of score.</summary>
/// <param name="Scores">One score per vertex.</param>
/// <param name="Ranking">The vertices, highest score first; ties by id.</param>
/// <param name="Elapsed">How long the computation took.</param>
public sealed record CentralityScores(double[] Scores, int[] Ranking, TimeSpan Elapsed)
{
    /// <summary>Computes and ranks.</summary>
    /// <exception cref="OperationCanceledException">The computation was cancelled.</exception>
    public static CentralityScores Compute(ICentrality measure, GraphSnapshot snapshot, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var scores = measure.Compute(snapshot.Graph, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var ranking = Enumerable.Range(0, scores.Length).ToArray();
        Array.Sort(ranking, (a, b) => scores[a] != scores[b]
            ? scores[b].CompareTo(scores[a])
            : string.CompareOrdinal(snapshot.Entities[a].Id, snapshot.Entities[b].Id));
        return new CentralityScores(scores, ranking, elapsed);
    }
}
