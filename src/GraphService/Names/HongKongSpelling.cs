namespace GraphService.Names;

/// <summary>How Hong Kong writes the syllables of Cantonese names.</summary>
/// <remarks>
/// There is no one rule: these are the usual spellings of the government's romanization (Eitel's, without marks) for
/// the sounds of Jyutping, and a few that families keep (<c>Lee</c>, <c>Tsang</c>).
/// </remarks>
internal static class HongKongSpelling
{
    private static readonly (string Sound, string[] Spellings)[] Initials =
    [
        ("ng", ["ng", ""]), ("gw", ["kw"]), ("kw", ["kw"]), ("b", ["p"]), ("p", ["p"]), ("m", ["m"]), ("f", ["f"]),
        ("d", ["t"]), ("t", ["t"]), ("n", ["n"]), ("l", ["l"]), ("g", ["k"]), ("k", ["k"]), ("h", ["h"]),
        ("w", ["w"]), ("z", ["ch", "ts"]), ("c", ["ch", "ts"]), ("s", ["s", "sh"]), ("j", ["y", ""]),
    ];

    private static readonly Dictionary<string, string[]> Finals = new(StringComparer.Ordinal)
    {
        ["aa"] = ["a", "ah"],
        ["aai"] = ["ai"],
        ["aau"] = ["au"],
        ["aam"] = ["am"],
        ["aan"] = ["an"],
        ["aang"] = ["ang"],
        ["aap"] = ["ap"],
        ["aat"] = ["at"],
        ["aak"] = ["ak"],
        ["ai"] = ["ai"],
        ["au"] = ["au", "ow"],
        ["am"] = ["am", "um"],
        ["an"] = ["an", "un"],
        ["ang"] = ["ang"],
        ["ap"] = ["ap", "up"],
        ["at"] = ["at", "ut"],
        ["ak"] = ["ak"],
        ["e"] = ["e", "eh"],
        ["ei"] = ["ei", "ee", "i"],
        ["eng"] = ["eng"],
        ["ek"] = ["ek"],
        ["i"] = ["i", "ee", "ze", "z"],
        ["iu"] = ["iu"],
        ["im"] = ["im"],
        ["in"] = ["in"],
        ["ing"] = ["ing"],
        ["ip"] = ["ip"],
        ["it"] = ["it"],
        ["ik"] = ["ik"],
        ["o"] = ["o"],
        ["oi"] = ["oi", "oy"],
        ["ou"] = ["o", "ou"],
        ["on"] = ["on"],
        ["ong"] = ["ong"],
        ["ot"] = ["ot"],
        ["ok"] = ["ok"],
        ["oe"] = ["eu"],
        ["oeng"] = ["eung"],
        ["oek"] = ["euk"],
        ["eoi"] = ["ui"],
        ["eon"] = ["un"],
        ["eot"] = ["ut"],
        ["u"] = ["u", "oo"],
        ["ui"] = ["ui"],
        ["un"] = ["un", "oon"],
        ["ung"] = ["ung"],
        ["ut"] = ["ut"],
        ["uk"] = ["uk"],
        ["yu"] = ["u", "yu", "ue"],
        ["yun"] = ["uen"],
        ["yut"] = ["uet"],
    };

    /// <summary>The spellings of a syllable of Jyutping.</summary>
    public static IEnumerable<string> Spellings(string sound)
    {
        if (sound is "ng" or "m")
        {
            return [sound];
        }

        var (initial, starts) = Initials.FirstOrDefault(
            pair => sound.StartsWith(pair.Sound, StringComparison.Ordinal), (Sound: "", Spellings: [""]));
        var ends = Finals.GetValueOrDefault(sound[initial.Length..], [sound[initial.Length..]]);
        return starts.SelectMany(start => ends.Select(end => start == "y" && end[0] == 'y' ? end : start + end))
            .Where(spelling => spelling.Length > 0);
    }
}
