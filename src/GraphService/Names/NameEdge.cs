namespace GraphService.Names;

/// <summary>How strictly a part of the question fits: the greater, the looser.</summary>
internal enum FitLevel
{
    /// <summary>The same word.</summary>
    Same,

    /// <summary>The same word, written otherwise.</summary>
    Variant,

    /// <summary>The beginning of a word.</summary>
    Beginning,

    /// <summary>A part of a run of characters.</summary>
    Inside,

    /// <summary>A word that is only similar.</summary>
    Similar,
}

/// <summary>A word that fits a part of the question.</summary>
/// <param name="Word">The word.</param>
/// <param name="Level">How strictly it fits.</param>
/// <param name="Weight">How much of it fits: 0 to 1.</param>
/// <param name="Changes">What is different.</param>
internal readonly record struct WordFit(int Word, FitLevel Level, float Weight, NameChanges Changes);

/// <summary>Something in a name that would answer for some places of the question.</summary>
/// <param name="From">The first place of the question.</param>
/// <param name="To">The place after the last.</param>
internal abstract record NameEdge(int From, int To)
{
    /// <summary>The loosest level at which it must be looked at.</summary>
    public abstract FitLevel Level { get; }

    /// <summary>The lists of names that it may be found in.</summary>
    public abstract void AddPostings(NameIndex index, List<(int Start, int End)> lists);
}

/// <summary>One word of the name.</summary>
internal sealed record WordEdge(int From, int To, WordFit Fit) : NameEdge(From, To)
{
    public override FitLevel Level => Fit.Level;

    public override void AddPostings(NameIndex index, List<(int Start, int End)> lists) =>
        lists.Add(index.PostingsOf(Fit.Word, Fit.Word + 1));
}

/// <summary>Any word of the name that begins as asked: words lie side by side.</summary>
internal sealed record BeginningEdge(int From, int To, int First, int End) : NameEdge(From, To)
{
    public override FitLevel Level => FitLevel.Beginning;

    public override void AddPostings(NameIndex index, List<(int Start, int End)> lists) =>
        lists.Add(index.PostingsOf(First, End));
}

/// <summary>Words or characters of the name, one after the other.</summary>
/// <param name="From">The first place of the question.</param>
/// <param name="To">The place after the last.</param>
/// <param name="Units">For each place in the name the words that may stand there, ascending.</param>
/// <param name="Own">For each place the word that is the same as asked; -1 where any of them is a variant.</param>
/// <param name="AreGlyphs">Whether they are characters of a script without spaces.</param>
/// <param name="Weight">How much of it fits: 0 to 1.</param>
/// <param name="Changes">What is different where not all are their own.</param>
/// <param name="IsReordered">Whether it stands in another order than asked for.</param>
/// <param name="Readings">For each place the readings that are asked for, where it is not characters.</param>
/// <param name="Least">How strictly it fits at best.</param>
/// <param name="IsSpaced">Whether the question has spaces within it.</param>
internal sealed record PhraseEdge(
    int From,
    int To,
    int[][] Units,
    int[] Own,
    bool AreGlyphs,
    float Weight,
    NameChanges Changes,
    bool IsReordered = false,
    int[][]? Readings = null,
    FitLevel Least = FitLevel.Same,
    bool IsSpaced = false) : NameEdge(From, To)
{
    public override FitLevel Level => Least;

    public override void AddPostings(NameIndex index, List<(int Start, int End)> lists)
    {
        var best = new List<(int Start, int End)>();
        var isFirst = true;
        var arePairs = AreGlyphs && Units.Length > 1;
        for (var unit = 0; unit < (arePairs ? Units.Length - 1 : Units.Length); unit++)
        {
            var some = new List<(int Start, int End)>();
            if (arePairs && Readings is not null)
            {
                index.PostingsOfReadings(Readings[unit], Readings[unit + 1], some);
            }
            else if (arePairs)
            {
                index.PostingsOfPairs(Units[unit], Units[unit + 1], some);
            }
            else
            {
                some.AddRange(Units[unit].Select(word => index.PostingsOf(word, word + 1)));
            }

            if (isFirst || Total(some) < Total(best))
            {
                (best, isFirst) = (some, false);
            }
        }

        lists.AddRange(best);
    }

    private static long Total(List<(int Start, int End)> lists) => lists.Sum(list => (long)list.End - list.Start);
}

/// <summary>Words of the name, one after the other, each of which begins with one of some letters.</summary>
internal sealed record InitialsEdge(int From, int To, (int First, int End)[] Ranges) : NameEdge(From, To)
{
    public override FitLevel Level => FitLevel.Similar;

    public override void AddPostings(NameIndex index, List<(int Start, int End)> lists)
    {
        // Too many to begin with; another part of the question has to find the name.
    }
}

/// <summary>
/// Nothing of the name: a title or legal form of the question that may be missing, or a word once more.
/// </summary>
internal sealed record SkipEdge(int From, int To, NameChanges Changes) : NameEdge(From, To)
{
    public override FitLevel Level => FitLevel.Variant;

    public override void AddPostings(NameIndex index, List<(int Start, int End)> lists)
    {
    }
}
