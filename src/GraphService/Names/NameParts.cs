using GraphService.Graphs.Columns;

namespace GraphService.Names;

/// <summary>What an index is made of.</summary>
internal sealed record NameParts(
    LexiconParts Lexicon,
    int[] PlaceOfName,
    int[] PartOfName,
    int[] FirstWords,
    int[] NameWords,
    long[] Pairs,
    int[] FirstPosting,
    int[] Postings)
{
    /// <summary>Bytes of all arrays.</summary>
    public long Bytes => (2L * (Lexicon.Words.Chars.Length + Lexicon.Forms.Chars.Length))
        + (4L * (Lexicon.Words.Starts.Length + Lexicon.Forms.Starts.Length + Lexicon.WordOfForm.Length
            + Lexicon.Entries.Length + Lexicon.FirstOfLength.Length + Lexicon.SoundKeys.Length
            + Lexicon.SoundEntries.Length + PlaceOfName.Length + PartOfName.Length + FirstWords.Length
            + NameWords.Length + FirstPosting.Length + Postings.Length))
        + (8L * (Lexicon.Signatures.Length + Pairs.Length));

    /// <summary>Reads them from an image.</summary>
    public static NameParts From(ImageReader image)
    {
        return new NameParts(
            new LexiconParts(
                Texts(),
                Texts(),
                Array<int>(),
                Array<ulong>(),
                Array<int>(),
                Array<int>(),
                Array<uint>(),
                Array<int>()),
            Array<int>(),
            Array<int>(),
            Array<int>(),
            Array<int>(),
            Array<long>(),
            Array<int>(),
            Array<int>());

        T[] Array<T>()
            where T : unmanaged => image.Numbers<T>().ToArray();

        SortedTexts Texts() => new(Array<char>(), Array<int>());
    }

    /// <summary>Adds them to an image, in the order in which they are read.</summary>
    public void AddTo(ImageWriter image)
    {
        foreach (var texts in new[] { Lexicon.Words, Lexicon.Forms })
        {
            image.Add(texts.Chars);
            image.Add(texts.Starts);
        }

        image.Add(Lexicon.WordOfForm);
        image.Add(Lexicon.Signatures);
        image.Add(Lexicon.Entries);
        image.Add(Lexicon.FirstOfLength);
        image.Add(Lexicon.SoundKeys);
        image.Add(Lexicon.SoundEntries);
        image.Add(PlaceOfName);
        image.Add(PartOfName);
        image.Add(FirstWords);
        image.Add(NameWords);
        image.Add(Pairs);
        image.Add(FirstPosting);
        image.Add(Postings);
    }
}
