using GraphService.Api.Serving;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Permalinks;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace GraphService.Api.Contract;

/// <summary>
/// Says that what an endpoint answers can be cited: below <c>/q</c> there is an address that gives the answer again,
/// from the snapshot that it came from; kept with the endpoint.
/// </summary>
/// <param name="Kind">What the question is a question to.</param>
internal sealed record CitedQuestion(QuestionKind Kind)
{
    /// <summary>What is asked, as a title; nothing where the answer has a better one.</summary>
    public Func<Given, Wording>? Title { get; init; }

    /// <summary>Whether the answer depends on the day on which it is asked for.</summary>
    public bool IsOfToday { get; init; }
}

/// <summary>Tells with answers at which address they are found again (RFC 8574, relation <c>cite-as</c>).</summary>
internal static class Citing
{
    /// <summary>The name by which an id holds the day on which a question was asked.</summary>
    public const string Day = "today";

    /// <summary>Lets what an endpoint answers be cited.</summary>
    /// <param name="endpoint">
    /// An endpoint that is read, or takes the same by POST, and can be asked of a snapshot.
    /// </param>
    /// <param name="kind">What the question is a question to: each endpoint has its own.</param>
    /// <param name="title">What is asked, as a title.</param>
    /// <param name="isOfToday">Whether the answer depends on the day on which it is asked for.</param>
    public static RouteHandlerBuilder Cited(
        this RouteHandlerBuilder endpoint, QuestionKind kind, Func<Given, Wording> title, bool isOfToday = false) =>
        endpoint.Cited(new CitedQuestion(kind) { Title = title, IsOfToday = isOfToday });

    /// <inheritdoc cref="Cited(RouteHandlerBuilder, QuestionKind, Func{Given, Wording}, bool)"/>
    public static RouteHandlerBuilder Cited(this RouteHandlerBuilder endpoint, CitedQuestion cited) =>
        endpoint.WithMetadata(cited).AddOpenApiOperationTransformer(Document);

    /// <summary>Tells the address of an answer in a header; one that is too long is not told.</summary>
    public static void TellAddress(HttpContext http, GraphSnapshot snapshot)
    {
        if (!http.Response.Headers.ContainsKey(HeaderNames.Link))
        {
            TellAddress(http.Response, AddressOf(http, snapshot));
        }
    }

    /// <summary>The address that gives the answer to a request again, as the caller reaches it.</summary>
    /// <returns>
    /// The address; <see langword="null"/> where the answer cannot be cited, or the question is too long for one.
    /// </returns>
    public static string? AddressOf(HttpContext http, GraphSnapshot snapshot) =>
        http.Features.Get<Given>() is { } given ? AddressOf(http, given, snapshot) : null;

    /// <inheritdoc cref="AddressOf(HttpContext, GraphSnapshot)"/>
    /// <param name="http">The request.</param>
    /// <param name="given">The question, or the same one put in another way.</param>
    /// <param name="snapshot">The snapshot that answers.</param>
    public static string? AddressOf(HttpContext http, Given given, GraphSnapshot snapshot) =>
        (given.OtherCited ?? http.GetEndpoint()?.Metadata.GetMetadata<CitedQuestion>()) is { } cited
            ? AddressOf(http, cited, given, snapshot)
            : null;

    /// <summary>Tells an address in a header.</summary>
    public static void TellAddress(HttpResponse response, string? address)
    {
        if (address is not null)
        {
            response.Headers.Link = $"<{address}>; rel=\"cite-as\"";
        }
    }

    /// <summary>The address that gives an answer again, as the caller reaches it.</summary>
    /// <returns>The address; <see langword="null"/> where the question is too long for one.</returns>
    public static string? AddressOf(HttpContext http, CitedQuestion cited, Given given, GraphSnapshot snapshot)
    {
        var pairs = given.Pairs;
        if (cited.IsOfToday)
        {
            var today = http.RequestServices.GetRequiredService<RequestView>().Today;
            pairs = [.. pairs, KeyValuePair.Create(Day, today.ToString())];
        }

        return SnapshotName.TryParse(snapshot.Id, out var name)
            && QuestionId.Of(new StoredQuestion(cited.Kind, pairs, name)) is { } id
                ? http.Request.PathBase.Add($"/q/{id}").ToUriComponent()
                : null;
    }

    private static Task Document(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.Responses?["200"] is OpenApiResponse response)
        {
            (response.Headers ??= new Dictionary<string, IOpenApiHeader>())[HeaderNames.Link] = new OpenApiHeader
            {
                Description = "`rel=\"cite-as\"`: the address that gives this answer again, from this snapshot, "
                    + "whatever comes later; missing where the question is too long for one.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }

        return Task.CompletedTask;
    }
}
