namespace GraphService.Queries;

/// <summary>Rates names by how well they fit the words asked for, within a bound on the work. For one search.</summary>
/// <remarks>
/// The different words decide whether a name fits at all: each has to be found in it. How well it fits is told by
/// giving each word asked for, as often as it is asked for, a place of its own in the name.
/// </remarks>
internal sealed class NameRating
{
    /// <summary>How often words are held against tokens before a search is cut short: some 20 ms of work.</summary>
    public const int MaxWork = 5_000_000;

    private readonly NameTokens _tokens;
    private readonly NameWord[] _words;
    private readonly NameWord[] _asked;
    private readonly NameWord[] _longestFirst;
    private readonly NameMatchKind _best;
    private readonly NameMatchKind _least;
    private readonly List<(int Token, int Start, int End)> _taken = [];
    private long _work;

    /// <summary>Prepares to rate names.</summary>
    /// <param name="tokens">The tokens that names consist of, by number.</param>
    /// <param name="words">The different words asked for.</param>
    /// <param name="asked">The words in the order and as often as asked for.</param>
    public NameRating(NameTokens tokens, NameWord[] words, List<string> asked)
    {
        (_tokens, _words) = (tokens, words);
        var byText = words.ToDictionary(word => word.Text, StringComparer.Ordinal);
        _asked = [.. asked.Select(text => byText[text])];
        _longestFirst = [.. _asked
            .OrderByDescending(word => word.Text.Length).ThenBy(word => word.Text, StringComparer.Ordinal)];
        _best = Array.TrueForAll(words, word => word.First < word.End && tokens[word.First].SequenceEqual(word.Text))
            ? NameMatchKind.Words
            : NameMatchKind.Prefix;
        _least = Array.Exists(words, word => word.FirstEnding < word.EndEnding)
            ? NameMatchKind.Substring
            : NameMatchKind.Prefix;
    }

    /// <summary>Counts a look at a name; whether there is work left for it.</summary>
    public bool MayGoOn() => ++_work <= MaxWork;

    /// <summary>How well a name fits; <see langword="null"/> when it does not.</summary>
    /// <param name="name">The numbers of its tokens.</param>
    public (NameMatchKind Kind, bool IsReordered)? Rate(ReadOnlySpan<int> name)
    {
        if (!HasAll(name, _least))
        {
            return null;
        }

        // Where each word takes a whole token, more words than tokens find no places of their own.
        var mayHavePlaces = _least == NameMatchKind.Substring || _asked.Length <= name.Length;
        for (var kind = _best; mayHavePlaces && kind >= _least; kind--)
        {
            if (FitsInOrder(name, kind))
            {
                var isWhole = kind == NameMatchKind.Words && name.Length == _asked.Length;
                return (isWhole ? NameMatchKind.Exact : kind, false);
            }

            if (_asked.Length > 1 && FitsInAnyOrder(name, kind))
            {
                return (kind, true);
            }
        }

        // The words are there, but not as often as asked for.
        return (HasAll(name, NameMatchKind.Prefix) ? NameMatchKind.Prefix : NameMatchKind.Substring, true);
    }

    private bool HasAll(ReadOnlySpan<int> name, NameMatchKind kind)
    {
        foreach (var word in _words)
        {
            var isThere = false;
            for (var i = 0; i < name.Length && !isThere; i++)
            {
                isThere = Find(word, name[i], 0, kind, out _) >= 0;
            }

            if (!isThere)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the words can be found one after the other: each at the first place after the last.</summary>
    private bool FitsInOrder(ReadOnlySpan<int> name, NameMatchKind kind)
    {
        var (i, start) = (0, 0);
        foreach (var word in _asked)
        {
            while (i < name.Length)
            {
                if (Find(word, name[i], start, kind, out var end) >= 0)
                {
                    start = end;
                    break;
                }

                (i, start) = (i + 1, 0);
            }

            if (i == name.Length)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the words can be found at places that do not overlap.</summary>
    /// <remarks>Of two words that begin alike the longer can go to fewer tokens, so the longer choose first.</remarks>
    private bool FitsInAnyOrder(ReadOnlySpan<int> name, NameMatchKind kind)
    {
        _taken.Clear();
        var (i, start) = (0, 0);
        for (var next = 0; next < _longestFirst.Length; next++)
        {
            var word = _longestFirst[next];
            if (next == 0 || word.Text != _longestFirst[next - 1].Text)
            {
                (i, start) = (0, 0);   // the same word goes on from where it was found
            }

            while (i < name.Length)
            {
                var at = Find(word, name[i], start, kind, out var end);
                if (at < 0)
                {
                    (i, start) = (i + 1, 0);
                    continue;
                }

                start = end;
                if (!IsTaken(i, at, end))
                {
                    _taken.Add((i, at, end));
                    break;
                }
            }

            if (i == name.Length)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsTaken(int token, int start, int end)
    {
        _work += _taken.Count;
        foreach (var taken in _taken)
        {
            if (taken.Token == token && start < taken.End && taken.Start < end)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Finds a word in a token from a place on: where it begins, or -1, and where what it takes ends.
    /// </summary>
    private int Find(NameWord word, int token, int start, NameMatchKind kind, out int end)
    {
        _work++;
        var text = _tokens[token];
        if (kind == NameMatchKind.Substring && word.IsIdeographic)
        {
            _work += text.Length / 16;
            var at = text[start..].IndexOf(word.Text);
            end = start + at + word.Text.Length;
            return at < 0 ? -1 : start + at;
        }

        // A token whose beginning fits is taken whole.
        end = text.Length;
        var endToken = kind == NameMatchKind.Words ? word.First + 1 : word.End;
        return start == 0 && token >= word.First && token < endToken ? 0 : -1;
    }
}
