using System.Text.RegularExpressions;

namespace GraphService.Model;

/// <summary>Something that a data set tells beyond the fields of the model, in words of its own.</summary>
/// <param name="Name">
/// Its name, the same from the column of the file to the API and exports. It begins with <see cref="Prefix"/>, so that
/// it never meets a name of the model, not even one that is yet to come.
/// </param>
/// <param name="Value">The text, not blank.</param>
public readonly partial record struct CustomProperty(string Name, string Value)
{
    /// <summary>What every name begins with.</summary>
    public const string Prefix = "x_";

    /// <summary>Most of them that a file has columns for.</summary>
    public const int MaxCount = 50;

    /// <summary>What <see cref="IsName"/> asks for, in words, for messages.</summary>
    public const string Rule = "x_ and 1 to 60 letters, digits, _ or -";

    /// <summary>Whether a text can be the name of one.</summary>
    public static bool IsName(string text) => Form().IsMatch(text);

    /// <summary>In the one order in which a record has them: ascending by name (ordinal comparison).</summary>
    /// <exception cref="ArgumentException">A name is none, or stands twice.</exception>
    internal static IReadOnlyList<CustomProperty> Ordered(IReadOnlyList<CustomProperty> properties)
    {
        var isOrdered = true;
        for (var i = 0; i < properties.Count; i++)
        {
            if (!IsName(properties[i].Name))
            {
                throw new ArgumentException(
                    $"'{properties[i].Name}' is not the name of a custom property: {Rule}.", nameof(properties));
            }

            isOrdered = isOrdered && (i == 0 || CompareNames(properties[i - 1], properties[i]) < 0);
        }

        if (isOrdered)
        {
            return properties;
        }

        var ordered = properties.ToArray();
        Array.Sort(ordered, CompareNames);
        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].Name == ordered[i - 1].Name)
            {
                throw new ArgumentException($"'{ordered[i].Name}' is given twice.", nameof(properties));
            }
        }

        return ordered;
    }

    private static int CompareNames(CustomProperty a, CustomProperty b) => string.CompareOrdinal(a.Name, b.Name);

    [GeneratedRegex(@"^x_[\p{L}\p{M}\p{Nd}_-]{1,60}\z")]
    private static partial Regex Form();
}
