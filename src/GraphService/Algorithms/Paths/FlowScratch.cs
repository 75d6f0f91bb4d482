namespace GraphService.Algorithms.Paths;

/// <summary>
/// The memory of a flow, pooled: 4 bytes for each vertex of the graph, and what grows with the vertices that are
/// reached. Not thread-safe.
/// </summary>
/// <remarks>
/// Vertices are known by slots, in the order in which they are reached. Each has two states: that it is come to, and
/// that it is left.
/// </remarks>
internal sealed class FlowScratch
{
    /// <summary>No slot.</summary>
    public const int None = -1;

    /// <summary>The slot of the vertex where the flow begins.</summary>
    public const int Origin = 0;

    /// <summary>The slot of the vertex where the flow ends.</summary>
    public const int Goal = 1;

    /// <summary>What is larger is not kept.</summary>
    private const int MostKept = 1 << 17;

    private static readonly ScratchPool<FlowScratch> Pool =
        new(scratch => scratch._slots.Length, vertexCount => new FlowScratch(vertexCount));

    // The slot of each vertex, counted from 1; 0 for those that are not reached.
    private readonly int[] _slots;

    private FlowScratch(int size) => _slots = new int[size];

    /// <summary>The vertex of each slot.</summary>
    public List<int> Vertices { get; } = [];

    /// <summary>The flow through each slot.</summary>
    public Via[] Vias { get; private set; } = new Via[256];

    /// <summary>What the searches know of each state.</summary>
    public Label[] Labels { get; private set; } = new Label[512];

    /// <summary>The states to go on from, nearest first.</summary>
    public PriorityQueue<int, Int128> Queue { get; } = new();

    /// <summary>The vertices to go on from backward, nearest first.</summary>
    public PriorityQueue<int, Int128> BackQueue { get; } = new();

    /// <summary>The states that a search has come to for good.</summary>
    public List<int> Settled { get; } = [];

    /// <summary>Hops that are being looked at.</summary>
    public List<ListedHop> Hops { get; } = [];

    /// <summary>Ways on from a state that are being looked at.</summary>
    public List<(int State, Int128 Cost)> Ways { get; } = [];

    /// <summary>Ways on from the states of <see cref="Stack"/>.</summary>
    public List<int> Open { get; } = [];

    /// <summary>States one after the other, each with the place in <see cref="Open"/> that comes next.</summary>
    public List<(int State, int First, int Next)> Stack { get; } = [];

    /// <summary>Memory for a graph.</summary>
    public static FlowScratch Rent(int vertexCount) => Pool.Rent(vertexCount);

    /// <summary>Gives memory back.</summary>
    public static void Return(FlowScratch scratch)
    {
        if (scratch.Labels.Length <= MostKept)
        {
            scratch.Clear();
            Pool.Return(scratch);
        }
    }

    /// <summary>The state that a vertex is come to.</summary>
    public static int Into(int slot) => 2 * slot;

    /// <summary>The state that a vertex is left.</summary>
    public static int OutOf(int slot) => (2 * slot) + 1;

    /// <summary>The slot of a vertex, which is reached now if it was not before.</summary>
    public int SlotOf(int vertex)
    {
        if (_slots[vertex] == 0)
        {
            var slot = Vertices.Count;
            if (slot == Vias.Length)
            {
                (var vias, Vias) = (Vias, new Via[2 * slot]);
                (var labels, Labels) = (Labels, new Label[4 * slot]);
                vias.CopyTo(Vias, 0);
                labels.CopyTo(Labels, 0);
            }

            Vertices.Add(vertex);
            _slots[vertex] = slot + 1;
            Vias[slot] = new Via { Before = None, After = None };
            (Labels[Into(slot)], Labels[OutOf(slot)]) = (default, default);
        }

        return _slots[vertex] - 1;
    }

    private void Clear()
    {
        foreach (var vertex in Vertices)
        {
            _slots[vertex] = 0;
        }

        Vertices.Clear();
    }

    /// <summary>The flow through a vertex: at most one path.</summary>
    internal struct Via
    {
        /// <summary>The slot before it; <see cref="None"/> where no path leads through it.</summary>
        public int Before;

        /// <summary>The slot after it; <see cref="None"/> where no path leads through it.</summary>
        public int After;

        /// <summary>What the hop to it costs.</summary>
        public Int128 Cost;
    }

    /// <summary>What the searches know of a state; counted from 1, so that 0 is none.</summary>
    internal struct Label
    {
        public Int128 Potential;
        public Int128 Distance;

        /// <summary>The search that saw it last.</summary>
        public int Seen;

        /// <summary>The search that came to it for good last.</summary>
        public int Settled;

        /// <summary>The search after which a way for more flow through it was looked for.</summary>
        public int Tried;
    }
}
