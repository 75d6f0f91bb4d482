namespace GraphService.Api.Contract;

/// <summary>Says in the API's document which problems an endpoint can answer with.</summary>
internal static class DocumentedProblems
{
    private static readonly int[] Everywhere =
    [
        StatusCodes.Status400BadRequest,
        StatusCodes.Status429TooManyRequests,
        StatusCodes.Status503ServiceUnavailable,
        StatusCodes.Status504GatewayTimeout,
    ];

    /// <summary>Documents the problems that every endpoint of the API can answer with.</summary>
    /// <param name="builder">The endpoint.</param>
    /// <param name="orNotFound">Whether it may be that there is nothing of an id.</param>
    /// <param name="orNotModified">Whether answers have a tag by which they need not be sent again.</param>
    public static TBuilder ProducesProblems<TBuilder>(
        this TBuilder builder, bool orNotFound = false, bool orNotModified = true)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in orNotFound ? Everywhere.Append(StatusCodes.Status404NotFound) : Everywhere)
        {
            builder.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Problem), [Problem.MediaType]));
        }

        return orNotModified
            ? builder.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)))
            : builder;
    }

    /// <summary>Documents that values which fit by themselves may make no question together.</summary>
    public static TBuilder OrConflict<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(
            new ProducesResponseTypeMetadata(StatusCodes.Status409Conflict, typeof(Problem), [Problem.MediaType]));

    /// <summary>An example of what is answered with a status, as the document shows it.</summary>
    public static Problem Example(int status, string address)
    {
        var (code, detail, parameter) = status switch
        {
            StatusCodes.Status400BadRequest => ("bad_parameter", "limit: '-1' does not fit.", "limit"),
            StatusCodes.Status404NotFound => ("not_found", "There is nothing with this id.", "id"),
            StatusCodes.Status409Conflict => (
                "conflicting_parameters",
                "min_depth: It is 4, and max_depth is 3; no path is so long and so short.",
                "min_depth"),
            StatusCodes.Status413PayloadTooLarge =>
                ("payload_too_large", "The body may have at most 1048576 bytes.", null),
            StatusCodes.Status414UriTooLong =>
                ("uri_too_long", "The address is too long: its line may have 16384 bytes.", null),
            StatusCodes.Status415UnsupportedMediaType => (
                "unsupported_media_type",
                "The parameters have to come as a JSON object, with the header Content-Type: application/json.",
                null),
            StatusCodes.Status429TooManyRequests =>
                ("too_many_requests", "More than 1200 requests in 60 seconds came from here.", null),
            StatusCodes.Status410Gone => ("job_cancelled", "Nobody waited for it. Ask again.", null),
            StatusCodes.Status500InternalServerError =>
                ("job_failed", "Something went wrong here; it was logged. Ask again.", null),
            StatusCodes.Status504GatewayTimeout => ("timed_out", "There was no answer within 60 seconds.", null),
            _ => ("not_ready", "The graph is being loaded. Try again in a moment.", default(string)),
        };
        IReadOnlyList<ParameterError> errors =
            parameter is null ? [] : [new ParameterError(parameter, detail[(detail.IndexOf(':') + 1)..].TrimStart())];
        return Problem.Of(status, code, detail, address, errors);
    }
}
