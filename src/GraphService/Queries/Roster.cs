using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Conditions;

namespace GraphService.Queries;

/// <summary>Everybody who ever had a place in an organization. Immutable.</summary>
internal sealed class Roster
{
    private Roster(Entity organization, IReadOnlyList<Seat> seats) => (Organization, Seats) = (organization, seats);

    /// <summary>The organization.</summary>
    public Entity Organization { get; }

    /// <summary>The places, one for each subject and standing.</summary>
    public IReadOnlyList<Seat> Seats { get; }

    /// <summary>The places that count.</summary>
    public IEnumerable<Seat> Members => Seats.Where(seat => seat.Standing == Standing.Member);

    /// <summary>Reads the ties to an organization that pass.</summary>
    public static Roster Of(GraphSnapshot snapshot, int organization, ConditionFilter filter)
    {
        var entity = snapshot.Entities[organization];
        return new Roster(entity, [.. snapshot.Graph.Predecessors(organization).ToArray()
            .Zip(snapshot.Graph.PredecessorOrdinals(organization).ToArray())
            .Where(tie => filter.Passes(tie.Second))
            .Select(tie => (
                Subject: tie.First,
                Ordinal: tie.Second,
                Standing: Membership.StandingOf(snapshot.TieColumns.Type(tie.Second).Class, entity)))
            .Where(tie => tie.Standing is not null)
            .GroupBy(tie => (tie.Subject, Standing: tie.Standing!.Value), tie => tie.Ordinal)
            .Select(ties => new Seat(snapshot, ties.Key.Subject, ties.Key.Standing, [.. ties]))]);
    }

    /// <summary>Counts the members at a time.</summary>
    public MemberCounts Count(AsOf asOf)
    {
        var (known, officers, participants) = (new HashSet<int>(), 0, new HashSet<int>());
        var held = new int[3];
        foreach (var seat in Seats)
        {
            var certainty = seat.HeldOn(asOf.Day);
            held[(int)certainty] += seat.Standing == Standing.Member ? 1 : 0;
            if (asOf.Admits(certainty))
            {
                officers += seat.Standing == Standing.Officer ? 1 : 0;
                _ = seat.Standing switch
                {
                    Standing.Member => known.Add(seat.Subject),
                    Standing.Participant => participants.Add(seat.Subject),
                    _ => false,
                };
            }
        }

        participants.ExceptWith(known);
        return new MemberCounts(
            known.Count,
            held[(int)Certainty.Yes],
            held[(int)Certainty.Unknown],
            held[(int)Certainty.No],
            officers,
            participants.Count,
            Membership.CountingTypes(Organization));
    }
}

/// <summary>A subject's place in an organization, by all of its ties of one standing.</summary>
internal sealed class Seat
{
    private readonly Validity[] _terms;

    public Seat(GraphSnapshot snapshot, int subject, Standing standing, int[] ties)
    {
        (Subject, Standing, Ties) = (subject, standing, ties);
        _terms = [.. ties.Select(tie => snapshot.TieColumns.Validity(tie))];
        FirstStart = ties.Min(tie => snapshot.TieColumns.Start(tie)?.Earliest);
        KnownFrom = ties.Min(tie => Membership.KnownFrom(snapshot, tie));
    }

    /// <summary>The vertex of the subject.</summary>
    public int Subject { get; }

    /// <summary>What the ties make it.</summary>
    public Standing Standing { get; }

    /// <summary>The ordinals of the ties.</summary>
    public IReadOnlyList<int> Ties { get; }

    /// <summary>The day from which any of the ties was known; nothing where none of their sources has a date.</summary>
    public DateOnly? KnownFrom { get; }

    /// <summary>The first day that any of the ties gives for its start; nothing where none gives one.</summary>
    public DateOnly? FirstStart { get; }

    /// <summary>The days on which it may change whether the place was held, ascending.</summary>
    public IEnumerable<DateOnly> ChangeDays => _terms
        .SelectMany(term => new[]
        {
            term.PossibleFrom, term.CertainFrom, DayAfter(term.CertainTo), DayAfter(term.PossibleTo),
        })
        .Where(day => day > DateOnly.MinValue && day <= PartialDate.LastDay)
        .Distinct().Order();

    /// <summary>Whether the place was held before all days on which that may change.</summary>
    public Certainty HeldAtFirst =>
        Array.Exists(_terms, term => term.PossibleFrom == DateOnly.MinValue) ? Certainty.Unknown : Certainty.No;

    /// <summary>Whether the place was held on a day, by all ties together.</summary>
    public Certainty HeldOn(PartialDate day) => Validity.HeldOn(_terms, day);

    /// <summary>The next day; the first and the last of all days stand for none.</summary>
    private static DateOnly DayAfter(DateOnly day) =>
        day == DateOnly.MinValue || day == DateOnly.MaxValue ? day : day.AddDays(1);
}
