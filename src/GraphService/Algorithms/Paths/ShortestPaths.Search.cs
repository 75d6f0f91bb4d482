using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <content>The search.</content>
public sealed partial class ShortestPaths
{
    /// <summary>Reads the vertices next to a vertex, in one row or two; how is compiled into the search.</summary>
    private interface INeighbors
    {
        static abstract int Rows { get; }

        ReadOnlySpan<int> Row(int vertex, int row);

        /// <summary>Whether the arc to a place of a row may be walked; asked only where it matters.</summary>
        bool Passes(int vertex, int row, int place);
    }

    private readonly struct AllNeighbors(CsrGraph graph) : INeighbors
    {
        public static int Rows => 1;

        public ReadOnlySpan<int> Row(int vertex, int row) => graph.Neighbors(vertex);

        public bool Passes(int vertex, int row, int place) => true;
    }

    private readonly struct PassedNeighbors<TFilter>(CsrGraph graph, TFilter filter) : INeighbors
        where TFilter : struct, IGraphFilter
    {
        public static int Rows => 2;

        public ReadOnlySpan<int> Row(int vertex, int row) =>
            row == 0 ? graph.Successors(vertex) : graph.Predecessors(vertex);

        public bool Passes(int vertex, int row, int place) => filter.Passes(
            row == 0 ? graph.FirstOrdinal(vertex) + place : graph.PredecessorOrdinals(vertex)[place]);
    }

    /// <summary>One search in a workspace.</summary>
    private readonly ref partial struct Search<TNeighbors, TFilter>(
        CsrGraph graph,
        SearchWorkspace workspace,
        TNeighbors neighbors,
        TFilter filter,
        SearchBudget budget)
        where TNeighbors : struct, INeighbors
        where TFilter : struct, IGraphFilter
    {
        // How many vertices before its turn the neighbours of one are fetched.
        private const int Ahead = 4;

        private readonly byte[] _marks = workspace.Marks;

        /// <summary>Searches from both ends until the sides meet.</summary>
        /// <returns>Whether they did.</returns>
        public bool Meet(int source, int target, int maxDepth)
        {
            var (forward, backward) = (workspace.Forward, workspace.Backward);
            forward.Begin(source);
            backward.Begin(target);
            (_marks[source], _marks[target]) = (SearchMark.Forward(0), SearchMark.Backward(0));
            while (forward.Depth + backward.Depth < maxDepth
                && !forward.Outermost.IsEmpty && !backward.Outermost.IsEmpty)
            {
                // The smaller side goes on: a hub weighs more than many leaves.
                var (ahead, behind) = (Arcs(forward, forward.Depth), Arcs(backward, backward.Depth));
                if (!budget.Take(Math.Min(ahead, behind)))
                {
                    return false;
                }

                if (ahead <= behind)
                {
                    var level = forward.Depth + 1;
                    Expand(forward, SearchMark.Forward(level), SearchMark.FromTarget, SearchMark.OnPath(level));
                }
                else
                {
                    var own = SearchMark.Backward(backward.Depth + 1);
                    Expand(backward, own, SearchMark.FromSource, SearchMark.OnPath(forward.Depth));
                }

                if (workspace.OnPaths.Count > 0)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>How many arcs the vertices of a level have.</summary>
        private long Arcs(SearchSide side, int depth)
        {
            ref var arcs = ref side.Arcs(depth);
            if (arcs < 0)
            {
                arcs = Arcs(side.Level(depth));
            }

            return arcs;
        }

        private long Arcs(ReadOnlySpan<int> vertices)
        {
            var arcs = 0L;
            foreach (var vertex in vertices)
            {
                arcs += graph.Degree(vertex);
            }

            return arcs;
        }

        /// <summary>
        /// Takes a side one level on. What the other side reached as well lies on its outermost level, or they would
        /// have met before: there they meet.
        /// </summary>
        private void Expand(SearchSide side, byte own, byte other, byte met)
        {
            var end = side.End;
            var level = side.Outermost;
            for (var i = 0; i < level.Length; i++)
            {
                var vertex = level[i];
                if (i + Ahead < level.Length)
                {
                    graph.Prefetch(level[i + Ahead]);
                }

                for (var row = 0; row < TNeighbors.Rows; row++)
                {
                    var heads = neighbors.Row(vertex, row);
                    var seen = 0;
                    end = typeof(TFilter) == typeof(WholeGraph)
                        ? AddAll(heads, _marks, side.Queue, end, own, ref seen)
                        : AddPassing(heads, vertex, row, side.Queue, end, own, ref seen);
                    if ((seen & other) != 0)
                    {
                        Touch(heads, vertex, row, other, met);
                    }
                }
            }

            side.Advance(end);
            workspace.Last = side;
        }

        /// <summary>Adds what was not seen to a queue; tells which marks were seen together.</summary>
        private static int AddAll(
            ReadOnlySpan<int> heads, byte[] marks, int[] queue, int end, byte own, ref int seen)
        {
            foreach (var head in heads)
            {
                // Whether it is new can hardly be predicted, so that it is not branched on.
                ref var mark = ref marks[head];
                var isNew = (mark - 1) >>> 31;
                seen |= mark;
                queue[end] = head;
                end += isNew;
                mark = (byte)(mark | (own & -isNew));
            }

            return end;
        }

        private int AddPassing(
            ReadOnlySpan<int> heads, int vertex, int row, int[] queue, int end, byte own, ref int seen)
        {
            for (var place = 0; place < heads.Length; place++)
            {
                var head = heads[place];
                ref var mark = ref _marks[head];
                seen |= mark;
                if (mark == SearchMark.None && neighbors.Passes(vertex, row, place) && filter.Enters(head))
                {
                    mark = own;
                    queue[end++] = head;
                }
            }

            return end;
        }

        /// <summary>Notes where the sides meet.</summary>
        private void Touch(ReadOnlySpan<int> heads, int vertex, int row, byte other, byte met)
        {
            var touching = workspace.Touching;
            for (var place = 0; place < heads.Length; place++)
            {
                ref var mark = ref _marks[heads[place]];
                if ((mark & other) != 0 && neighbors.Passes(vertex, row, place))
                {
                    if (!SearchMark.IsOnPath(mark))
                    {
                        mark = met;   // noted once
                        workspace.OnPaths.Add(heads[place]);
                    }

                    if (touching.Count == 0 || touching[touching.Count - 1] != vertex)
                    {
                        touching.Add(vertex);
                    }
                }
            }
        }
    }
}
