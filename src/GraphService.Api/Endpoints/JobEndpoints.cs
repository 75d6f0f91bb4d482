using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Queries;
using GraphService.Queries.Computations;
using GraphService.Queries.Parameters;
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
    private static readonly Parameter<string> Id = CommonParameters.Id("Id of the job.");
    private static readonly TimeSpan BetweenEvents = TimeSpan.FromMilliseconds(500);

    public static void AddJobs(this IServiceCollection services) =>
        services.AddSingleton<Jobs>().AddSingleton<Computing>();

    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(JobAnswer.Prefix).WithTags("Jobs")
            .WithMetadata(new AtOnce(), new RequestContract([Id], TakesBody: false));
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
    internal static Ok<JobAnswer> Read(Given given, Jobs jobs, HttpContext http)
    {
        var job = Find(jobs, given, http);
        return TypedResults.Ok(JobAnswer.Of(job, http.Request));
    }

    /// <summary>Reads the result of a job.</summary>
    /// <remarks>
    /// What its request would have been answered, on the snapshot that it was asked on. Until it is there, the job.
    /// </remarks>
    internal static Results<Ok<object>, Accepted<JobAnswer>> ReadResult(
        Given given, Jobs jobs, HttpContext http)
    {
        var job = Find(jobs, given, http);
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
    internal static ServerSentEventsResult<JobAnswer> Listen(
        Given given, Jobs jobs, TimeProvider clock, HttpContext http)
    {
        var job = Find(jobs, given, http);
        return TypedResults.ServerSentEvents(StepsOf(job, clock, http.Request, http.RequestAborted));
    }

    /// <summary>Cancels a job.</summary>
    /// <remarks>Its computation ends unless somebody else waits for it.</remarks>
    internal static NoContent Cancel(Given given, Jobs jobs) =>
        jobs.Remove(given.Get(Id)) ? TypedResults.NoContent() : throw None(given);

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

    private static Job Find(Jobs jobs, Given given, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return jobs.Find(given.Get(Id)) ?? throw None(given);
    }

    private static ProblemException None(Given given) => ProblemException.NotFound(
        Id.Name, $"There is no job '{given.Get(Id)}', or not any more. Ask for what you want to know again.");

    private static RouteHandlerBuilder ProducesJob(this RouteHandlerBuilder builder) => builder
        .ProducesProblems(orNotFound: true, orNotModified: false)
        .AddOpenApiOperationTransformer(JobExamples.Add);
}
