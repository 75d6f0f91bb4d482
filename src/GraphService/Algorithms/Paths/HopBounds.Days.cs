using System.Runtime.CompilerServices;

namespace GraphService.Algorithms.Paths;

/// <content>Ties that have to overlap.</content>
internal sealed partial class HopBounds<TFilter>
{
    private void ReadDays(ReadOnlySpan<int> next, ReadOnlySpan<int> ordinals, bool leads)
    {
        var first = _graph.FirstOrdinal(_vertex);
        for (var i = 0; i < next.Length; i++)
        {
            var vertex = next[i];
            if ((_mustMeet && (_marks[vertex] & _other.Mark) == 0) || vertex == _vertex || vertex == _side.Root)
            {
                continue;
            }

            var tie = ordinals.IsEmpty ? first + i : ordinals[i];
            if (Leads(tie, leads))
            {
                OfferFrom(vertex, tie, _overlap.DaysOf(tie));
            }
        }
    }

    /// <summary>The same where the days stand beside the neighbours.</summary>
    private void ReadDays(ReadOnlySpan<int> neighbors, ReadOnlySpan<ulong> days)
    {
        // No window reaches beyond these days.
        var windows = _windows[.._windows.Count];
        var (from, to) = (windows[0].From, windows[0].To);
        foreach (var window in windows)
        {
            (from, to) = (Math.Min(from, window.From), Math.Max(to, window.To));
        }

        foreach (var place in Fitting(neighbors, days, new Days(from, to)))
        {
            if (neighbors[place] == _side.Root)
            {
                continue;
            }

            if (days[place] == NeighborDays.Several || !_filter.PassesAllArcs)
            {
                ReadTies(neighbors[place]);
                continue;
            }

            OfferFrom(neighbors[place], AnyTie, NeighborDays.Unpacked(days[place]));
        }
    }

    /// <summary>The places of neighbours with ties that are not all over before some days, or begin after.</summary>
    private ReadOnlySpan<int> Fitting(ReadOnlySpan<int> neighbors, ReadOnlySpan<ulong> days, Days wanted)
    {
        if (_mustMeet)
        {
            return Known(neighbors, _other.Mark);
        }

        var walked = Walked();
        var (places, end) = (_memory.Places(neighbors.Length), 0);
        for (var i = 0; i < days.Length; i++)
        {
            // Whether they fit can hardly be predicted, so that it is not branched on.
            var held = NeighborDays.Unpacked(days[i]);
            places[end] = i;
            end += AsNumber(held.From <= wanted.To) & AsNumber(held.To >= wanted.From)
                & AsNumber(held.From < walked.From) & AsNumber(held.To > walked.To);
        }

        return places.AsSpan(0, end);
    }

    /// <summary>
    /// Where ties have to be in order, what was walked from here before, on a shorter way: all that began on the first
    /// of these days or later and, from the target, on the last or earlier. It leads where it led then.
    /// </summary>
    private Days Walked()
    {
        var walked = new Days(int.MaxValue, int.MinValue);
        for (var way = _side.First(_vertex); _overlap.IsOrdered && way >= 0; way = _side.At(way).Next)
        {
            ref readonly var label = ref _side.At(way);
            if (label.Hops < _hops - 1)
            {
                walked = _side == _forward
                    ? walked with { From = Math.Min(walked.From, label.Window.From) }
                    : walked with { To = Math.Max(walked.To, label.Window.To) };
            }
        }

        return walked;
    }

    /// <summary>The places of neighbours that a side reached.</summary>
    private ReadOnlySpan<int> Known(ReadOnlySpan<int> neighbors, byte mark)
    {
        var (places, marks, end) = (_memory.Places(neighbors.Length), _marks, 0);
        for (var i = 0; i < neighbors.Length; i++)
        {
            places[end] = i;
            end += AsNumber((marks[neighbors[i]] & mark) != 0);
        }

        return places.AsSpan(0, end);
    }

    /// <summary>1 or 0, where a conditional expression would become a branch.</summary>
    private static int AsNumber(bool value) => Unsafe.BitCast<bool, byte>(value);

    private void ReadTies(int neighbor)
    {
        Read(_graph.ArcsBetween(_vertex, neighbor));
        Read(_graph.ArcsBetween(neighbor, _vertex));

        void Read(Range ties)
        {
            for (var tie = ties.Start.Value; tie < ties.End.Value; tie++)
            {
                OfferFrom(neighbor, tie, _overlap.DaysOf(tie));
            }
        }
    }

    /// <summary>Offers the ways on by a tie of some days, from each window in which the vertex may be left.</summary>
    private void OfferFrom(int next, int tie, Days held)
    {
        var isBackward = _side == _backward;
        foreach (var window in _windows[.._windows.Count])
        {
            if (_overlap.Walk(window, held, isBackward, out var after))
            {
                Offer(next, tie, after);
                if (_overlap.IsPairwise)
                {
                    break;   // from the other windows it would be the same
                }
            }
        }
    }
}
