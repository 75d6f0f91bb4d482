using System.Text.Json;
using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>
/// <c>dataset.json</c>, in which the makers of a data set say what it is called, who answers for it, how it may be used and
/// how it is cited. Its members are described in <c>data/wic/README.md</c>; a set can do without the file.
/// </summary>
internal static class DatasetFile
{
    /// <summary>Name of the file in the folder of the set.</summary>
    public const string Name = "dataset.json";

    private const string TitlePrefix = "title_";

    private static readonly string[] Known =
        ["name", "title", "description", "publisher", "licence", "licence_url", "version", "citation", "ids", "note"];

    /// <summary>The id that the file in a folder gives its set; <see langword="null"/> where there is no file or no id.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static string? IdIn(string folder)
    {
        var path = Path.Combine(folder, Name);
        return File.Exists(path) ? Parse(path).GetValueOrDefault("name") : null;
    }

    /// <summary>Reads the file of a folder, which has to be there.</summary>
    /// <param name="folder">The folder of the set.</param>
    /// <param name="dataset">Id of the set.</param>
    /// <param name="notes">Takes what was noticed.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static ReadRow Read(string folder, string dataset, ICollection<string> notes)
    {
        var members = Parse(Path.Combine(folder, Name));
        var place = new RowPlace(Name, 0);
        var unknown = members.Keys.Where(name => !Known.Contains(name) && LanguageOf(name) is null).ToList();
        if (unknown.Count > 0)
        {
            notes.Add($"{Name}: the member(s) {string.Join(", ", unknown)} are not known here and were not read.");
        }

        if (members.GetValueOrDefault("ids") is { } ids && ids != "local")
        {
            throw new InputException($"{Name}: 'ids' is '{ids}', but only 'local' is known: an id says something only inside its set.");
        }

        if (members.GetValueOrDefault("title") is not { } title)
        {
            return Reject("title", "The title is missing. Say in a few words what the data set is.");
        }

        if (members.GetValueOrDefault("licence_url") is { } licenceUrl && !Source.IsUrl(licenceUrl))
        {
            return Reject("licence_url", $"'{licenceUrl}' is not an absolute http or https address.");
        }

        return new ReadRow.Accepted(place, new Dataset(dataset, title)
        {
            OtherTitles = [.. members.Where(m => LanguageOf(m.Key) is not null).Select(m => new LocalText(m.Value, LanguageOf(m.Key)))],
            Description = members.GetValueOrDefault("description"),
            Publisher = members.GetValueOrDefault("publisher"),
            Licence = members.GetValueOrDefault("licence"),
            LicenceUrl = members.GetValueOrDefault("licence_url"),
            Version = members.GetValueOrDefault("version"),
            Citation = members.GetValueOrDefault("citation"),
            Note = members.GetValueOrDefault("note"),
        });

        ReadRow.Rejected Reject(string field, string reason) =>
            new(new Rejection(place, RecordKind.Dataset, dataset, field, reason));
    }

    /// <summary>The members that are texts and not blank, in the order of the file.</summary>
    private static Dictionary<string, string> Parse(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.EnumerateObject()
                .Where(member => !string.IsNullOrWhiteSpace(member.Value.GetString()))
                .ToDictionary(member => member.Name, member => member.Value.GetString()!.Trim(), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InputException($"{Name} is not a JSON object whose members are texts: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{Name} cannot be read: {e.Message}", e);
        }
    }

    private static string? LanguageOf(string name) =>
        name.StartsWith(TitlePrefix, StringComparison.Ordinal) && CsvTable.LanguageCode().IsMatch(name.AsSpan(TitlePrefix.Length))
            ? name[TitlePrefix.Length..]
            : null;
}
