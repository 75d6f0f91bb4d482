using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <content>The search.</content>
public sealed partial class ShortestPaths
{
    private static ShortestPaths Find<TNeighbors, TFilter>(
        CsrGraph graph,
        int source,
        int target,
        int maxDepth,
        TNeighbors neighbors,
        TFilter filter,
        SearchBudget budget)
        where TNeighbors : struct, INeighbors
        where TFilter : struct, IGraphFilter
    {
        if (source == target)
        {
            throw new ArgumentException("The ends of a path are different vertices.", nameof(target));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(maxDepth, 1);
        var workspace = SearchWorkspace.Rent(graph.VertexCount);
        try
        {
            return new Search<TNeighbors, TFilter>(graph, workspace, neighbors, filter, budget)
                .Run(source, target, maxDepth);
        }
        finally
        {
            SearchWorkspace.Return(workspace);
        }
    }

    /// <summary>Tells the vertices next to a vertex to a visitor; how is compiled into the search.</summary>
    private interface INeighbors
    {
        void Visit<TVisitor>(int vertex, ref TVisitor visitor)
            where TVisitor : struct, IVisitor, allows ref struct;
    }

    private interface IVisitor
    {
        /// <summary>Whether it matters that this neighbour is seen: asked before an arc is tested.</summary>
        bool Wants(int neighbor);

        void See(int neighbor);
    }

    private readonly struct AllNeighbors(CsrGraph graph) : INeighbors
    {
        public void Visit<TVisitor>(int vertex, ref TVisitor visitor)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            foreach (var neighbor in graph.Neighbors(vertex))
            {
                visitor.See(neighbor);
            }
        }
    }

