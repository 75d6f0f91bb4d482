using System.Collections;
using System.Globalization;
using System.Text.Json;
using GraphService.Queries;

namespace GraphService.Tests.Storage.Neo4j;

/// <summary>Answers as text, so that those of Neo4j and those of the project's own queries can be compared.</summary>
internal static class AnswerText
{
    /// <summary>Some columns of a row.</summary>
    public static string Line(IReadOnlyDictionary<string, JsonElement> row, params string[] columns) =>
        Line([.. columns.Select(column => (object?)row[column])]);

    /// <summary>Some values.</summary>
    public static string Line(params object?[] values) => string.Join(" | ", values.Select(Text));

    /// <summary>
    /// A value as it is compared, whether it comes from an answer of Neo4j or of the project's own queries.
    /// </summary>
    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool truth => truth ? "true" : "false",
        SourceShape source => $"({source.Publisher}, {source.Published}, {source.Url}, {source.Note})",
        JsonElement { ValueKind: JsonValueKind.Null } => "null",
        JsonElement { ValueKind: JsonValueKind.Number } number => Text(number.GetDouble()),
        JsonElement { ValueKind: JsonValueKind.Array } list => Text(list.EnumerateArray().Select(item => (object)item)),
        JsonElement { ValueKind: JsonValueKind.Object } map => $"({map.GetProperty("publisher")}, "
            + $"{map.GetProperty("published")}, {map.GetProperty("url")}, {map.GetProperty("note")})",
        JsonElement { ValueKind: JsonValueKind.True } => "true",
        JsonElement { ValueKind: JsonValueKind.False } => "false",
        JsonElement text => text.GetString()!,
        IEnumerable list => $"[{string.Join("; ", list.Cast<object?>().Select(Text))}]",
        IConvertible number =>
            number.ToDouble(CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        _ => throw new ArgumentException(value.GetType().Name),
    };
}
