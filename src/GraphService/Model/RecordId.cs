namespace GraphService.Model;

/// <summary>The form of the keys by which records and data sets are known.</summary>
/// <remarks>
/// Keys appear in addresses, in lists separated by commas or semicolons, and in Cypher and XML: hence the small
/// alphabet, which still holds the ids of FollowTheMoney, Wikidata and EveryPolitician.
/// </remarks>
public static class RecordId
{
    /// <summary>Greatest length of a key in characters.</summary>
    public const int MaxLength = 128;

    /// <summary>The form as an ECMA-262 regular expression.</summary>
    public const string Pattern = "^[A-Za-z0-9][A-Za-z0-9._:@~-]{0,127}$";

    /// <summary>What <see cref="IsValid"/> asks for, in words, for error messages.</summary>
    public const string Rule =
        "1 to 128 letters, digits or . _ : @ ~ - without accents, beginning with a letter or digit";

    /// <summary>Whether <paramref name="text"/> is a well-formed key.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > MaxLength || !char.IsAsciiLetterOrDigit(text[0]))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or ':' or '@' or '~' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns <paramref name="id"/> if it is well-formed.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static string Require(string id, string parameter) =>
        IsValid(id) ? id : throw new ArgumentException($"'{id}' is not an id: {Rule}.", parameter);
}
