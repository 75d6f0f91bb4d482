using System.Diagnostics.CodeAnalysis;

namespace GraphService.Model;

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
}

/// <summary>A kind of tie with its names.</summary>
/// <param name="Type">The kind.</param>
/// <param name="Id">Its name in files, stores and the API: lower snake case.</param>
/// <param name="Label">How to read it from subject to object.</param>
/// <param name="ReverseLabel">How to read it from object to subject.</param>
/// <param name="Class">What it says about the subject's place in the object.</param>
/// <param name="FtmSchema">The FollowTheMoney schema it is exported as.</param>
public sealed record AffiliationTypeInfo(
    AffiliationType Type, string Id, string Label, string ReverseLabel, TieClass Class, string FtmSchema)
{
    /// <summary>The relationship type in Neo4j: upper snake case.</summary>
    public string RelationshipType { get; } = Id.ToUpperInvariant();
}

/// <summary>The closed list of kinds of tie.</summary>
public static class AffiliationTypes
{
    /// <summary>All kinds, in the order of <see cref="AffiliationType"/>.</summary>
    public static IReadOnlyList<AffiliationTypeInfo> All { get; } =
    [
        new(AffiliationType.MemberOf, "member_of", "member of", "has member", TieClass.Membership, "Membership"),
        new(AffiliationType.ChairOf, "chair_of", "chair of", "chaired by", TieClass.Chair, "Directorship"),
        new(AffiliationType.ViceChairOf, "vice_chair_of", "vice-chair of", "has vice-chair", TieClass.Chair, "Directorship"),
        new(AffiliationType.SecretaryGeneralOf, "secretary_general_of", "secretary-general of", "has secretary-general", TieClass.Office, "Directorship"),
        new(AffiliationType.DeputySecretaryGeneralOf, "deputy_secretary_general_of", "deputy secretary-general of", "has deputy secretary-general", TieClass.Office, "Directorship"),
        new(AffiliationType.CouncilMemberOf, "council_member_of", "council member of", "has council member", TieClass.Membership, "Membership"),
        new(AffiliationType.AdvisorOf, "advisor_of", "advisor of", "advised by", TieClass.Office, "Membership"),
        new(AffiliationType.InitiatorOf, "initiator_of", "initiator of", "initiated by", TieClass.Office, "UnknownLink"),
        new(AffiliationType.EmployedBy, "employed_by", "employed by", "employs", TieClass.Office, "Employment"),
        new(AffiliationType.Leads, "leads", "leads", "led by", TieClass.Office, "Directorship"),
        new(AffiliationType.PartOf, "part_of", "part of", "has part", TieClass.Structure, "Membership"),
        new(AffiliationType.HostedBy, "hosted_by", "hosted by", "hosts", TieClass.Structure, "UnknownLink"),
        new(AffiliationType.Operates, "operates", "operates", "operated by", TieClass.Structure, "UnknownLink"),
        new(AffiliationType.ParticipatedIn, "participated_in", "participated in", "has participant", TieClass.Participation, "UnknownLink"),
        new(AffiliationType.SpeakerAt, "speaker_at", "speaker at", "has speaker", TieClass.Participation, "UnknownLink"),
        new(AffiliationType.AwardRecipientOf, "award_recipient_of", "award recipient of", "has award recipient", TieClass.Award, "UnknownLink"),
    ];

    private static readonly Dictionary<string, AffiliationTypeInfo> ById = All.ToDictionary(info => info.Id);

    /// <summary>The names and properties of a kind.</summary>
    public static AffiliationTypeInfo Info(this AffiliationType type) => All[(int)type];

    /// <summary>Finds a kind by its lower-snake-case name.</summary>
    public static bool TryFind(string id, [NotNullWhen(true)] out AffiliationTypeInfo? info) => ById.TryGetValue(id, out info);
}
