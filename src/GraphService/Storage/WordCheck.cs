using System.Collections.Concurrent;
using GraphService.Model;

namespace GraphService.Storage;

/// <summary>Makes sure that this program knows the words of all records, and keeps none of them.</summary>
internal sealed class WordCheck : IRecordSink
{
    private readonly StringPool _pool = new();
    private readonly ConcurrentBag<RecordReader> _readers = [];

    /// <inheritdoc/>
    public void Add(GraphRecord record)
    {
        // Whoever made it knew its words.
    }

    /// <inheritdoc/>
    /// <exception cref="UnknownWordException">It does not.</exception>
    public void Add(RecordKind kind, ReadOnlySpan<byte> canonicalText)
    {
        var reader = _readers.TryTake(out var free) ? free : new RecordReader(_pool);
        reader.RequireKnownWords(canonicalText);
        _readers.Add(reader);
    }
}
