using System.Text.Json.Nodes;

namespace GraphService.Queries.Permalinks;

/// <summary>Today's answer to a question that was asked before, with what differs.</summary>
/// <param name="Comparison">What differs.</param>
/// <param name="Answer">The answer.</param>
public sealed record ComparedAnswer(AnswerComparison Comparison, JsonNode Answer)
{
    /// <summary>Compares two answers to the same question.</summary>
    public static ComparedAnswer Of(SnapshotInfo before, JsonNode then, SnapshotInfo after, JsonNode now)
    {
        var differences = new Differences();
        differences.Compare("", then, now);
        return new ComparedAnswer(
            new AnswerComparison(
                before, after, differences.Total == 0, differences.Told, Total.Exactly(differences.Total)),
            now);
    }

    /// <summary>Finds what differs between two values of JSON.</summary>
    private sealed class Differences
    {
        public List<AnswerChange> Told { get; } = [];

        public int Total { get; private set; }

        public void Compare(string place, JsonNode? then, JsonNode? now)
        {
            if (JsonNode.DeepEquals(then, now))
            {
                return;
            }

            switch (then, now)
            {
                case (JsonObject before, JsonObject after):
                    // Which snapshot answers is told apart, and its address with it.
                    foreach (var name in before.Select(field => field.Key).Union(after.Select(field => field.Key))
                        .Where(name => name is not ("snapshot" or "revision" or "content_hash" or "cite")))
                    {
                        Compare($"{place}/{Escaped(name)}", before[name], after[name]);
                    }

                    break;
                case (JsonArray before, JsonArray after) when ById(before) is { } old && ById(after) is { } renewed:
                    foreach (var id in old.Keys.Union(renewed.Keys))
                    {
                        Compare(
                            $"{place}/{Escaped(id)}", old.GetValueOrDefault(id), renewed.GetValueOrDefault(id));
                    }

                    break;
                case (JsonArray before, JsonArray after) when before.Count == after.Count:
                    for (var i = 0; i < before.Count; i++)
                    {
                        Compare($"{place}/{i}", before[i], after[i]);
                    }

                    break;
                default:
                    Total++;
                    if (Told.Count < AnswerComparison.MostChanges)
                    {
                        Told.Add(new AnswerChange(place, then?.DeepClone(), now?.DeepClone()));
                    }

                    break;
            }
        }

        /// <summary>The items of a list by their ids; nothing where one has none, or two have the same.</summary>
        private static Dictionary<string, JsonNode>? ById(JsonArray items)
        {
            var byId = new Dictionary<string, JsonNode>();
            foreach (var item in items)
            {
                if (item is not JsonObject fields || IdOf(fields) is not { } id || !byId.TryAdd(id, item))
                {
                    return null;
                }
            }

            return byId;
        }

        private static string? IdOf(JsonObject item)
        {
            foreach (var name in (string[])["id", "key", "entity", "body", "source", "date"])
            {
                var id = item[name] is JsonObject inner ? inner["id"] : item[name];
                if (id is JsonValue value && value.TryGetValue(out string? text))
                {
                    return name == "source" && item["target"] is JsonValue target ? $"{text} {target}" : text;
                }
            }

            return null;
        }

        private static string Escaped(string name) => name
            .Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }
}

/// <summary>How the answer to a question differs between two states of the graph.</summary>
/// <param name="Then">The state that the question was first asked of.</param>
/// <param name="Now">The state that answers today.</param>
/// <param name="IsSame">Whether nothing of what is told differs but the state itself.</param>
/// <param name="Changes">What differs; the first of them where there are very many.</param>
/// <param name="Total">How many differences there are.</param>
public sealed record AnswerComparison(
    SnapshotInfo Then, SnapshotInfo Now, bool IsSame, IReadOnlyList<AnswerChange> Changes, Total Total)
{
    /// <summary>Most differences that are told.</summary>
    public const int MostChanges = 1_000;
}

/// <summary>A value that differs.</summary>
/// <param name="Place">
/// Where it stands, as a JSON Pointer (RFC 6901) in which items of lists that have ids are named by them, not counted.
/// </param>
/// <param name="Then">What was told; missing where there was nothing.</param>
/// <param name="Now">What is told; missing where there is nothing.</param>
public sealed record AnswerChange(string Place, JsonNode? Then, JsonNode? Now);
