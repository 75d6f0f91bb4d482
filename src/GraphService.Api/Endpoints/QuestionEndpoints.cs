using System.Text.Json.Nodes;
using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Exports;
using GraphService.Queries;
using GraphService.Queries.Parameters;
using GraphService.Queries.Paths;
using GraphService.Queries.Paths.Publishing;
using GraphService.Queries.Permalinks;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GraphService.Api.Endpoints;

/// <summary>Questions that were asked before: <c>/q</c>, the addresses that an article cites.</summary>
/// <remarks>
/// An id holds a question of this service and nothing else; it leads to no other address. What an id asks is read and
/// checked as if it was asked now.
/// </remarks>
internal static class QuestionEndpoints
{
    private const string Then = "then";
    private const string Current = "current";
    private const string Text = "text";
    private const string BibTeX = "bibtex";
    private const string CslJson = "csl-json";

    private static readonly Parameter<string> Id = Rules.Text(QuestionId.MaxLength).Required(
        "id", "Id of a question: what follows `/q/` in the `cite` of an answer.");

    private static readonly Parameter<string> Snapshot = Rules.OneOf(Then, Current).Default(
        "snapshot",
        Then,
        "`then` for the answer of the snapshot that the question was asked of, with the same bytes; `current` for "
            + "today's answer, and what has changed since.");

    private static readonly Parameter<string?> Format = Rules
        .OneOf([.. AnswerForm.OfPaths.Offers.Select(offer => offer.Format)
            .Union(Exporters.All.Select(exporter => exporter.Format))])
        .Optional(
            "format",
            "A format of the address that answers the question; another one is a conflict. Where none is given, what "
                + "the header `Accept` asks for, else `json`.");

    private static readonly Parameter<string?> CitationFormat = Rules.OneOf(Text, BibTeX, CslJson).Optional(
        "format",
        "`text` for a sentence, `bibtex` for BibTeX, `csl-json` for what Zotero and other programs read. Where none is "
            + "given, what the header `Accept` asks for, else `text`.");

    private static readonly Negotiation OfCitations = new(
        CitationFormat,
        [
            (Text, "text/plain"),
            (BibTeX, "application/x-bibtex"),
            (CslJson, "application/vnd.citationstyles.csl+json"),
        ]);

