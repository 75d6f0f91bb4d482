namespace GraphService.Queries;

/// <summary>Latin letters with marks and their plain letters.</summary>
/// <remarks>
/// The program runs without the operating system's Unicode library, which not every machine has, so it brings the two
/// blocks that names need. One character each from U+00C0 and from U+1E00 on: the first letter of the Unicode
/// compatibility decomposition without marks, in lower case (and by hand o for ø, l for ł, d for đ and ð, s for ß, a
/// for æ, o for œ, t for þ); a point where there is none.
/// </remarks>
internal static class LatinFolding
{
    private const char FirstLatin = '\u00C0';
    private const char FirstAdditional = '\u1E00';

    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkk.lllllll"
        + "lllnnnnnn.nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
        + "..................f.............oo.............uu..............."
        + "....dddlllnnnaaiioouuuuuuuuuu.aaaa....ggkkoooo..jdddgg..nnaa...."
        + "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
        + "................";

    private const string Additional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
        + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
        + "wwwwwwwwwwxxxxyyzzzzzzhtwyas..s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
        + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    /// <summary>The plain letter in lower case, or the character itself where it has none.</summary>
    public static char Fold(char c)
    {
        var plain = c switch
        {
            >= FirstLatin when c - FirstLatin < Latin.Length => Latin[c - FirstLatin],
            >= FirstAdditional when c - FirstAdditional < Additional.Length => Additional[c - FirstAdditional],
            _ => '.',
        };
        return plain == '.' ? char.ToLowerInvariant(c) : plain;
    }
}
