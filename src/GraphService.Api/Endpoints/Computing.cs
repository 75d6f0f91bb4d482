using GraphService.Api.Serving;
using GraphService.Graphs;
using GraphService.Hosting;
using GraphService.Queries.Computations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;

namespace GraphService.Api.Endpoints;

/// <summary>Answers what has to be computed: at once where that is soon done, and with a job where it is not.</summary>
internal sealed class Computing(ComputationPool pool, Jobs jobs, AnalysisSettings settings)
{
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(10);

    /// <summary>On how many threads a computation runs.</summary>
    public int Threads => pool.Threads;

    /// <summary>Asks a question, and waits for the answer as long as the caller likes, within bounds.</summary>
    /// <param name="http">The request. When the caller leaves, nobody waits any more.</param>
    /// <param name="address">The address that asks the same again.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="question">The question.</param>
    /// <param name="answer">Makes the answer of the result.</param>
    /// <exception cref="BusyException">As much is computed as may be.</exception>
    /// <exception cref="OutdatedException">A newer snapshot came first.</exception>
    public Task<Results<Ok<TAnswer>, Accepted<JobAnswer>>> AnswerAsync<T, TAnswer>(
        HttpContext http,
        string address,
        GraphSnapshot snapshot,
        Question<T> question,
        Func<T, TAnswer> answer)
        where T : class
        where TAnswer : class => AnswerAsync(http, address, pool.Ask(snapshot, question, IsNamed(http)), answer);

    /// <summary>Asks several questions that have one answer together.</summary>
    /// <inheritdoc cref="AnswerAsync{T, TAnswer}(HttpContext, string, GraphSnapshot, Question{T}, Func{T, TAnswer})"/>
    public Task<Results<Ok<TAnswer>, Accepted<JobAnswer>>> AnswerAsync<T, TAnswer>(
        HttpContext http,
        string address,
        GraphSnapshot snapshot,
        IReadOnlyList<Question<T>> questions,
        Func<IReadOnlyList<T>, TAnswer> answer)
        where T : class
        where TAnswer : class => AnswerAsync(http, address, pool.Ask(snapshot, questions, IsNamed(http)), answer);

    private async Task<Results<Ok<TAnswer>, Accepted<JobAnswer>>> AnswerAsync<T, TAnswer>(
        HttpContext http, string address, IInterest<T> interest, Func<T, TAnswer> answer)
        where T : class
        where TAnswer : class
    {
        try
        {
            if (await interest.WaitAsync(WaitOf(http), http.RequestAborted))
            {
                var result = await interest.ResultAsync(http.RequestAborted);
                interest.Dispose();
                return TypedResults.Ok(answer(result));
            }

            return Accepted(jobs.Add(interest, address, answer), http);
        }
        catch
        {
            interest.Dispose();
            throw;
        }
    }

    private static bool IsNamed(HttpContext http) =>
        http.RequestServices.GetRequiredService<RequestView>().IsNamed;

    private static Accepted<JobAnswer> Accepted(Job job, HttpContext http)
    {
        var told = JobAnswer.Of(job, http.Request);
        var again = Math.Clamp(Math.Ceiling(told.SecondsLeft ?? 0), 1, LongestRetry.TotalSeconds);
        http.Response.Headers.RetryAfter = FormattableString.Invariant($"{again}");
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Accepted(JobAnswer.AddressOf(job, http.Request), told);
    }

    private TimeSpan WaitOf(HttpContext http)
    {
        if (Preferences.WaitOf(http.Request) is not { } asked)
        {
            return TimeSpan.FromSeconds(settings.WaitSeconds);
        }

        var most = TimeSpan.FromSeconds(settings.MostWaitSeconds);
        var wait = asked < most ? asked : most;
        Preferences.TellWait(http.Response, wait);
        http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();   // it takes so long because it was asked to
        return wait;
    }
}
