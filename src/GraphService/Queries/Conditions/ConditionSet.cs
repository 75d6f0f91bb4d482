using System.Text.Json;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary>The conditions that a question sets, at most one of each kind. Immutable.</summary>
public sealed class ConditionSet
{
    private ConditionSet(IReadOnlyList<Condition> all) =>
        (All, Text) = (all, string.Join('&', all.Select(condition => condition.Text)));

    /// <summary>No conditions.</summary>
    public static ConditionSet None { get; } = new([]);

    /// <summary>The conditions, in the order of <see cref="ConditionKinds.All"/>.</summary>
    public IReadOnlyList<Condition> All { get; }

    /// <summary>All of them as they stand in an address, before they are escaped.</summary>
    public string Text { get; }

    /// <summary>Each of them in a sentence, in both languages.</summary>
    public IEnumerable<Wording> Wordings => WordingsBeside(isTimeAsked: false);

    /// <summary>Each of them in a sentence, in English.</summary>
    public IEnumerable<string> Words => Wordings.Select(words => words.English);

    /// <summary>Each of them in a sentence, in Chinese.</summary>
    public IEnumerable<string> WordsZh => Wordings.Select(words => words.Chinese);

    /// <summary>The conditions that arguments set.</summary>
    /// <param name="given">The arguments.</param>
    /// <param name="kinds">The kinds that the question takes.</param>
    public static ConditionSet Of(Arguments given, IEnumerable<ConditionKind> kinds) =>
        new([.. from kind in kinds
                let value = given.Find(kind.Parameter)
                where value is not null
                select new Condition(kind, value)]);

    /// <summary>
    /// The same with one more condition, or with another value for it; an empty list sets no condition.
    /// </summary>
    public ConditionSet With<T>(ConditionKind<T> kind, T value)
        where T : notnull =>
            value is System.Collections.ICollection { Count: 0 } ? Without(kind)
                : new([.. ConditionKinds.All.SelectMany(one => one == kind
                    ? [new Condition(kind, value)]
                    : All.Where(condition => condition.Kind == one))]);

    /// <summary>The same without the condition of a kind.</summary>
    public ConditionSet Without(ConditionKind kind) => new([.. All.Where(condition => condition.Kind != kind)]);

    /// <summary>Whether what the dates do not prove is left out.</summary>
    public bool MustBeCertain => Find(ConditionKinds.UnknownDates) == UnknownDates.Exclude;

    /// <summary>Those of them that are asked of ties, or of entities.</summary>
    public ConditionSet Of(ConditionScope scope) => new([.. All.Where(condition => condition.Kind.Scope == scope)]);

    /// <summary>The value of a condition; <see langword="null"/> where it is not set.</summary>
    public T? Find<T>(ConditionKind<T> kind)
        where T : struct => (T?)All.FirstOrDefault(condition => condition.Kind == kind)?.Value;

    /// <summary>
    /// Each of them in a sentence; what only says how others are asked is told where there are such.
    /// </summary>
    /// <param name="isTimeAsked">Whether the question asks of time beside its conditions.</param>
    internal IEnumerable<Wording> WordingsBeside(bool isTimeAsked)
    {
        isTimeAsked |= All.Any(condition => condition.Kind is ITimeCondition);
        return All.Where(condition => condition.Kind.IsTested || isTimeAsked).Select(condition => condition.Words);
    }

    /// <summary>Writes each condition as a property; one that is not set only where it is always told.</summary>
    /// <param name="json">In the middle of an object.</param>
    /// <param name="kinds">The kinds that the question takes.</param>
    internal void WriteTo(Utf8JsonWriter json, IEnumerable<ConditionKind> kinds)
    {
        foreach (var kind in kinds)
        {
            if (All.FirstOrDefault(condition => condition.Kind == kind) is { } set)
            {
                json.WritePropertyName(kind.Name);
                kind.Parameter.Write(json, set.Value);
            }
            else if (kind.IsAlwaysTold)
            {
                json.WritePropertyName(kind.Name);
                kind.Parameter.WriteNothing(json);
            }
        }
    }

    /// <summary>What to keep in mind when reading an answer: about entities first, then about ties.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="ends">Vertices that the question names.</param>
    internal IEnumerable<Wording> Warnings(GraphSnapshot snapshot, IReadOnlyList<int> ends) =>
        All.OrderByDescending(condition => condition.Kind.Scope)
            .Select(condition => condition.Kind.Warning(condition.Value, this, snapshot, ends))
            .OfType<Wording>();

    /// <summary>The filter that lets pass what fulfils all of the conditions.</summary>
    /// <exception cref="UnknownIdException">A condition names something that the snapshot does not hold.</exception>
    internal ConditionFilter Compile(ConditionCache cache) =>
        new(TestsOf(ConditionScope.Ties, cache), TestsOf(ConditionScope.InnerEntities, cache));

    private RowTest[] TestsOf(ConditionScope scope, ConditionCache cache) =>
    [
        .. Of(scope).All.Where(condition => condition.Kind.IsTested).Select(cache.Test),
        .. scope == ConditionScope.Ties && MustBeCertain
            ? All.Where(condition => condition.Kind is ITimeCondition).Select(cache.CertainTest)
            : [],
    ];
}
