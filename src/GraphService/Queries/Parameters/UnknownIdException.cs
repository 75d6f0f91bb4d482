using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Parameters;

/// <summary>A question names something by an id that nothing in the snapshot has.</summary>
public sealed class UnknownIdException : Exception
{
    private UnknownIdException(string parameter, string id, bool isEntity, string message)
        : base(message) => (Parameter, Id, IsEntity) = (parameter, id, isEntity);

    /// <summary>The parameter that gives the id.</summary>
    public string Parameter { get; }

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>Whether it would be the id of an entity.</summary>
    public bool IsEntity { get; }

    /// <summary>Whether the message names entities that may be meant, as far as there are such.</summary>
    public bool IsNearestTold { get; private init; }

    internal static UnknownIdException OfEntity(string parameter, string id) =>
        new(parameter, id, isEntity: true, MessageOf(id));

    /// <param name="parameter">The parameter that gives the id.</param>
    /// <param name="id">The id.</param>
    /// <param name="nearest">Ids and names of entities that may be meant.</param>
    internal static UnknownIdException OfEntity(
        string parameter, string id, IReadOnlyList<(string Id, string Name)> nearest) => new(
            parameter,
            id,
            isEntity: true,
            MessageOf(id) + (nearest.Count == 0 ? ""
                : $" Nearest {(nearest.Count == 1 ? "is" : "are")} "
                    + $"{string.Join(", ", nearest.Select(near => $"{near.Id} ({near.Name})"))}."))
        {
            IsNearestTold = true,
        };

    private static string MessageOf(string id) => string.IsNullOrWhiteSpace(id)
        ? "An id is empty, such as between two commas."
        : $"There is no entity with the id '{id}'.";

    internal static UnknownIdException OfDataset(string parameter, string id, IEnumerable<Dataset> known) => new(
        parameter,
        id,
        isEntity: false,
        $"There is no data set '{id}'. There are: {string.Join(", ", known.Select(dataset => dataset.Id))}.");
}

/// <summary>Finds what a question names by id.</summary>
public static class NamedRecords
{
    /// <summary>The vertex of an entity.</summary>
    /// <param name="snapshot">The graph.</param>
    /// <param name="parameter">The parameter that gives the id.</param>
    /// <param name="id">The id.</param>
    /// <exception cref="UnknownIdException">There is none of that id.</exception>
    public static int VertexOf(this GraphSnapshot snapshot, string parameter, string id) =>
        snapshot.TryGetVertex(id, out var vertex) ? vertex : throw UnknownIdException.OfEntity(parameter, id);

    /// <summary>The id of a data set, if one is given.</summary>
    /// <param name="snapshot">The graph.</param>
    /// <param name="parameter">The parameter that gives the id.</param>
    /// <param name="id">The id, or <see langword="null"/>.</param>
    /// <exception cref="UnknownIdException">There is none of that id.</exception>
    public static string? DatasetOf(this GraphSnapshot snapshot, string parameter, string? id) =>
        id is null || snapshot.Datasets.Any(dataset => dataset.Id == id)
            ? id
            : throw UnknownIdException.OfDataset(parameter, id, snapshot.Datasets);
}
