using System.Collections.Concurrent;
using GraphService.Model;

namespace GraphService.Storage;

/// <summary>Gathers records into contents.</summary>
internal sealed class ContentsSink : IRecordSink
{
    private readonly Lock _gate = new();
    private readonly StringPool _pool = new();
    private readonly ConcurrentBag<RecordReader> _readers = [];
    private readonly List<Source> _sources = [];
    private readonly List<Entity> _entities = [];
    private readonly List<Affiliation> _affiliations = [];
    private readonly List<Claim> _claims = [];
    private readonly List<Dataset> _datasets = [];

    /// <inheritdoc/>
    public void Add(GraphRecord record)
    {
        lock (_gate)
        {
            switch (record)
            {
                case Source source: _sources.Add(source); break;
                case Entity entity: _entities.Add(entity); break;
                case Affiliation affiliation: _affiliations.Add(affiliation); break;
                case Claim claim: _claims.Add(claim); break;
                case Dataset dataset: _datasets.Add(dataset); break;
            }
        }
    }

    /// <inheritdoc/>
    public void Add(RecordKind kind, ReadOnlySpan<byte> canonicalText)
    {
        var reader = _readers.TryTake(out var free) ? free : new RecordReader(_pool);
        Add(reader.Read(canonicalText));
        _readers.Add(reader);
    }

    /// <summary>The contents, as of a revision.</summary>
    public GraphContents ToContents(Revision revision) => new(
        revision,
        RecordOrder.ById(_sources),
        RecordOrder.ById(_entities),
        RecordOrder.ById(_affiliations),
        RecordOrder.ById(_claims),
        RecordOrder.ById(_datasets));
}
