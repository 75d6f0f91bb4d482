using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Paths.Publishing;

/// <summary>An answer for paths that is to be published.</summary>
/// <param name="Snapshot">The graph that it comes from.</param>
/// <param name="Answer">The answer, with the sources of every tie.</param>
/// <param name="Address">The address that asks the same again, as everybody reaches it.</param>
/// <param name="Language"><c>en</c> or <c>zh</c>, of formats that are written for people.</param>
public sealed record PathDocument(GraphSnapshot Snapshot, PathAnswer Answer, string Address, string Language)
{
    /// <summary>Whether the address gives the same answer again, whatever comes later.</summary>
    public bool IsKept { get; init; } = true;

    /// <summary>What has changed since the question was first answered; where that is asked for.</summary>
    public PathComparison? Comparison { get; init; }

    /// <summary>The languages that there are; the first is the default.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. DossierWords.All.Select(words => words.Language)];

    /// <summary>The question as a title: <c>How Ada and the Council are connected</c>.</summary>
    public string Title => Words.Title(
        BidiText.Isolated(NameOf(Answer.Query.Source)), BidiText.Isolated(NameOf(Answer.Query.Target)));

    /// <summary>How the answer is cited.</summary>
    public Citation Citation => new(Title, Datasets, Answer.Snapshot, Address);

    /// <summary>The data sets that state anything on the paths; all of them where there are none.</summary>
    public IReadOnlyList<Dataset> Datasets
    {
        get
        {
            var ties = Answer.Results.SelectMany(path => path.Hops).SelectMany(hop => hop.Relationships)
                .Select(tie => tie.Dataset);
            var named = Answer.Entities.Values.SelectMany(entity => entity.Datasets).Concat(ties).ToHashSet();
            return [.. Snapshot.Datasets.Where(dataset => named.Count == 0 || named.Contains(dataset.Id))];
        }
    }

    /// <summary>Its texts.</summary>
    internal DossierWords Words => DossierWords.Of(Language);

    /// <summary>A name for files, without its ending: the two ends, the snapshot.</summary>
    public string FileName => $"paths-{Part(Answer.Query.Source)}-{Part(Answer.Query.Target)}-{Answer.Snapshot.Id}";

    /// <summary>The entity of an id.</summary>
    internal Entity EntityOf(string id) => Snapshot.TryGetVertex(id, out var vertex)
        ? Snapshot.Entities[vertex]
        : throw new InvalidOperationException($"There is no entity '{id}' in snapshot {Snapshot.Id}.");

    /// <summary>The name of an entity in the document's language, as far as it is known.</summary>
    internal string NameOf(string id) => NameOf(EntityOf(id), Language);

    /// <summary>The name of an entity in a language, as far as it is known.</summary>
    internal static string NameOf(Entity entity, string language) => language == DossierWords.All[0].Language
        ? entity.Name
        : NameIn(entity, language)?.Value ?? entity.Name;

    /// <summary>A name of an entity in a language, or in a variety of it.</summary>
    internal static LocalText? NameIn(Entity entity, string language) => entity.OtherNames.FirstOrDefault(
        name => name.Language?.StartsWith(language, StringComparison.Ordinal) == true);

    private static string Part(string id)
    {
        const int Longest = 40;
        return string.Concat(id.Take(Longest).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
    }
}
