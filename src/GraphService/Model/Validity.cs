namespace GraphService.Model;

/// <summary>When a tie held, as far as is known: the one rule that every answer uses (docs/decisions/0009).</summary>
/// <remarks>
/// <para>A tie's own dates come first and are never overruled. Where it has no start, it cannot have begun before both
/// its entities had; where it has no end, it cannot have outlasted either of them: an organ that was dissolved, a
/// person that died. Bounds that contradict the tie's other date, or each other, bound nothing.</para>
/// <para>Such a bound rules days out but proves none: within the life of an organ, a membership may have begun late.
/// Only what takes place at an event (taking part, speaking), and what ties an event to its hosts and its series, has
/// the days of the event for its own where it has none.</para>
/// <para>An award, once received, is kept: its end is not asked. Of one of which nothing tells when it was received, no
/// day is certain.</para>
/// </remarks>
/// <param name="PossibleFrom">
/// First day on which the tie can have held; the first of all days where nothing tells.
/// </param>
/// <param name="CertainFrom">First day by which it surely had begun; the last of all days where nothing tells.</param>
/// <param name="CertainTo">
/// Last day until which it surely lasted; the first of all days where nothing tells that, or when it began.
/// </param>
/// <param name="PossibleTo">Last day on which it can have held; the last of all days where nothing tells.</param>
public readonly record struct Validity(
    DateOnly PossibleFrom, DateOnly CertainFrom, DateOnly CertainTo, DateOnly PossibleTo)
{
    /// <summary>When a tie held.</summary>
    /// <param name="tie">The tie.</param>
    /// <param name="subject">The entity that its subject id names.</param>
    /// <param name="target">The entity that its object id names.</param>
    public static Validity Of(Affiliation tie, Entity subject, Entity target) =>
        Of(tie.Type.Class, tie.Start, tie.End, Life.Of(subject), Life.Of(target));

    /// <summary>When a tie held.</summary>
    /// <param name="tieClass">The class of the tie.</param>
    /// <param name="start">Its first day.</param>
    /// <param name="end">Its last day.</param>
    /// <param name="subject">The life of its subject.</param>
    /// <param name="target">The life of its object.</param>
    public static Validity Of(TieClass tieClass, PartialDate? start, PartialDate? end, Life subject, Life target)
    {
        if (start is null && end is null && EventOf(tieClass, subject, target) is { } occasion)
        {
            (start, end) = (occasion.Start, occasion.End);
        }

        var isKept = tieClass == TieClass.Award;
        var from = start?.Earliest ?? Later(subject.Start?.Earliest, target.Start?.Earliest);
        var to = isKept ? DateOnly.MaxValue : end?.Latest ?? Earlier(subject.End?.Latest, target.End?.Latest);
        if (from > to)
        {
            (from, to) = (start?.Earliest ?? DateOnly.MinValue, end?.Latest ?? DateOnly.MaxValue);
        }

        return new Validity(
            from,
            start?.Latest ?? DateOnly.MaxValue,
            start is null ? DateOnly.MinValue : isKept ? DateOnly.MaxValue : end?.Earliest ?? DateOnly.MinValue,
            to);
    }

    /// <summary>
    /// Whether the tie held on <paramref name="day"/>; where that is a month or a year, throughout it.
    /// </summary>
    /// <returns>
    /// <see cref="Certainty.No"/> when it surely began later or ended earlier; <see cref="Certainty.Yes"/> when it
    /// surely began by then and surely lasted until then; otherwise <see cref="Certainty.Unknown"/>. A missing end is
    /// not taken for "still", nor a missing start for "always".
    /// </returns>
    public Certainty HeldOn(PartialDate day) =>
        PossibleFrom > day.Latest || PossibleTo < day.Earliest ? Certainty.No
        : CertainFrom <= day.Earliest && CertainTo >= day.Latest ? Certainty.Yes : Certainty.Unknown;

    /// <summary>
    /// Whether any of several ties held on <paramref name="day"/>. Terms that follow each other without a gap count as
    /// one: together they may surely cover a month or a year that none of them covers alone.
    /// </summary>
    /// <returns>
    /// The surest of the ties' own answers, or <see cref="Certainty.Yes"/> when they cover it together.
    /// </returns>
    public static Certainty HeldOn(IReadOnlyCollection<Validity> terms, PartialDate day)
    {
        var surest = Certainty.No;
        foreach (var term in terms)
        {
            var held = term.HeldOn(day);
            surest = held > surest ? held : surest;
        }

        return surest == Certainty.Unknown && terms.Count > 1 && Cover(terms, day) ? Certainty.Yes : surest;
    }

    private static bool Cover(IEnumerable<Validity> terms, PartialDate day)
    {
        var reached = day.Earliest.AddDays(-1);
        foreach (var term in terms.Where(term => term.CertainFrom <= term.CertainTo).OrderBy(term => term.CertainFrom))
        {
            if (term.CertainFrom > reached.AddDays(1))
            {
                return false;
            }

            reached = term.CertainTo > reached ? term.CertainTo : reached;
            if (reached >= day.Latest)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The event whose days are a tie's own where it has none.</summary>
    private static Life? EventOf(TieClass tieClass, Life subject, Life target) => tieClass switch
    {
        TieClass.Participation when target.Schema == EntitySchema.Event => target,
        TieClass.Structure when subject.Schema == EntitySchema.Event => subject,
        _ => null,
    };

    private static DateOnly Later(DateOnly? a, DateOnly? b) => a > b || b is null ? a ?? DateOnly.MinValue : b.Value;

    private static DateOnly Earlier(DateOnly? a, DateOnly? b) => a < b || b is null ? a ?? DateOnly.MaxValue : b.Value;
}

/// <summary>When an entity was there, as far as is known.</summary>
/// <param name="Schema">What it is.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
public readonly record struct Life(EntitySchema Schema, PartialDate? Start, PartialDate? End)
{
    /// <summary>The life of an entity.</summary>
    public static Life Of(Entity entity) => new(entity.Schema, entity.Start, entity.End);
}
