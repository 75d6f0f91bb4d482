namespace GraphService.Model;

/// <summary>Whether something is known to hold: three-valued, because dates are often partial or missing.</summary>
public enum Certainty
{
    /// <summary>The dates rule it out.</summary>
    No,

    /// <summary>The dates neither prove it nor rule it out.</summary>
    Unknown,

    /// <summary>The dates prove it.</summary>
    Yes,
}
