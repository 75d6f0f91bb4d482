using GraphService.Queries.Parameters;
using GraphService.Queries.Paths.Publishing;

namespace GraphService.Api.Contract;

/// <summary>Parameters that choose in which form an answer comes, and of which state of the graph it is.</summary>
/// <remarks>They are no part of the question: addresses that ask the same again do not hold them.</remarks>
internal static class AnswerForm
{
    /// <summary>The name of the usual format.</summary>
    public const string Json = "json";

    /// <summary>The format of an answer for paths.</summary>
    public static Parameter<string?> Format { get; } = Rules
        .OneOf([Json, .. PathFormats.All.Select(format => format.Format)])
        .Optional(
            "format",
            "`json`; " + string.Join("; ", PathFormats.All.Select(one => $"`{one.Format}`: {one.Description}"))
                + ". Where none is given, what the header `Accept` asks for, else `json`.");

    /// <summary>The language of formats that are written for people.</summary>
    public static Parameter<string> Language { get; } = Rules.OneOf(PathDocument.Languages)
        .Default("lang", PathDocument.Languages[0], "The language of a dossier.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Parameter> All { get; } = [Format, Language, SnapshotChoice.Parameter];

    /// <summary>How the format of an answer for paths is chosen.</summary>
    public static Negotiation OfPaths { get; } = new(
        Format, [(Json, "application/json"), .. PathFormats.All.Select(one => (one.Format, one.MediaType))]);

    /// <summary>Whether a parameter belongs to the question.</summary>
    public static bool IsOfQuestion(Parameter parameter) => !All.Contains(parameter);
}

/// <summary>
/// How the format of an answer is chosen: by a parameter, or by <c>Accept</c>; kept with the endpoint.
/// </summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Offers">The formats, each with its media type; the first where nothing else is asked for.</param>
internal sealed record Negotiation(
    Parameter<string?> Parameter, IReadOnlyList<(string Format, string MediaType)> Offers)
{
    /// <summary>The format that a request chooses.</summary>
    public string ChosenBy(HttpContext http)
    {
        if (http.Features.Get<Given>()?.Get(Parameter) is { } given)
        {
            return given;
        }

        var accepted = http.Request.GetTypedHeaders().Accept.Where(type => type.Quality is null or > 0)
            .OrderByDescending(type => type.Quality ?? 1);
        foreach (var type in accepted)
        {
            foreach (var (format, mediaType) in Offers)
            {
                if (type.MatchesAllTypes
                    || type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
                    || (type.MatchesAllSubTypes
                        && mediaType.StartsWith($"{type.Type}/", StringComparison.OrdinalIgnoreCase)))
                {
                    return format;
                }
            }
        }

        return Offers[0].Format;
    }
}
