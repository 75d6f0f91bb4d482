using System.Text.Json;
using GraphService.Names;

namespace GraphService.Queries;

/// <summary>Which name fits, and how.</summary>
/// <param name="Name">The name as it is written.</param>
/// <param name="Kind">
/// <c>exact</c>: it is the whole name; <c>words</c>: all words asked for are words of it; <c>variant</c>: the same in
/// another script or spelling; <c>prefix</c>: all begin words of it; <c>substring</c>: some are a part of a name
/// written without spaces; <c>nearly</c>: some differ a little or are missing; <c>several</c>: they are words of
/// several names of the entity.
/// </param>
/// <param name="Alias">Whether it is one of the further names.</param>
/// <param name="OrderSwapped">Whether its words stand in another order than asked for, or less often.</param>
/// <param name="Changes">What is different between what was asked for and the name.</param>
/// <param name="Score">How much of both fits: 0 to 1, 1 for the same name.</param>
/// <param name="Unused">The words asked for that the name does not have.</param>
public sealed record MatchShape(
    string Name,
    [property: Words("exact", "words", "variant", "prefix", "substring", "nearly", "several")] string Kind,
    bool Alias,
    bool OrderSwapped,
    IReadOnlyList<string> Changes,
    double Score,
    IReadOnlyList<string> Unused)
{
    private static readonly (NameChanges Change, string Words)[] ChangeWords =
    [
        (NameChanges.Typo, "typo"),
        (NameChanges.Pinyin, "pinyin"),
        (NameChanges.WadeGiles, "wade-giles"),
        (NameChanges.Cantonese, "cantonese"),
        (NameChanges.Traditional, "traditional"),
        (NameChanges.Transliteration, "transliteration"),
        (NameChanges.Spelling, "spelling"),
        (NameChanges.Spacing, "spacing"),
        (NameChanges.TitleDropped, "title dropped"),
        (NameChanges.LegalFormDropped, "legal form dropped"),
        (NameChanges.Initial, "initial"),
        (NameChanges.WordDropped, "word dropped"),
    ];

    /// <summary>Shapes a match.</summary>
    public static MatchShape Of(NameMatch match) => new(
        match.Name,
        JsonNamingPolicy.SnakeCaseLower.ConvertName(match.Kind.ToString()),
        match.IsAlias,
        match.IsReordered,
        [.. ChangeWords.Where(pair => match.Changes.HasFlag(pair.Change)).Select(pair => pair.Words)],
        Math.Round(match.Score, 2),
        match.Unused);
}
