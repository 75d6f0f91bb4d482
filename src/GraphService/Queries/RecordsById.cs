using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>Finds records by id and address, and what cites each source. Thread-safe.</summary>
/// <remarks>
/// Citations are gathered once, when first asked for, in one pass over the columns: 4 bytes a citation. So are the
/// addresses of the sources.
/// </remarks>
public sealed class RecordsById
{
    private readonly GraphSnapshot _snapshot;
    private readonly Lazy<CitedBy> _entitiesOf;
    private readonly Lazy<CitedBy> _tiesOf;
    private readonly Lazy<ILookup<string, Claim>> _claimsOf;
    private readonly Lazy<Dictionary<string, Claim>> _claims;
    private readonly Lazy<ILookup<string, int>> _byAddress;

    /// <summary>Prepares to look into a snapshot.</summary>
    public RecordsById(GraphSnapshot snapshot)
    {
        _snapshot = snapshot;
        var (entities, ties, sources) = (snapshot.EntityColumns, snapshot.TieColumns, snapshot.Sources.Count);
        _entitiesOf = new Lazy<CitedBy>(() => new CitedBy(entities.ById, entities.Sources, sources));
        _tiesOf = new Lazy<CitedBy>(() => new CitedBy(ties.ById, ties.Sources, sources));
        _claims = new Lazy<Dictionary<string, Claim>>(
            () => snapshot.Claims.ToDictionary(claim => claim.Id, StringComparer.Ordinal));
        _claimsOf = new Lazy<ILookup<string, Claim>>(() => snapshot.Claims
            .SelectMany(claim => claim.SourceIds.Select(source => (Source: source, Claim: claim)))
            .ToLookup(citation => citation.Source, citation => citation.Claim, StringComparer.Ordinal));
        _byAddress = new Lazy<ILookup<string, int>>(() => snapshot.Sources.Index()
            .ToLookup(pair => AddressOf(pair.Item.Url), pair => pair.Index, StringComparer.Ordinal));
    }

    /// <summary>The affiliation of an id, or <see langword="null"/>.</summary>
    public Affiliation? FindAffiliation(string id) =>
        _snapshot.TieColumns.TryFind(id, out var ordinal) ? _snapshot.Affiliations[ordinal] : null;

    /// <summary>The claim of an id, or <see langword="null"/>.</summary>
    public Claim? FindClaim(string id) => _claims.Value.GetValueOrDefault(id);

    /// <summary>What cites a source of the snapshot, each list ascending by id.</summary>
    public Citations CitationsOf(Source source) => _snapshot.TryGetSource(source.Id, out var place)
        ? new Citations(_entitiesOf.Value[place], _tiesOf.Value[place], [.. _claimsOf.Value[source.Id]])
        : new Citations([], [], []);

    /// <summary>
    /// The sources with an address, ascending by id. Addresses that a browser takes for the same (host in capitals, a
    /// slash after the host, characters escaped or not) are the same.
    /// </summary>
    public IEnumerable<Source> SourcesAt(string url) =>
        _byAddress.Value[AddressOf(url)].Select(place => _snapshot.Sources[place]);

    private static string AddressOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.AbsoluteUri : url;

    /// <summary>Records by the source that they cite, in the order in which they were given.</summary>
    private sealed class CitedBy
    {
        private readonly int[] _offsets;
        private readonly int[] _records;

        public CitedBy(IReadOnlyList<int> records, Func<int, IReadOnlyList<int>> sourcesOf, int sources)
        {
            _offsets = new int[sources + 1];
            for (var i = 0; i < records.Count; i++)
            {
                foreach (var source in sourcesOf(records[i]))
                {
                    _offsets[source + 1]++;
                }
            }

            for (var source = 0; source < sources; source++)
            {
                _offsets[source + 1] += _offsets[source];
            }

            _records = new int[_offsets[sources]];
            var next = _offsets[..^1];
            for (var i = 0; i < records.Count; i++)
            {
                foreach (var source in sourcesOf(records[i]))
                {
                    _records[next[source]++] = records[i];
                }
            }
        }

        public ArraySegment<int> this[int source] =>
            new(_records, _offsets[source], _offsets[source + 1] - _offsets[source]);
    }
}

/// <summary>What cites a source, each list ascending by id.</summary>
/// <param name="Vertices">The vertices of the entities.</param>
/// <param name="Ordinals">The ordinals of the affiliations.</param>
/// <param name="Claims">The claims.</param>
public sealed record Citations(IReadOnlyList<int> Vertices, IReadOnlyList<int> Ordinals, IReadOnlyList<Claim> Claims);
