using GraphService.Api.Serving;
using GraphService.Queries;
using GraphService.Queries.Computations;

namespace GraphService.Api.Endpoints;

/// <summary>A request that is answered later.</summary>
/// <param name="Id">Id of the job. Who knows it can cancel the job, so do not publish it.</param>
/// <param name="State"><c>queued</c>, <c>running</c>, <c>done</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Reason">Why it failed or was cancelled.</param>
/// <param name="Question">The address of the request.</param>
/// <param name="Snapshot">The snapshot that it is answered from, also where a newer one is served by now.</param>
/// <param name="Progress">What is done; missing before it runs.</param>
/// <param name="Ahead">How many computations take their turn before it, while it is queued.</param>
/// <param name="ElapsedSeconds">How long it has been computed.</param>
/// <param name="SecondsLeft">How long that will go on, by its pace so far; missing when it is over.</param>
/// <param name="Result">Where the answer is, once it is done.</param>
/// <param name="Events">Where each step is told as it comes.</param>
/// <param name="ExpiresAt">
/// When it is cancelled unless somebody looks at it before; when it is over, when it is forgotten.
/// </param>
internal sealed record JobAnswer(
    string Id,
    [property: Words("queued", "running", "done", "failed", "cancelled")] string State,
    string? Reason,
    string Question,
    string Snapshot,
    JobProgress? Progress,
    int? Ahead,
    double ElapsedSeconds,
    double? SecondsLeft,
    string? Result,
    string Events,
    DateTimeOffset ExpiresAt)
{
    /// <summary>Where jobs are.</summary>
    public const string Prefix = "/api/v1/jobs";

    /// <summary>The address of a job.</summary>
    public static string AddressOf(Job job, HttpRequest request) =>
        $"{request.PathBase.ToUriComponent()}{Prefix}/{job.Id}";

    /// <summary>Describes a job.</summary>
    public static JobAnswer Of(Job job, HttpRequest request)
    {
        var over = job.Over;
        var computation = over?.Computation ?? job.Computation();
        var state = over?.State
            ?? (computation.State == ComputationState.Queued ? ComputationState.Queued : ComputationState.Running);
        var (done, total, unit) = computation.Progress;
        var address = AddressOf(job, request);
        return new JobAnswer(
            job.Id,
            state.ToString().ToLowerInvariant(),
            over is null ? null : ReasonOf(over),
            job.Address,
            job.Snapshot,
            total == 0 ? null : new JobProgress(done, total, unit, Math.Round(100 * computation.Progress.Share, 1)),
            state == ComputationState.Queued ? computation.Ahead : null,
            Math.Round(computation.Elapsed.TotalSeconds, 1),
            over is null ? Math.Round(computation.Remaining.TotalSeconds, 1) : null,
            state == ComputationState.Done ? $"{address}/result" : null,
            $"{address}/events",
            job.ExpiresAt);
    }

    /// <summary>Why a job has no answer.</summary>
    public static string? ReasonOf(JobEnd over) => over.Failure switch
    {
        null => null,
        OutdatedException => "The graph changed before its turn came. Ask again.",
        OperationCanceledException => "Nobody waited for it. Ask again.",
        _ => "Something went wrong here; it was logged. Ask again.",
    };
}

/// <summary>What a job has done.</summary>
/// <param name="Done">How much is done.</param>
/// <param name="Total">How much there is at most.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Percent">The share that is done.</param>
internal sealed record JobProgress(long Done, long Total, string Unit, double Percent);
