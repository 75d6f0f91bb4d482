using System.Diagnostics.CodeAnalysis;

namespace GraphService.Model;

/// <summary>A kind of tie: a row of <see cref="All"/>, the one place where kinds of tie are told.</summary>
/// <remarks>
/// There is one object for each kind, so two are the same kind when they are the same object. A new kind is one row;
/// stores, readers, exports, the catalogue and the schema of Neo4j take it from there, and stores that exist accept it.
/// </remarks>
[SuppressMessage(
    "Design", "CA1036", Justification = "Kinds are listed in an order; nothing asks which of two is less.")]
public sealed class AffiliationType : IComparable<AffiliationType>
{
    private static readonly FtmEdge Membership =
        new("Membership", "member", "organization", "LegalEntity", "Organization");
    private static readonly FtmEdge Directorship =
        new("Directorship", "director", "organization", "LegalEntity", "Organization");
    private static readonly FtmEdge Link = FtmEdge.Any;

    private AffiliationType(
        string id,
        string label,
        string reverseLabel,
        string labelZh,
        string reverseLabelZh,
        TieClass tieClass,
        FtmEdge ftm)
    {
        (Id, Label, ReverseLabel, LabelZh, ReverseLabelZh) = (id, label, reverseLabel, labelZh, reverseLabelZh);
        (Class, Ftm) = (tieClass, ftm);
        RelationshipType = id.ToUpperInvariant();
    }

    /// <summary>A kind that reads the same from either end.</summary>
    private AffiliationType(string id, string label, string labelZh, TieClass tieClass, FtmEdge ftm)
        : this(id, label, label, labelZh, labelZh, tieClass, ftm) => IsSymmetric = true;

    /// <summary>All kinds, in the order in which they are listed.</summary>
    public static IReadOnlyList<AffiliationType> All { get; } = Numbered(
        new("member_of", "member of", "has member", "成员", "成员包括",
            TieClass.Membership, Membership)
        { Popolo = "membership" },
        new("chair_of", "chair of", "chaired by", "主席", "主席为",
            TieClass.Chair, Directorship)
        { Popolo = "membership" },
        new("vice_chair_of", "vice-chair of", "has vice-chair", "副主席", "副主席为",
            TieClass.Chair, Directorship)
        { Popolo = "membership" },
        new("secretary_general_of", "secretary-general of", "has secretary-general", "秘书长", "秘书长为",
            TieClass.Office, Directorship)
        { Popolo = "membership" },
        new("deputy_secretary_general_of", "deputy secretary-general of", "has deputy secretary-general",
            "副秘书长", "副秘书长为", TieClass.Office, Directorship)
        { Popolo = "membership" },
        new("council_member_of", "council member of", "has council member", "理事", "理事包括",
            TieClass.Membership, Membership)
        { Popolo = "membership" },
        new("advisor_of", "advisor of", "advised by", "顾问", "顾问为",
            TieClass.Office, Membership)
        { Popolo = "membership" },
        new("initiator_of", "initiator of", "initiated by", "发起者", "发起者为", TieClass.Office, Link),
        new("employed_by", "employed by", "employs", "任职于", "雇员包括",
            TieClass.Office, new("Employment", "employee", "employer", "Person", "Organization"))
        { Popolo = "membership" },
        new("leads", "leads", "led by", "领导", "领导者为",
            TieClass.Office, Directorship)
        { Popolo = "membership" },
        new("part_of", "part of", "has part", "隶属于", "下设",
            TieClass.Structure, Membership)
        { Popolo = "parent" },
        new("hosted_by", "hosted by", "hosts", "主办方为", "主办", TieClass.Structure, Link),
        new("operates", "operates", "operated by", "运营", "运营方为", TieClass.Structure, Link),
        new("participated_in", "participated in", "has participant", "参加", "参加者包括",
            TieClass.Participation, Link),
        new("speaker_at", "speaker at", "has speaker", "发言于", "发言者包括", TieClass.Participation, Link),
        new("award_recipient_of", "award recipient of", "has award recipient", "获奖", "获奖者包括",
            TieClass.Award, Link),
        new("family_of", "family of", "亲属", TieClass.Relation,
            new("Family", "person", "relative", "Person", "Person") { Role = "relationship" }),
        new("associate_of", "associate of", "关联人",
            TieClass.Relation,
            new("Associate", "person", "associate", "Person", "Person") { Role = "relationship" }),
        new("owns", "owns", "owned by", "持有", "持有者为", TieClass.Relation,
            new("Ownership", "owner", "asset", "LegalEntity", "Asset") { Share = "percentage" })
        { HasShare = true },
        new("succeeded_by", "succeeded by", "succeeds", "继任者为", "前身为",
            TieClass.Relation,
            new("Succession", "predecessor", "successor", "LegalEntity", "LegalEntity")),
        new("represents", "represents", "represented by", "代表", "代表者为",
            TieClass.Relation,
            new("Representation", "agent", "client", "LegalEntity", "LegalEntity"))
        { Popolo = "on_behalf_of" },
        new("funds", "funds", "funded by", "资助", "资助者为", TieClass.Relation, Link),
        new("educated_at", "educated at", "educated", "就读于", "学生包括", TieClass.Relation, Link));

