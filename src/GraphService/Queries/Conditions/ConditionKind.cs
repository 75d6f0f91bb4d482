using GraphService.Graphs;
using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Conditions;

/// <summary>What a condition is asked of.</summary>
public enum ConditionScope
{
    /// <summary>Of every tie that a question might use.</summary>
    Ties,

    /// <summary>Of every entity between those that the question itself names; these are exempt.</summary>
    InnerEntities,
}

/// <summary>
/// A kind of condition: the parameter that sets it, what it lets pass, and how it reads. Immutable and thread-safe; the
/// list is <see cref="ConditionKinds"/>.
/// </summary>
public abstract class ConditionKind
{
    private protected ConditionKind(Parameter parameter, ConditionScope scope) =>
        (Parameter, Scope) = (parameter, scope);

    /// <summary>The parameter that sets it.</summary>
    public Parameter Parameter { get; }

    /// <summary>Its name: that of the parameter.</summary>
    public string Name => Parameter.Name;

    /// <summary>What it is asked of.</summary>
    public ConditionScope Scope { get; }

    /// <summary>What somebody wants who sets it, in few words.</summary>
    public abstract Wording Purpose { get; }

    /// <summary>A value, as it is written; <c>ID</c> stands for ids.</summary>
    public abstract string Example { get; }

    /// <summary>Whether the echo of a question tells it even where it is not set.</summary>
    public virtual bool IsAlwaysTold => false;

    /// <summary>
    /// Whether to decide costs more than to look up what was decided: it reads texts, or more than a few columns.
    /// </summary>
    internal virtual bool IsDear => false;

    /// <summary>Whether it tests anything by itself, rather than say how other conditions do.</summary>
    internal virtual bool IsTested => true;

    /// <summary>The condition in a sentence.</summary>
    internal abstract Wording Words(object value);

    /// <summary>What lets an ordinal, or a vertex, pass; asked from any thread.</summary>
    /// <exception cref="UnknownIdException">The value names something that the snapshot does not hold.</exception>
    internal abstract Func<int, bool> Compile(object value, ConditionCache cache);

    /// <summary>What to keep in mind when reading an answer; mostly nothing.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="all">All conditions of the question.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="ends">Vertices that the question names.</param>
    internal abstract Wording? Warning(
        object value, ConditionSet all, GraphSnapshot snapshot, IReadOnlyList<int> ends);
}

/// <summary>A kind of condition with a value of a type.</summary>
public abstract class ConditionKind<T> : ConditionKind
    where T : notnull
{
    private protected ConditionKind(Parameter parameter, ConditionScope scope)
        : base(parameter, scope)
    {
    }

    /// <inheritdoc cref="ConditionKind.Words(object)"/>
    protected abstract Wording Words(T value);

    /// <inheritdoc cref="ConditionKind.Compile(object, ConditionCache)"/>
    private protected abstract Func<int, bool> Compile(T value, ConditionCache cache);

    /// <inheritdoc cref="ConditionKind.Warning(object, ConditionSet, GraphSnapshot, IReadOnlyList{int})"/>
    protected virtual Wording? Warning(
        T value, ConditionSet all, GraphSnapshot snapshot, IReadOnlyList<int> ends) => null;

    internal sealed override Wording Words(object value) => Words((T)value);

    internal sealed override Func<int, bool> Compile(object value, ConditionCache cache) => Compile((T)value, cache);

    internal sealed override Wording? Warning(
        object value, ConditionSet all, GraphSnapshot snapshot, IReadOnlyList<int> ends) =>
        Warning((T)value, all, snapshot, ends);
}

/// <summary>A kind of condition on ties.</summary>
/// <param name="parameter">The parameter that sets it; not required and without a default.</param>
internal abstract class TieCondition<T>(Parameter parameter) : ConditionKind<T>(parameter, ConditionScope.Ties)
    where T : notnull;

/// <summary>A kind of condition on the entities between those that a question names.</summary>
/// <param name="parameter">The parameter that sets it; not required and without a default.</param>
internal abstract class InnerCondition<T>(Parameter parameter)
    : ConditionKind<T>(parameter, ConditionScope.InnerEntities)
    where T : notnull;

/// <summary>A condition that is set.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Value">Its value, of the type of the kind.</param>
public sealed record Condition(ConditionKind Kind, object Value)
{
    /// <summary>The condition as it stands in an address, before it is escaped; no other one reads the same.</summary>
    public string Text => $"{Kind.Name}={Kind.Parameter.Write(Value)}";

    /// <summary>The condition in a sentence.</summary>
    public Wording Words => Kind.Words(Value);
}
