namespace GraphService.Model;

/// <summary>
/// The greatest lengths, in characters (UTF-16 code units), of the texts of new records. They are what ingestion takes;
/// a record that is stored already is read whatever its length.
/// </summary>
public static class TextLimits
{
    /// <summary>A name of an entity, in any language, and each alias.</summary>
    public const int Name = 1_000;

    /// <summary>A description, a note, the words of a claim: texts of a sentence or some.</summary>
    public const int Description = 10_000;

    /// <summary>A role, a title, a publisher, a qualifier: texts of a line.</summary>
    public const int Line = 1_000;

    /// <summary>A word of a classification: category, measure.</summary>
    public const int Word = 100;

    /// <summary>The value of a custom property.</summary>
    public const int Custom = 4_000;

    /// <summary>An address.</summary>
    public const int Url = 4_000;
}