    private static readonly Dictionary<string, AffiliationType> ById =
        All.ToDictionary(type => type.Id, StringComparer.Ordinal);

    /// <summary>An organ, programme or event is a part of another.</summary>
    public static AffiliationType PartOf { get; } = ById["part_of"];

    /// <summary>An event, or something else that takes place, has a host.</summary>
    public static AffiliationType HostedBy { get; } = ById["hosted_by"];

    /// <summary>Its name in files, stores and the API: lower snake case.</summary>
    public string Id { get; }

    /// <summary>Place in <see cref="All"/>, from 0.</summary>
    public int Number { get; private set; }

    /// <summary>How to read it from subject to object.</summary>
    public string Label { get; }

    /// <summary>How to read it from object to subject.</summary>
    public string ReverseLabel { get; }

    /// <summary>How to read it from subject to object, in Chinese.</summary>
    public string LabelZh { get; }

    /// <summary>How to read it from object to subject, in Chinese.</summary>
    public string ReverseLabelZh { get; }

    /// <summary>What it says about the subject's place in the object.</summary>
    public TieClass Class { get; }

    /// <summary>Whether it says the same of either end; which of the two is the subject means nothing then.</summary>
    public bool IsSymmetric { get; }

    /// <summary>
    /// Whether it is told how much of the object belongs to the subject (<see cref="Affiliation.SharePercent"/>).
    /// </summary>
    public bool HasShare { get; private init; }

    /// <summary>The schema that it corresponds to in FollowTheMoney.</summary>
    public FtmEdge Ftm { get; }

    /// <summary>
    /// What it is in Popolo: <c>membership</c> of a person or organization, <c>parent</c> of an organization or event,
    /// <c>on_behalf_of</c> of a membership; <see langword="null"/> where Popolo has nothing like it.
    /// </summary>
    public string? Popolo { get; private init; }

    /// <summary>The relationship type in Neo4j: upper snake case.</summary>
    public string RelationshipType { get; }

    /// <summary>The kind of a name that is known to be one.</summary>
    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    public static AffiliationType Named(string id) => ById[id];

    /// <inheritdoc/>
    public int CompareTo(AffiliationType? other) => Number.CompareTo(other?.Number ?? -1);

    /// <inheritdoc/>
    public override string ToString() => Id;

    private static AffiliationType[] Numbered(params AffiliationType[] types)
    {
        for (var i = 0; i < types.Length; i++)
        {
            types[i].Number = i;
        }

        return types;
    }
}

/// <summary>What a kind of tie says about its subject's place in a body.</summary>
public enum TieClass
{
    /// <summary>The subject is a member.</summary>
    Membership,

    /// <summary>The subject sits at the head of the body; in a committee it is one of the members as well.</summary>
    Chair,

    /// <summary>The subject holds an office in the body without being, by that alone, one of its members.</summary>
    Office,

    /// <summary>The subject received an award; an award once received is kept.</summary>
    Award,

    /// <summary>The subject took part; that alone shows neither membership nor agreement.</summary>
    Participation,

    /// <summary>The tie joins organs, events and organizations with each other.</summary>
    Structure,

    /// <summary>Kin, ownership, money, schooling and the like: it gives nobody a place in a body.</summary>
    Relation,
}

/// <summary>A schema of FollowTheMoney that stands for a tie, with the properties for its two ends.</summary>
/// <param name="Schema">Name of the schema.</param>
/// <param name="Subject">The property that names the subject.</param>
/// <param name="Object">The property that names the object.</param>
/// <param name="SubjectRange">The schema that its subject has to be of, or to extend.</param>
/// <param name="ObjectRange">The schema that its object has to be of, or to extend.</param>
public sealed record FtmEdge(string Schema, string Subject, string Object, string SubjectRange, string ObjectRange)
{
    /// <summary>The schema that joins anything with anything.</summary>
    public static FtmEdge Any { get; } = new("UnknownLink", "subject", "object", FtmNode.Thing, FtmNode.Thing);

    /// <summary>The property that tells the role.</summary>
    public string Role { get; init; } = "role";

    /// <summary>The property that tells a share in percent, where it has one.</summary>
    public string? Share { get; init; }

    /// <summary>Whether it may join two entities.</summary>
    public bool Joins(EntitySchema subject, EntitySchema target) =>
        subject.Ftm.Is(SubjectRange) && target.Ftm.Is(ObjectRange);
}
