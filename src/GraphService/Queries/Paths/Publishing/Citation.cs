using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Paths.Publishing;

/// <summary>How an answer is cited. The same answer is cited with the same words, whenever and wherever.</summary>
/// <param name="Title">What was asked.</param>
/// <param name="Datasets">The data sets that the answer comes from.</param>
/// <param name="Snapshot">The state of the graph that gave it.</param>
/// <param name="Address">The address that gives it again.</param>
public sealed record Citation(
    string Title, IReadOnlyList<Dataset> Datasets, SnapshotInfo Snapshot, string Address)
{
    private const string English = "en";

    private static readonly JsonWriterOptions Json =
        new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly SearchValues<char> BibTeXSigns = SearchValues.Create(@"\{}$&#^_%~");

    /// <summary>How the answer to a question is cited: with all data sets, as any may have to do with it.</summary>
    /// <param name="cache">The graph that answers.</param>
    /// <param name="title">What is asked.</param>
    /// <param name="address">The address that gives the answer again.</param>
    /// <param name="language"><c>en</c> or <c>zh</c>, of the title.</param>
    /// <exception cref="UnknownIdException">The title names an entity that the graph does not hold.</exception>
    public static Citation Of(GraphCache cache, Wording title, string address, string language)
    {
        var snapshot = cache.Snapshot;
        return new Citation(title.In(language, NameOf), snapshot.Datasets, SnapshotInfo.Of(snapshot), address);

        string NameOf(string id) =>
            BidiText.Isolated(
                PathDocument.NameOf(snapshot.Entities[NearestEntities.VertexOf(cache, "id", id)], language));
    }

    private DateTime Day => Snapshot.CommittedAt.UtcDateTime;

    private string PlainTitle => BidiText.Plain(Title);

    private string Publishers => string.Join(
        "; ", Datasets.Select(dataset => dataset.Publisher).OfType<string>().Distinct());

    private string Version =>
        string.Join(
            "; ", Datasets.Select(dataset => VersionOf(dataset)).OfType<string>().Append($"snapshot {Snapshot.Id}"));

    private string Note => string.Join("; ", Datasets.Select(dataset => BidiText.Plain(WordsOf(dataset))));

    private string Key => $"graphservice-{Snapshot.Id}-{Digest.Of(Encoding.UTF8.GetBytes(Address)).ToString()[..8]}";

    /// <summary>As a sentence.</summary>
    /// <param name="language"><c>en</c> or <c>zh</c>.</param>
    public string ToText(string language) => DossierWords.Of(language).Cited(
        Title, string.Join("; ", Datasets.Select(dataset => WordsOf(dataset, language))), Snapshot, Address);

    /// <summary>As an entry of BibTeX, in UTF-8.</summary>
    public string ToBibTeX()
    {
        var entry = new StringBuilder().Append(CultureInfo.InvariantCulture, $"@misc{{{Key},\n");
        Add("title", $"{{{Escaped(PlainTitle)}}}");
        Add("author", string.Join(" and ", Publishers.Split("; ", StringSplitOptions.RemoveEmptyEntries)
            .Select(publisher => $"{{{Escaped(publisher)}}}")));
        Add("year", Day.ToString("yyyy", CultureInfo.InvariantCulture));
        Add("month", Day.ToString("%M", CultureInfo.InvariantCulture));
        Add("version", Escaped(Version));
        Add("note", Escaped(Note));
        Add("url", Address.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal));
        return entry.Append("}\n").ToString();

        void Add(string field, string value)
        {
            if (value.Length > 0)
            {
                entry.Append(CultureInfo.InvariantCulture, $"  {field} = {{{value}}},\n");
            }
        }
    }

    /// <summary>As an item of CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html).</summary>
    public byte[] ToCslJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("id", Key);
            json.WriteString("type", "dataset");
            json.WriteString("title", DisplayText.Line(PlainTitle));
            WriteAuthors(json);
            json.WriteStartObject("issued");
            json.WriteStartArray("date-parts");
            json.WriteStartArray();
            json.WriteNumberValue(Day.Year);
            json.WriteNumberValue(Day.Month);
            json.WriteNumberValue(Day.Day);
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteString("version", Version);
            json.WriteString("note", Note);
            json.WriteString("URL", Address);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private void WriteAuthors(Utf8JsonWriter json)
    {
        if (Publishers.Length == 0)
        {
            return;
        }

        json.WriteStartArray("author");
        foreach (var publisher in Datasets.Select(dataset => dataset.Publisher).OfType<string>().Distinct())
        {
            json.WriteStartObject();
            json.WriteString("literal", DisplayText.Line(publisher));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("publisher", DisplayText.Line(Publishers));
    }

    /// <summary>A data set in words: title, publisher, licence, version.</summary>
    private static string WordsOf(Dataset dataset, string language = English)
    {
        var words = DossierWords.Of(language);
        var facts = new[] { dataset.Publisher, dataset.Licence, VersionOf(dataset, language) }.OfType<string>();
        var (title, told) = (
            BidiText.Isolated(dataset.Title), string.Join(words.Comma, facts.Select(BidiText.Isolated)));
        return BidiText.Line(told.Length > 0 ? words.Named(title, told) : title);
    }

    private static string? VersionOf(Dataset dataset, string language = English) =>
        dataset.Version is { } version ? DossierWords.Of(language).Version(version) : null;

    private static string Escaped(string text)
    {
        var line = DisplayText.Line(text);
        if (line.AsSpan().IndexOfAny(BibTeXSigns) < 0)
        {
            return line;
        }

        var escaped = new StringBuilder();
        foreach (var c in line)
        {
            escaped.Append(c switch
            {
                '\\' => @"\textbackslash ",
                '^' => @"\textasciicircum ",
                '~' => @"\textasciitilde ",
                '{' => @"\textbraceleft ",   // no brace may stand alone
                '}' => @"\textbraceright ",
                _ when BibTeXSigns.Contains(c) => $@"\{c}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
