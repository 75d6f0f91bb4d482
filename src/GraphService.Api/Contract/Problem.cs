using System.Text.Json;
using System.Text.RegularExpressions;
using GraphService.Api.Serving;
using GraphService.Queries;
using GraphService.Queries.Computations;
using GraphService.Queries.Parameters;
using GraphService.Storage;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace GraphService.Api.Contract;

/// <summary>Why there is no answer (RFC 9457).</summary>
/// <param name="Type">Always <c>about:blank</c>: the code tells more.</param>
/// <param name="Title">The HTTP status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong and how to mend it.</param>
/// <param name="Instance">The path that was asked for.</param>
/// <param name="Code">A word for programs; does not change.</param>
/// <param name="Errors">The parameters at fault.</param>
internal sealed partial record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string Code,
    IReadOnlyList<ParameterError> Errors)
{
    public const string MediaType = "application/problem+json";

    /// <summary>The problem of a request. Addresses that the texts name are told as the caller reaches them.</summary>
    public static Problem Of(
        HttpContext context, int status, string code, string detail, params IReadOnlyList<ParameterError> errors)
    {
        var request = context.Request;
        var address = request.PathBase.Add(request.Path).ToUriComponent();
        return request.PathBase.HasValue
            ? Of(
                status,
                code,
                Below(detail),
                address,
                [.. errors.Select(error => error with { Message = Below(error.Message) })])
            : Of(status, code, detail, address, errors);

        string Below(string text) => OwnAddress().Replace(text, match => $"{request.PathBase}{match.Value}");
    }

    /// <summary>A problem that belongs to no request that was understood.</summary>
    public static Problem Of(
        int status, string code, string detail, string instance, IReadOnlyList<ParameterError> errors) =>
        new(
            "about:blank",
            Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            status,
            detail,
            instance,
            code,
            errors);

    /// <summary>The code of a status for which there is no better one.</summary>
    public static string CodeOf(int status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(
        Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status)
            .Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Answers with the problem.</summary>
    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.Headers.CacheControl = "no-store";
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return context.Response.WriteAsJsonAsync(
            this, json.InfoOf<Problem>(), MediaType, context.RequestAborted);
    }

    [GeneratedRegex(@"(?<![^\s(])/(api/v1|docs|q)\b")]
    private static partial Regex OwnAddress();
}

/// <summary>A parameter at fault.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Message">What is wrong and what would be right.</param>
internal sealed record ParameterError(string Parameter, string Message);

/// <summary>A handler's way to say that there is no answer.</summary>
internal sealed class ProblemException(
    int status, string code, string detail, params IReadOnlyList<ParameterError> errors) : Exception(detail)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public IReadOnlyList<ParameterError> Errors { get; } = errors;

    /// <summary>Nothing has this id.</summary>
    public static ProblemException NotFound(string parameter, string detail) =>
        new(StatusCodes.Status404NotFound, "not_found", detail, new ParameterError(parameter, detail));

    /// <summary>The parameter's value makes no sense here.</summary>
    public static ProblemException Bad(string parameter, string message) => new(
        StatusCodes.Status400BadRequest,
        "bad_parameter",
        $"{parameter}: {message}",
        new ParameterError(parameter, message));

    /// <summary>The parameter's value does not go together with that of another one.</summary>
    public static ProblemException Conflict(string parameter, string message) => new(
        StatusCodes.Status409Conflict,
        "conflicting_parameters",
        $"{parameter}: {message}",
        new ParameterError(parameter, message));
}

