using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Queries;
using GraphService.Queries.Computations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;

namespace GraphService.Api.Endpoints;

/// <summary>Answers that take longer: <c>/jobs</c>.</summary>
/// <remarks>
/// Outside the group of the API, whose answers stay the same while their snapshot is served: a job changes all the
/// time.
/// </remarks>
internal static class JobEndpoints
{
    private static readonly TimeSpan BetweenEvents = TimeSpan.FromMilliseconds(500);

    public static void AddJobs(this IServiceCollection services) =>
        services.AddSingleton<Jobs>().AddSingleton<Computing>();

    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(JobAnswer.Prefix).WithContract().WithTags("Jobs").WithMetadata(new AtOnce());
        string[] readable = [HttpMethods.Get, HttpMethods.Head];
        group.MapMethods("/{id}", readable, Read).WithName("JobRead").ProducesJob();
        group.MapMethods("/{id}/result", readable, ReadResult).WithName("JobReadResult").ProducesJob()
            .Produces<CentralityAnswer>()
            .Produces<Problem>(StatusCodes.Status410Gone, Problem.MediaType)
            .Produces<Problem>(StatusCodes.Status500InternalServerError, Problem.MediaType);
        group.MapMethods("/{id}/events", [HttpMethods.Get], Listen).WithName("JobListen").ProducesJob()
            .WithMetadata(new DisableRequestTimeoutAttribute());
        group.MapDelete("/{id}", Cancel).WithName("JobCancel").ProducesJob();
    }

    /// <summary>Tells how far a job is, and where its result will be.</summary>
    /// <remarks>
    /// Looking at a job, or listening to its events, is to wait for it: what nobody has looked at for 30 seconds is
    /// cancelled. What is over is kept for 10 minutes.
    /// </remarks>
    /// <param name="id">Id of the job.</param>
    internal static Ok<JobAnswer> Read([Id] string id, Jobs jobs, HttpContext http)
    {
        var job = Find(jobs, id, http);
        return TypedResults.Ok(JobAnswer.Of(job, http.Request));
    }

    /// <summary>Reads the result of a job.</summary>
    /// <remarks>
    /// What its request would have been answered, on the snapshot that it was asked on. Until it is there, the job.
    /// </remarks>
    /// <param name="id">Id of the job.</param>
    internal static Results<Ok<object>, Accepted<JobAnswer>> ReadResult(
        [Id] string id, Jobs jobs, HttpContext http)
    {
        var job = Find(jobs, id, http);
        return job.Over switch
        {
            null => TypedResults.Accepted(
                JobAnswer.AddressOf(job, http.Request), JobAnswer.Of(job, http.Request)),
            { Answer: { } answer } => TypedResults.Ok(answer),
            { State: ComputationState.Cancelled } over => throw new ProblemException(
                StatusCodes.Status410Gone, "job_cancelled", JobAnswer.ReasonOf(over)!),
            var over => throw new ProblemException(
                StatusCodes.Status500InternalServerError, "job_failed", JobAnswer.ReasonOf(over)!),
        };
    }

    /// <summary>Tells each step of a job as it comes, until it is over.</summary>
    /// <remarks>Server-sent events; each has the state as its type and the job as its data.</remarks>
    /// <param name="id">Id of the job.</param>
    internal static ServerSentEventsResult<JobAnswer> Listen(
        [Id] string id, Jobs jobs, TimeProvider clock, HttpContext http)
    {
        var job = Find(jobs, id, http);
        return TypedResults.ServerSentEvents(StepsOf(job, clock, http.Request, http.RequestAborted));
    }

    /// <summary>Cancels a job.</summary>
    /// <remarks>Its computation ends unless somebody else waits for it.</remarks>
    /// <param name="id">Id of the job.</param>
    internal static NoContent Cancel([Id] string id, Jobs jobs) =>
        jobs.Remove(id) ? TypedResults.NoContent() : throw None(id);

    private static async IAsyncEnumerable<SseItem<JobAnswer>> StepsOf(
        Job job, TimeProvider clock, HttpRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        job.Listen();
        try
        {
            while (true)
            {
                var isOver = job.Over is not null;
                var step = JobAnswer.Of(job, request);
                yield return new SseItem<JobAnswer>(step, step.State);
                if (isOver)
                {
                    yield break;
                }

                await Task.WhenAny(job.Completion, Task.Delay(BetweenEvents, clock, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            job.Unlisten();
        }
    }

    private static Job Find(Jobs jobs, string id, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return jobs.Find(id) ?? throw None(id);
    }

    private static ProblemException None(string id) => ProblemException.NotFound(
        nameof(id), $"There is no job '{id}', or not any more. Ask for what you want to know again.");

    private static RouteHandlerBuilder ProducesJob(this RouteHandlerBuilder builder) => builder
        .Produces<Problem>(StatusCodes.Status400BadRequest, Problem.MediaType)
        .Produces<Problem>(StatusCodes.Status404NotFound, Problem.MediaType)
        .AddOpenApiOperationTransformer(JobExamples.Add);
}
