namespace GraphService.Names;

/// <summary>The scripts that are written without spaces.</summary>
internal enum GlyphScript
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>Chinese characters.</summary>
    Han,

    /// <summary>Katakana; hiragana is folded into it.</summary>
    Kana,

    /// <summary>Syllables of Hangul.</summary>
    Hangul,
}

/// <summary>Tells the scripts that are written without spaces.</summary>
internal static class Glyphs
{
    /// <summary>The script of a folded character, by its first UTF-16 unit.</summary>
    public static GlyphScript ScriptOf(char first) => first switch
    {
        >= '\uAC00' and <= '\uD7AF' or (>= '\u1100' and <= '\u11FF') => GlyphScript.Hangul,
        >= '\u30A1' and <= '\u30FF' or (>= '\u31F0' and <= '\u31FF') => GlyphScript.Kana,
        >= '\u3005' and <= '\u3007' or (>= '\u3105' and <= '\u312F') or (>= '\u3400' and <= '\u9FFF')
            or (>= '\uF900' and <= '\uFAFF') or (>= '\uD840' and <= '\uD8BF') => GlyphScript.Han,
        _ => GlyphScript.None,
    };

    /// <summary>Whether a folded text is one character of such a script.</summary>
    public static bool IsOne(ReadOnlySpan<char> text) =>
        text.Length > 0 && text.Length == (char.IsHighSurrogate(text[0]) ? 2 : 1)
            && ScriptOf(text[0]) != GlyphScript.None;

    /// <summary>The code point of the first character.</summary>
    public static int CodeOf(ReadOnlySpan<char> text) =>
        char.IsHighSurrogate(text[0]) && text.Length > 1 ? char.ConvertToUtf32(text[0], text[1]) : text[0];
}
