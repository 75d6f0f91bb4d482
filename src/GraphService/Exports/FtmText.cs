using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GraphService.Model;

namespace GraphService.Exports;

/// <summary>Values in the form that FollowTheMoney 4 gives them, so that its loaders change and drop nothing.</summary>
/// <remarks>
/// Source: followthemoney 4.11 (types/name.py, url.py, language.py, entity.py) with rigour 2.6. Only the composition of
/// letters with their accents (NFC) is left to the loader, which loses nothing by it.
/// </remarks>
internal static class FtmText
{
    /// <summary>Languages: the two letters of ISO 639-1, and the three by which they are known there.</summary>
    private static readonly Dictionary<string, string> Languages =
        ("afafr amamh arara azaze bebel bgbul bnben bsbos cacat csces dadan dedeu elell eneng esspa etest fafas fifin "
        + "frfra gagle heheb hihin hrhrv huhun hyhye idind isisl itita jajpn kakat kkkaz kmkhm knkan kokor kykir lbltz "
        + "lolao ltlit lvlav mkmkd mnmon moron msmsa mtmlt mymya nenep nlnld nonor plpol pspus ptpor roron rurus sisin "
        + "skslk slslv sqsqi srsrp svswe swswa tatam tetel tgtgk ththa tktuk tltgl trtur ukukr ururd uzuzb vivie zhzho")
        .Split(' ').ToDictionary(pair => pair[..2], pair => pair[2..], StringComparer.Ordinal);

    /// <summary>
    /// A text without what cannot be seen, or <see langword="null"/> where nothing remains; its lines stay.
    /// </summary>
    public static string? Text(string text) => Until(text, static text => Seen(text).Trim());

    /// <summary>A text of one line, without quotation marks around it.</summary>
    public static string? Name(string text) => Until(text, static text =>
    {
        var line = string.Join(
            ' ', Seen(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 2 && line[0] is '"' or '\'' && line[^1] is '"' or '\'' ? line[1..^1]
            : line is "\"\"" or "''" or "\"'" or "'\"" ? "" : line;
    });

    /// <summary>An address, or <see langword="null"/> for one of a host that is not taken for one.</summary>
    public static string? Url(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || Text(url) != url)
        {
            return null;
        }

        var labels = uri.Host.TrimEnd('.').Split('.');
        if (uri.HostNameType is not (UriHostNameType.IPv4 or UriHostNameType.IPv6)
            && (Array.Exists(labels, label => label.Length > 63 || !label.Any(char.IsLetterOrDigit))
                || (labels.Length > 1 && (labels[^1].Length < 2 || labels[^1].All(char.IsDigit)))))
        {
            return null;
        }

        // The scheme in small letters, and a slash where there is no path; all else as it was given.
        var rest = url[(url.IndexOf(':', StringComparison.Ordinal) + 3)..];
        var end = rest.IndexOfAny(['/', '?', '#']);
        return end < 0 ? $"{uri.Scheme}://{rest}/"
            : rest[end] == '/' ? $"{uri.Scheme}://{rest}"
            : $"{uri.Scheme}://{rest[..end]}/{rest[end..]}";
    }

    /// <summary>A country, or <see langword="null"/> for one that is not known.</summary>
    public static string? Country(string code) =>
        Continents.Of(code) is null ? null : code.ToLowerInvariant();

    /// <summary>A language, or <see langword="null"/> for one that is not known.</summary>
    public static string? Language(string code) => Languages.GetValueOrDefault(code);

    /// <summary>
    /// An id in the small alphabet of references: the id itself where it fits, else what is left of it with a hash, so
    /// that no two become one.
    /// </summary>
    /// <param name="prefix">What sets records of other kinds than entities apart; empty for entities.</param>
    /// <param name="id">The id.</param>
    public static string Id(string prefix, string id)
    {
        var isFree = prefix.Length > 0
            || !FtmExporter.Prefixes.Any(one => id.StartsWith(one, StringComparison.Ordinal));
        if (isFree && char.IsAsciiLetterOrDigit(id[^1])
            && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'))
        {
            return prefix + id;
        }

        var plain = string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '-'));
        return $"{prefix}{(isFree ? "" : "id-")}{plain}-{Hash(id)}";
    }

    /// <summary>12 hexadecimal digits that stand for a text.</summary>
    public static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    private static string? Until(string text, Func<string, string> clean)
    {
        for (var last = ""; text != last;)
        {
            (last, text) = (text, clean(text));
        }

        return text.Length > 0 ? text : null;
    }

    private static string Seen(string text)
    {
        var seen = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var isRune = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done;
            switch (isRune ? Rune.GetUnicodeCategory(rune) : UnicodeCategory.Surrogate)
            {
                case UnicodeCategory.Surrogate:
                case UnicodeCategory.Control when rune.Value is not ('\t' or '\n' or '\r'):
                case UnicodeCategory.Format when rune.Value is 0xAD or 0x61C or (>= 0x200B and <= 0x200F)
                    or (>= 0x2060 and <= 0x2064) or 0xFEFF:
                    break;
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                case UnicodeCategory.SpaceSeparator when rune.Value != 0xA0:
                    seen.Append(' ');
                    break;
                default:
                    seen.Append(rest[..length]);
                    break;
            }

            rest = rest[length..];
        }

        return seen.ToString();
    }
}
