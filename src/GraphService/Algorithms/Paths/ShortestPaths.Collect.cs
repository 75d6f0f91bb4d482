namespace GraphService.Algorithms.Paths;

/// <content>What is told of a search whose sides met.</content>
public sealed partial class ShortestPaths
{
    private readonly ref partial struct Search<TNeighbors, TFilter>
    {
        // A look-up in a row takes as long as to go through about so many vertices of it.
        private const int StepsOfLookUp = 8;

        /// <summary>Number of hops.</summary>
        private int Length => workspace.Forward.Depth + workspace.Backward.Depth;

        /// <summary>How many hops from the source the two sides met.</summary>
        private int MeetLevel => workspace.Forward.Depth;

        /// <summary>The first path in order. What lies beyond the meeting is looked at for this path alone.</summary>
        public int[] First()
        {
            var path = new int[Length + 1];
            (path[0], path[^1]) = (workspace.Forward.Queue[0], workspace.Backward.Queue[0]);
            Span<Range> levels = MeetLevel < 64 ? stackalloc Range[64] : new Range[MeetLevel + 1];
            levels[MeetLevel] = 0..workspace.OnPaths.Count;
            for (var level = MeetLevel - 1; level > 0; level--)
            {
                levels[level] = Select(levels[level + 1], workspace.Forward, level, level);
            }

            for (var level = 1; level < Length; level++)
            {
                path[level] = level <= MeetLevel
                    ? FirstNext(path[level - 1], workspace.OnPaths[levels[level]], SearchMark.OnPath(level))
                    : FirstNext(path[level - 1], Beyond(level), SearchMark.Backward(Length - level));
            }

            return path;
        }

        /// <summary>The vertices beyond the meeting among which those of a level are.</summary>
        private ReadOnlySpan<int> Beyond(int level) =>
            workspace.Last == workspace.Backward && level == MeetLevel + 1
                ? workspace.Touching[..workspace.Touching.Count]
                : workspace.Backward.Level(Length - level);

        /// <summary>
        /// The first in order of the vertices that a hop leads to. A hub is next to thousands, of which few are of the
        /// level: then it is faster to look each of these up in its row than to go through the row.
        /// </summary>
        /// <param name="vertex">Where the hop begins.</param>
        /// <param name="level">Vertices among which all that are asked for are.</param>
        /// <param name="wanted">The mark of those that are asked for.</param>
        private int FirstNext(int vertex, ReadOnlySpan<int> level, byte wanted)
        {
            var first = long.MaxValue;
            if (level.Length * StepsOfLookUp < graph.Degree(vertex))
            {
                foreach (var next in level)
                {
                    // What comes later in order need not be looked up.
                    if (Key(next) is var key && key < first && neighbors.Joins(vertex, next))
                    {
                        first = key;
                    }
                }
            }
            else
            {
                foreach (var next in Around(vertex, wanted))
                {
                    first = Math.Min(first, Key(next));
                }
            }

            return (int)first;
        }

        /// <summary>All paths.</summary>
        public ShortestPaths All()
        {
            var levels = new Range[Length + 1];
            levels[MeetLevel] = 0..workspace.OnPaths.Count;
            for (var level = MeetLevel - 1; level >= 0; level--)
            {
                levels[level] = Select(levels[level + 1], workspace.Forward, level, level);
            }

            for (var level = MeetLevel + 1; level < levels.Length; level++)
            {
                levels[level] = Select(levels[level - 1], workspace.Backward, Length - level, level);
            }

            var vertices = Ordered(levels);
            var firstNext = Link(levels, vertices);
            return new ShortestPaths(
                workspace.Explored,
                Length,
                vertices,
                firstNext,
                workspace.Next[..workspace.Next.Count].ToArray(),
                Counts(firstNext));
        }

        /// <summary>
        /// Finds the vertices of a side's level that are next to vertices on paths, from where fewer arcs are to be
        /// looked at: a vertex of the level may be next to a hub.
        /// </summary>
        /// <param name="from">The vertices on paths, in the list of them.</param>
        /// <param name="side">The side.</param>
        /// <param name="depth">The side's level.</param>
        /// <param name="level">Its hops from the source.</param>
        private Range Select(Range from, SearchSide side, int depth, int level)
        {
            var (found, mark) = (workspace.OnPaths, SearchMark.OnPath(level));
            var first = found.Count;
            if (depth == 0)
            {
                Add(side.Queue[0], mark);
            }
            else if (side == workspace.Last && depth == side.Depth - 1)
            {
                foreach (var vertex in workspace.Touching[..workspace.Touching.Count])
                {
                    Add(vertex, mark);
                }
            }
            else if (graph.DegreeSum(found[from]) <= Arcs(side, depth))
            {
                var wanted = side == workspace.Forward ? SearchMark.Forward(depth) : SearchMark.Backward(depth);
                for (var i = from.Start.Value; i < from.End.Value; i++)
                {
                    foreach (var vertex in Around(found[i], wanted))
                    {
                        Add(vertex, mark);
                    }
                }
            }
            else
            {
                var next = SearchMark.OnPath(side == workspace.Forward ? level + 1 : level - 1);
                foreach (var vertex in side.Level(depth))
                {
                    if (!SearchMark.IsOnPath(_marks[vertex]) && Around(vertex, next).MoveNext())
                    {
                        Add(vertex, mark);
                    }
                }
            }

            return first..found.Count;
        }

        private void Add(int vertex, byte mark)
        {
            _marks[vertex] = mark;
            workspace.OnPaths.Add(vertex);
        }

        /// <summary>The vertices with a mark that a hop leads to; parallel arcs may tell one more than once.</summary>
        private Marked Around(int vertex, byte wanted) => new(_marks, neighbors, vertex, wanted);

        /// <summary>A number by which vertices are in order; its lower half is the vertex.</summary>
        private long Key(int vertex) => ((long)graph.Degree(vertex) << 32) | (uint)vertex;

        /// <summary>The vertices of the levels, each level in order; notes their places.</summary>
        private int[] Ordered(Range[] levels)
        {
            var (vertices, count, keys) = (new int[workspace.OnPaths.Count], 0, workspace.Keys);
            foreach (var level in levels)
            {
                keys.CutTo(0);
                foreach (var vertex in workspace.OnPaths[level])
                {
                    keys.Add(Key(vertex));
                }

                keys[..keys.Count].Sort();
                foreach (var key in keys[..keys.Count])
                {
                    workspace.Places[(int)key] = count;
                    vertices[count++] = (int)key;
                }
            }

            return vertices;
        }

        /// <summary>Notes the next vertices of each vertex.</summary>
        /// <returns>Where those of each begin, and where all end.</returns>
        private int[] Link(Range[] levels, int[] vertices)
        {
            var (next, firstNext) = (workspace.Next, new int[vertices.Length + 1]);
            for (var (level, end) = (0, 0); level < levels.Length; level++)
            {
                var wanted = SearchMark.OnPath(level + 1);
                var begin = end;
                end += levels[level].End.Value - levels[level].Start.Value;
                for (var i = begin; i < end; i++)
                {
                    firstNext[i] = next.Count;
                    if (level < Length)
                    {
                        AddNext(vertices[i], wanted);
                    }
                }
            }

            firstNext[^1] = next.Count;
            return firstNext;
        }

        private void AddNext(int vertex, byte wanted)
        {
            var next = workspace.Next;
            var first = next.Count;
            foreach (var head in Around(vertex, wanted))
            {
                next.Add(workspace.Places[head]);
            }

            var added = next[first..next.Count];
            added.Sort();
            var end = first;
            for (var i = 0; i < added.Length; i++)
            {
                if (i == 0 || added[i] != next[end - 1])   // parallel arcs lead to the same vertex
                {
                    next[end++] = added[i];
                }
            }

            next.CutTo(end);
        }

        private long[] Counts(int[] firstNext)
        {
            var counts = new long[firstNext.Length - 1];
            counts[^1] = 1;
            for (var i = counts.Length - 2; i >= 0; i--)
            {
                foreach (var next in workspace.Next[firstNext[i]..firstNext[i + 1]])
                {
                    counts[i] = SaturatingAdd(counts[i], counts[next]);
                }
            }

            return counts;
        }

        /// <summary>Goes through the vertices next to one that have a mark when it comes to them.</summary>
        private ref struct Marked(byte[] marks, TNeighbors neighbors, int vertex, byte wanted)
        {
            private ReadOnlySpan<int> _heads = neighbors.Row(vertex, 0);
            private int _row;
            private int _place = -1;

            public readonly int Current => _heads[_place];

            public readonly Marked GetEnumerator() => this;

            public bool MoveNext()
            {
                while (true)
                {
                    while (++_place < _heads.Length)
                    {
                        if (marks[_heads[_place]] == wanted && neighbors.Passes(vertex, _row, _place))
                        {
                            return true;
                        }
                    }

                    if (++_row >= TNeighbors.Rows)
                    {
                        return false;
                    }

                    _heads = neighbors.Row(vertex, _row);
                    _place = -1;
                }
            }
        }
    }
}
