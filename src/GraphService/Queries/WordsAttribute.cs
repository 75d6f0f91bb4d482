using GraphService.Model;

namespace GraphService.Queries;

/// <summary>Tells that a text of an answer is one of a few words, so that documents can list them.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordsAttribute : Attribute
{
    /// <summary>The text is one of these.</summary>
    public WordsAttribute(params string[] words) => Words = words;

    /// <summary>The text is one of those for the values of a closed list of the model.</summary>
    /// <param name="list">
    /// <see cref="AffiliationType"/>, <see cref="AffiliationStatus"/> or <see cref="EntitySchema"/>.
    /// </param>
    public WordsAttribute(Type list) => Words =
        list == typeof(AffiliationType) ? Vocabulary.Types.All
        : list == typeof(AffiliationStatus) ? Vocabulary.Statuses.All
        : list == typeof(EntitySchema) ? Vocabulary.Schemata.All
        : throw new ArgumentException($"{list} is no closed list of the model.", nameof(list));

    /// <summary>The words.</summary>
    public IReadOnlyList<string> Words { get; }
}
