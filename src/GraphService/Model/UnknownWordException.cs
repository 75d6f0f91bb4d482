namespace GraphService.Model;

/// <summary>
/// The text of a record has a word that is none of its field's list: lists only ever grow, so a newer program wrote it.
/// It is no <see cref="FormatException"/>, as those tell of damage.
/// </summary>
/// <param name="name">Name of the field.</param>
/// <param name="word">The word.</param>
/// <param name="words">The list.</param>
internal sealed class UnknownWordException(string name, string word, IEnumerable<string> words)
    : Exception($"'{word}' is none of {string.Join(", ", words)}.")
{
    /// <summary>What a newer program knows, such as <c>type 'mentors'</c>.</summary>
    public string What => $"{name} '{word}'";
}
