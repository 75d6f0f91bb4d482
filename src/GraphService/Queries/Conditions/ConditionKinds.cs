using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary>The one list of the conditions that a question can set.</summary>
/// <remarks>
/// Questions over the whole graph take all of them. A question about one organization takes those on ties: it has no
/// entity between others.
/// </remarks>
public static class ConditionKinds
{
    /// <summary>The state of a day; answers that tell certainty tell it for this day.</summary>
    public static ConditionKind<PartialDate> AsOf { get; } = new AsOfCondition();

    /// <summary>Kinds of tie.</summary>
    public static ConditionKind<IReadOnlyList<AffiliationType>> Relationships { get; } = new RelationshipsCondition();

    /// <summary>A stretch of time.</summary>
    public static ConditionKind<DateInterval> Window { get; } = new WindowCondition();

    /// <summary>What becomes of ties whose dates do not tell.</summary>
    public static ConditionKind<UnknownDates> UnknownDates { get; } = new UnknownDatesCondition();

    /// <summary>Entities to go around.</summary>
    public static ConditionKind<IReadOnlyList<string>> Avoid { get; } = new AvoidCondition();

    /// <summary>All of them, in the order in which they are written and told.</summary>
    public static IReadOnlyList<ConditionKind> All { get; } =
    [
        AsOf,
        Window,
        UnknownDates,
        Relationships,
        Avoid,
        new AvoidTreeCondition(),
        new ExcludeRelationshipsCondition(),
        new AvoidTypeCondition(),
        new RoleCondition(),
        new StatusCondition(),
        new MinConfidenceCondition(),
        new MinSourcesCondition(),
        new DatasetsCondition(),
        new ViaSchemaCondition(),
        new AvoidSchemaCondition(),
        new ViaCountriesCondition(),
        new MaxTransitDegreeCondition(),
    ];

    /// <summary>
    /// Those that questions about one organization take: all on ties but the day and what becomes of unknown dates,
    /// which these ask for, and tell, in their own way, since they count who belonged before and after it as well.
    /// </summary>
    public static IReadOnlyList<ConditionKind> OfOrganizations { get; } =
        [.. All.Where(kind => kind.Scope == ConditionScope.Ties && kind != AsOf && kind != UnknownDates)];
}
