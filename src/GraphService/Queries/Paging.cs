namespace GraphService.Queries;

/// <summary>Pages of lists.</summary>
internal static class Paging
{
    /// <summary>The items of a page; what lies before it costs nothing.</summary>
    /// <param name="list">The list.</param>
    /// <param name="offset">Items to pass over.</param>
    /// <param name="limit">Most items of the page.</param>
    public static IEnumerable<T> Page<T>(this IReadOnlyList<T> list, int offset, int limit)
    {
        var end = Math.Min(list.Count, (long)offset + limit);
        for (var i = offset; i < end; i++)
        {
            yield return list[i];
        }
    }
}
