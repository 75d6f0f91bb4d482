using GraphService.Model;
using GraphService.Names;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary><c>role</c>: only ties whose role has some words.</summary>
internal sealed class RoleCondition() : TieCondition<string>(Rules.Text(200).Optional(
    "role",
    "Use only ties whose role, in any language, contains this text; case, accents, punctuation and traditional or "
        + "simplified characters make no difference."))
{
    public override Wording Purpose { get; } = new("only ties with some words in their role", "仅限职务中含有某些词语的关系");

    public override string Example => "advisor";

    internal override bool IsDear => true;

    protected override Wording Words(string value) =>
        new($"Only ties whose role contains '{value}'.", $"仅限职务中含有“{value}”的关系。");

    private protected override Func<int, bool> Compile(string value, ConditionCache cache)
    {
        var (ties, wanted) = (cache.Snapshot.TieColumns, FoldedText.Of(value));
        return wanted.Length > 0
            ? ordinal => ties.Roles(ordinal)
                .Any(role => FoldedText.Of(role.Value).Contains(wanted, StringComparison.Ordinal))
            // Nothing but punctuation, which is compared as it stands.
            : ordinal => ties.Roles(ordinal).Any(role => role.Value.Contains(value, StringComparison.Ordinal));
    }
}
