using GraphService.Model;

namespace GraphService.Graphs;

/// <summary>What belongs to what: parts to their whole, events to their hosts.</summary>
internal static class Belonging
{
    /// <summary>An entity, and all that it is a part of or, being an event, hosted by; and so on upwards.</summary>
    public static IReadOnlyCollection<int> Upwards(GraphSnapshot snapshot, int vertex) =>
        Reach([vertex], (reached, reach) =>
        {
            var ordinal = snapshot.Graph.FirstOrdinal(reached);
            foreach (var head in snapshot.Graph.Successors(reached))
            {
                if (Joins(snapshot, reached, ordinal++))
                {
                    reach(head);
                }
            }
        });

    /// <summary>Some entities, and all that is a part of them, and the events that they host; and so on.</summary>
    public static IReadOnlyCollection<int> Downwards(GraphSnapshot snapshot, IEnumerable<int> vertices) =>
        Reach(vertices, (reached, reach) =>
        {
            var tails = snapshot.Graph.Predecessors(reached);
            var ordinals = snapshot.Graph.PredecessorOrdinals(reached);
            for (var i = 0; i < tails.Length; i++)
            {
                if (Joins(snapshot, tails[i], ordinals[i]))
                {
                    reach(tails[i]);
                }
            }
        });

    /// <summary>Whether the subject of a tie belongs to its object.</summary>
    private static bool Joins(GraphSnapshot snapshot, int subject, int ordinal)
    {
        var type = snapshot.TieColumns.Type(ordinal);
        return type == AffiliationType.PartOf
            || (type == AffiliationType.HostedBy && snapshot.EntityColumns.Schema(subject) == EntitySchema.Event);
    }

    private static HashSet<int> Reach(IEnumerable<int> roots, Action<int, Action<int>> visit)
    {
        var reached = roots.ToHashSet();
        var queue = new Queue<int>(reached);
        while (queue.TryDequeue(out var next))
        {
            visit(next, vertex =>
            {
                if (reached.Add(vertex))
                {
                    queue.Enqueue(vertex);
                }
            });
        }

        return reached;
    }
}
