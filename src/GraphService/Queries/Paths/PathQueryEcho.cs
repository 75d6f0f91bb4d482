using System.Text.Json;
using System.Text.Json.Serialization;
using GraphService.Queries.Conditions;

namespace GraphService.Queries.Paths;

/// <summary>The question as it was understood.</summary>
/// <param name="Source">Id of one end.</param>
/// <param name="Target">Id of the other end.</param>
/// <param name="Mode"><c>shortest</c> or <c>all_shortest</c>.</param>
/// <param name="Directed">Always false: ties are walked either way.</param>
/// <param name="MaxDepth">Most hops.</param>
/// <param name="Conditions">The conditions, told by their names beside the other properties.</param>
[JsonConverter(typeof(PathQueryEchoConverter))]
public sealed record PathQueryEcho(
    string Source, string Target, string Mode, bool Directed, int MaxDepth, ConditionSet Conditions)
{
    /// <summary>The address that asks the same again, where whoever answers has addresses.</summary>
    public string? Permalink { get; init; }

    /// <summary>
    /// The address that gives this answer again, from this state of the graph, whatever comes later;
    /// <see langword="null"/> where the question is too long for one.
    /// </summary>
    public string? Cite { get; init; }
}

/// <summary>Writes the echo of a question, with the conditions in the order of their list.</summary>
public sealed class PathQueryEchoConverter : JsonConverter<PathQueryEcho>
{
    /// <inheritdoc/>
    public override PathQueryEcho Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are only written.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PathQueryEcho value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("source", value.Source);
        writer.WriteString("target", value.Target);
        writer.WriteString("mode", value.Mode);
        writer.WriteBoolean("directed", value.Directed);
        writer.WriteNumber("max_depth", value.MaxDepth);
        value.Conditions.WriteTo(writer, ConditionKinds.All);
        writer.WriteString("permalink", value.Permalink);
        writer.WriteString("cite", value.Cite);
        writer.WriteEndObject();
    }
}
