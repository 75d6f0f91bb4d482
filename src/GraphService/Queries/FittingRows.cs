using System.Collections;
using GraphService.Queries.Conditions;

namespace GraphService.Queries;

/// <summary>
/// The rows of a table that fit some conditions, in order of id: gathered once for the conditions asked for last, so
/// that a page of them costs what it shows. Thread-safe.
/// </summary>
/// <typeparam name="TConditions">Tells conditions apart.</typeparam>
/// <param name="byId">The row at each place in order of id.</param>
internal sealed class FittingRows<TConditions>(IReadOnlyList<int> byId)
    where TConditions : notnull
{
    private const int MostPlacesKept = 8_000_000;
    private const int FewestListsKept = 4, MostListsKept = 64;

    private readonly LatestKept<TConditions, IReadOnlyList<int>> _kept =
        new(Math.Clamp(MostPlacesKept / Math.Max(1, byId.Count), FewestListsKept, MostListsKept));

    /// <summary>The rows that fit.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="gather">Gathers the rows where they are not kept.</param>
    public IReadOnlyList<int> Find(TConditions conditions, Func<IReadOnlyList<int>> gather) =>
        _kept.GetOrAdd(conditions, gather);

    /// <summary>
    /// The rows that fit all of some conditions. One condition alone costs nothing; of several, each row that fits the
    /// rarest is looked at once.
    /// </summary>
    /// <param name="places">For each condition the places of the rows that fit it, ascending.</param>
    /// <param name="fits">Whether a row fits all of them.</param>
    public IReadOnlyList<int> AtAll(IEnumerable<IReadOnlyList<int>> places, Func<int, bool> fits)
    {
        var lists = places.OrderBy(list => list.Count).ToList();
        return lists.Count switch
        {
            0 => byId,
            1 => new Rows(byId, lists[0]),
            _ => [.. new Rows(byId, lists[0]).Where(fits)],
        };
    }

    /// <summary>The rows at some places.</summary>
    private sealed class Rows(IReadOnlyList<int> byId, IReadOnlyList<int> places) : IReadOnlyList<int>
    {
        public int Count => places.Count;

        public int this[int index] => byId[places[index]];

        public IEnumerator<int> GetEnumerator() => places.Select(place => byId[place]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
