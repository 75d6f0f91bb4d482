using System.Globalization;

namespace GraphService.Model;

/// <summary>A text of this program in English and in Chinese. Immutable.</summary>
public sealed class Wording
{
    private const string ChineseCode = "zh";

    private readonly IReadOnlyList<string> _ids;
    private readonly Func<IReadOnlyList<string>, string> _english;
    private readonly Func<IReadOnlyList<string>, string> _chinese;

    private Wording(
        IReadOnlyList<string> ids,
        Func<IReadOnlyList<string>, string> english,
        Func<IReadOnlyList<string>, string> chinese) => (_ids, _english, _chinese) = (ids, english, chinese);

    /// <summary>A text that names no entity.</summary>
    public Wording(string english, string chinese)
        : this([], _ => english, _ => chinese)
    {
    }

    /// <summary>The text in English, entities by their ids.</summary>
    public string English => _english(_ids);

    /// <summary>The text in Chinese, entities by their ids.</summary>
    public string Chinese => _chinese(_ids);

    /// <summary>A text that names entities.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="english">The text with what stands for each of them.</param>
    /// <param name="chinese">The same in Chinese.</param>
    public static Wording OfEntities(
        IReadOnlyList<string> ids,
        Func<IReadOnlyList<string>, string> english,
        Func<IReadOnlyList<string>, string> chinese) => new(ids, english, chinese);

    /// <summary>The text in a language.</summary>
    /// <param name="language"><c>en</c> or <c>zh</c>.</param>
    /// <param name="named">What stands for an entity, by its id.</param>
    public string In(string language, Func<string, string> named) =>
        (language == ChineseCode ? _chinese : _english)([.. _ids.Select(named)]);

    /// <summary>A date in English, after a verb: on a day, in a month or a year.</summary>
    internal static string OnDate(PartialDate date) =>
        date.Precision == DatePrecision.Day ? $"on {DateEn(date)}" : $"in {DateEn(date)}";

    /// <summary>Things one after the other, as Chinese lists them.</summary>
    internal static string ListZh(IEnumerable<string> things) => string.Join('、', things);

    /// <summary>A date as English writes it.</summary>
    internal static string DateEn(PartialDate date) => date.Precision switch
    {
        DatePrecision.Day => date.Earliest.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        DatePrecision.Month => date.Earliest.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        _ => date.ToString(),
    };

    /// <summary>A date as Chinese writes it.</summary>
    internal static string DateZh(PartialDate date) => date.Precision switch
    {
        DatePrecision.Day => date.Earliest.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        DatePrecision.Month => date.Earliest.ToString("yyyy年M月", CultureInfo.InvariantCulture),
        _ => $"{date}年",
    };
}
