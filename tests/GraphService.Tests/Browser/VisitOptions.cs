namespace GraphService.Tests.Browser;

/// <summary>With what the explorer is visited.</summary>
internal sealed record VisitOptions
{
    /// <summary>Width of the window in pixels.</summary>
    public int Width { get; init; } = 1440;

    /// <summary>Whether the system asks for dark colours.</summary>
    public bool IsDark { get; init; }

    /// <summary>Whether the page's policy is put aside, for tools that have to run scripts in it.</summary>
    public bool IsWithoutPolicy { get; init; }

    /// <summary>What answers of the API are changed into, before the page sees them.</summary>
    public Func<string, string>? Falsify { get; init; }
}
