using CsCheck;
using GraphService.Model;
using GraphService.Queries.Conditions;
using GraphService.Queries.Parameters;
using GraphService.Queries.Paths;

namespace GraphService.Tests.Queries.Conditions;

/// <summary>Conditions as an address would set them.</summary>
internal static class Asked
{
    private static readonly string[] Intervals = ["2015/2016-06", "../2017", "2022-07-12/.."];
    private static readonly string[] Roles = ["member", "CHAIR", "委员"];
    private static readonly string[] Dates = ["2015", "2018-06", "2019-10-19", "2022-07-12", "2024"];

    /// <summary>Reads <c>min_sources=2&amp;avoid=x</c>.</summary>
    public static ConditionSet Conditions(string query)
    {
        var conditions = ConditionSet.Of(
            Read(query, ConditionKinds.All.Select(kind => kind.Parameter)), ConditionKinds.All);
        Assert.HasCount(query.Split('&', StringSplitOptions.RemoveEmptyEntries).Length, conditions.All);
        return conditions;
    }

    /// <summary>Reads a question for paths: <c>source=a&amp;target=b&amp;mode=simple</c>.</summary>
    public static Arguments Paths(string query) => Read(
        query, [.. PathOptions.Parameters, .. ConditionKinds.All.Select(kind => kind.Parameter)]);

    private static Arguments Read(string query, IEnumerable<Parameter> parameters)
    {
        var texts = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('='))
            .ToLookup(part => part[0], part => part[1]);
        Assert.IsEmpty(texts.Select(text => text.Key).Except(parameters.Select(parameter => parameter.Name)));
        return Arguments.Read(
            parameters,
            (Parameter parameter, out object? value) => parameter.Read([.. texts[parameter.Name]], out value),
            (parameter, fault) => Assert.Fail($"{parameter.Name}: {fault}"));
    }

    /// <summary>Some conditions with values that fit, none of them for most kinds: <c>min_sources=2</c>.</summary>
    /// <param name="ids">Ids of entities.</param>
    /// <param name="dataset">Id of the data set.</param>
    public static Gen<string[]> Some(IReadOnlyList<string> ids, string dataset) => Gen
        .Select(Gen.Int[0, int.MaxValue], Gen.Int[0, 4])
        .Select((seed, most) =>
        {
            var random = new Random(seed);
            return ConditionKinds.All.OrderBy(_ => random.Next()).Take(most)
                .Select(kind => $"{kind.Name}={Value(kind.Parameter, random, ids, dataset)}").ToArray();
        });

    /// <summary>Some options of a question for paths with values that fit, none of them for most.</summary>
    /// <param name="ids">Ids of entities.</param>
    public static Gen<string[]> SomeOptions(IReadOnlyList<string> ids) => Gen
        .Select(Gen.Int[0, int.MaxValue], Gen.Int[0, 4])
        .Select((seed, most) =>
        {
            var random = new Random(seed);
            var options = PathOptions.All.Select(option => option.Parameter)
                .Where(parameter => parameter != PathParameters.Engine && parameter != PathParameters.Check)
                .OrderBy(_ => random.Next()).Take(most)
                .ToDictionary(parameter => parameter.Name, parameter => Value(parameter, random, ids, ""));
            if (options.GetValueOrDefault("mode") == "disjoint")
            {
                options.Remove("min_independent_sources");
            }

            return options.Select(option => $"{option.Key}={option.Value}").ToArray();
        });

    private static string Value(Parameter parameter, Random random, IReadOnlyList<string> ids, string dataset)
    {
        var items = Enumerable.Range(0, parameter.IsList ? random.Next(1, 5) : 1).Select(_ => Item()).Distinct();
        return string.Join(',', items);

        string Item()
        {
            var rule = parameter.Rule.Schema;
            return rule.Words is { } words ? words[random.Next(words.Count)]
                : rule.Pattern == PartialDate.Pattern ? Dates[random.Next(Dates.Length)]
                : parameter.Rule == Rules.Interval ? Intervals[random.Next(Intervals.Length)]
                : parameter.Name == "role" ? Roles[random.Next(Roles.Length)]
                : rule.Pattern == RecordId.Pattern ? Id()
                : parameter.Rule == Rules.IdOrName || parameter.Rule == Rules.IdOrNameInList ? Id()
                : rule.Types == ValueTypes.Flag ? random.Next(2) == 0 ? "true" : "false"
                : parameter.Name == "min_depth" ? $"{random.Next(1, 3)}"
                : rule.Types.HasFlag(ValueTypes.Integer) ? $"{random.Next(1, 6)}"
                : rule.Types.HasFlag(ValueTypes.Number) ? random.Next(2) == 0 ? "0.85" : "40%25"
                : parameter.Rule == Rules.Country ? random.Next(2) == 0 ? "CN" : "gb"
                : throw new NotSupportedException($"There is no value for {parameter.Name}.");
        }

        string Id() => parameter.Name == "datasets" ? dataset : ids[random.Next(ids.Count)];
    }
}
