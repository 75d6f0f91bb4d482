using System.Diagnostics.CodeAnalysis;

namespace GraphService.Queries.Conditions;

/// <summary>Keeps a bounded number of values: those asked for last. Thread-safe.</summary>
/// <param name="most">Most values to keep.</param>
internal sealed class LatestKept<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _byKey = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _latestFirst = [];

    /// <summary>
    /// The value of a key; made where there is none. Of several that make it at once, the first one's is kept.
    /// </summary>
    public TValue GetOrAdd(TKey key, Func<TValue> make)
    {
        if (TryGet(key, out var kept))
        {
            return kept;
        }

        var made = make();
        lock (_lock)
        {
            if (_byKey.TryGetValue(key, out var node))
            {
                return node.Value.Value;
            }

            _byKey.Add(key, _latestFirst.AddFirst((key, made)));
            if (_byKey.Count > most)
            {
                _byKey.Remove(_latestFirst.Last!.Value.Key);
                _latestFirst.RemoveLast();
            }
        }

        return made;
    }

    /// <summary>The value of a key, if it is kept.</summary>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            value = default;
            if (_byKey.TryGetValue(key, out var node))
            {
                _latestFirst.Remove(node);
                _latestFirst.AddFirst(node);
                value = node.Value.Value;
            }

            return node is not null;
        }
    }
}
