namespace GraphService.Algorithms.Paths;

/// <summary>The cheapest way to a vertex that a search from one end knows.</summary>
/// <param name="Vertex">The vertex.</param>
/// <param name="Cost">What it costs, passing the vertex itself not included.</param>
internal readonly record struct CostLabel(int Vertex, double Cost);

/// <summary>
/// What a search in the order of cost knows from one end: of each vertex that it reached, the cheapest way alone. Its
/// memory is pooled: 4 bytes a vertex, and what is reached. Not thread-safe.
/// </summary>
internal sealed class CostSide(int vertexCount)
{
    // A node of the heap has so many children: fewer levels than with two, and all of them in one line of the cache.
    private const int Children = 4;

    private VertexPlaces _places = new(vertexCount);
    private CostLabel[] _labels = new CostLabel[64];

    // Labels that wait, with their costs then: one whose label became cheaper is passed over.
    private (double Cost, int Label)[] _heap = new (double, int)[64];

    /// <summary>Where the search begins.</summary>
    public int Root { get; private set; }

    /// <summary>Number of vertices that were reached.</summary>
    public int Reached { get; private set; }

    /// <summary>Number of vertices that were reached, and not by another side.</summary>
    public int ReachedBeside(CostSide other)
    {
        var alone = 0;
        for (var label = 0; label < Reached; label++)
        {
            alone += double.IsPositiveInfinity(other.CostTo(_labels[label].Vertex)) ? 1 : 0;
        }

        return alone;
    }

    /// <summary>How many ways wait.</summary>
    public int Waiting { get; private set; }

    /// <summary>Cost of the next way in turn; infinite where none waits.</summary>
    public double Top
    {
        get
        {
            while (Waiting > 0 && _labels[_heap[0].Label].Cost < _heap[0].Cost)
            {
                Pop();
            }

            return Waiting > 0 ? _heap[0].Cost : double.PositiveInfinity;
        }
    }

    /// <summary>Begins a search anew; what was known before is forgotten.</summary>
    public void Begin(int root)
    {
        _places.Forget(Reached);
        (Root, Reached, Waiting) = (root, 0, 0);
        Put(root, 0);
    }

    /// <summary>What it costs to come to a vertex; infinite where it was not reached.</summary>
    public double CostTo(int vertex)
    {
        var label = _places.Of(vertex);
        return label >= 0 ? _labels[label].Cost : double.PositiveInfinity;
    }

    /// <summary>Takes the next way in turn; there is one where <see cref="Top"/> is finite.</summary>
    public CostLabel Take()
    {
        var label = _labels[_heap[0].Label];
        Pop();
        return label;
    }

    /// <summary>Notes a way that is cheaper than what is known.</summary>
    public void Put(int vertex, double cost)
    {
        var label = _places.Of(vertex);
        if (label < 0)
        {
            label = Reached++;
            _places.Put(vertex, label);
            if (label == _labels.Length)
            {
                Array.Resize(ref _labels, 2 * label);
            }
        }

        _labels[label] = new CostLabel(vertex, cost);
        Push((cost, label));
    }

    /// <summary>Lets only those wait that are worth it.</summary>
    public void Sift(Predicate<CostLabel> isWorthIt)
    {
        var waiting = Waiting;
        Waiting = 0;
        for (var i = 0; i < waiting; i++)
        {
            var (cost, label) = _heap[i];
            if (_labels[label].Cost == cost && isWorthIt(_labels[label]))
            {
                Push((cost, label));   // not beyond what was read
            }
        }
    }

    private void Push((double Cost, int Label) item)
    {
        if (Waiting == _heap.Length)
        {
            Array.Resize(ref _heap, 2 * Waiting);
        }

        var (heap, place) = (_heap, Waiting++);
        while (place > 0)
        {
            var parent = (place - 1) / Children;
            if (heap[parent].Cost <= item.Cost)
            {
                break;
            }

            heap[place] = heap[parent];
            place = parent;
        }

        heap[place] = item;
    }

    private void Pop()
    {
        var (heap, count) = (_heap, --Waiting);
        var item = heap[count];
        var place = 0;
        for (var child = 1; child < count; child = (Children * place) + 1)
        {
            var least = child;
            for (var other = child + 1; other < Math.Min(child + Children, count); other++)
            {
                least = heap[other].Cost < heap[least].Cost ? other : least;
            }

            if (item.Cost <= heap[least].Cost)
            {
                break;
            }

            heap[place] = heap[least];
            place = least;
        }

        heap[place] = item;
    }
}
