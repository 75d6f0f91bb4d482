using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>datasets</c>: only ties that some data sets state.</summary>
internal sealed class DatasetsCondition() : TieCondition<IReadOnlyList<string>>(
    Rules.Id.List("datasets", "Use only ties that these data sets state, by their ids.", most: 100))
{
    public override Wording Purpose { get; } = new("only ties that some data sets state", "仅限某些数据集的关系");

    public override string Example => "ID";

    protected override Wording Words(IReadOnlyList<string> value) => new(
        $"Only ties of these data sets: {string.Join(", ", value)}.",
        $"仅限以下数据集的关系：{Wording.ListZh(value)}。");

    private protected override Func<int, bool> Compile(IReadOnlyList<string> value, ConditionCache cache)
    {
        // There are few, and to compare with each is quicker than to hash.
        var known = value.Select(id => cache.Snapshot.DatasetOf(Name, id)).Distinct().ToArray();
        var ties = cache.Snapshot.TieColumns;
        return ordinal =>
        {
            var dataset = ties.Dataset(ordinal);
            foreach (var one in known)
            {
                if (string.Equals(dataset, one, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        };
    }
}
