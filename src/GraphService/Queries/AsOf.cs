using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries;

/// <summary>The time for which members are asked for: a day, a month or a year; or any.</summary>
public readonly record struct AsOf
{
    private AsOf(PartialDate day, bool isAny) => (Day, IsAny) = (day, isAny);

    /// <summary>The day for which certainty is told: the one asked for, or today.</summary>
    public PartialDate Day { get; }

    /// <summary>Whether everybody known is asked for, whenever it was.</summary>
    public bool IsAny { get; }

    /// <summary>On a day.</summary>
    public static AsOf On(PartialDate day) => new(day, isAny: false);

    /// <summary>At any time; certainty is told for today.</summary>
    public static AsOf Any(PartialDate today) => new(today, isAny: true);

    /// <summary>Whether a tie that held on <see cref="Day"/> so certainly is asked for.</summary>
    public bool Admits(Certainty held) => IsAny || held != Certainty.No;

    /// <summary>The time as it was asked for.</summary>
    public override string ToString() => IsAny ? TimeOrAny.AnyWord : Day.ToString();
}
