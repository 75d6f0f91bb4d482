namespace GraphService.Names;

/// <summary>The Wade-Giles spelling of syllables, without apostrophes, which names on paper mostly lack.</summary>
/// <remarks>
/// Source: the table of T. Wade (1867) as revised by H. Giles (1892), as libraries used it until 2000.
/// </remarks>
internal static class WadeGiles
{
    private static readonly Dictionary<string, string> Whole = new(StringComparer.Ordinal)
    {
        ["zi"] = "tzu",
        ["ci"] = "tzu",
        ["si"] = "szu",
        ["zhi"] = "chih",
        ["chi"] = "chih",
        ["shi"] = "shih",
        ["ri"] = "jih",
        ["er"] = "erh",
        ["yan"] = "yen",
        ["ye"] = "yeh",
        ["yi"] = "i",
        ["you"] = "yu",
        ["yong"] = "yung",
        ["yue"] = "yueh",
        ["ge"] = "ko",
        ["ke"] = "ko",
        ["he"] = "ho",
        ["e"] = "o",
        ["gui"] = "kuei",
        ["kui"] = "kuei",
        ["guo"] = "kuo",
        ["kuo"] = "kuo",
        ["huo"] = "huo",
        ["shuo"] = "shuo",
    };

    private static readonly (string Pinyin, string Spelling)[] Initials =
    [
        ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("p", "p"), ("d", "t"), ("t", "t"), ("g", "k"),
        ("k", "k"), ("j", "ch"), ("q", "ch"), ("x", "hs"), ("r", "j"), ("z", "ts"), ("c", "ts"),
    ];

    /// <summary>The spellings of a syllable of pinyin.</summary>
    public static IEnumerable<string> Spellings(string pinyin)
    {
        if (Whole.TryGetValue(pinyin, out var whole))
        {
            yield return whole;
            if (pinyin == "si")
            {
                yield return "ssu";
            }

            yield break;
        }

        var (initial, spelling) = Initials.FirstOrDefault(
            pair => pinyin.StartsWith(pair.Pinyin, StringComparison.Ordinal), (Pinyin: "", Spelling: ""));
        var final = pinyin[initial.Length..].Replace('v', 'u');
        var first = initial.Length == 0 && final.Length > 0 ? final[..1] : "";
        final = final[first.Length..];
        yield return first + spelling + final switch
        {
            "ong" => "ung",
            "iong" => "iung",
            "ian" => "ien",
            "ie" => "ieh",
            "ue" => "ueh",
            "uo" => "o",
            _ => final,
        };
    }
}
