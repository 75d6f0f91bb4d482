using GraphService.Api.Contract;
using GraphService.Api.Serving;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Queries.Parameters;
using GraphService.Queries.Paths;
using GraphService.Queries.Paths.Publishing;
using GraphService.Queries.Permalinks;
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
        group.MapRead("/{id}", Ask, Example, [Id, Snapshot, AnswerForm.Format, AnswerForm.Language])
            .PublishesPaths()
            .WithMetadata(new SnapshotOf(given => given.Get(Snapshot) == Then ? Read(given).Snapshot : null))
            .AddOpenApiOperationTransformer(async (operation, context, cancellationToken) =>
            {
                var json = (OpenApiMediaType)operation.Responses!["200"].Content!["application/json"];
                var today = await context.GetOrCreateSchemaAsync(typeof(AnswerOfToday), null, cancellationToken);
                today.Properties!["answer"] = json.Schema!;   // by reference
                json.Schema = new OpenApiSchema { AnyOf = [json.Schema!, today] };
            });
        group.MapRead("/{id}/citation", Cite, $"{Example}/citation", [Id, CitationFormat, AnswerForm.Language])
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

    /// <summary>The address that gives an answer again, as the caller reaches it.</summary>
    /// <returns>The address; <see langword="null"/> where the question is too long for one.</returns>
    public static string? AddressOf(PathString pathBase, QuestionKind kind, Given given, GraphSnapshot snapshot) =>
        SnapshotName.TryParse(snapshot.Id, out var name)
        && QuestionId.Of(new StoredQuestion(kind, given.Pairs, name)) is { } id
            ? pathBase.Add($"/q/{id}").ToUriComponent()
            : null;

    /// <summary>Answers a question again that was asked before.</summary>
    /// <remarks>
    /// By default from the snapshot that it was asked of, which is rebuilt from the store's log where it is no longer
    /// served: the answer has the same bytes. With `snapshot=current` it is today's answer, and `comparison` tells
    /// which paths, entities, ties and sources are new, gone or changed since.
    /// </remarks>
    internal static async Task<IResult> Ask(
        Given given,
        GraphCache cache,
        LimitedParameters limited,
        PathGate gate,
        EarlierSnapshots earlier,
        HttpContext http)
    {
        var question = Read(given);
        var asked = AskedBy(question, limited, http);
        if (given.Get(Snapshot) == Then || question.Snapshot is not { } name)
        {
            return PathPublishing.Publish(
                http, cache, await PathEndpoints.AnswerAsync(asked, cache, limited, gate, http));
        }

        var before = await earlier.GetAsync(name, http.RequestAborted) ?? cache;
        var then = await PathEndpoints.AnswerAsync(asked, before, limited, gate, http);
        var now = await TodayAsync(asked, cache, limited, gate, name, http);
        var comparison = PathComparison.Of(then, now);
        return PathFormats.Find(AnswerForm.OfPaths.ChosenBy(http)) is { } format
            ? new PathFormatResult(
                format, PathPublishing.DocumentOf(http, cache, now) with { Comparison = comparison })
            : TypedResults.Ok(new AnswerOfToday(comparison, now));
    }

    /// <summary>Tells how to cite the answer to a question, as a sentence, in BibTeX or in CSL-JSON.</summary>
    internal static async Task<IResult> Cite(
        Given given, GraphCache cache, LimitedParameters limited, PathGate gate, HttpContext http)
    {
        var asked = AskedBy(Read(given), limited, http);
        var answer = await PathEndpoints.AnswerAsync(asked, cache, limited, gate, http);
        var citation = PathPublishing.DocumentOf(http, cache, answer).Citation;
        var format = OfCitations.ChosenBy(http);
        return format switch
        {
            BibTeX => TypedResults.Text(citation.ToBibTeX(), "application/x-bibtex; charset=utf-8"),
            CslJson => TypedResults.Bytes(citation.ToCslJson(), "application/vnd.citationstyles.csl+json"),
            _ => TypedResults.Text($"{citation.ToText(given.Get(AnswerForm.Language))}\n", "text/plain; charset=utf-8"),
        };
    }

    private static async Task<PathAnswer> TodayAsync(
        Given asked,
        GraphCache cache,
        LimitedParameters limited,
        PathGate gate,
        SnapshotName then,
        HttpContext http)
    {
        try
        {
            return await PathEndpoints.AnswerAsync(asked, cache, limited, gate, http);
        }
        catch (UnknownIdException unknown)
        {
            throw ProblemException.NotFound(
                Id.Name,
                $"{unknown.Message} It was there in snapshot {then}, and is not in {cache.Snapshot.Id}: without "
                    + "snapshot=current this address gives the answer of then.");
        }
    }

    /// <summary>The question of an id.</summary>
    /// <exception cref="ProblemException">It is no id, or is damaged.</exception>
    private static StoredQuestion Read(Given given) =>
        QuestionId.Read(given.Get(Id)) ?? throw ProblemException.NotFound(
            Id.Name,
            "This is not the id of a question, or a part of it is missing or was changed on the way. Copy the whole "
                + "address again; each answer for paths tells its own in cite.");

    private static Given AskedBy(StoredQuestion question, LimitedParameters limited, HttpContext http)
    {
        var address = http.Request.PathBase.Add(PathEndpoints.Address).ToUriComponent();
        var asked = Given.Of(address, PathEndpoints.ParametersOf(limited), question, out var fault);
        return fault is null ? asked : throw ProblemException.NotFound(
            Id.Name, $"The question of this id cannot be asked here (any more). {fault}");
    }
}

/// <summary>Today's answer to a question that was asked before.</summary>
/// <param name="Comparison">What has changed since.</param>
/// <param name="Answer">The answer.</param>
internal sealed record AnswerOfToday(PathComparison Comparison, PathAnswer Answer);
