using System.Collections.Concurrent;

namespace GraphService.Model;

/// <summary>
/// Keeps one string object for each different text, so that ids that recur cost nothing and compare at once.
/// Thread-safe.
/// </summary>
public sealed class StringPool
{
    private readonly ConcurrentDictionary<string, string> _strings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Creates an empty pool.</summary>
    public StringPool() => _lookup = _strings.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The string object for a text.</summary>
    public string Share(ReadOnlySpan<char> text)
    {
        if (!_lookup.TryGetValue(text, out string? shared))
        {
            var created = text.ToString();
            shared = _strings.GetOrAdd(created, created);
        }

        return shared;
    }
}
