using GraphService.Model;

namespace GraphService.Graphs;

/// <summary>
/// What belongs to what: parts to their whole, events to their hosts. What belongs to whom is read from all ties of a
/// snapshot once, as few ties of a hub say so: 8 bytes for each that does. Immutable and thread-safe.
/// </summary>
internal sealed class Belonging
{
    // By the whole, then by the part.
    private readonly (int Whole, int Part)[] _parts;

    private Belonging((int Whole, int Part)[] parts) => _parts = parts;

    /// <summary>That of a snapshot.</summary>
    public static Belonging Of(GraphSnapshot snapshot)
    {
        var parts = new List<(int Whole, int Part)>();
        foreach (var vertex in snapshot.Graph.Vertices)
        {
            var ordinal = snapshot.Graph.FirstOrdinal(vertex);
            foreach (var head in snapshot.Graph.Successors(vertex))
            {
                if (Joins(snapshot, vertex, ordinal++))
                {
                    parts.Add((head, vertex));
                }
            }
        }

        parts.Sort();
        return new Belonging([.. parts]);
    }

    /// <summary>Some entities, and all that is a part of them, and the events that they host; and so on.</summary>
    public HashSet<int> Downwards(IEnumerable<int> vertices) => Reach(vertices, (reached, reach) =>
    {
        // Where those of the vertex begin, or would.
        var place = Array.BinarySearch(_parts, (reached, -1));
        for (var i = ~place; i < _parts.Length && _parts[i].Whole == reached; i++)
        {
            reach(_parts[i].Part);
        }
    });

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
