using GraphService.Algorithms.Paths;
using GraphService.Model;

namespace GraphService.Queries.Parameters;

/// <summary>A stretch of time between two dates of reduced precision; one of them may be missing.</summary>
public readonly record struct DateInterval
{
    /// <summary>The accepted texts as an ECMA-262 regular expression.</summary>
    public static string Pattern { get; } = $@"^({Date}/({Date}|\.\.)|\.\./{Date})$";

    private const string Open = "..";

    private DateInterval(PartialDate? start, PartialDate? end) => (Start, End) = (start, end);

    /// <summary>The date by whose first day it begins; <see langword="null"/> where it has no beginning.</summary>
    public PartialDate? Start { get; }

    /// <summary>The date with whose last day it ends; <see langword="null"/> where it has no end.</summary>
    public PartialDate? End { get; }

    /// <summary>Its days.</summary>
    public Days Days => new(
        (Start?.Earliest ?? DateOnly.MinValue).DayNumber, (End?.Latest ?? DateOnly.MaxValue).DayNumber);

    /// <summary>The stretch in words that follow "held".</summary>
    internal string InWords => (Start, End) switch
    {
        (null, { } end) => $"until {Wording.DateEn(end)}",
        ({ } start, null) => $"since {Wording.DateEn(start)}",
        ({ } start, { } end) => $"between {Wording.DateEn(start)} and {Wording.DateEn(end)}",
        _ => "",
    };

    /// <summary>The same in Chinese, before a verb.</summary>
    internal string InWordsZh => (Start, End) switch
    {
        (null, { } end) => $"至{Wording.DateZh(end)}",
        ({ } start, null) => $"自{Wording.DateZh(start)}起",
        ({ } start, { } end) => $"在{Wording.DateZh(start)}至{Wording.DateZh(end)}之间",
        _ => "",
    };

    private static string Date => PartialDate.Pattern[1..^1];

    /// <summary>Reads <c>2015/2016-06</c>, <c>../2016</c> or <c>2015/..</c>, in either order; nothing else.</summary>
    public static bool TryParse(string text, out DateInterval interval)
    {
        interval = default;
        var parts = text.Split('/');
        if (parts.Length != 2
            || !TryParse(parts[0], out PartialDate? start)
            || !TryParse(parts[1], out PartialDate? end)
            || (start is null && end is null))
        {
            return false;
        }

        // Two days bound the same stretch whichever stands first.
        interval = start?.Earliest > end?.Latest ? new DateInterval(end, start) : new DateInterval(start, end);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Start?.ToString() ?? Open}/{End?.ToString() ?? Open}";

    private static bool TryParse(string text, out PartialDate? date)
    {
        var isDate = PartialDate.TryParse(text, null, out var read);
        date = isDate ? read : null;
        return isDate || text == Open;
    }
}
