namespace GraphService.Names;

/// <summary>Gathers names for an index.</summary>
internal sealed class NameIndexBuilder
{
    private const int ShortestEntry = 2;
    private const int LongestEntry = EditDistance.LongestWord;

    private readonly NameAnalyzer _analyzer = new();
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int[] _singles = new int[1 << 16];
    private readonly GrowingArray<int> _places = new();
    private readonly GrowingArray<int> _parts = new();
    private readonly GrowingArray<int> _firstWords = new();
    private readonly GrowingArray<int> _nameWords = new();
    private readonly GrowingArray<char> _chars = new();
    private readonly GrowingArray<int> _starts = new();

    public NameIndexBuilder()
    {
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _starts.Add(0);
        _firstWords.Add(0);
    }

    /// <summary>The key of two characters that follow each other.</summary>
    public static long Pair(int first, int second) => ((long)first << 32) | (uint)second;

    /// <summary>Adds a name; those of one entity one after the other, the entities in order.</summary>
    /// <param name="place">The place of its entity.</param>
    /// <param name="part">Which of the entity's names, or aliases, it is.</param>
    /// <param name="isAlias">Whether it is an alias.</param>
    /// <param name="name">The name.</param>
    public void Add(int place, int part, bool isAlias, string name)
    {
        _analyzer.Analyze(name);
        foreach (var word in _analyzer.Places)
        {
            _nameWords.Add(NumberOf(_analyzer.Text(word)) | (word.StartsRun ? NameIndex.StartsRun : 0));
        }

        foreach (var reading in _analyzer.Readings)
        {
            if (reading.Position < 1 << 20)
            {
                _nameWords.Add(~NumberOf(_analyzer.Text(reading)));
                _nameWords.Add((reading.Position << 8) | Math.Min(reading.Span, 255));
            }
        }

        _firstWords.Add(_nameWords.Count);
        _places.Add(place);
        _parts.Add((part << 1) | (isAlias ? 1 : 0));
    }

    /// <summary>Sorts what was gathered.</summary>
    public NameParts ToParts()
    {
        var (words, order) = SortedTexts.Sort(_chars.ToArray(), _starts.ToArray());
        var numbers = new int[order.Length];
        for (var word = 0; word < order.Length; word++)
        {
            numbers[order[word]] = word;
        }

        var (firstWords, nameWords) = (_firstWords.ToArray(), _nameWords.ToArray());
        Renumber(nameWords, numbers);
        var isGlyph = new bool[words.Count];
        for (var word = 0; word < isGlyph.Length; word++)
        {
            isGlyph[word] = Glyphs.IsOne(words[word]);
        }

        var pairs = Pairs(firstWords, nameWords, isGlyph);
        var (firstPosting, postings) = Post(firstWords, nameWords, isGlyph, pairs);
        return new NameParts(
            Lexicon(words), _places.ToArray(), _parts.ToArray(), firstWords, nameWords, pairs, firstPosting, postings);
    }

    private int NumberOf(ReadOnlySpan<char> text)
    {
        if (text.Length == 1 && _singles[text[0]] != 0)
        {
            return _singles[text[0]] - 1;
        }

        if (_lookup.TryGetValue(text, out var number))
        {
            return number;
        }

        number = _words.Count;
        _lookup[text] = number;
        foreach (var c in text)
        {
            _chars.Add(c);
        }

        _starts.Add(_chars.Count);
        if (text.Length == 1)
        {
            _singles[text[0]] = number + 1;
        }

        return number;
    }

    private static void Renumber(int[] nameWords, int[] numbers)
    {
        for (var i = 0; i < nameWords.Length; i++)
        {
            if (nameWords[i] >= 0)
            {
                nameWords[i] = numbers[nameWords[i] & ~NameIndex.StartsRun] | (nameWords[i] & NameIndex.StartsRun);
            }
            else
            {
                nameWords[i] = ~numbers[~nameWords[i]];
                i++;   // the places of the reading
            }
        }
    }

