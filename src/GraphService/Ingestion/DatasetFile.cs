using System.Text;
using System.Text.Json;
using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>
/// <c>dataset.json</c>, in which the makers of a data set say what it is called, who answers for it, how it may be used
/// and how it is cited. Its members are described in <c>data/wic/README.md</c>; a set can do without the file.
/// </summary>
internal static class DatasetFile
{
    /// <summary>Name of the file in the folder of the set.</summary>
    public const string Name = "dataset.json";

    private const int MaxBytes = 1 << 20;

    /// <summary>The members that are read, each with its greatest length, beside those for one language.</summary>
    private static readonly Dictionary<string, int> Known = new(
        Dataset.Fields.OfType<TextField>().Select(field => KeyValuePair.Create(field.Name, field.MaxLength)),
        StringComparer.Ordinal)
    {
        ["name"] = RecordId.MaxLength,
    };

    /// <summary>
    /// The id that the file in a folder gives its set; <see langword="null"/> where there is no file or no id.
    /// </summary>
    /// <exception cref="InputException">The file cannot be read, or what it gives is no id.</exception>
    public static string? IdIn(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!Path.Exists(path) || !Parse(path).TryGetValue("name", out var name) || name.Text is null)
        {
            return null;
        }

        return RecordId.IsValid(name.Text) ? name.Text : throw new InputException(
            $"{name.Place}: 'name' is {DisplayText.Quote(name.Text)}, which cannot name a data set ({RecordId.Rule}). "
            + "Change it, or name the set with --dataset.");
    }

    /// <summary>Reads the file of a folder, which has to be there.</summary>
    /// <param name="folder">The folder of the set.</param>
    /// <param name="dataset">Id of the set.</param>
    /// <param name="notes">Takes what was noticed about the file as a whole.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static ReadRow Read(string folder, string dataset, ICollection<string> notes)
    {
        var members = Parse(Path.Combine(folder, Name));
        foreach (var (name, member) in members.Where(m => !IsKnown(m.Key)))
        {
            notes.Add($"{member.Place}: the member {DisplayText.Quote(name)} is not known here and was not read."
                + Nearest.Hint(name, Known.Keys));
        }

        if (members.TryGetValue("name", out var id) && id.Text is not null && id.Text != dataset)
        {
            notes.Add(
                $"{id.Place}: the file calls the data set {DisplayText.Quote(id.Text)}; it is loaded as '{dataset}'.");
        }

        if (members.TryGetValue("ids", out var ids) && ids.Text is not (null or Dataset.LocalIds or Dataset.SharedIds))
        {
            throw new InputException(
                $"{ids.Place}: 'ids' is {DisplayText.Quote(ids.Text)}. "
                + "It has to be 'local', where an id says something only inside its set, "
                + "or 'shared', where the same id in another such set means the same thing.");
        }

        if (ids.Text == Dataset.LocalIds)
        {
            members.Remove("ids");   // as where nothing is said
        }

        var left = new List<ValueNote>();
        foreach (var (name, member) in members.Where(m => IsKnown(m.Key) && m.Value.Text is not null))
        {
            var isSecret = false;
            var fault = TextRules.Fault(member.Text, Known.GetValueOrDefault(name, TextLimits.Line))
                ?? (Dataset.Fields.Any(field => field is TextField { Kind: TextKind.Address } && field.Name == name)
                    ? TextRules.UrlFault(member.Text!, out isSecret)
                    : null);
            if (fault is not null)
            {
                return Reject(member.Place, name, fault, isSecret ? "" : member.Text!);
            }

            if (TextRules.Invisible(member.Text) is { } invisible)
            {
                var shown = DisplayText.Value(member.Text);
                left.Add(new ValueNote(
                    member.Place, RecordKind.Dataset, dataset, name, invisible, shown, "It is left out."));
            }
        }

        left.ForEach(note => members.Remove(note.Field));
        if (members.GetValueOrDefault("title").Text is null)
        {
            return Reject(
                new RowPlace(Name, 1), "title", "The title is missing. Say in a few words what the set is.", "");
        }

        var record = Dataset.Fields.New(dataset, dataset);
        foreach (var field in Dataset.Fields)
        {
            if (field is TextField text && members.GetValueOrDefault(text.Name).Text is { } value)
            {
                text.Set(record, value);
            }
            else if (field is TextsField texts)
            {
                texts.Set(record, [.. members
                    .Where(m => CsvTable.LanguageOf(texts, m.Key) is not null && m.Value.Text is not null)
                    .Select(m => new LocalText(m.Value.Text!, CsvTable.LanguageOf(texts, m.Key)))]);
            }
        }

        return new ReadRow.Accepted(new RowPlace(Name, 1), record) { Notes = left };

        ReadRow.Rejected Reject(RowPlace place, string field, string reason, string text) =>
            new(new Rejection(place, RecordKind.Dataset, dataset, field, reason, DisplayText.Value(text)));
    }

    private static bool IsKnown(string name) =>
        Known.ContainsKey(name)
        || Dataset.Fields.OfType<TextsField>().Any(field => CsvTable.LanguageOf(field, name) is not null);

    /// <summary>The members in the order of the file; a blank text is none.</summary>
    private static Dictionary<string, Member> Parse(string path)
    {
        using var file = StrictTextFile.Open(path);
        if (file.Length > MaxBytes)
        {
            throw new InputException($"{Name} is larger than 1 MiB, which no description is. Shorten it.");
        }

        ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(file.ReadToEnd());
        var json = new Utf8JsonReader(bytes);
        try
        {
            return Members(ref json, bytes);
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"{Name} line {e.LineNumber + 1}: this is not JSON. {FirstSentence(e.Message)}", e);
        }
        catch (InvalidOperationException e)
        {
            throw new InputException(
                $"{PlaceOf(json, bytes)}: this is no text. Save the file as UTF-8.", e);
        }
    }

    private static Dictionary<string, Member> Members(ref Utf8JsonReader json, ReadOnlySpan<byte> bytes)
    {
        var members = new Dictionary<string, Member>(StringComparer.Ordinal);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new InputException(
                $"{PlaceOf(json, bytes)}: the file has to hold one JSON object, {{ \"title\": \"...\" }}.");
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (name, place) = (json.GetString()!, PlaceOf(json, bytes));
            json.Read();
            if (json.TokenType is not (JsonTokenType.String or JsonTokenType.Null) && IsKnown(name))
            {
                throw new InputException($"{place}: '{name}' has to be a text in quotation marks.");
            }

            var text = json.TokenType == JsonTokenType.String ? json.GetString()!.Trim() : "";
            if (!members.TryAdd(name, new Member(place, text.Length > 0 ? text : null)))
            {
                throw new InputException($"{place}: {DisplayText.Quote(name)} is given twice. Remove one of the two.");
            }

            json.Skip();
        }

        while (json.Read())
        {
            // Anything that follows the object is a fault, which the reader tells.
        }

        return members;
    }

    private static RowPlace PlaceOf(in Utf8JsonReader json, ReadOnlySpan<byte> bytes) =>
        new(Name, bytes[..(int)json.TokenStartIndex].Count((byte)'\n') + 1);

    private static string FirstSentence(string message) => message.Split(" LineNumber:")[0];

    /// <summary>A member: its line, and its text if it has one.</summary>
    private readonly record struct Member(RowPlace Place, string? Text);
}
