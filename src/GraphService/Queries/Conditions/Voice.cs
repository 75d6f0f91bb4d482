using System.Text.RegularExpressions;

namespace GraphService.Queries.Conditions;

/// <summary>Whose text a page gives, as its publisher's name tells: a copy counts as what it is a copy of.</summary>
/// <remarks>
/// <list type="number">
/// <item><c>X (repost of Y)</c>, a copy, reprint or translation of it, <c>X (after Y)</c>, <c>X, after Y</c>,
/// <c>X (quoting Y)</c>, <c>X (text by Y)</c>: the text of Y. Where Y is no name, such as <c>a news site</c>, nobody
/// is named.</item>
/// <item><c>Y via X</c>, <c>Y on x.com</c>, <c>Y pages hosted by X</c>: the text of Y.</item>
/// <item><c>X (repost)</c>, <c>x.com (copy)</c>: nobody is named.</item>
/// <item>Otherwise what stands in brackets, as in <c>Y (copy on x.com)</c>, and the edition, as in
/// <c>Y, Japanese</c>, is left out.</item>
/// </list>
/// </remarks>
internal static partial class Voice
{
    /// <summary>
    /// As whom copies count that do not say whose text they are: together, and only beside nobody else.
    /// </summary>
    public const string NotNamed = "(a copy that does not tell whose text it is)";

    private const string Before = @"(?:(?!on )[\w-]+ ){0,3}?";
    private const string Rest = @"(?<origin>[^()（）;；,，]+)";

    /// <summary>Whose text the pages of a publisher give.</summary>
    /// <param name="publisher">The name of the publisher.</param>
    public static string Of(string publisher)
    {
        if (CopyOf().Match(publisher) is { Success: true } copy)
        {
            return OfOrigin(publisher, copy.Groups["origin"].Value.Trim());
        }

        if (CarriedBy().Match(publisher) is { Success: true } carried)
        {
            return Of(carried.Groups["origin"].Value);
        }

        var shown = WithoutBrackets(publisher);
        return Copy().IsMatch(publisher) || (!shown.Contains(' ', StringComparison.Ordinal)
            && shown.Contains('.', StringComparison.Ordinal) && CopyInBrackets().IsMatch(publisher))
                ? NotNamed : Edition().Replace(shown, "");
    }

    /// <summary>A publisher's name without what it adds in brackets.</summary>
    public static string WithoutBrackets(string publisher)
    {
        var bracket = publisher.AsSpan().IndexOfAny('(', '（');
        return bracket > 0 ? publisher[..bracket].TrimEnd() : publisher;
    }

    /// <summary>A name by which voices are told apart; letter case does not matter.</summary>
    public static string KeyOf(string voice) =>
        voice.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? voice[4..] : voice;

    private static string OfOrigin(string publisher, string origin)
    {
        if (origin.StartsWith("its ", StringComparison.Ordinal))
        {
            return WithoutBrackets(publisher);
        }

        var name = origin.StartsWith("the ", StringComparison.Ordinal) ? origin[4..] : origin;
        return char.IsLower(name[0]) && !name.Contains('.', StringComparison.Ordinal) ? NotNamed : Of(name);
    }

    [GeneratedRegex(
        $@"(?:(?:^|[(（]|[,，;；] ?){Before}(?:repost|reprint|copy|mirror|translation|rewriting) of "
            + $@"|(?:[(（]|[,，;；] ?)(?:after|quoting|citing|reposted from|republished from|text (?:by|from|of)) "
            + $@"|(?:[(（]|[,，;；] ?)(?:转自|转载自|摘自|来源[:：]) ?){Rest}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CopyOf();

    [GeneratedRegex(
        @"^(?<origin>(?:[^()（）]|[(（][^()（）]*[)）])+?)(?: text| pages)?(?: via | hosted by | on (?=[^ ]+\.[^ ]+$))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CarriedBy();

    [GeneratedRegex(
        $@"(?:^|[(（]){Before}(?:repost|reprint)\b(?! on\b)|^{Before}(?:repost|reprint|copy) on ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Copy();

    [GeneratedRegex($@"[(（]{Before}(?:copy|mirror)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CopyInBrackets();

    [GeneratedRegex(
        @", (?:(?:\w+ )?edition|Arabic|Chinese|English|French|German|Italian|Japanese|Korean|Portuguese|Russian"
            + "|Spanish)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Edition();
}
