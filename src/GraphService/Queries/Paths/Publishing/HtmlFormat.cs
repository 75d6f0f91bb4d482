using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using GraphService.Model;

namespace GraphService.Queries.Paths.Publishing;

/// <summary>
/// The dossier as a page of its own: no script, nothing from elsewhere, a style that is part of it; also well-formed
/// XML.
/// </summary>
internal sealed class HtmlFormat : IPathFormat
{
    private const string Style = """
        body{margin:0 auto;max-width:46rem;padding:1rem;color:#1b1b1b;background:#fff}
        body{font:1rem/1.55 system-ui,sans-serif}
        h1,h2,h3{line-height:1.25}h2{margin-top:2rem;border-bottom:1px solid #767676}h3{margin-bottom:.25rem}
        a{color:#0b4f9e}a:focus-visible{outline:3px solid #0b4f9e;outline-offset:2px}a,code{overflow-wrap:anywhere}
        li{margin:.35rem 0}sup a{padding:0 .15em}.sources{font-size:.92rem}
        @media print{body{max-width:none;padding:0;font-size:10.5pt}a{color:inherit;text-decoration:none}
        h2,h3{break-after:avoid}li,p{break-inside:avoid}}@page{margin:18mm}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <inheritdoc/>
    public string Format => "html";

    /// <inheritdoc/>
    public string MediaType => "text/html";

    /// <inheritdoc/>
    public string FileExtension => "html";

    /// <inheritdoc/>
    public string Description => "the dossier as a page that can be printed";

    /// <inheritdoc/>
    public string Policy => field ??= "default-src 'none'; style-src 'sha256-"
        + $"{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style.ReplaceLineEndings("\n"))))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <inheritdoc/>
    public async Task WriteAsync(PathDocument document, Stream output, CancellationToken cancellationToken) =>
        await output.WriteAsync(Encoding.UTF8.GetBytes(Write(DossierWriter.Write(document))), cancellationToken);

    private static string Write(Dossier dossier)
    {
        var page = new StringBuilder();
        var cited = new HashSet<int>();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="{Escaped(dossier.Language)}">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{BidiText.Written(dossier.Title, Escaped, one => BidiText.Marked(Escaped(one)))}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{Words(dossier.Title)}</h1>

            """);
        foreach (var block in dossier.Blocks)
        {
            switch (block)
            {
                case Block.Heading heading:
                    var level = (heading.Level + 1).ToString(CultureInfo.InvariantCulture);
                    page.Append(CultureInfo.InvariantCulture, $"<h{level}>{Line(heading.Text, cited)}</h{level}>\n");
                    break;
                case Block.Paragraph paragraph:
                    page.Append(CultureInfo.InvariantCulture, $"<p>{Line(paragraph.Text, cited)}</p>\n");
                    break;
                case Block.Items items:
                    var lines = string.Concat(items.Texts.Select(item => $"<li>{Line(item, cited)}</li>\n"));
                    page.Append(CultureInfo.InvariantCulture, $"<ul>\n{lines}</ul>\n");
                    break;
            }
        }

        if (dossier.Sources.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"""
                <section role="doc-endnotes" aria-labelledby="sources">
                <h2 id="sources">{Escaped(dossier.SourcesHeading)}</h2>
                <ol class="sources">

                """);
            foreach (var (i, source) in dossier.Sources.Index())
            {
                var label = $"{Escaped(dossier.SourcesHeading)} {i + 1}";
                page.Append(CultureInfo.InvariantCulture, $"""
                    <li id="s{i + 1}">{Line(source, cited)}
                    <a href="#r{i + 1}" role="doc-backlink" aria-label="{label}">↩</a></li>

                    """);
            }

            page.Append("</ol>\n</section>\n");
        }

        return page.Append("</main>\n</body>\n</html>\n").Replace("\r\n", "\n").ToString();
    }

    private static string Line(IReadOnlyList<Inline> pieces, HashSet<int> cited) => string.Concat(pieces.Select(piece =>
    {
        switch (piece)
        {
            case Inline.Text text:
                var words = text.Language is { } language
                    ? $"<span lang=\"{Escaped(language)}\">{Words(text.Value)}</span>"
                    : Words(text.Value);
                return text.IsStrong ? $"<strong>{words}</strong>" : words;
            case Inline.Code code:
                return $"<code>{Escaped(code.Value)}</code>";
            case Inline.Link link:
                var address = Escaped(Addresses.Safe(link.Address));
                return $"<a href=\"{address}\" rel=\"noopener noreferrer\">{address}</a>";
            case Inline.Note note:
                var number = note.Number.ToString(CultureInfo.InvariantCulture);
                var id = cited.Add(note.Number) ? $" id=\"r{number}\"" : "";
                return $"<sup><a{id} href=\"#s{number}\" role=\"doc-noteref\">[{number}]</a></sup>";
            default:
                throw new InvalidOperationException($"{piece} cannot be written.");
        }
    }));

    private static string Words(string text) =>
        BidiText.Written(text, Escaped, isolated => $"<bdi>{Escaped(isolated)}</bdi>");

    private static string Escaped(string text) => Encoder.Encode(DisplayText.Line(text));
}
