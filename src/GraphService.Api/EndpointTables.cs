using System.Runtime.CompilerServices;
using GraphService.Api.Endpoints;
using GraphService.Api.Serving;

namespace GraphService.Api;

/// <summary>What endpoints take is told in tables, which are put together once for the program.</summary>
internal static class EndpointTables
{
    /// <summary>
    /// Puts the largest together, while another thread makes the host; who needs one of them meanwhile waits for it.
    /// </summary>
    public static void Prepare()
    {
        RuntimeHelpers.RunClassConstructor(typeof(PathEndpoints).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PathSetEndpoints).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(SearchEndpoints).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(EntityEndpoints).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(BodyEndpoints).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(AffiliationEndpoints).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(CentralityEndpoints).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(SubgraphEndpoints).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(SourceEndpoints).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(QuestionEndpoints).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(ApiJson).TypeHandle);
        HostTypes.Name();
    }
}
