namespace GraphService.Api.Contract;

/// <summary>Says in the API's document which problems an endpoint can answer with.</summary>
internal static class DocumentedProblems
{
    /// <summary>Documents the problems that every endpoint of the API can answer with.</summary>
    public static TBuilder ProducesProblems<TBuilder>(this TBuilder builder, bool orNotFound = false)
        where TBuilder : IEndpointConventionBuilder
    {
        int[] statuses = orNotFound
            ? [StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable]
            : [StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable];
        foreach (var status in statuses)
        {
            builder.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Problem), [Problem.MediaType]));
        }

        return builder.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }
}
