using System.Net.ServerSentEvents;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GraphService.Api.Contract;
using GraphService.Api.Endpoints;
using GraphService.Exports;
using GraphService.Queries;
using GraphService.Queries.Paths;
using GraphService.Queries.Permalinks;

namespace GraphService.Api;

/// <summary>
/// JSON as the API speaks it: snake_case, numbers as numbers, text unescaped; compiled for every answer.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(AdjacencyAnswer))]
[JsonSerializable(typeof(AffiliationAnswer))]
[JsonSerializable(typeof(AffiliationsAnswer))]
[JsonSerializable(typeof(AnswerOfToday))]
[JsonSerializable(typeof(BodiesAnswer))]
[JsonSerializable(typeof(BodyHistoriesAnswer))]
[JsonSerializable(typeof(CatalogAnswer))]
[JsonSerializable(typeof(CentralityAnswer))]
[JsonSerializable(typeof(ClaimAnswer))]
[JsonSerializable(typeof(ComparedAnswer))]
[JsonSerializable(typeof(ComparisonAnswer))]
[JsonSerializable(typeof(CoverageAnswer))]
[JsonSerializable(typeof(EntitiesAnswer))]
[JsonSerializable(typeof(FtmEntity))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(JobAnswer))]
[JsonSerializable(typeof(MeasureCatalogue))]
[JsonSerializable(typeof(MemberHistoryAnswer))]
[JsonSerializable(typeof(MembersAnswer))]
[JsonSerializable(typeof(MemberSeriesAnswer))]
[JsonSerializable(typeof(NodeLinkGraph))]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(OverlapAnswer))]
[JsonSerializable(typeof(PathAnswer))]
[JsonSerializable(typeof(PathMatrixAnswer))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(ReachAnswer))]
[JsonSerializable(typeof(Readiness))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(SearchManyAnswer))]
[JsonSerializable(typeof(SourceAnswer))]
[JsonSerializable(typeof(SourcesAnswer))]
[JsonSerializable(typeof(SseItem<JobAnswer>))]
[JsonSerializable(typeof(VocabularyAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext;

internal static class ApiJsonServices
{
    public static void AddApiJson(this IServiceCollection services) => services.ConfigureHttpJsonOptions(json =>
    {
        json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
    });
}
