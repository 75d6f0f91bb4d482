using System.Collections.Concurrent;
using GraphService.Graphs;

namespace GraphService.Queries.Conditions;

/// <summary>Who stands behind the sources of a snapshot: each publisher has a number. Thread-safe.</summary>
/// <remarks>A source is read when it is first asked for.</remarks>
internal sealed class Publishers
{
    private readonly GraphSnapshot _snapshot;
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly int[] _ofSource;   // 0 where it was not asked for yet
    private int _latest;

    private Publishers(GraphSnapshot snapshot) =>
        (_snapshot, _ofSource) = (snapshot, new int[snapshot.Sources.Count]);

    /// <summary>Those of a snapshot.</summary>
    public static Publishers Of(GraphSnapshot snapshot) => new(snapshot);

    /// <summary>
    /// Number of different publishers of some sources, letter case aside; a source whose publisher is not known counts
    /// by the host of its address.
    /// </summary>
    /// <param name="sources">Places of the sources.</param>
    public int Count(IReadOnlyList<int> sources)
    {
        var different = 0;
        for (var i = 0; i < sources.Count; i++)
        {
            var (publisher, isFirst) = (NumberOf(sources[i]), true);
            for (var j = 0; j < i && isFirst; j++)
            {
                isFirst = _ofSource[sources[j]] != publisher;
            }

            different += isFirst ? 1 : 0;
        }

        return different;
    }

    /// <summary>The number of the publisher of a source; a source without one has that of its host.</summary>
    /// <param name="source">Place of the source.</param>
    public int NumberOf(int source) => _ofSource[source] != 0
        ? _ofSource[source]
        : _ofSource[source] = _numbers.GetOrAdd(
            _snapshot.Sources[source].PublisherOrHost, _ => Interlocked.Increment(ref _latest));
}
