using System.Runtime.InteropServices;
using GraphService.Graphs.Columns;

namespace GraphService.Queries;

/// <summary>The different words of names, sorted, in one piece of memory.</summary>
internal sealed class NameTokens
{
    private readonly char[] _chars;
    private readonly int[] _starts;

    private NameTokens(char[] chars, int[] starts) => (_chars, _starts) = (chars, starts);

    /// <summary>Number of tokens.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>A token.</summary>
    public ReadOnlySpan<char> this[int token] => _chars.AsSpan(_starts[token].._starts[token + 1]);

    /// <summary>Sorts tokens (ordinal comparison).</summary>
    /// <param name="tokens">Different tokens, as UTF-16.</param>
    /// <returns>The tokens, and the number of each that was given.</returns>
    public static (NameTokens Tokens, int[] Numbers) Sort(TextBuilder tokens)
    {
        var order = new int[tokens.Count];
        for (var token = 0; token < order.Length; token++)
        {
            order[token] = token;
        }

        var given = Lay(tokens, order);
        Array.Sort(order, (a, b) => given[a].SequenceCompareTo(given[b]));
        var numbers = new int[order.Length];
        for (var token = 0; token < order.Length; token++)
        {
            numbers[order[token]] = token;
        }

        return (Lay(tokens, order), numbers);
    }

    private static NameTokens Lay(TextBuilder tokens, int[] order)
    {
        var (chars, starts, scratch) =
            (new char[tokens.Length / sizeof(char)], new int[order.Length + 1], Array.Empty<byte>());
        for (var token = 0; token < order.Length; token++)
        {
            var text = MemoryMarshal.Cast<byte, char>(tokens.Bytes(order[token], ref scratch));
            text.CopyTo(chars.AsSpan(starts[token]));
            starts[token + 1] = starts[token] + text.Length;
        }

        return new NameTokens(chars, starts);
    }
}

/// <summary>Gathers names, with their tokens, for an index.</summary>
internal sealed class NamesBuilder
{
    private readonly ColumnBuilder<int> _places = new();
    private readonly ColumnBuilder<int> _parts = new();
    private readonly ColumnBuilder<int> _counts = new();
    private readonly ColumnBuilder<int> _nameTokens = new();
    private readonly TextBuilder _tokens = new();
    private readonly TextIndex _index;

    public NamesBuilder() => _index = new TextIndex(_tokens);

    /// <summary>Adds a name.</summary>
    /// <param name="place">The place of its entity.</param>
    /// <param name="part">Which of the entity's names, or aliases, it is.</param>
    /// <param name="isAlias">Whether it is an alias.</param>
    /// <param name="name">The name.</param>
    public void Add(int place, int part, bool isAlias, string name)
    {
        var tokens = NameFolding.Tokens(name);
        foreach (var token in tokens)
        {
            _nameTokens.Add(_index.GetOrAdd(MemoryMarshal.AsBytes(token.AsSpan())));
        }

        _places.Add(place);
        _parts.Add((part << 1) | (isAlias ? 1 : 0));
        _counts.Add(tokens.Count);
    }

    /// <inheritdoc cref="NameTokens.Sort"/>
    public (NameTokens Tokens, int[] Numbers) SortTokens() => NameTokens.Sort(_tokens);

    /// <summary>
    /// Orders the names: those of fewest tokens first, names before aliases, then as they were added.
    /// </summary>
    /// <param name="numbers">The final number of each token.</param>
    /// <returns>Places, parts, where the tokens of each name begin, and the tokens.</returns>
    public (int[] Places, int[] Parts, int[] FirstTokens, int[] NameTokens) ShortestFirst(int[] numbers)
    {
        var n = _parts.Count;
        var (keys, starts) = (new long[n], new int[n + 1]);
        for (var name = 0; name < n; name++)
        {
            keys[name] = ((long)((_counts[name] << 1) | (_parts[name] & 1)) << 32) | (uint)name;
            starts[name + 1] = starts[name] + _counts[name];
        }

        Array.Sort(keys);
        var (places, parts, first, tokens) = (new int[n], new int[n], new int[n + 1], new int[starts[n]]);
        for (var i = 0; i < n; i++)
        {
            var name = (int)keys[i];
            (places[i], parts[i], first[i + 1]) = (_places[name], _parts[name], first[i] + _counts[name]);
            for (var j = 0; j < _counts[name]; j++)
            {
                tokens[first[i] + j] = numbers[_nameTokens[starts[name] + j]];
            }
        }

        return (places, parts, first, tokens);
    }
}
