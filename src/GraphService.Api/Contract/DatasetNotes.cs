using System.Text;
using GraphService.Model;

namespace GraphService.Api.Contract;

/// <summary>What the page at <c>/docs</c> says of the data sets that are served: title, licence, how to cite.</summary>
internal static class DatasetNotes
{
    /// <summary>A list in Markdown.</summary>
    public static string Of(IReadOnlyList<Dataset> datasets)
    {
        var text = new StringBuilder("### Data\n");
        foreach (var dataset in datasets)
        {
            text.Append(Invariant($"\n- **{Plain(dataset.Title)}** (`{dataset.Id}`)"));
            Add("version", dataset.Version);
            Add("published by", dataset.Publisher);
            if (dataset.Licence is { } licence)
            {
                text.Append(dataset.LicenceUrl is { } url
                    ? Invariant($", licence [{Plain(licence)}](<{new Uri(url).AbsoluteUri}>)")
                    : Invariant($", licence {Plain(licence)}"));
            }

            text.Append('.');
            text.Append(dataset.Citation is { } citation ? Invariant($" Cite as: {Plain(citation)}") : "");
            text.Append(dataset.Note is { } note ? Invariant($" {Plain(note)}") : "");
        }

        return datasets.Count > 0 ? text.ToString() : "";

        void Add(string what, string? value) => text.Append(value is null ? "" : Invariant($", {what} {Plain(value)}"));
    }

    /// <summary>The text with what means something in Markdown or HTML taken for itself.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            plain.Append(
                char.IsAsciiLetterOrDigit(c) || !char.IsAscii(c)
                    || c is ' ' or ',' or '.' or ':' or ';' or '(' or ')' or '-' or '/'
                    ? $"{c}"
                    : $"\\{c}");
        }

        return plain.ToString();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
