namespace GraphService.Algorithms.Paths;

/// <summary>A vertex that paths are looked for through.</summary>
internal struct Place
{
    public required int Vertex { get; init; }

    /// <summary>Its first hop; -1 until they are read.</summary>
    public int FirstHop { get; set; }

    public int EndOfHops { get; set; }

    /// <summary>Cost of passing through it; 0 for the ends.</summary>
    public double Inner { get; init; }

    /// <summary>Whether each path has to pass it.</summary>
    public bool IsMust { get; init; }

    public bool IsOnPath { get; set; }
}

/// <summary>A hop that may lead to the target.</summary>
/// <param name="To">The place that it leads to.</param>
/// <param name="FirstTie">Its first tie.</param>
/// <param name="EndOfTies">The end of its ties.</param>
/// <param name="Cost">What it costs at least.</param>
/// <param name="Key">What it and the way on from there cost at least: what hops are sorted by.</param>
/// <param name="HopsLeft">Fewest hops from there.</param>
internal readonly record struct Hop(int To, int FirstTie, int EndOfTies, double Cost, double Key, int HopsLeft);

/// <summary>A tie of a hop: what it costs, and its days where they matter.</summary>
internal readonly record struct HopTie(double Cost, Days Held);

/// <summary>A choice of ties on the way to a place that no other is better than.</summary>
/// <param name="Parent">The choice that it goes on from.</param>
/// <param name="Cost">What it costs to come to the place.</param>
/// <param name="Window">The window there.</param>
internal readonly record struct Choice(int Parent, double Cost, Days Window);

/// <summary>A place on the path, and which of its hops comes next.</summary>
internal struct Frame
{
    public required int Place { get; init; }

    public int NextHop { get; set; }

    public required int EndOfHops { get; init; }

    /// <summary>What it cost to come to the place, at least.</summary>
    public double Cost { get; init; }

    public int FirstChoice { get; init; }

    public int EndOfChoices { get; init; }
}

/// <summary>The memory of a walk through a part of a graph: 4 bytes a vertex, and the part. Not thread-safe.</summary>
internal sealed class RegionMemory(int vertexCount)
{
    private VertexPlaces _placeOf = new(vertexCount);

    public Pile<Place> Places { get; } = new();

    public Pile<Hop> Hops { get; } = new();

    public Pile<HopTie> Ties { get; } = new();

    public Pile<Choice> Choices { get; } = new();

    public Pile<Frame> Frames { get; } = new();

    /// <summary>The vertices of the path.</summary>
    public Pile<int> Path { get; } = new();

    /// <summary>The place of a vertex, or -1.</summary>
    public int PlaceOf(int vertex) => Math.Max(-1, _placeOf.Of(vertex));

    public int Add(in Place place)
    {
        _placeOf.Put(place.Vertex, Places.Count);
        Places.Add(place);
        return Places.Count - 1;
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _placeOf.Forget(Places.Count);
        Places.CutTo(0);
        Hops.CutTo(0);
        Ties.CutTo(0);
        Choices.CutTo(0);
        Frames.CutTo(0);
        Path.CutTo(0);
    }
}