    /// <summary>The different pairs of characters that follow each other, ascending.</summary>
    private static long[] Pairs(int[] firstWords, int[] nameWords, bool[] isGlyph)
    {
        var pairs = new HashSet<long>();
        for (var name = 0; name + 1 < firstWords.Length; name++)
        {
            for (var i = firstWords[name]; i + 1 < firstWords[name + 1] && nameWords[i + 1] >= 0; i++)
            {
                if (PairAt(nameWords, i, isGlyph) is { } pair)
                {
                    pairs.Add(pair);
                }
            }
        }

        var sorted = pairs.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static long? PairAt(int[] nameWords, int at, bool[] isGlyph)
    {
        var (first, second) = (nameWords[at] & ~NameIndex.StartsRun, nameWords[at + 1] & ~NameIndex.StartsRun);
        return nameWords[at] >= 0 && nameWords[at + 1] >= 0 && isGlyph[first] && isGlyph[second]
            ? Pair(first, second) : null;
    }

    /// <summary>Lists the names with each word, then those with each pair.</summary>
    private static (int[] First, int[] Postings) Post(
        int[] firstWords, int[] nameWords, bool[] isGlyph, long[] pairs)
    {
        var numbers = new Dictionary<long, int>(pairs.Length);
        for (var i = 0; i < pairs.Length; i++)
        {
            numbers[pairs[i]] = isGlyph.Length + i;
        }

        var (first, last) = (new int[isGlyph.Length + pairs.Length + 1], new int[isGlyph.Length + pairs.Length]);
        Array.Fill(last, -1);
        ForEach((list, name) => first[list + 1]++);
        for (var list = 0; list < last.Length; list++)
        {
            first[list + 1] += first[list];
        }

        var (next, postings) = (first[..^1], new int[first[^1]]);
        Array.Fill(last, -1);
        ForEach((list, name) => postings[next[list]++] = name);
        return (first, postings);

        void ForEach(Action<int, int> visit)
        {
            for (var name = 0; name + 1 < firstWords.Length; name++)
            {
                for (var i = firstWords[name]; i < firstWords[name + 1]; i++)
                {
                    var word = nameWords[i];
                    Visit(word >= 0 ? word & ~NameIndex.StartsRun : ~word, name, visit);
                    if (word < 0)
                    {
                        i++;   // the places of the reading
                    }
                    else if (i + 1 < firstWords[name + 1] && PairAt(nameWords, i, isGlyph) is { } pair)
                    {
                        Visit(numbers[pair], name, visit);
                    }
                }
            }
        }

        void Visit(int list, int name, Action<int, int> visit)
        {
            if (last[list] != name)
            {
                last[list] = name;
                visit(list, name);
            }
        }
    }

    private static LexiconParts Lexicon(SortedTexts words)
    {
        var (chars, starts, wordOfForm) = (new GrowingArray<char>(), new GrowingArray<int>(), new GrowingArray<int>());
        starts.Add(0);
        for (var word = 0; word < words.Count; word++)
        {
            if (WordForms.IsLatin(words[word]))
            {
                continue;
            }

            if (WordForms.Plain(words[word]) is { } plain)
            {
                AddForm(plain, word);
            }

            foreach (var latin in WordForms.Latin(words[word].ToString()).Distinct())
            {
                AddForm(latin, word);
            }
        }

        var (forms, order) = SortedTexts.Sort(chars.ToArray(), starts.ToArray());
        var ordered = Array.ConvertAll(order, form => wordOfForm[form]);
        var (signatures, entries, firstOfLength) = Entries(words, forms);
        var (soundKeys, soundEntries) = SoundEntries(words, forms);
        return new LexiconParts(
            words, forms, ordered, signatures, entries, firstOfLength, soundKeys, soundEntries);

        void AddForm(string text, int word)
        {
            foreach (var c in text)
            {
                chars.Add(c);
            }

            starts.Add(chars.Count);
            wordOfForm.Add(word);
        }
    }

    /// <summary>What may be looked for with typing errors, shortest first.</summary>
    private static (ulong[] Signatures, int[] Entries, int[] FirstOfLength) Entries(
        SortedTexts words, SortedTexts forms)
    {
        var first = new int[LongestEntry + 2];
        for (var entry = 0; entry < words.Count + forms.Count; entry++)
        {
            if (IsEntry(Text(entry)))
            {
                first[Text(entry).Length + 1]++;
            }
        }

        for (var length = 0; length <= LongestEntry; length++)
        {
            first[length + 1] += first[length];
        }

        var (signatures, entries, next) = (new ulong[first[^1]], new int[first[^1]], first[..^1]);
        for (var entry = 0; entry < words.Count + forms.Count; entry++)
        {
            if (IsEntry(Text(entry)))
            {
                var at = next[Text(entry).Length]++;
                (signatures[at], entries[at]) = (NameLexicon.Signature(Text(entry)), entry);
            }
        }

        return (signatures, entries, first);

        ReadOnlySpan<char> Text(int entry) => entry < words.Count ? words[entry] : forms[entry - words.Count];

        static bool IsEntry(ReadOnlySpan<char> text) =>
            text.Length is >= ShortestEntry and <= LongestEntry && Glyphs.ScriptOf(text[0]) == GlyphScript.None;
    }

    private static (uint[] Keys, int[] Entries) SoundEntries(SortedTexts words, SortedTexts forms)
    {
        var (keys, entries) = (new GrowingArray<uint>(), new GrowingArray<int>());
        for (var entry = 0; entry < words.Count + forms.Count; entry++)
        {
            var text = entry < words.Count ? words[entry] : forms[entry - words.Count];
            if (WordForms.IsLatin(text) && Sounds.Key(text) is var key and not 0)
            {
                keys.Add(key);
                entries.Add(entry);
            }
        }

        var (sorted, order) = (keys.ToArray(), entries.ToArray());
        Array.Sort(sorted, order);
        return (sorted, order);
    }
}

/// <summary>An array that grows.</summary>
internal sealed class GrowingArray<T>
    where T : unmanaged
{
    private T[] _items = new T[1024];

    public int Count { get; private set; }

    public T this[int index] => _items[index];

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, 2 * Count);
        }

        _items[Count++] = item;
    }

    public T[] ToArray() => _items[..Count];
}
