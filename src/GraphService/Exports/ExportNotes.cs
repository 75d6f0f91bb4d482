using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Exports;

/// <summary>What every exported file says about itself.</summary>
internal static class ExportNotes
{
    public const string Neutral =
        "Entities and ties are public roles, memberships, awards and attendances that the named sources state. "
        + "Being listed implies no wrongdoing and no shared opinion.";

    /// <summary>
    /// What a file says of itself, where its format has one text for all of it: question, state of the data, licences.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> LinesOf(Subgraph graph) =>
        from column in ExportColumns.OfGraph(graph)
        let value = column.Value(graph)
        where value is not null
        select (column.Name, value);

    /// <summary>The data sets that state anything in the subgraph, ascending by id.</summary>
    public static IReadOnlyList<Dataset> DatasetsOf(Subgraph graph)
    {
        var snapshot = graph.Snapshot;
        var entities = graph.Vertices.Select(vertex => snapshot.Entities[vertex]);
        var ties = graph.Ordinals.Select(ordinal => snapshot.Affiliations[ordinal]);
        var named = SourcesOf(graph).Concat<GraphRecord>(entities).Concat(ties).SelectMany(snapshot.DatasetsOf)
            .ToHashSet();
        return [.. snapshot.Datasets.Where(dataset => named.Contains(dataset.Id))];
    }

    /// <summary>The sources of all records of the subgraph, each once, ascending by id.</summary>
    public static IEnumerable<Source> SourcesOf(Subgraph graph)
    {
        var (snapshot, entities, ties) = (graph.Snapshot, graph.Snapshot.EntityColumns, graph.Snapshot.TieColumns);
        return graph.Vertices.SelectMany(entities.Sources).Concat(graph.Ordinals.SelectMany(ties.Sources))
            .Distinct().Order().Select(place => snapshot.Sources[place]);
    }
}
