using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Exports;
using GraphService.Graphs;

namespace GraphService.Api.Endpoints;

/// <summary>Streams an export of at most <c>Limits:ExportBytes</c>.</summary>
internal sealed partial class ExportResult(IGraphExporter exporter, Subgraph graph, string fileName) : IResult
{
    /// <summary>A record hardly ever takes more; exports of so few that they fit then need no estimate.</summary>
    private const long RoomForARecord = 64 * 1_024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var most = httpContext.RequestServices.GetRequiredService<LimitSettings>().ExportBytes;
        RefuseFor(exporter.Refusal(graph.Vertices.Count, graph.Ordinals.Count));
        await CheckSizeAsync(most, httpContext.RequestAborted);
        response.ContentType = exporter.MediaType;
        response.Headers.ContentDisposition = $"inline; filename=\"{fileName}\"";
        try
        {
            await using var output = new BoundedStream(response.Body, most);
            await exporter.WriteAsync(graph, output, httpContext.RequestAborted);
        }
        catch (TooManyBytesException) when (response.HasStarted)
        {
            var logger = httpContext.RequestServices.GetRequiredService<ILogger<ExportResult>>();
            LogBrokenOff(logger, httpContext.Request.Path, most);
            httpContext.Abort();   // so that nobody takes half a file for a whole one
        }
        catch (TooManyBytesException)
        {
            throw TooLarge("more", most);
        }
        catch when (response.HasStarted)
        {
            httpContext.Abort();
            throw;
        }
    }

    /// <summary>Refuses before the first byte what a sample shows to be too large.</summary>
    private async Task CheckSizeAsync(long most, CancellationToken cancellationToken)
    {
        if (graph.Vertices.Count + graph.Ordinals.Count > most / RoomForARecord
            && await ExportSize.EstimateAsync(exporter, graph, cancellationToken) is var bytes
            && bytes > most)
        {
            throw TooLarge($"some {bytes} bytes", most);
        }
    }

    /// <exception cref="ProblemException">There is a reason why the format does not hold what is asked for.
    /// </exception>
    internal static void RefuseFor(string? reason)
    {
        if (reason is not null)
        {
            throw TooLarge(reason);
        }
    }

    internal static ProblemException TooLarge(string size, long most) => TooLarge(
        $"The export would have {size}; at most {most} bytes are sent (Limits:ExportBytes). Ask for less at once.");

    private static ProblemException TooLarge(string detail) =>
        new(StatusCodes.Status400BadRequest, "export_too_large", detail);

    [LoggerMessage(EventId = 6, Level = LogLevel.Warning,
        Message = "The export {Path} was broken off after {Bytes} bytes, the most that Limits:ExportBytes allows")]
    private static partial void LogBrokenOff(ILogger logger, PathString path, long bytes);
}
