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

        /// <summary>Whether an arc between two vertices may be walked.</summary>
        bool Joins(int vertex, int next);

        /// <summary>Lets the processor fetch what is read of a vertex a little later.</summary>
        void Prefetch(int vertex);
    }

    private readonly struct AllNeighbors(CsrGraph graph) : INeighbors
    {
        public static int Rows => 1;

        public ReadOnlySpan<int> Row(int vertex, int row) => graph.Neighbors(vertex);

        public bool Passes(int vertex, int row, int place) => true;

        public bool Joins(int vertex, int next) => graph.AreNeighbors(vertex, next);

        public void Prefetch(int vertex) => graph.Prefetch(vertex);
    }

    private readonly struct PassedNeighbors<TFilter>(CsrGraph graph, TFilter filter) : INeighbors
        where TFilter : struct, IGraphFilter
    {
        public static int Rows => 2;

        public ReadOnlySpan<int> Row(int vertex, int row) =>
            row == 0 ? graph.Successors(vertex) : graph.Predecessors(vertex);

        public bool Passes(int vertex, int row, int place) => filter.Passes(
            row == 0 ? graph.FirstOrdinal(vertex) + place : graph.PredecessorOrdinals(vertex)[place]);

        public void Prefetch(int vertex)
        {
            graph.Prefetch(vertex);
            graph.PrefetchArcs(vertex);
        }

        public bool Joins(int vertex, int next) =>
            AnyPasses(graph.ArcsBetween(vertex, next)) || AnyPasses(graph.ArcsBetween(next, vertex));

        private bool AnyPasses(Range ordinals)
        {
            for (var ordinal = ordinals.Start.Value; ordinal < ordinals.End.Value; ordinal++)
            {
                if (filter.Passes(ordinal))
                {
                    return true;
                }
            }

            return false;
        }
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

                var (side, own, other, met) = ahead <= behind
                    ? (forward, SearchMark.Forward(forward.Depth + 1), SearchMark.FromTarget, forward.Depth + 1)
                    : (backward, SearchMark.Backward(backward.Depth + 1), SearchMark.FromSource, forward.Depth);
                workspace.Last = side;
                if (Meet(side.Outermost, other, SearchMark.OnPath(met)))
                {
                    side.Advance(side.End);
                    return true;
                }

                side.Advance(Expand(side, own));
            }

            return false;
        }

        /// <summary>How many arcs the vertices of a level have.</summary>
        private long Arcs(SearchSide side, int depth)
        {
            ref var arcs = ref side.Arcs(depth);
            if (arcs < 0)
            {
                arcs = graph.DegreeSum(side.Level(depth));
            }

            return arcs;
        }

        /// <summary>
        /// Looks whether a hop from a side's outermost level leads to what the other side reached: that lies on the
        /// other's outermost level, or they would have met before.
        /// </summary>
        /// <remarks>
        /// Most arcs are looked at on the level on which the sides meet. Nothing is marked on it, which takes a third
        /// of the time; the levels before it are few enough to be read twice.
        /// </remarks>
        private bool Meet(ReadOnlySpan<int> level, byte other, byte met)
        {
            for (var i = 0; i < level.Length; i++)
            {
                Prefetch(level, i);
                if (TNeighbors.Rows > 1 && (SearchMark.Seen(graph.Neighbors(level[i]), _marks) & other) == 0)
                {
                    continue;   // no arc leads there, whether it passes or not
                }

                for (var row = 0; row < TNeighbors.Rows; row++)
                {
                    var heads = neighbors.Row(level[i], row);
                    if ((SearchMark.Seen(heads, _marks) & other) != 0)
                    {
                        Touch(heads, level[i], row, other, met);
                    }
                }
            }

            return workspace.OnPaths.Count > 0;
        }

        /// <summary>Adds what a hop from a side's outermost level leads to.</summary>
        /// <returns>Where what was reached ends.</returns>
        private int Expand(SearchSide side, byte own)
        {
            var end = side.End;
            var level = side.Outermost;
            for (var i = 0; i < level.Length; i++)
            {
                Prefetch(level, i);
                for (var row = 0; row < TNeighbors.Rows; row++)
                {
                    var heads = neighbors.Row(level[i], row);
                    end = typeof(TFilter) == typeof(WholeGraph)
                        ? AddAll(heads, _marks, side.Queue, end, own)
                        : AddPassing(heads, level[i], row, side.Queue, end, own);
                }
            }

            return end;
        }

        private void Prefetch(ReadOnlySpan<int> level, int place)
        {
            if (place + Ahead < level.Length)
            {
                neighbors.Prefetch(level[place + Ahead]);
            }
        }

        /// <summary>Adds what was not seen to a queue.</summary>
        private static int AddAll(ReadOnlySpan<int> heads, byte[] marks, int[] queue, int end, byte own)
        {
            foreach (var head in heads)
            {
                // Whether it is new can hardly be predicted, so that it is not branched on.
                ref var mark = ref marks[head];
                var isNew = (mark - 1) >>> 31;
                queue[end] = head;
                end += isNew;
                mark = (byte)(mark | (own & -isNew));
            }

            return end;
        }

        private int AddPassing(ReadOnlySpan<int> heads, int vertex, int row, int[] queue, int end, byte own)
        {
            for (var place = 0; place < heads.Length; place++)
            {
                var head = heads[place];
                ref var mark = ref _marks[head];
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
