namespace GraphService.Model;

/// <summary>A text with its language.</summary>
/// <param name="Value">The text, not blank.</param>
/// <param name="Language">ISO 639 code in lower case (<c>zh</c>), or <see langword="null"/> where not known.</param>
public sealed record LocalText(string Value, string? Language = null);
