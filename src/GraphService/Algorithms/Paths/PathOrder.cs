namespace GraphService.Algorithms.Paths;

/// <summary>The order in which paths are told: see <see cref="IPathEngine.Find"/>.</summary>
internal sealed class PathOrder(PathProblem problem) : IComparer<FoundPath>
{
    /// <inheritdoc/>
    public int Compare(FoundPath? x, FoundPath? y)
    {
        var order = PathCost.Compare(x!.Cost, y!.Cost);
        order = order != 0 ? order : x.Length.CompareTo(y.Length);
        for (var i = 0; order == 0 && i < x.Vertices.Count; i++)
        {
            order = Compare(x.Vertices[i], y.Vertices[i]);
        }

        return order;
    }

    /// <summary>Which of two vertices that follow the same ones comes first.</summary>
    public int Compare(int v, int w)
    {
        var byDegree = problem.Costs is null ? problem.Graph.Degree(v).CompareTo(problem.Graph.Degree(w)) : 0;
        return byDegree != 0 ? byDegree : CompareIds(v, w);
    }

    /// <summary>Which of two vertices comes first by its id.</summary>
    public int CompareIds(int v, int w) => problem.IdOrder?.Invoke(v, w) ?? v.CompareTo(w);

    /// <summary>The page of all paths that a question asks for, all of which were found.</summary>
    public FoundPaths Page(List<FoundPath> all, bool isComplete, long explored)
    {
        all.Sort(this);
        var first = (int)Math.Min(problem.Offset, all.Count);
        var page = all.GetRange(first, Math.Min(problem.Limit, all.Count - first));
        return new FoundPaths(page, all.Count, isComplete, explored);
    }
}