/// <summary>The one table from what went wrong to what is answered.</summary>
internal static partial class Problems
{
    /// <summary>How long requests under way may go on when the program is to stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    public static void UseProblems(this WebApplication app)
    {
        var stop = new CancellationTokenSource();
        app.Lifetime.ApplicationStopping.Register(() => stop.CancelAfter(Grace));
        app.Use(async (context, next) =>
        {
            var client = context.RequestAborted;
            try
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(client, stop.Token);
                context.RequestAborted = either.Token;
                try
                {
                    await next(context);
                }
                finally
                {
                    context.RequestAborted = client;
                }
            }
            catch (OperationCanceledException) when (client.IsCancellationRequested)
            {
                // The client hung up: there is nobody to tell, and nothing to log as a fault.
                if (!context.Response.HasStarted)
                {
                    context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                }
            }
            catch (OperationCanceledException) when (context.Response.HasStarted)
            {
                if (!app.Lifetime.ApplicationStopping.IsCancellationRequested)
                {
                    LogOverdue(app.Logger, context.Request.Path);
                }

                context.Abort();   // so that nobody takes half an answer for a whole one
            }
            catch (Exception e) when (!context.Response.HasStarted)
            {
                var isStopping =
                    e is OperationCanceledException && app.Lifetime.ApplicationStopping.IsCancellationRequested;
                await Of(context, isStopping ? new StoppingException() : e, app.Logger).WriteAsync(context);
            }
        });
        app.UseStatusCodePages(status => Of(status.HttpContext).WriteAsync(status.HttpContext));
    }

    private static Problem Of(HttpContext context, Exception e, ILogger logger)
    {
        switch (e)
        {
            case ProblemException problem:
                return Problem.Of(context, problem.Status, problem.Code, problem.Message, problem.Errors);
            case UnknownIdException unknown:
                var told = NearestEntities.Told(context.RequestServices.GetRequiredService<GraphCache>(), unknown);
                var hint = told.IsEntity ? " Find ids with /api/v1/search/all?q=NAME." : "";
                return Of(context, ProblemException.NotFound(told.Parameter, told.Message + hint), logger);
            case UnfitQuestionException unfit:
                return Of(context, ProblemException.Conflict(unfit.Parameter, unfit.Message), logger);
            case UnknownSnapshotException unknown:
                return Problem.Of(
                    context,
                    StatusCodes.Status404NotFound,
                    "unknown_snapshot",
                    unknown.Message,
                    new ParameterError(SnapshotChoice.Parameter.Name, unknown.Message));
            case BadHttpRequestException bad:
                return Problem.Of(
                    context, bad.StatusCode, Problem.CodeOf(bad.StatusCode), "The request cannot be understood.");
            case NotReadyException:
                return Unavailable("1", "not_ready", "The graph is being loaded. Try again in a moment.");
            case StoppingException:
                return Unavailable("5", "stopping", "The service is being stopped. Try again in a moment.");
            case OverloadedException:
                return Unavailable("1", "overloaded", "Too many requests are waiting. Try again in a moment.");
            case OutdatedException:
                return Unavailable(
                    "1", "snapshot_replaced", "The graph changed before this could be computed. Ask again.");
            case BusyException busy:
                context.Response.Headers.RetryAfter = FormattableString.Invariant($"{busy.RetryAfter.TotalSeconds:0}");
                return Problem.Of(
                    context,
                    StatusCodes.Status429TooManyRequests,
                    "busy",
                    $"{busy.Message} Try again after the time in Retry-After.");
            case StoreException { Fault: StoreFault.Damaged }:
                return Unreadable(
                    "store_damaged",
                    "What the store holds of this is damaged, so that it cannot be told; the log of the service says "
                        + "what. Whoever runs it can restore a backup. What is served without it goes on.");
            case StoreException { Fault: StoreFault.Newer }:
                return Unreadable(
                    "store_newer",
                    "What the store holds of this was written by a newer version of the service, which this one cannot "
                        + "read. Whoever runs it can bring this one up to date.");
            case StoreException:
                LogStore(logger, e.Message);
                return Unavailable("5", "store_unavailable", "The store cannot be reached. Try again later.");
            default:
                LogFault(logger, e, context.Request.Path);
                return Problem.Of(
                    context,
                    StatusCodes.Status500InternalServerError,
                    "internal_error",
                    "Something went wrong here; it was logged.");
        }

        Problem Unavailable(string retryAfter, string code, string detail)
        {
            context.Response.Headers.RetryAfter = retryAfter;
            return Problem.Of(context, StatusCodes.Status503ServiceUnavailable, code, detail);
        }

        Problem Unreadable(string code, string detail)
        {
            LogStore(logger, e.Message);
            return Problem.Of(context, StatusCodes.Status500InternalServerError, code, detail);
        }
    }

    private static Problem Of(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Problem.Of(
            context,
            StatusCodes.Status404NotFound,
            "no_such_address",
            "There is nothing at this address; /docs lists what there is."),
        StatusCodes.Status405MethodNotAllowed => Problem.Of(
            context, StatusCodes.Status405MethodNotAllowed, "method_not_allowed", Allowed(context.Response.Headers)),
        StatusCodes.Status429TooManyRequests => Problem.Of(
            context, StatusCodes.Status429TooManyRequests, "too_many_requests", TooMany(context)),
        StatusCodes.Status504GatewayTimeout => Problem.Of(
            context, StatusCodes.Status504GatewayTimeout, "timed_out", TimedOut(context)),
        var status => Problem.Of(context, status, Problem.CodeOf(status), "The request was not answered."),
    };

    private static string Allowed(IHeaderDictionary headers)
    {
        string[] others =
            [.. headers.GetCommaSeparatedValues("Allow").Except([HttpMethods.Get, HttpMethods.Head])];
        return others.Length == 0
            ? "This address is read with GET."
            : $"This address takes {string.Join(", ", headers.GetCommaSeparatedValues("Allow"))}.";
    }

    private static string TooMany(HttpContext context)
    {
        var limit = context.RequestServices.GetRequiredService<RateLimitSettings>();
        return $"More than {limit.Words} came from here (RateLimits:Requests, RateLimits:WindowSeconds). Ask again "
            + $"in {Seconds(context.Response.Headers.RetryAfter.ToString())}, and more slowly.";
    }

    private static string Seconds(string number) => number == "1" ? "1 second" : $"{number} seconds";

    private static string TimedOut(HttpContext context)
    {
        var limits = context.RequestServices.GetRequiredService<LimitSettings>();
        var (seconds, name) = RequestTimeouts.IsExport(context)
            ? (limits.ExportSeconds, nameof(limits.ExportSeconds))
            : (limits.RequestSeconds, nameof(limits.RequestSeconds));
        return $"There was no answer within {Seconds($"{seconds}")} (Limits:{name}). Ask for less at once: fewer hops, "
            + "a shorter list, or a later try when less is asked here.";
    }

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning,
        Message = "The answer of {Path} was broken off: it was not sent in time")]
    private static partial void LogOverdue(ILogger logger, PathString path);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "The store failed: {Reason}")]
    private static partial void LogStore(ILogger logger, string reason);

    /// <summary>The program stops before the answer was found.</summary>
    private sealed class StoppingException : Exception;

    [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "{Path} failed")]
    private static partial void LogFault(ILogger logger, Exception exception, PathString path);
}
