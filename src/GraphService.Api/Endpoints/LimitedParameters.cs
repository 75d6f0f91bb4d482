using GraphService.Api.Serving;
using GraphService.Queries.Parameters;

namespace GraphService.Api.Endpoints;

/// <summary>Parameters whose bounds an operator sets; the document tells them as they are set.</summary>
internal sealed class LimitedParameters(LimitSettings limits)
{
    /// <summary>Most paths in an answer.</summary>
    public Parameter<int> Paths { get; } = Rules
        .Whole(0, limits.Paths, $"{LimitSettings.Section}:{nameof(limits.Paths)}")
        .Default("limit", LimitSettings.FewestPaths, "Most paths in the answer.");
}
