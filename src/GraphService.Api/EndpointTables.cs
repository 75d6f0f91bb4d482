using System.Runtime.CompilerServices;
using GraphService.Api.Endpoints;

namespace GraphService.Api;

/// <summary>What endpoints take is told in tables, which are put together once for the program.</summary>
internal static class EndpointTables
{
    private static readonly Type[] Largest =
    [
        typeof(PathEndpoints), typeof(PathSetEndpoints), typeof(SearchEndpoints), typeof(EntityEndpoints),
        typeof(BodyEndpoints), typeof(AffiliationEndpoints), typeof(CentralityEndpoints), typeof(SubgraphEndpoints),
        typeof(SourceEndpoints), typeof(QuestionEndpoints), typeof(ApiJson),
    ];

    /// <summary>
    /// Puts the largest together, while another thread makes the host; who needs one of them meanwhile waits for it.
    /// </summary>
    public static void Prepare()
    {
        foreach (var type in Largest)
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }
    }
}
