using GraphService.Exports.Drawing;
using GraphService.Model;

namespace GraphService.Exports;

/// <summary>Colours and marks: those of the explorer in its light dress (app.css, Shape.tsx).</summary>
internal static class SvgColours
{
    public const string Ground = "#FFFFFF", Ink = "#1D2228", Muted = "#5A626C", Line = "#868B93", Hairline = "#E3E0D9";

    private static readonly Dictionary<EntitySchema, (string Colour, string Outline)> Marks = new()
    {
        [EntitySchema.Person] = ("#2477B8", "M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6z"),
        [EntitySchema.Organization] = ("#00735C", "M3 3h10v10H3z"),
        [EntitySchema.Company] = ("#CC6A00", "M4.8 2.4h6.4L14.4 8l-3.2 5.6H4.8L1.6 8z"),
        [EntitySchema.PublicBody] = ("#7B1E63", "M8 1.8 14.6 13.4H1.4z"),
        [EntitySchema.Body] = ("#1D2228", "M8 1.2 14.8 8 8 14.8 1.2 8z"),
        [EntitySchema.Event] = (
            "#83868C",
            "M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6zM8 5.4a2.6 2.6 0 1 1 0 5.2a2.6 2.6 0 1 1 0-5.2z"),
    };

    /// <summary>The colour of a kind of entity, and its outline in a square of 16.</summary>
    public static (string Colour, string Outline) Of(EntitySchema schema) =>
        Marks.GetValueOrDefault(schema, Marks[EntitySchema.Organization]);

    /// <summary>How a line is drawn: its weight says who vouches for it, a dash that no date is known.</summary>
    public static SvgLine Of(Link link)
    {
        var dash = link.IsSelfDeclared ? SvgLine.Dots : link.IsUndated ? SvgLine.Dashes : null;
        return (link.IsOfficial ? SvgLine.Official : SvgLine.Plain) with { Dash = dash };
    }
}

/// <summary>How a line is drawn.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Width">Its width.</param>
/// <param name="Dash">Its dashes, as SVG writes them; <see langword="null"/> for none.</param>
internal sealed record SvgLine(string Colour, string Width, string? Dash)
{
    public const string Dots = "3 3", Dashes = "7 4";

    /// <summary>Of what an official page says.</summary>
    public static SvgLine Official { get; } = new(SvgColours.Muted, "2", null);

    /// <summary>Of everything else.</summary>
    public static SvgLine Plain { get; } = new(SvgColours.Line, "1.2", null);
}
