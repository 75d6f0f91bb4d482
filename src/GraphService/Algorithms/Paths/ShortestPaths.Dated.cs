using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <content>Conditions for a time.</content>
public sealed partial class ShortestPaths
{
    private static DatedNeighbors<TFilter> Dated<TFilter>(
        CsrGraph graph, TFilter filter, (NeighborDays OfNeighbors, Days Wanted) days)
        where TFilter : struct, IGraphFilter => new(graph, filter, days);

    /// <summary>
    /// The vertices next to a vertex by ties that can have held at some time: whether they did stands beside them.
    /// </summary>
    private readonly struct DatedNeighbors<TFilter>(
        CsrGraph graph, TFilter filter, (NeighborDays OfNeighbors, Days Wanted) days) : INeighbors
        where TFilter : struct, IGraphFilter
    {
        private readonly PassedNeighbors<TFilter> _passed = new(graph, filter);
        private readonly NeighborDays _days = days.OfNeighbors;
        private readonly Days _wanted = days.Wanted;

        public static int Rows => 1;

        public ReadOnlySpan<int> Row(int vertex, int row) => graph.Neighbors(vertex);

        public bool Passes(int vertex, int row, int place)
        {
            var days = _days.Row(vertex)[place];
            var held = NeighborDays.Unpacked(days);
            return days == NeighborDays.Several
                ? _passed.Joins(vertex, graph.Neighbors(vertex)[place])
                : held.From <= _wanted.To && held.To >= _wanted.From;
        }

        public bool Joins(int vertex, int next) => _passed.Joins(vertex, next);

        public void Prefetch(int vertex)
        {
            graph.Prefetch(vertex);
            _days.Prefetch(vertex);
        }
    }
}
