using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using GraphService.Model;

namespace GraphService.Queries.Parameters;

/// <summary>The rules that values follow.</summary>
public static partial class Rules
{
    private const string DateWords = "a date of the calendar, written as 2022, 2022-07 or 2022-07-12";

    /// <summary>The id of a record.</summary>
    public static Rule<string> Id { get; } = TextThat(
        new ValueSchema(ValueTypes.Text) { Pattern = RecordId.Pattern },
        $"an id: {RecordId.Rule}",
        text => RecordId.IsValid(text) ? text : null);

    /// <summary>
    /// The id of an entity; where a name is given instead, the answer tells the ids of the nearest names.
    /// </summary>
    public static Rule<string> IdOrName { get; } = TextThat(
        new ValueSchema(ValueTypes.Text) { MinLength = 1, MaxLength = 200, Pattern = @"[^\s\u0085]" },
        $"an id: {RecordId.Rule}",
        // ECMA-262 counts the byte order mark among white space, and not U+0085.
        text => text.Length <= 200 && text.Any(c => !char.IsWhiteSpace(c) && c != '\uFEFF') ? text : null);

    /// <summary>
    /// The same as an item of a list, which an address parts at commas: what is left of a name is looked for too, and
    /// not found. A list of nothing else than commas has no item.
    /// </summary>
    public static Rule<string> IdOrNameInList { get; } = TextThat(
        new ValueSchema(ValueTypes.Text) { MaxLength = 200, Pattern = "[^,]" },
        $"an id: {RecordId.Rule}",
        text => text.Length <= 200 ? text : null);

    /// <summary>A date of reduced precision.</summary>
    public static Rule<PartialDate> Date { get; } = new(
        new ValueSchema(ValueTypes.Text) { Pattern = PartialDate.Pattern },
        DateWords,
        (string text, out PartialDate date) => PartialDate.TryParse(text, null, out date),
        date => date.ToString());

    /// <summary>A stretch of time between two dates of reduced precision.</summary>
    public static Rule<DateInterval> Interval { get; } = new(
        new ValueSchema(ValueTypes.Text) { Pattern = DateInterval.Pattern },
        "two dates, such as 2015/2016-06; one of them may be .. for no bound",
        DateInterval.TryParse,
        interval => interval.ToString());

    /// <summary>A date of reduced precision, or any time, which is no date.</summary>
    public static Rule<TimeOrAny> DateOrAny { get; } = new(
        new ValueSchema(ValueTypes.Text) { Pattern = $"^{TimeOrAny.AnyWord}$|{PartialDate.Pattern}" },
        $"{TimeOrAny.AnyWord}, or {DateWords}",
        (string text, out TimeOrAny time) =>
        {
            var isDate = PartialDate.TryParse(text, null, out var date);
            time = new TimeOrAny(isDate ? date : null);
            return isDate || text == TimeOrAny.AnyWord;
        },
        time => time.Day?.ToString() ?? TimeOrAny.AnyWord);

    /// <summary>A kind of entity.</summary>
    public static Rule<EntitySchema> Schema { get; } = WordOf(Vocabulary.Schemata);

    /// <summary>A kind of tie.</summary>
    public static Rule<AffiliationType> Tie { get; } = WordOf(Vocabulary.Types);

    /// <summary>Who vouches for a tie.</summary>
    public static Rule<AffiliationStatus> Status { get; } = WordOf(Vocabulary.Statuses);

    /// <summary>A country; upper and lower case make no difference.</summary>
    public static Rule<string> Country { get; } = TextThat(
        new ValueSchema(ValueTypes.Text) { Pattern = "^[A-Za-z]{2}$" },
        "a country code of two letters (ISO 3166-1), such as CN",
        text => text.Length == 2 && text.All(char.IsAsciiLetter) ? text.ToUpperInvariant() : null);

    /// <summary>The address of a page.</summary>
    public static Rule<string> Address { get; } = TextThat(
        new ValueSchema(ValueTypes.Text) { Pattern = @"^[Hh][Tt][Tt][Pp][Ss]?://[^\u0000-\u0020]+$" },
        "an address that begins with http:// or https:// and has no blanks",
        text => AddressRegex().IsMatch(text) ? text : null);

    /// <summary>A state of the graph.</summary>
    public static Rule<SnapshotName> Snapshot { get; } = new(
        new ValueSchema(ValueTypes.Text | ValueTypes.Integer)
        {
            Pattern = SnapshotName.Pattern,
            Minimum = 1,
            Maximum = SnapshotName.MostNumber,
        },
        "the id of a snapshot, such as r12-9f86d081884c, or the number of a revision, such as 12",
        (string text, out SnapshotName name) => SnapshotName.TryParse(text, out name),
        name => name.ToString());

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static Rule<bool> Flag { get; } = new(
        new ValueSchema(ValueTypes.Flag),
        "true or false",
        (string text, out bool flag) => (flag = text == "true") || text == "false",
        flag => flag ? "true" : "false");