    // Of no snapshot, so that it can be tried out on any.
    private static readonly string Example = $"/q/{QuestionId.Of(new StoredQuestion(
        QuestionKind.Paths,
        [KeyValuePair.Create("source", "per-jack-ma"), KeyValuePair.Create("target", "per-wendy-hall")],
        Snapshot: null))}";

    private const string CitationExample =
        "How Ada and the Council are connected. In: Made-up councils (Example Press, CC-BY-4.0, version 2026-01); "
            + "snapshot r12-9f86d081884c, 26 November 2026. https://graph.example/q/AQEM";

    public static void MapQuestions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapApi("/q").WithTags("Questions").ProducesProblems(orNotFound: true).OrConflict();
        group.MapMethods("/{id}", Verbs.Read, Ask).Reads(Example, [Id, Snapshot, Format, AnswerForm.Language])
            .PublishesPaths()
            .Produces<JobAnswer>(StatusCodes.Status202Accepted)
            .WithExportTimeout()
            .WithMetadata(new PassesOn(PassOn))
            .AddOpenApiOperationTransformer(TypeAnswers)
            .AddOpenApiOperationTransformer(JobExamples.Add);
        group.MapMethods("/{id}/citation", Verbs.Read, Cite)
            .Reads($"{Example}/citation", [Id, CitationFormat, AnswerForm.Language])
            .WithMetadata(OfCitations, new SnapshotOf(given => Read(given).Snapshot))
            .WithMetadata(new ProducesResponseTypeMetadata(
                StatusCodes.Status200OK, typeof(string), [.. OfCitations.Offers.Select(offer => offer.MediaType)]))
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                var contents = operation.Responses!["200"].Content!;
                ((OpenApiMediaType)contents[OfCitations.Offers[0].MediaType]).Example = CitationExample;
                ((OpenApiMediaType)contents[OfCitations.Offers[2].MediaType]).Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema { Type = JsonSchemaType.Object },
                };
                return Task.CompletedTask;
            });
    }

    /// <summary>Answers a question again that was asked before.</summary>
    /// <remarks>
    /// By default from the snapshot that it was asked of, which is rebuilt from the store's log where it is no longer
    /// served: the answer has the same bytes. With `snapshot=current` it is today's answer, and `comparison` tells
    /// what is new, gone or changed since. What takes longer than a second to compute is answered with 202 and a job.
    /// </remarks>
    internal static async Task<IResult> Ask(
        Given given,
        GraphCache cache,
        LimitedParameters limited,
        PathGate gate,
        EarlierSnapshots earlier,
        HttpContext http)
    {
        var asked = AskedBy(given, http);
        var name = asked.Stored.Snapshot!.Value;
        var before = await earlier.GetAsync(name, http.RequestAborted) ?? cache;
        try
        {
            if (asked.Stored.Kind != QuestionKind.Paths)
            {
                return await CompareAsync(asked, before, cache, http);
            }

            var question = asked.GivenFor(http, Id.Name, FormOf(given, asked));
            http.Features.Set(question);
            return await ComparePathsAsync(question, before, cache, limited, gate, http);
        }
        catch (UnknownIdException unknown)
        {
            throw ProblemException.NotFound(
                Id.Name,
                $"{unknown.Message} It was there in snapshot {name}, and is not in {cache.Snapshot.Id}: without "
                    + "snapshot=current this address gives the answer of then.");
        }
    }

    /// <summary>Tells how to cite the answer to a question, as a sentence, in BibTeX or in CSL-JSON.</summary>
    internal static async Task<IResult> Cite(
        Given given, GraphCache cache, LimitedParameters limited, PathGate gate, HttpContext http)
    {
        var (asked, language) = (AskedBy(given, http), given.Get(AnswerForm.Language));
        var question = asked.GivenFor(http, Id.Name);
        Citation citation;
        if (asked.Cited.Title is { } title)
        {
            var address = http.Request.PathBase.Add($"/q/{given.Get(Id)}").ToUriComponent();
            citation = Citation.Of(cache, title(question), PathPublishing.OnHost(http, address), language);
        }
        else
        {
            var answer = await PathEndpoints.AnswerAsync(question, cache, limited, gate, http);
            citation = PathPublishing.DocumentOf(http, cache, answer).Citation;
        }

        return OfCitations.ChosenBy(http) switch
        {
            BibTeX => TypedResults.Text(citation.ToBibTeX(), "application/x-bibtex; charset=utf-8"),
            CslJson => TypedResults.Bytes(citation.ToCslJson(), "application/vnd.citationstyles.csl+json"),
            _ => TypedResults.Text($"{citation.ToText(language)}\n", "text/plain; charset=utf-8"),
        };
    }

    /// <summary>
    /// Passes on what asks for the answer of then, and what asks for today's in a form that cannot tell what differs.
    /// </summary>
    private static void PassOn(HttpContext http)
    {
        var given = http.Features.Get<Given>()!;
        var asked = AskedBy(given, http);
        var isThen = given.Get(Snapshot) == Then || asked.Stored.Snapshot is null;
        var isForm = given.Get(Format) is { } format && format != AnswerForm.Json;
        if (!isThen && (asked.Stored.Kind == QuestionKind.Paths || !isForm))
        {
            return;
        }

        var form = FormOf(given, asked);
        if (isThen && asked.Stored.Snapshot is { } name)
        {
            form.Add(KeyValuePair.Create(SnapshotChoice.Parameter.Name, name.ToString()));
        }

        asked.Become(http, asked.GivenFor(http, Id.Name, form), isThen);
    }

    /// <summary>In which form the answer is wanted, as the endpoint takes it.</summary>
    private static List<KeyValuePair<string, string>> FormOf(Given given, AskedQuestion asked)
    {
        var form = new List<KeyValuePair<string, string>>();
        if (given.Get(Format) is { } wanted && (wanted != AnswerForm.Json || asked.Takes(Format.Name)))
        {
            form.Add(KeyValuePair.Create(Format.Name, wanted));
        }

        if (asked.Takes(AnswerForm.Language.Name))
        {
            form.Add(KeyValuePair.Create(AnswerForm.Language.Name, given.Get(AnswerForm.Language)));
        }

        return form;
    }

    private static async Task<IResult> ComparePathsAsync(
        Given asked, GraphCache before, GraphCache cache, LimitedParameters limited, PathGate gate, HttpContext http)
    {
        var then = await PathEndpoints.AnswerAsync(asked, before, limited, gate, http);
        var now = await PathEndpoints.AnswerAsync(asked, cache, limited, gate, http);
        var comparison = PathComparison.Of(then, now);
        return PathFormats.Find(AnswerForm.OfPaths.ChosenBy(http)) is { } format
            ? new PathFormatResult(
                format, PathPublishing.DocumentOf(http, cache, now) with { Comparison = comparison })
            : TypedResults.Ok(new AnswerOfToday(comparison, now));
    }

    private static async Task<IResult> CompareAsync(
        AskedQuestion asked, GraphCache before, GraphCache cache, HttpContext http)
    {
        var then = await asked.AnswerAsync(http, before, Id.Name, isThen: true);
        if (then.Status != StatusCodes.Status200OK)
        {
            return then;
        }

        var now = await asked.AnswerAsync(http, cache, Id.Name, isThen: false);
        return now.Status != StatusCodes.Status200OK ? now : TypedResults.Ok(ComparedAnswer.Of(
            SnapshotInfo.Of(before.Snapshot),
            JsonNode.Parse(then.Body.Span)!,
            SnapshotInfo.Of(cache.Snapshot),
            JsonNode.Parse(now.Body.Span)!));
    }

    /// <summary>The question of an id.</summary>
    /// <exception cref="ProblemException">It is no id, or is damaged.</exception>
    private static StoredQuestion Read(Given given) =>
        QuestionId.Read(given.Get(Id)) ?? throw ProblemException.NotFound(
            Id.Name,
            "This is not the id of a question, or a part of it is missing or was changed on the way. Copy the whole "
                + "address again; each answer for paths tells its own in cite.");

    private static AskedQuestion AskedBy(Given given, HttpContext http) =>
        AskedQuestion.Of(http.RequestServices, Read(given)) ?? throw ProblemException.NotFound(
            Id.Name, "The question of this id cannot be asked here (any more).");

    /// <summary>The document gives the answer the shape of one for paths: it may be any that can be cited.</summary>
    private static async Task TypeAnswers(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var json = (OpenApiMediaType)operation.Responses!["200"].Content!["application/json"];
        var today = await context.GetOrCreateSchemaAsync(typeof(AnswerOfToday), null, cancellationToken);
        today.Properties!["answer"] = json.Schema!;   // by reference
        var compared = await context.GetOrCreateSchemaAsync(typeof(ComparedAnswer), null, cancellationToken);
        var others =
            from endpoint in context.ApplicationServices.GetRequiredService<EndpointDataSource>().Endpoints
            let kind = endpoint.Metadata.GetMetadata<CitedQuestion>()?.Kind
            where kind is not null and not QuestionKind.Paths
                && !endpoint.Metadata.GetRequiredMetadata<RequestContract>().TakesBody
            orderby kind
            select endpoint.Metadata.OfType<IProducesResponseTypeMetadata>()
                .First(one => one.StatusCode == StatusCodes.Status200OK).Type!.Name;
        json.Schema = new OpenApiSchema
        {
            AnyOf =
            [
                json.Schema!,
                today,
                compared,
                .. others.Select(name => new OpenApiSchemaReference(name, context.Document)),
            ],
        };
    }
}

/// <summary>Today's answer to a question that was asked before.</summary>
/// <param name="Comparison">What has changed since.</param>
/// <param name="Answer">The answer.</param>
internal sealed record AnswerOfToday(PathComparison Comparison, PathAnswer Answer);
