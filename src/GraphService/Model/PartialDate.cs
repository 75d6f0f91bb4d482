using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace GraphService.Model;

/// <summary>An ISO 8601 calendar date of reduced precision: a year, a month or a day, between 1000 and 2999.</summary>
/// <remarks>The precision is part of the value: <c>2022</c> and <c>2022-01-01</c> are different dates.</remarks>
public readonly partial record struct PartialDate : IParsable<PartialDate>
{
    /// <summary>The accepted texts as an ECMA-262 regular expression; exact, leap years included.</summary>
    public const string Pattern =
        "^([12][0-9]{3}"
        + "|[12][0-9]{3}-(0[1-9]|1[0-2])"
        + "|[12][0-9]{3}-("
        + "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
        + "|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
        + "|02-(0[1-9]|1[0-9]|2[0-8]))"
        + "|([12][0-9](0[48]|[2468][048]|[13579][26])|(12|16|20|24|28)00)-02-29)$";

    /// <summary>The last day that a date can mean.</summary>
    internal static DateOnly LastDay { get; } = new(2999, 12, 31);

    /// <summary>Greatest length of the text.</summary>
    internal const int MaxLength = 10;

    private readonly short _year;
    private readonly byte _month;
    private readonly byte _day;

    private PartialDate(int year, int month, int day) => (_year, _month, _day) = ((short)year, (byte)month, (byte)day);

    /// <summary>What is known of the date.</summary>
    public DatePrecision Precision =>
        _day > 0 ? DatePrecision.Day : _month > 0 ? DatePrecision.Month : DatePrecision.Year;

    /// <summary>The first day that the date can mean.</summary>
    public DateOnly Earliest => new(Year, Math.Max((int)_month, 1), Math.Max((int)_day, 1));

    /// <summary>The last day that the date can mean.</summary>
    public DateOnly Latest
    {
        get
        {
            var month = _month == 0 ? 12 : _month;
            return new DateOnly(Year, month, _day == 0 ? DateTime.DaysInMonth(Year, month) : _day);
        }
    }

    /// <summary>
    /// The one day for which a publication date counts: the 28th when only the month is known, 31 December when only
    /// the year is.
    /// </summary>
    public DateOnly CountedDay => Precision switch
    {
        DatePrecision.Day => Earliest,
        DatePrecision.Month => new DateOnly(Year, _month, 28),
        _ => new DateOnly(Year, 12, 31),
    };

    private int Year => _year == 0 ? 1000 : _year;

    /// <summary>The date of a day, known to the day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year lies outside 1000 to 2999.</exception>
    public static PartialDate OfDay(DateOnly day) => Of(day, DatePrecision.Day);

    /// <summary>The day itself, its month or its year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year lies outside 1000 to 2999.</exception>
    public static PartialDate Of(DateOnly day, DatePrecision precision)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day.Year, 1000, nameof(day));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day.Year, 2999, nameof(day));
        return new PartialDate(
            day.Year, precision >= DatePrecision.Month ? day.Month : 0, precision == DatePrecision.Day ? day.Day : 0);
    }

    /// <inheritdoc/>
    /// <exception cref="FormatException"><paramref name="s"/> is not such a date.</exception>
    public static PartialDate Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var date)
            ? date
            : throw new FormatException($"'{s}' is not a date like 2022, 2022-07 or 2022-07-12.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PartialDate result) =>
        TryParse(s.AsSpan(), out result);

    /// <summary>Reads <c>YYYY</c>, <c>YYYY-MM</c> or <c>YYYY-MM-DD</c>; nothing else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PartialDate result)
    {
        result = default;
        int month = 0, day = 0;
        if (text.Length is not (4 or 7 or 10)
            || !TryReadDigits(text[..4], out var year)
            || year is < 1000 or > 2999
            || (text.Length >= 7 && (text[4] != '-' || !TryReadDigits(text[5..7], out month) || month is < 1 or > 12))
            || (text.Length == 10
                && (text[7] != '-'
                    || !TryReadDigits(text[8..], out day)
                    || day < 1
                    || day > DateTime.DaysInMonth(year, month))))
        {
            return false;
        }

        result = new PartialDate(year, month, day);
        return true;
    }

    /// <summary>The date as it was written: <c>2022</c>, <c>2022-07</c> or <c>2022-07-12</c>.</summary>
    public override string ToString()
    {
        Span<byte> utf8 = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(utf8[..Format(utf8)]);
    }

    /// <summary>Writes the text.</summary>
    /// <returns>Its length.</returns>
    internal int Format(Span<byte> utf8)
    {
        Digits(utf8[..4], Year);
        if (_month == 0)
        {
            return 4;
        }

        utf8[4] = (byte)'-';
        Digits(utf8[5..7], _month);
        if (_day == 0)
        {
            return 7;
        }

        utf8[7] = (byte)'-';
        Digits(utf8[8..MaxLength], _day);
        return MaxLength;

        static void Digits(Span<byte> digits, int value)
        {
            for (var i = digits.Length - 1; i >= 0; i--, value /= 10)
            {
                digits[i] = (byte)('0' + (value % 10));
            }
        }
    }

    /// <summary>Reads a text that <see cref="Format"/> wrote.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static PartialDate ParseUtf8(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[MaxLength];
        return utf8.Length <= MaxLength
            && System.Text.Ascii.ToUtf16(utf8, text, out var length) == System.Buffers.OperationStatus.Done
            && TryParse(text[..length], out var date)
            ? date
            : throw new FormatException($"'{System.Text.Encoding.UTF8.GetString(utf8)}' is not a date.");
    }

    /// <summary>The date as a number that is never 0; greater for a later year.</summary>
    internal int ToNumber() => (Year << 16) | (_month << 8) | _day;

    /// <summary>The date of a number that <see cref="ToNumber"/> gave.</summary>
    internal static PartialDate OfNumber(int number) => new(number >> 16, (number >> 8) & 0xFF, number & 0xFF);

    /// <summary>The regular expression of <see cref="Pattern"/>.</summary>
    [GeneratedRegex(Pattern, RegexOptions.ECMAScript)]
    public static partial Regex Regex();

    private static bool TryReadDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}

/// <summary>How much of a date is known.</summary>
public enum DatePrecision
{
    /// <summary>The year.</summary>
    Year,

    /// <summary>Year and month.</summary>
    Month,

    /// <summary>The day.</summary>
    Day,
}
