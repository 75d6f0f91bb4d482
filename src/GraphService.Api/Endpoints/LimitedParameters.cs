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

    /// <summary>How long a search for paths may take, in milliseconds.</summary>
    public Parameter<int> PathTime { get; } = Rules
        .Whole(1, limits.PathMilliseconds, $"{LimitSettings.Section}:{nameof(limits.PathMilliseconds)}")
        .Usual(
            "timeout_ms",
            limits.PathMilliseconds,
            "Milliseconds after which the search is ended; the answer has what was found until then: it is `partial`.");

    /// <summary>Most steps of a search for paths.</summary>
    public long PathSteps { get; } = limits.PathSteps;
}
