using System.Text.Json;
using GraphService.Model;
using GraphService.Queries.Parameters;

namespace GraphService.Queries.Paths;

/// <summary>
/// What a question for paths can ask beside its conditions: its parameter, where it stands in a request, and how it
/// reads. Immutable and thread-safe; the list is <see cref="PathOptions"/>.
/// </summary>
public abstract class PathOption
{
    private protected PathOption()
    {
    }

    /// <summary>The parameter that sets it.</summary>
    public abstract Parameter Parameter { get; }

    /// <summary>Whether the echo of a question tells it even where it goes without saying.</summary>
    public bool IsAlwaysTold { get; init; }

    /// <summary>The request with what was given.</summary>
    internal abstract PathRequest Read(PathRequest request, Arguments given);

    /// <summary>What somebody wants who sets it, in few words; of those that narrow the search.</summary>
    public Wording? Purpose { get; init; }

    /// <summary>What narrows the search, in a sentence; <see langword="null"/> where nothing does.</summary>
    internal abstract Wording? Words(PathRequest request);

    /// <summary>The request without it.</summary>
    internal abstract PathRequest Lift(PathRequest request);

    /// <summary>Writes it as a property, where it is told.</summary>
    internal abstract void WriteTo(Utf8JsonWriter json, PathRequest request);
}

/// <summary>An option of a type.</summary>
/// <param name="parameter">The parameter that sets it.</param>
/// <param name="get">Its value in a request.</param>
/// <param name="set">The request with another value.</param>
public sealed class PathOption<T>(
    Parameter<T> parameter, Func<PathRequest, T> get, Func<PathRequest, T, PathRequest> set) : PathOption
{
    /// <inheritdoc/>
    public override Parameter Parameter => parameter;

    /// <summary>
    /// How a value that is not the default narrows a request; where it narrows nothing, this is not given.
    /// </summary>
    public Func<T, PathRequest, Wording>? InWords { get; init; }

    internal override PathRequest Read(PathRequest request, Arguments given) => set(request, given.Get(parameter));

    internal override Wording? Words(PathRequest request) =>
        IsDefault(request) ? null : InWords?.Invoke(get(request), request);

    internal override PathRequest Lift(PathRequest request) => set(request, parameter.Default!);

    private bool IsDefault(PathRequest request) => get(request) is not { } value || parameter.IsDefault(value);

    internal override void WriteTo(Utf8JsonWriter json, PathRequest request)
    {
        if (IsAlwaysTold || !IsDefault(request))
        {
            json.WritePropertyName(parameter.Name);
            parameter.Write(json, get(request)!);
        }
    }
}
