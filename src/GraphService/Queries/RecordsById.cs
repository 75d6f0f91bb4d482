using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>The records of a snapshot in order of their ids, and what cites each source. Thread-safe.</summary>
/// <remarks>Immutable; made once per snapshot, in O(n log n + m log m + c) of entities, affiliations and citations.</remarks>
public sealed class RecordsById
{
    private readonly GraphSnapshot _snapshot;
    private readonly string[] _affiliationIds;
    private readonly int[] _vertices;
    private readonly int[] _ordinals;
    private readonly Dictionary<string, Claim> _claims;
    private readonly ILookup<string, int> _entitiesOf;
    private readonly ILookup<string, int> _tiesOf;
    private readonly ILookup<string, Claim> _claimsOf;
    private readonly ILookup<string, Source> _sourcesByAddress;

    /// <summary>Sorts the records of a snapshot and gathers their citations.</summary>
    public RecordsById(GraphSnapshot snapshot)
    {
        _snapshot = snapshot;
        (_, _vertices) = Sorted(snapshot.Entities);
        (_affiliationIds, _ordinals) = Sorted(snapshot.Affiliations);
        _claims = snapshot.Claims.ToDictionary(claim => claim.Id, StringComparer.Ordinal);
        _sourcesByAddress = snapshot.Sources.ToLookup(source => AddressOf(source.Url), StringComparer.Ordinal);
        _entitiesOf = CitedIn(_vertices, vertex => snapshot.Entities[vertex].SourceIds);
        _tiesOf = CitedIn(_ordinals, ordinal => snapshot.Affiliations[ordinal].SourceIds);
        _claimsOf = CitedIn(snapshot.Claims, claim => claim.SourceIds);
    }

    /// <summary>All vertices, ascending by the id of their entity.</summary>
    public IReadOnlyList<int> Vertices => _vertices;

    /// <summary>All ordinals, ascending by the id of their affiliation.</summary>
    public IReadOnlyList<int> Ordinals => _ordinals;

    /// <summary>The affiliation of an id, or <see langword="null"/>.</summary>
    public Affiliation? FindAffiliation(string id) =>
        Array.BinarySearch(_affiliationIds, id, StringComparer.Ordinal) is >= 0 and var place
            ? _snapshot.Affiliations[_ordinals[place]]
            : null;

    /// <summary>The claim of an id, or <see langword="null"/>.</summary>
    public Claim? FindClaim(string id) => _claims.GetValueOrDefault(id);

    /// <summary>What cites a source of the snapshot, each list ascending by id.</summary>
    public Citations CitationsOf(Source source) =>
        new(_entitiesOf[source.Id], _tiesOf[source.Id], _claimsOf[source.Id]);

    /// <summary>
    /// The sources with an address, ascending by id. Addresses that a browser takes for the same (host in capitals, a
    /// slash after the host, characters escaped or not) are the same.
    /// </summary>
    public IEnumerable<Source> SourcesAt(string url) => _sourcesByAddress[AddressOf(url)];

    private static ILookup<string, T> CitedIn<T>(IEnumerable<T> records, Func<T, IReadOnlyList<string>> sourcesOf) =>
        records.SelectMany(record => sourcesOf(record).Select(source => (Source: source, Record: record)))
            .ToLookup(citation => citation.Source, citation => citation.Record, StringComparer.Ordinal);

    private static string AddressOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.AbsoluteUri : url;

    private static (string[] Ids, int[] Places) Sorted(IReadOnlyList<GraphRecord> records)
    {
        var ids = new string[records.Count];
        var places = new int[records.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            (ids[i], places[i]) = (records[i].Id, i);
        }

        Array.Sort(ids, places, StringComparer.Ordinal);
        return (ids, places);
    }
}

/// <summary>What cites a source, each list ascending by id.</summary>
/// <param name="Vertices">The vertices of the entities.</param>
/// <param name="Ordinals">The ordinals of the affiliations.</param>
/// <param name="Claims">The claims.</param>
public sealed record Citations(IEnumerable<int> Vertices, IEnumerable<int> Ordinals, IEnumerable<Claim> Claims);
