namespace GraphService.Names;

/// <summary>Latin words of a question as syllables of Chinese: by characters, and by other spellings.</summary>
/// <param name="index">The names.</param>
/// <param name="words">The words of the question.</param>
/// <param name="isUnfinished">Whether the last is still being typed.</param>
/// <param name="edges">Takes what is found.</param>
internal sealed class SyllableEdges(
    NameIndex index, IReadOnlyList<string> words, bool isUnfinished, List<NameEdge> edges)
{
    private const int MostWords = 6;

    /// <summary>Chinese characters that are read as words from some place on.</summary>
    public void AddFrom(int from)
    {
        List<(Romanization System, int[][] Readings)> ways =
            [(Romanization.Pinyin, []), (Romanization.WadeGiles, []), (Romanization.HongKong, [])];
        for (var to = from + 1; to <= Math.Min(words.Count, from + MostWords); to++)
        {
            if (Glyphs.IsOne(words[to - 1]))
            {
                return;
            }

            var isLast = isUnfinished && to == words.Count;
            var read = Syllables.Read(words[to - 1], isLast).ToList();
            var joined = string.Concat(words.Skip(from).Take(to - from));
            foreach (var word in to == from + 1 ? read : Syllables.Read(joined, mayGoOn: false))
            {
                AddRespelled(word, from, to);
            }

            ways = [.. ways.SelectMany(way => read.Where(word => word.System == way.System).Take(2)
                .Select(word => (way.System, (int[][])[.. way.Readings, .. word.Readings])))
                .Where(way => way.Item2.All(unit => index.GlyphsRead(unit).Length > 0)).Take(8)];
            foreach (var (system, readings) in ways)
            {
                if (readings.Length > 1 || words.Count == 1)
                {
                    AddRead(system, readings, from, to, isReordered: false);
                }

                // The family name last, as Western languages have it.
                var last = read.FirstOrDefault(word => word.System == system);
                if (to - from > 1 && last is not null && last.Readings.Count <= 2)
                {
                    var rotated = readings[^last.Readings.Count..].Concat(readings[..^last.Readings.Count]);
                    AddRead(system, [.. rotated], from, to, isReordered: true);
                }
            }
        }
    }

    private void AddRead(Romanization system, int[][] readings, int from, int to, bool isReordered)
    {
        var (weight, change) = system switch
        {
            Romanization.Pinyin => (1f, NameChanges.Pinyin),
            Romanization.WadeGiles => (0.9f, NameChanges.WadeGiles),
            _ => (0.9f, NameChanges.Cantonese),
        };
        int[] own = [.. Enumerable.Repeat(-1, readings.Length)];
        int[][] units = [.. readings.Select(index.GlyphsRead)];
        edges.Add(new PhraseEdge(from, to, units, own, AreGlyphs: true, weight, change, isReordered, readings));
    }

    /// <summary>The spelling of another system: names in Wade-Giles by their pinyin, and the reverse.</summary>
    private void AddRespelled(SyllableWord word, int from, int to)
    {
        var text = string.Concat(words.Skip(from).Take(to - from));
        if (word.Readings.Count == 1 && (word.System == Romanization.Pinyin || Syllables.PinyinLength(text) > 0))
        {
            return;
        }

        var change = word.System == Romanization.HongKong ? NameChanges.Cantonese : NameChanges.WadeGiles;
        foreach (var syllables in Syllables.Respell(word))
        {
            var joined = string.Concat(syllables);
            if (joined != text && index.Lexicon.Find(joined) is var found and >= 0)
            {
                edges.Add(new WordEdge(from, to, new WordFit(found, FitLevel.Variant, 0.9f, change)));
            }

            int[][] units = [.. syllables.Select(syllable => new[] { index.Lexicon.Find(syllable) })];
            if (units.Length > 1 && to == from + 1 && units.All(unit => unit[0] >= 0))
            {
                edges.Add(new PhraseEdge(
                    from, to, units, [.. units.Select(_ => -1)], AreGlyphs: false, 0.9f, change | NameChanges.Spacing));
            }
        }
    }
}
