namespace GraphService.Model;

/// <summary>A kind of entity: a row of <see cref="All"/>, the one place where kinds of entity are told.</summary>
/// <remarks>There is one object for each kind, so two are the same kind when they are the same object.</remarks>
public sealed class EntitySchema
{
    private EntitySchema(string name, FtmNode ftm, string label, string labelZh, string popolo) =>
        (Name, Ftm, Label, LabelZh, Popolo) = (name, ftm, label, labelZh, popolo);

    /// <summary>A human being.</summary>
    public static EntitySchema Person { get; } =
        new("Person", new("Person", "birthDate", "deathDate", "LegalEntity"), "person", "人物", "person");

    /// <summary>An organization that is none of the more special ones below.</summary>
    public static EntitySchema Organization { get; } =
        new("Organization", FtmNode.Organization("Organization"), "organization", "组织", "organization");

    /// <summary>An enterprise.</summary>
    public static EntitySchema Company { get; } =
        new("Company", FtmNode.Organization("Company", "Organization", "Asset"), "company", "企业", "organization");

    /// <summary>An organ of a state.</summary>
    public static EntitySchema PublicBody { get; } =
        new("PublicBody", FtmNode.Organization("PublicBody", "Organization"), "public body", "国家机关", "organization");

    /// <summary>An organ, programme or award of a conference organization; in FollowTheMoney an Organization.</summary>
    public static EntitySchema Body { get; } =
        new("Body", FtmNode.Organization("Organization"), "organ of the conference", "大会机构", "organization");

    /// <summary>A meeting.</summary>
    public static EntitySchema Event { get; } =
        new("Event", new("Event", "startDate", "endDate"), "event", "活动", "event");

    /// <summary>All kinds, in the order in which they are listed.</summary>
    public static IReadOnlyList<EntitySchema> All { get; } = [Person, Organization, Company, PublicBody, Body, Event];

    /// <summary>Its name in files, stores and the API.</summary>
    public string Name { get; }

    /// <summary>The schema of FollowTheMoney that it is shown as.</summary>
    public FtmNode Ftm { get; }

    /// <summary>What one of them is called.</summary>
    public string Label { get; }

    /// <summary>What one of them is called in Chinese.</summary>
    public string LabelZh { get; }

    /// <summary>The class of Popolo that it corresponds to.</summary>
    public string Popolo { get; }

    /// <summary>
    /// Whether one of them is found by who asks for another kind: as itself, or as what FollowTheMoney calls it.
    /// </summary>
    public bool Is(EntitySchema asked) => this == asked || Ftm.Schema == asked.Name;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>
/// A schema of FollowTheMoney that stands for an entity, with the properties for its beginning and its end.
/// </summary>
/// <param name="Schema">Name of the schema.</param>
/// <param name="Start">The property that tells the first day.</param>
/// <param name="End">The property that tells the last day.</param>
/// <param name="Extends">The schemas that it extends, beside <c>Thing</c>.</param>
public sealed record FtmNode(string Schema, string Start, string End, params IReadOnlyList<string> Extends)
{
    /// <summary>What every entity is.</summary>
    internal const string Thing = "Thing";

    /// <summary>Whether it is a schema, or extends it.</summary>
    public bool Is(string schema) => schema == Thing || schema == Schema || Extends.Contains(schema);

    internal static FtmNode Organization(string schema, params IEnumerable<string> more) =>
        new(schema, "incorporationDate", "dissolutionDate", ["LegalEntity", .. more]);
}
