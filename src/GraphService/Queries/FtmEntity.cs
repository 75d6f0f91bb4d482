using System.Text.Json.Serialization;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>An entity in the shape of FollowTheMoney.</summary>
/// <param name="Id">Id of the entity.</param>
/// <param name="Caption">The name by which it is shown.</param>
/// <param name="Schema">
/// The FollowTheMoney schema. An organ of the conference is an Organization with the classification <c>Body</c>.
/// </param>
/// <param name="Properties">FollowTheMoney's properties; every value is a list of texts.</param>
/// <param name="Custom">
/// What the data set tells beyond this, by the names of its own columns, <c>x_...</c>, which are no properties of
/// FollowTheMoney; every value is a text.
/// </param>
/// <param name="Datasets">The data sets that state it.</param>
/// <param name="Referents">Other ids of the same entity.</param>
/// <param name="Target">Always false: being listed here marks nobody out.</param>
/// <param name="Sources">The pages that state it, best first.</param>
/// <param name="Names">
/// Its names in other languages: the names among the properties that have a language, each with it.
/// </param>
/// <param name="Descriptions">
/// What it is in a sentence: the summary among the properties, whose language is not told, and the same in other
/// languages.
/// </param>
/// <param name="Statements">
/// Where several data sets state it, what each of them says; elsewhere it is not there. The other members show the
/// first of them, completed by the others.
/// </param>
public sealed record FtmEntity(
    string Id,
    string Caption,
    string Schema,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Properties,
    IReadOnlyDictionary<string, string> Custom,
    IReadOnlyList<string> Datasets,
    IReadOnlyList<string> Referents,
    bool Target,
    IReadOnlyList<SourceShape> Sources,
    IReadOnlyList<TextShape> Names,
    IReadOnlyList<TextShape> Descriptions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<EntityStatement>? Statements = null)
{
    /// <summary>Shapes an entity, with only the properties that its schema has in FollowTheMoney 3.5 and 4.</summary>
    public static FtmEntity Of(GraphSnapshot snapshot, Entity entity)
    {
        var properties = new Dictionary<string, IReadOnlyList<string>>
        {
            ["name"] =
                [entity.Name, .. entity.OtherNames.Select(name => name.Value).Where(name => name != entity.Name)
                    .Distinct()],
        };
        Add("alias", entity.Aliases.Select(alias => alias.Value).Distinct());
        Add("country", entity.Country is { } country ? [country.ToLowerInvariant()] : []);
        Add("summary", entity.Description is { } description ? [description] : []);
        var category = entity.Category is { } word ? new[] { word } : [];
        if (entity.Schema == EntitySchema.Event)
        {
            Add("keywords", category);
        }
        else
        {
            Add(
                "classification",
                entity.Schema == EntitySchema.Body ? [EntitySchema.Body.Name, .. category] : category);
        }

        Add(entity.Schema.Ftm.Start, entity.Start is { } first ? [first.ToString()] : []);
        Add(entity.Schema.Ftm.End, entity.End is { } last ? [last.ToString()] : []);
        var sources = snapshot.SourcesOf(entity.SourceIds).ToArray();
        Add("sourceUrl", sources.Select(source => Normalized(source.Url)).Distinct());
        Add("retrievedAt", sources.Max(source => source.Retrieved?.ToString()) is { } retrieved ? [retrieved] : []);
        return new FtmEntity(
            entity.Id,
            entity.Name,
            entity.Schema.Ftm.Schema,
            properties,
            CustomShape.Of(entity.Custom),
            snapshot.DatasetsOf(entity),
            [],
            Target: false,
            Array.ConvertAll(sources, SourceShape.Of),
            TextShape.ListOf(entity.OtherNames),
            TextShape.ListOf(
            [
                .. entity.Description is { } words ? new[] { new LocalText(words) } : [],
                .. entity.OtherDescriptions,
            ]),
            EntityStatement.ListOf(snapshot, entity));

        void Add(string property, IEnumerable<string> values)
        {
            var list = values.ToArray();
            if (list.Length > 0)
            {
                properties.Add(property, list);
            }
        }
    }

    /// <summary>FollowTheMoney writes a host without a path with a slash.</summary>
    private static string Normalized(string url) =>
        new Uri(url) is { PathAndQuery: "/", Fragment: "" } root && !url.EndsWith('/') ? root.AbsoluteUri : url;

    /// <summary>
    /// Whether an entity of one schema is found where another is asked for: the same, or what it is shown as.
    /// </summary>
    public static bool IsFound(EntitySchema schema, EntitySchema asked) =>
        schema.Is(asked);
}
