namespace GraphService.Queries.Parameters;

/// <summary>Reads a parameter, by one of its own ways.</summary>
/// <param name="parameter">The parameter.</param>
/// <param name="value">The value; <see langword="null"/> where none is given.</param>
/// <returns>What is wrong; <see langword="null"/> where nothing is.</returns>
public delegate string? ParameterReader(Parameter parameter, out object? value);

/// <summary>The values that were given for parameters, read and checked. Immutable.</summary>
public sealed class Arguments
{
    private readonly Dictionary<Parameter, object> _given;

    private Arguments(Dictionary<Parameter, object> given) => _given = given;

    /// <summary>Nothing is given.</summary>
    public static Arguments None { get; } = new([]);

    /// <summary>The value of a parameter: what was given for it, or its default.</summary>
    public T Get<T>(Parameter<T> parameter) =>
        _given.TryGetValue(parameter, out var value) ? (T)value : parameter.Default!;

    /// <summary>The same with a value for one more parameter, or another one.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">The value; <see langword="null"/> takes it away.</param>
    public Arguments With<T>(Parameter<T> parameter, T? value) => With(parameter, (object?)value);

    /// <summary>Whether something was given for a parameter.</summary>
    public bool Has(Parameter parameter) => _given.ContainsKey(parameter);

    /// <summary>What was given for a parameter; <see langword="null"/> where nothing was.</summary>
    internal object? Find(Parameter parameter) => _given.GetValueOrDefault(parameter);

    /// <inheritdoc cref="With{T}"/>
    internal Arguments With(Parameter parameter, object? value)
    {
        var given = new Dictionary<Parameter, object>(_given);
        given.Remove(parameter);
        if (value is not null)
        {
            given.Add(parameter, value);
        }

        return new Arguments(given);
    }

    /// <summary>
    /// The one text, below an address and its <c>?</c>, that asks for the same: the parameters in order, those without
    /// a value left out, defaults written unless they go without saying.
    /// </summary>
    public string ToQuery(IEnumerable<Parameter> parameters) =>
        string.Join('&', ToPairs(parameters).Select(pair => $"{pair.Key}={Escaped(pair.Value)}"));

    /// <summary>
    /// The parameters in order, each with its value as it stands in an address before it is escaped; those without a
    /// value left out, defaults written unless they go without saying.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> ToPairs(IEnumerable<Parameter> parameters) =>
        from parameter in parameters
        let text = Find(parameter) is { } value ? parameter.Write(value) : parameter.DefaultText
        where text is not null && !(parameter.GoesWithoutSaying && text == parameter.DefaultText)
        select KeyValuePair.Create(parameter.Name, text);

    /// <summary>Reads values, each in its way, and tells what is wrong.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="read">Reads one.</param>
    /// <param name="tellFault">Is told what is wrong with a parameter.</param>
    public static Arguments Read(
        IEnumerable<Parameter> parameters, ParameterReader read, Action<Parameter, string> tellFault)
    {
        var given = new Dictionary<Parameter, object>();
        foreach (var parameter in parameters)
        {
            if (read(parameter, out var value) is { } fault)
            {
                tellFault(parameter, fault);
            }
            else if (value is not null)
            {
                given.Add(parameter, value);
            }
        }

        return new Arguments(given);
    }

    /// <summary>Escapes what may not stand in a query as it is; ids, dates and lists of them may.</summary>
    private static string Escaped(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || "-._~:@,/".Contains(c, StringComparison.Ordinal))
            ? text
            : string.Join(',', text.Split(',').Select(Uri.EscapeDataString));
}
