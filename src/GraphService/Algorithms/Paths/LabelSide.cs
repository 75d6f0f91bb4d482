namespace GraphService.Algorithms.Paths;

/// <summary>A way to come to a vertex from one end.</summary>
/// <param name="Vertex">The vertex.</param>
/// <param name="Next">Index of another label of the vertex, or -1.</param>
/// <param name="Hops">How many hops.</param>
/// <param name="Cost">What they cost, passing the vertex itself not included.</param>
/// <param name="Window">The window for the tie to be walked next.</param>
internal record struct Label(int Vertex, int Next, int Hops, double Cost, Days Window)
{
    /// <summary>Whether a better one took its place.</summary>
    public bool IsDropped { get; set; }
}

/// <summary>
/// What a search from one end knows: for each vertex that it reached, the ways none of which is better than another.
/// Its memory is pooled: 4 bytes a vertex, and what is reached. Not thread-safe.
/// </summary>
internal sealed class LabelSide(int vertexCount)
{
    private readonly PriorityQueue<int, Rank> _queue = new();
    private readonly List<(int Index, Rank Rank)> _sifted = [];
    private Label[] _labels = new Label[64];
    private VertexPlaces _places = new(vertexCount);
    private int _count;
    private bool _countsHops;

    /// <summary>Where the search begins.</summary>
    public int Root { get; private set; }

    /// <summary>Number of vertices that were reached.</summary>
    public int Reached { get; private set; }

    /// <summary>How many labels wait.</summary>
    public int Waiting => _queue.Count;

    /// <summary>Begins a search anew; what was known before is forgotten.</summary>
    /// <param name="root">Where.</param>
    /// <param name="countsHops">Whether a dearer way of fewer hops is worth keeping.</param>
    public void Begin(int root, bool countsHops)
    {
        _places.Forget(_count);
        (_count, Reached) = (0, 0);
        _queue.Clear();
        (Root, _countsHops) = (root, countsHops);
        Insert(root, 0, 0, TieOverlap.Whole);
    }

    /// <summary>The first label of a vertex, or -1.</summary>
    public int First(int vertex) => Math.Max(-1, _places.Of(vertex));

    /// <summary>A label.</summary>
    public ref readonly Label At(int index) => ref _labels[index];

    /// <summary>Cost of the next label in turn; infinite where none waits.</summary>
    public double Top()
    {
        while (_queue.TryPeek(out var index, out var rank))
        {
            if (!_labels[index].IsDropped)
            {
                return rank.Cost;
            }

            _queue.Dequeue();
        }

        return double.PositiveInfinity;
    }

    /// <summary>Takes the next label in turn; there is one where <see cref="Top"/> is finite.</summary>
    public Label Take() => _labels[_queue.Dequeue()];

    /// <summary>Lets only those labels wait that are worth it.</summary>
    public void Sift(Predicate<Label> isWorthIt)
    {
        _sifted.Clear();
        foreach (var (index, rank) in _queue.UnorderedItems)
        {
            if (!_labels[index].IsDropped && isWorthIt(_labels[index]))
            {
                _sifted.Add((index, rank));
            }
        }

        _queue.Clear();
        _queue.EnqueueRange(_sifted);
    }

    /// <summary>Whether a way to a vertex is no better than one that is known.</summary>
    public bool Knows(int vertex, double cost, int hops, Days window)
    {
        for (var i = First(vertex); i >= 0; i = _labels[i].Next)
        {
            if (IsAsGood(in _labels[i], cost, hops, window))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Notes a way that is not <see cref="Knows">known</see>; drops those that are no better.</summary>
    public void Insert(int vertex, double cost, int hops, Days window)
    {
        if (_count == _labels.Length)
        {
            Array.Resize(ref _labels, 2 * _count);
        }

        var first = First(vertex);
        Reached += first < 0 ? 1 : 0;
        _labels[_count] = new Label(vertex, first, hops, cost, window);
        _places.Put(vertex, _count);
        for (var previous = _count; _labels[previous].Next is >= 0 and var i;)
        {
            ref var other = ref _labels[i];
            if (cost <= other.Cost && (!_countsHops || hops <= other.Hops) && TieOverlap.Holds(window, other.Window))
            {
                other.IsDropped = true;
                _labels[previous].Next = other.Next;
            }
            else
            {
                previous = i;
            }
        }

        _queue.Enqueue(_count, new Rank(cost, hops));
        _count++;
    }

    private bool IsAsGood(in Label label, double cost, int hops, Days window) =>
        label.Cost <= cost && (!_countsHops || label.Hops <= hops) && TieOverlap.Holds(label.Window, window);

    /// <summary>Cheapest first, then by fewest hops.</summary>
    private readonly record struct Rank(double Cost, int Hops) : IComparable<Rank>
    {
        public int CompareTo(Rank other) =>
            Cost < other.Cost ? -1 : Cost > other.Cost ? 1 : Hops.CompareTo(other.Hops);
    }
}