    /// <summary>A share of a whole, from 0 to 1: as a number, or as a percentage such as <c>80%</c>.</summary>
    public static Rule<double> Share { get; } = new(
        new ValueSchema(ValueTypes.Number | ValueTypes.Text)
        {
            Pattern = "^([0-9]{1,2}(\\.[0-9]{1,13})?|100)%$",
            Minimum = 0,
            Maximum = 1,
        },
        "a number from 0 to 1, such as 0.8, or a percentage from 0% to 100%, such as 80%",
        TryReadShare,
        share => share.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A whole number.</summary>
    /// <param name="least">The least.</param>
    /// <param name="most">The greatest.</param>
    /// <param name="setting">Name of the setting that the greatest comes from, if it does.</param>
    public static Rule<int> Whole(int least, int most, string? setting = null) => new(
        new ValueSchema(ValueTypes.Integer) { Minimum = least, Maximum = most },
        $"a whole number from {least} to {most}{(setting is null ? "" : $" ({setting})")}",
        (string text, out int number) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
                && text[0] != '+'
                && number >= least
                && number <= most,
        number => number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number with or without decimals.</summary>
    /// <param name="least">The least.</param>
    /// <param name="most">The greatest.</param>
    public static Rule<double> Number(double least, double most) => new(
        new ValueSchema(ValueTypes.Number) { Minimum = (decimal)least, Maximum = (decimal)most },
        string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"),
        (string text, out double number) => TryReadNumber(text, least, most, out number),
        number => number.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A text.</summary>
    /// <param name="mostCharacters">Most characters.</param>
    public static Rule<string> Text(int mostCharacters) => TextThat(
        new ValueSchema(ValueTypes.Text) { MinLength = 1, MaxLength = mostCharacters },
        $"a text of 1 to {mostCharacters} characters",
        text => text.Length > 0 && text.Length <= mostCharacters ? text : null);

    /// <summary>One of a few words.</summary>
    public static Rule<string> OneOf(params IReadOnlyList<string> words) => TextThat(
        Among(words), $"one of {string.Join(", ", words)}", text => words.Contains(text) ? text : null);

    /// <summary>One of a few words, each of which stands for a value.</summary>
    public static Rule<T> OneOf<T>(params IReadOnlyList<(string Word, T Value)> words)
        where T : notnull
    {
        var known = new string[words.Count];
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = words[i].Word;
        }

        return new(
            Among(known),
            $"one of {string.Join(", ", known)}",
            (string text, [MaybeNullWhen(false)] out T value) =>
            {
                foreach (var (word, meant) in words)
                {
                    if (word == text)
                    {
                        value = meant;
                        return true;
                    }
                }

                value = default;
                return false;
            },
            value => words.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Word);
    }

    /// <summary>A text of some form.</summary>
    /// <param name="schema">The form, for machines.</param>
    /// <param name="wanted">The form in words.</param>
    /// <param name="read">The text as it is taken; <see langword="null"/> where it does not fit.</param>
    private static Rule<string> TextThat(ValueSchema schema, string wanted, Func<string, string?> read) => new(
        schema,
        wanted,
        (string text, [MaybeNullWhen(false)] out string value) => (value = read(text)) is not null,
        text => text);

    private static Rule<T> WordOf<T>(Words<T> words)
        where T : notnull => new(
            Among(words.All),
            $"one of {string.Join(", ", words.All)}",
            words.TryParse,
            value => words[value]);

    private static ValueSchema Among(IReadOnlyList<string> words) => new(ValueTypes.Text) { Words = words };

    private static bool TryReadShare(string text, out double share)
    {
        if (!text.EndsWith('%'))
        {
            return TryReadNumber(text, 0, 1, out share);
        }

        var isPercentage = PercentageRegex().IsMatch(text);
        share = isPercentage ? (double)(decimal.Parse(text[..^1], CultureInfo.InvariantCulture) / 100) : 0;
        return isPercentage;
    }

    private static bool TryReadNumber(string text, double least, double most, out double number) =>
        double.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out number)
        && text[0] != '+'
        && number >= least
        && number <= most;

    [GeneratedRegex(@"^[Hh][Tt][Tt][Pp][Ss]?://[^\u0000-\u0020]+\z")]
    private static partial Regex AddressRegex();

    [GeneratedRegex(@"^([0-9]{1,2}(\.[0-9]{1,13})?|100)%\z")]
    private static partial Regex PercentageRegex();
}

/// <summary>A day, or any time.</summary>
/// <param name="Day">The day; nothing for any time.</param>
public readonly record struct TimeOrAny(PartialDate? Day)
{
    /// <summary>The word for any time.</summary>
    public const string AnyWord = "any";
}
