using GraphService.Graphs;

namespace GraphService.Algorithms.Paths;

/// <summary>
/// Reads the hops from a vertex: the vertices next to it in ascending order, each with the ties that lead there and
/// pass. Made for one search; not thread-safe.
/// </summary>
internal sealed class HopReader<TFilter>(PathProblem problem, TFilter filter)
    where TFilter : struct, IGraphFilter
{
    private readonly CsrGraph _graph = problem.Graph;
    private readonly Func<int, bool>? _isSymmetric = problem.IsSymmetric;
    private readonly bool _isDirected = problem.IsDirected;
    private readonly bool _needsTies = problem.Costs is not null || problem.Overlap != PathOverlap.Any;

    // Where no tie has to be looked at, the simple graph tells all.
    private readonly bool _isBare = problem is { Costs: null, Overlap: PathOverlap.Any, IsDirected: false }
        && filter.PassesAllArcs;

    private int[] _ties = new int[8];

    /// <summary>Whether all ties pass the filter.</summary>
    public bool PassesAllArcs => filter.PassesAllArcs;

    /// <summary>Whether a vertex may be entered on the way.</summary>
    public bool Enters(int vertex) => filter.Enters(vertex);

    /// <summary>The hops that lead away from a vertex or, backward, to it.</summary>
    public Hops From(int vertex, bool isBackward) => new(this, vertex, isBackward);

    /// <summary>Goes through hops; valid until the next are read.</summary>
    internal ref struct Hops
    {
        private readonly HopReader<TFilter> _reader;
        private readonly ReadOnlySpan<int> _heads;
        private readonly ReadOnlySpan<int> _tails;
        private readonly ReadOnlySpan<int> _tailOrdinals;
        private readonly int _vertex;
        private readonly int _firstOrdinal;
        private readonly bool _outLeads;
        private readonly bool _inLeads;
        private int _head;
        private int _tail;
        private int _headOfHop;
        private int _tailOfHop;

        public Hops(HopReader<TFilter> reader, int vertex, bool isBackward)
        {
            (_reader, _vertex) = (reader, vertex);
            if (reader._isBare)
            {
                _heads = reader._graph.Neighbors(vertex);
                return;
            }

            _heads = reader._graph.Successors(vertex);
            _firstOrdinal = reader._graph.FirstOrdinal(vertex);
            _tails = reader._graph.Predecessors(vertex);
            _tailOrdinals = reader._graph.PredecessorOrdinals(vertex);
            _outLeads = !reader._isDirected || !isBackward;
            _inLeads = !reader._isDirected || isBackward;
        }

        /// <summary>Number of arcs that are looked at.</summary>
        public readonly int Count => _heads.Length + _tails.Length;

        /// <summary>Goes to the next vertex.</summary>
        public bool Next(out int vertex)
        {
            if (_reader._isBare)
            {
                // Each vertex stands there once, and never the one that they are next to.
                var isThere = _head < _heads.Length;
                vertex = isThere ? _heads[_head++] : -1;
                return isThere;
            }

            do
            {
                if (_head == _heads.Length && _tail == _tails.Length)
                {
                    vertex = -1;
                    return false;
                }

                (_headOfHop, _tailOfHop) = (_head, _tail);
                vertex = _tail == _tails.Length || (_head < _heads.Length && _heads[_head] < _tails[_tail])
                    ? _heads[_head] : _tails[_tail];
                while (_head < _heads.Length && _heads[_head] == vertex)
                {
                    _head++;
                }

                while (_tail < _tails.Length && _tails[_tail] == vertex)
                {
                    _tail++;
                }
            }
            while (vertex == _vertex);

            return true;
        }

        /// <summary>
        /// Reads the ties of this hop. Where neither costs nor days matter there is one at most, whichever it is.
        /// </summary>
        /// <returns>Whether a tie passes.</returns>
        public readonly bool Passes(out ReadOnlySpan<int> ties)
        {
            ties = default;
            if (_reader._isBare)
            {
                return true;
            }

            var count = 0;
            for (var i = _headOfHop; i < _head; i++)
            {
                if (Add(_firstOrdinal + i, _outLeads, ref count) && !_reader._needsTies)
                {
                    return true;
                }
            }

            for (var i = _tailOfHop; i < _tail; i++)
            {
                if (Add(_tailOrdinals[i], _inLeads, ref count) && !_reader._needsTies)
                {
                    return true;
                }
            }

            ties = _reader._ties.AsSpan(0, count);
            return count > 0;
        }

        private readonly bool Add(int ordinal, bool leads, ref int count)
        {
            if ((!leads && _reader._isSymmetric?.Invoke(ordinal) != true) || !_reader.PassesTie(ordinal))
            {
                return false;
            }

            _reader.Put(ordinal, count++);
            return true;
        }
    }

    private bool PassesTie(int ordinal) => filter.Passes(ordinal);

    private void Put(int ordinal, int index)
    {
        if (index == _ties.Length)
        {
            Array.Resize(ref _ties, 2 * index);
        }

        _ties[index] = ordinal;
    }
}
