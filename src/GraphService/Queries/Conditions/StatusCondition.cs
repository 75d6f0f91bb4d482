using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>status</c>: only ties that some vouch for.</summary>
internal sealed class StatusCondition() : TieCondition<IReadOnlyList<AffiliationStatus>>(
    Rules.Status.List("status", "Use only ties that these vouch for."))
{
    /// <summary>Who vouches for a tie, as people call it.</summary>
    public static IReadOnlyDictionary<AffiliationStatus, Wording> Texts { get; } =
        new Dictionary<AffiliationStatus, Wording>
        {
            [AffiliationStatus.ConfirmedOfficial] = new("confirmed by an official page", "官方页面证实"),
            [AffiliationStatus.Reported] = new("reported by the press or another third party", "媒体或其他第三方报道"),
            [AffiliationStatus.SelfDeclared] = new("stated only by the subject itself", "仅由当事人或其机构自述"),
        };

    public override Wording Purpose { get; } = new("only ties of some status: who vouches for them", "仅限某些来源状态的关系");

    public override string Example => "confirmed_official,reported";

    protected override Wording Words(IReadOnlyList<AffiliationStatus> value) => new(
        $"Only ties of this status: {string.Join(", ", value.Select(status => Texts[status].English))}.",
        $"仅限以下来源状态的关系：{Wording.ListZh(value.Select(status => Texts[status].Chinese))}。");

    private protected override Func<int, bool> Compile(IReadOnlyList<AffiliationStatus> value, ConditionCache cache)
    {
        var ties = cache.Snapshot.TieColumns;
        var isChosen = Array.ConvertAll(Enum.GetValues<AffiliationStatus>(), value.Contains);
        return ordinal => isChosen[(int)ties.Status(ordinal)];
    }
}
