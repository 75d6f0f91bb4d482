using System.Globalization;
using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Paths.Weights;

/// <summary><c>strength</c>: many and close ties between two make the way from one to the other shorter.</summary>
internal sealed class StrengthWeight : PathWeight
{
    public override string Name => "strength";

    public override Wording Definition { get; } = new(
        "for each hop 1 over the strength of its ties together: "
            + string.Join(", ", Enum.GetValues<TieClass>().Select(tie => string.Create(
                CultureInfo.InvariantCulture, $"{StrengthOf(tie)} for each of {Words(tie)}"))),
        "每步为该步各关系强度之和的倒数，强度为：" + string.Join('、', Enum.GetValues<TieClass>().Select(tie =>
            string.Create(CultureInfo.InvariantCulture, $"{WordsZh(tie)}{StrengthOf(tie)}"))));

    public override string Origin =>
        "M. E. J. Newman, Scientific collaboration networks II, Phys. Rev. E 64 (2001): strengths of ties add up, and "
            + "a distance is one over a strength; the numbers are this program's own";

    internal override IPathCosts CostsOf(GraphCache cache) => cache.Conditions.Derived(Costs.Of);

    /// <summary>How strong a tie of a class is.</summary>
    internal static double StrengthOf(TieClass tie) => tie switch
    {
        TieClass.Chair or TieClass.Office or TieClass.Relation => 1,
        TieClass.Membership or TieClass.Structure => 0.8,
        TieClass.Award => 0.5,
        TieClass.Participation => 0.25,
        _ => throw new ArgumentOutOfRangeException(nameof(tie)),
    };

    private static string Words(TieClass tie) => tie switch
    {
        TieClass.Membership => "membership",
        TieClass.Chair => "chair",
        TieClass.Office => "office",
        TieClass.Award => "award",
        TieClass.Participation => "attendance",
        TieClass.Structure => "part or host",
        _ => "kinship, ownership and the like",
    };

    private static string WordsZh(TieClass tie) => tie switch
    {
        TieClass.Membership => "成员资格",
        TieClass.Chair => "主席",
        TieClass.Office => "职务",
        TieClass.Award => "奖项",
        TieClass.Participation => "参加",
        TieClass.Structure => "隶属或主办",
        _ => "亲属、财产等关系",
    };

    private sealed class Costs(double[] ofTies) : TieCosts(addsUp: true, ofTies)
    {
        public override bool FavorsFewHops => true;

        public static Costs Of(GraphSnapshot snapshot) =>
            new(All(snapshot, ordinal => 1 / StrengthOf(snapshot.TieColumns.Type(ordinal).Class)));
    }
}
