using System.Collections.Concurrent;
using GraphService.Graphs;

namespace GraphService.Queries.Conditions;

/// <summary>Who stands behind the sources of a snapshot. Thread-safe.</summary>
/// <remarks>A source is read when it is first asked for.</remarks>
internal sealed class Publishers
{
    private readonly GraphSnapshot _snapshot;
    private readonly ConcurrentDictionary<string, Publisher> _publishers = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Publisher?[] _ofSource;   // nothing where it was not asked for yet
    private int _latest;

    private Publishers(GraphSnapshot snapshot) =>
        (_snapshot, _ofSource) = (snapshot, new Publisher?[snapshot.Sources.Count]);

    /// <summary>Those of a snapshot.</summary>
    public static Publishers Of(GraphSnapshot snapshot) => new(snapshot);

    /// <summary>
    /// Number of different voices (<see cref="Voice"/>) behind some sources, letter case and a <c>The</c> before the
    /// name aside; a source whose publisher is not known counts by the host of its address.
    /// </summary>
    /// <param name="sources">Places of the sources.</param>
    public int Count(IReadOnlyList<int> sources)
    {
        var different = 0;
        for (var i = 0; i < sources.Count; i++)
        {
            var publisher = PublisherOf(sources[i]);
            var isFirst = publisher.IsNamed;
            for (var j = 0; j < i && isFirst; j++)
            {
                isFirst = PublisherOf(sources[j]).Number != publisher.Number;
            }

            different += isFirst ? 1 : 0;
        }

        return different > 0 ? different : Math.Min(sources.Count, 1);
    }

    /// <summary>The publisher of a source; one without counts by its host.</summary>
    /// <param name="source">Place of the source.</param>
    public Publisher PublisherOf(int source) => _ofSource[source] ??=
        _publishers.GetOrAdd(_snapshot.Sources[source].PublisherOrHost, name =>
        {
            var voice = Voice.Of(name);
            return new Publisher(NumberOf(voice), voice != Voice.NotNamed);
        });

    private int NumberOf(string voice) =>
        _numbers.GetOrAdd(Voice.KeyOf(voice), _ => Interlocked.Increment(ref _latest));
}

/// <summary>A publisher; each name is one.</summary>
/// <param name="number">The number of the voice as which it counts.</param>
/// <param name="isNamed">Whether it is known whose text its pages give.</param>
internal sealed class Publisher(int number, bool isNamed)
{
    /// <summary>The number of the voice as which it counts.</summary>
    public int Number => number;

    /// <summary>Whether it is known whose text its pages give.</summary>
    public bool IsNamed => isNamed;
}
