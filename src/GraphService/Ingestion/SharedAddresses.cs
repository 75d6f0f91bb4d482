using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>Which page each source of some data sets is; gathered while a store is read.</summary>
/// <param name="datasets">The data sets.</param>
internal sealed class SharedAddresses(IReadOnlySet<string> datasets) : IRecordSink
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Dataset, string Id), string> _addresses = [];
    private readonly RecordReader _reader = new(new StringPool());

    /// <summary>The address; <see langword="null"/> where the set has no such source.</summary>
    public string? Of(string dataset, string id) => _addresses.GetValueOrDefault((dataset, id));

    /// <inheritdoc/>
    public void Add(GraphRecord record)
    {
        if (record is Source source && datasets.Contains(source.Dataset))
        {
            lock (_gate)
            {
                _addresses[(source.Dataset, source.Id)] = source.Url;
            }
        }
    }

    /// <inheritdoc/>
    public void Add(RecordKind kind, ReadOnlySpan<byte> canonicalText)
    {
        if (kind != RecordKind.Source)
        {
            return;
        }

        GraphRecord source;
        lock (_gate)
        {
            source = _reader.Read(canonicalText);
        }

        Add(source);
    }
}
