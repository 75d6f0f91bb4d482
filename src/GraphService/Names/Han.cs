using System.Text;

namespace GraphService.Names;

/// <summary>What is known of Chinese characters: simplified forms and readings.</summary>
/// <remarks>
/// Readings are numbered: those of Mandarin (pinyin without tones, <c>v</c> for <c>ü</c>) first, then those of
/// Cantonese (Jyutping without tones).
/// </remarks>
internal static class Han
{
    private static readonly Dictionary<int, int> SimplifiedOf = [];
    private static readonly Dictionary<int, ushort[]> Readings = [];
    private static readonly Dictionary<int, ushort> Usual = [];
    private static readonly List<string> ReadingNames = [];

    static Han()
    {
        var firstCantonese = -1;
        foreach (var line in NameData.Lines("han.txt"))
        {
            var fields = line.Split('\t');
            if (fields[0][0] == '=')
            {
                foreach (var rune in fields[1].EnumerateRunes())
                {
                    SimplifiedOf[rune.Value] = Glyphs.CodeOf(fields[0].AsSpan(1));
                }

                continue;
            }

            if (fields[0][0] == '~' && firstCantonese < 0)
            {
                firstCantonese = ReadingNames.Count;
            }

            foreach (var rune in (fields[0][0] == '~' ? "" : fields[1]).EnumerateRunes())
            {
                Usual[rune.Value] = (ushort)ReadingNames.Count;
            }

            foreach (var rune in string.Concat(fields.Skip(1)).EnumerateRunes())
            {
                Readings[rune.Value] = [.. Readings.GetValueOrDefault(rune.Value, []), (ushort)ReadingNames.Count];
            }

            ReadingNames.Add(fields[0].TrimStart('~'));
        }

        MandarinReadings = firstCantonese;
    }

    /// <summary>Number of readings.</summary>
    public static int ReadingCount => ReadingNames.Count;

    /// <summary>Number of readings of Mandarin: the numbers below are theirs.</summary>
    public static int MandarinReadings { get; }

    /// <summary>A reading as it is written.</summary>
    public static string ReadingText(int reading) => ReadingNames[reading];

    /// <summary>The simplified form of a character, which may be the character itself.</summary>
    public static int Simplified(int code) => SimplifiedOf.GetValueOrDefault(code, code);

    /// <summary>The readings of a character, of both languages, none in particular first.</summary>
    public static ReadOnlySpan<ushort> ReadingsOf(int code) => Readings.GetValueOrDefault(code, []);

    /// <summary>A text by the usual Mandarin readings of its characters; nothing where one has none.</summary>
    public static string? Pinyin(string text)
    {
        var pinyin = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Usual.TryGetValue(rune.Value, out var reading))
            {
                return null;
            }

            pinyin.Append(ReadingNames[reading]);
        }

        return pinyin.ToString();
    }
}