    private readonly struct PassedNeighbors<TFilter>(CsrGraph graph, TFilter filter) : INeighbors
        where TFilter : struct, IGraphFilter
    {
        public void Visit<TVisitor>(int vertex, ref TVisitor visitor)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var ordinal = graph.FirstOrdinal(vertex);
            foreach (var head in graph.Successors(vertex))
            {
                if (visitor.Wants(head) && filter.Passes(ordinal))
                {
                    visitor.See(head);
                }

                ordinal++;
            }

            var tails = graph.Predecessors(vertex);
            var ordinals = graph.PredecessorOrdinals(vertex);
            for (var i = 0; i < tails.Length; i++)
            {
                if (visitor.Wants(tails[i]) && filter.Passes(ordinals[i]))
                {
                    visitor.See(tails[i]);
                }
            }
        }
    }

    /// <summary>One search in a workspace.</summary>
    private readonly ref struct Search<TNeighbors, TFilter>(
        CsrGraph graph,
        SearchWorkspace workspace,
        TNeighbors neighbors,
        TFilter filter,
        SearchBudget budget)
        where TNeighbors : struct, INeighbors
        where TFilter : struct, IGraphFilter
    {
        public ShortestPaths Run(int source, int target, int maxDepth)
        {
            var (forward, backward) = (new Side(workspace.ForwardQueue), new Side(workspace.BackwardQueue));
            forward.Begin(source, workspace.Mark, workspace.Forward(0));
            backward.Begin(target, workspace.Mark, workspace.Backward(0));
            var meetings = new List<int>();
            while (meetings.Count == 0)
            {
                if (forward.Depth + backward.Depth == maxDepth || forward.LevelSize == 0 || backward.LevelSize == 0)
                {
                    return new ShortestPaths(forward.End + backward.End, [], [], []);
                }

                if (Arcs(ref forward) <= Arcs(ref backward))
                {
                    Expand(
                        ref forward,
                        workspace.Forward(forward.Depth + 1),
                        workspace.Backward(backward.Depth),
                        meetings);
                }
                else
                {
                    Expand(
                        ref backward,
                        workspace.Backward(backward.Depth + 1),
                        workspace.Forward(forward.Depth),
                        meetings);
                }

                if (budget.IsSpent)
                {
                    return new ShortestPaths(forward.End + backward.End, [], [], []);
                }
            }

            return Collect(source, target, forward, backward, meetings);
        }

        /// <summary>
        /// How many arcs a side has to look at to go one level on: a hub weighs more than many leaves.
        /// </summary>
        private long Arcs(ref Side side)
        {
            if (side.Arcs < 0)
            {
                side.Arcs = 0;
                for (var i = side.LevelStart; i < side.End; i++)
                {
                    side.Arcs += graph.Degree(side.Queue[i]);
                }
            }

            return side.Arcs;
        }

        /// <summary>
        /// Takes a side one level on; vertices of the other side's outermost level are where they meet.
        /// </summary>
        private void Expand(ref Side side, int ownMark, int otherMark, List<int> meetings)
        {
            var (first, end) = (side.LevelStart, side.End);
            var visitor = new Expansion<TFilter>(workspace, filter, side.Queue, end, ownMark, otherMark, meetings);
            for (var i = first; i < end && budget.Take(graph.Degree(side.Queue[i])); i++)
            {
                neighbors.Visit(side.Queue[i], ref visitor);
            }

            side.Advance(visitor.End);
        }

        private ShortestPaths Collect(int source, int target, Side forward, Side backward, List<int> meetings)
        {
            // The meeting vertices carry the mark of the side that had them first; the level between the ends that they
            // lie on follows from it.
            var length = forward.Depth + backward.Depth;
            var meetLevel = workspace.IsForward(workspace.Mark[meetings[0]])
                ? workspace.DepthOf(workspace.Mark[meetings[0]])
                : length - workspace.DepthOf(workspace.Mark[meetings[0]]);
            var levels = new int[length + 1][];
            levels[meetLevel] = Ordered(meetings);
            for (var level = meetLevel - 1; level > 0; level--)
            {
                levels[level] = Select(levels[level + 1], workspace.Forward(level));
            }

            for (var level = meetLevel + 1; level < length; level++)
            {
                levels[level] = Select(levels[level - 1], workspace.Backward(length - level));
            }

            (levels[0], levels[length]) = ([source], [target]);

            var next = new int[length][][];
            var counts = new long[length + 1][];
            counts[length] = [1];
            for (var level = length - 1; level >= 0; level--)
            {
                Link(levels[level], levels[level + 1], counts[level + 1], out next[level], out counts[level]);
            }

            return new ShortestPaths(forward.End + backward.End, levels, next, counts);
        }

        /// <summary>The vertices with a mark that are next to a level.</summary>
        private int[] Select(int[] level, int mark)
        {
            var found = new List<int>();
            var visitor = new Selection(workspace, mark, found);
            foreach (var vertex in level)
            {
                neighbors.Visit(vertex, ref visitor);
            }

            return Ordered(found);
        }

        private int[] Ordered(List<int> vertices)
        {
            var csr = graph;
            vertices.Sort(
                (a, b) => csr.Degree(a) != csr.Degree(b) ? csr.Degree(a).CompareTo(csr.Degree(b)) : a.CompareTo(b));
            return [.. vertices];
        }

        private void Link(int[] level, int[] nextLevel, long[] nextCounts, out int[][] next, out long[] counts)
        {
            for (var i = 0; i < nextLevel.Length; i++)
            {
                workspace.Mark[nextLevel[i]] = workspace.Place(i);
            }

            (next, counts) = (new int[level.Length][], new long[level.Length]);
            var found = new List<int>();
            for (var i = 0; i < level.Length; i++)
            {
                found.Clear();
                var visitor = new Linking(workspace, nextLevel.Length, found);
                neighbors.Visit(level[i], ref visitor);
                found.Sort();
                var end = 0;
                for (var j = 0; j < found.Count; j++)
                {
                    if (j == 0 || found[j] != found[j - 1])   // parallel arcs lead to the same vertex
                    {
                        found[end++] = found[j];
                        counts[i] = SaturatingAdd(counts[i], nextCounts[found[j]]);
                    }
                }

                next[i] = [.. found[..end]];
            }

            foreach (var vertex in nextLevel)
            {
                workspace.Mark[vertex] = workspace.Done;
            }
        }

        private static long SaturatingAdd(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;
    }

    /// <summary>
    /// How far one side has come: a queue of the vertices reached, whose last stretch is the outermost level.
    /// </summary>
    private struct Side(int[] queue)
    {
        public readonly int[] Queue => queue;

        public int Depth { get; private set; }

        public int LevelStart { get; private set; }

        public int End { get; private set; }

        public readonly int LevelSize => End - LevelStart;

        /// <summary>Arcs at the outermost level; below 0 until they are counted.</summary>
        public long Arcs { get; set; } = -1;

        public void Begin(int vertex, int[] marks, int mark)
        {
            (queue[0], marks[vertex], End) = (vertex, mark, 1);
        }

        public void Advance(int end)
        {
            (LevelStart, End, Arcs) = (End, end, -1);
            Depth++;
        }
    }

    private struct Expansion<TFilter>(
        SearchWorkspace workspace,
        TFilter filter,
        int[] queue,
        int end,
        int ownMark,
        int otherMark,
        List<int> meetings) : IVisitor
        where TFilter : struct, IGraphFilter
    {
        private readonly int[] _marks = workspace.Mark;
        private readonly int _meeting = SearchWorkspace.MeetingOf(otherMark);

        public int End { get; private set; } = end;

        public readonly bool Wants(int neighbor)
        {
            var mark = _marks[neighbor];
            return mark < workspace.Base || mark == otherMark;
        }

        public void See(int neighbor)
        {
            var mark = _marks[neighbor];
            if (mark < workspace.Base)
            {
                if (filter.Enters(neighbor))
                {
                    _marks[neighbor] = ownMark;
                    queue[End++] = neighbor;
                }
                else
                {
                    _marks[neighbor] = workspace.Avoided;
                }
            }
            else if (mark == otherMark)
            {
                _marks[neighbor] = _meeting;   // noted once
                meetings.Add(neighbor);
            }
        }
    }

    private readonly struct Selection(SearchWorkspace workspace, int mark, List<int> found) : IVisitor
    {
        public bool Wants(int neighbor) => workspace.Mark[neighbor] == mark;

        public void See(int neighbor)
        {
            if (Wants(neighbor))
            {
                workspace.Mark[neighbor] = SearchWorkspace.MeetingOf(mark);
                found.Add(neighbor);
            }
        }
    }

    private readonly struct Linking(SearchWorkspace workspace, int size, List<int> found) : IVisitor
    {
        public bool Wants(int neighbor) => (uint)(workspace.Mark[neighbor] - workspace.Place(0)) < (uint)size;

        public void See(int neighbor)
        {
            if (Wants(neighbor))
            {
                found.Add(workspace.Mark[neighbor] - workspace.Place(0));
            }
        }
    }
}
