using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GraphService.Model;

namespace GraphService.Queries.Paths.Publishing;

/// <summary>
/// The dossier in Markdown (CommonMark with the footnotes that Pandoc, GitHub and most editors know), to be pasted into
/// an article or a memo.
/// </summary>
internal sealed partial class MarkdownFormat : IPathFormat
{
    // What means something within a line.
    private static readonly SearchValues<char> Signs = SearchValues.Create(@"\`*_[]<>&~|#^$@{}");

    /// <inheritdoc/>
    public string Format => "md";

    /// <inheritdoc/>
    public string MediaType => "text/markdown";

    /// <inheritdoc/>
    public string FileExtension => "md";

    /// <inheritdoc/>
    public string Description => "a dossier in Markdown, with numbered footnotes for the sources";

    /// <inheritdoc/>
    public async Task WriteAsync(PathDocument document, Stream output, CancellationToken cancellationToken) =>
        await output.WriteAsync(Encoding.UTF8.GetBytes(Write(DossierWriter.Write(document))), cancellationToken);

    private static string Write(Dossier dossier)
    {
        var text = new StringBuilder().Append("# ").Append(Words(dossier.Title)).Append('\n');
        foreach (var block in dossier.Blocks)
        {
            text.Append('\n');
            switch (block)
            {
                case Block.Heading heading:
                    text.Append('#', heading.Level + 1).Append(' ').Append(Line(heading.Text)).Append('\n');
                    break;
                case Block.Paragraph paragraph:
                    text.Append(Line(paragraph.Text)).Append('\n');
                    break;
                case Block.Items items:
                    text.AppendJoin("", items.Texts.Select(item => $"- {Line(item)}\n"));
                    break;
            }
        }

        if (dossier.Sources.Count > 0)
        {
            text.Append('\n');
        }

        foreach (var (i, source) in dossier.Sources.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"[^{i + 1}]: {Line(source)}\n");
        }

        return text.ToString();
    }

    /// <summary>A line, which begins neither a list nor a part of one.</summary>
    private static string Line(IReadOnlyList<Inline> pieces) => ListStart().Replace(Joined(pieces), @"$1\$2");

    private static string Joined(IReadOnlyList<Inline> pieces) => string.Concat(pieces.Select(piece => piece switch
    {
        Inline.Text { IsStrong: true } text => $"**{Words(text.Value)}**",
        Inline.Text text => Words(text.Value),
        Inline.Code code => $"`{DisplayText.Line(code.Value).Replace("`", "%60", StringComparison.Ordinal)}`",
        Inline.Link link => $"<{Addresses.Safe(link.Address)}>",
        Inline.Note note => $"[^{note.Number.ToString(CultureInfo.InvariantCulture)}]",
        _ => throw new InvalidOperationException($"{piece} cannot be written."),
    }));

    private static string Words(string text) =>
        BidiText.Written(text, Escaped, isolated => BidiText.Marked(Escaped(isolated)));

    /// <summary>A text in which nothing is a sign of Markdown, and no address is made a link.</summary>
    private static string Escaped(string text)
    {
        var line = DisplayText.Line(text);
        if (line.AsSpan().IndexOfAny(Signs) >= 0)
        {
            line = string.Concat(line.Select(c => Signs.Contains(c) ? $@"\{c}" : c.ToString()));
        }

        return LinkStart().Replace(line, match => $@"{match.Groups[1].Value}\{match.Groups[2].Value}");
    }

    /// <summary>How lists begin, and in Pandoc what a term means.</summary>
    [GeneratedRegex(@"^(\d{0,9})((?<=\d)[.)]|(?<!\d)[-+:])(?=\s|$)")]
    private static partial Regex ListStart();

    /// <summary>How addresses begin that some readers of Markdown make links of.</summary>
    [GeneratedRegex(@"(https?(?=:)|ftp(?=:)|mailto(?=:)|xmpp(?=:)|www(?=\.))([:.])", RegexOptions.IgnoreCase)]
    private static partial Regex LinkStart();
}

/// <summary>Addresses that others gave, as documents show them.</summary>
internal static class Addresses
{
    /// <summary>An http or https address without any character that could end it in a document.</summary>
    public static string Safe(string address) => string.Concat(address.EnumerateRunes().Select(rune =>
        rune.Value is > ' ' and < 0x7F && !"<>\"'`\\^{}|".Contains((char)rune.Value, StringComparison.Ordinal)
            ? rune.ToString()
            : Uri.EscapeDataString(rune.ToString())));
}
