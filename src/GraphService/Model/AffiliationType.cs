namespace GraphService.Model;

/// <summary>The kinds of tie; their properties are in <see cref="AffiliationTypes"/>.</summary>
public enum AffiliationType
{
    /// <summary>Belongs to.</summary>
    MemberOf,

    /// <summary>Chairs or co-chairs.</summary>
    ChairOf,

    /// <summary>Is vice-chair of.</summary>
    ViceChairOf,

    /// <summary>Is secretary-general of.</summary>
    SecretaryGeneralOf,

    /// <summary>Is deputy secretary-general of.</summary>
    DeputySecretaryGeneralOf,

    /// <summary>Sits on the council or board of.</summary>
    CouncilMemberOf,

    /// <summary>Advises.</summary>
    AdvisorOf,

    /// <summary>Helped to bring into being.</summary>
    InitiatorOf,

    /// <summary>Works for.</summary>
    EmployedBy,

    /// <summary>Heads or founded.</summary>
    Leads,

    /// <summary>Is an organ or part of.</summary>
    PartOf,

    /// <summary>An event is hosted, organized or supported by.</summary>
    HostedBy,

    /// <summary>Runs, co-founded, controls or supervises.</summary>
    Operates,

    /// <summary>Attended, was represented at or took part in.</summary>
    ParticipatedIn,

    /// <summary>Spoke at.</summary>
    SpeakerAt,

    /// <summary>Received an award, honour or selection from.</summary>
    AwardRecipientOf,
}
