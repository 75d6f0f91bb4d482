using GraphService.Model;

namespace GraphService.Queries.Permalinks;

/// <summary>A question that can be asked again: what is asked, and of which state of the graph.</summary>
/// <param name="Kind">What it is a question to.</param>
/// <param name="Parameters">
/// Its parameters in order, each with its value as it stands in an address, before it is escaped.
/// </param>
/// <param name="Snapshot">
/// The id of the state of the graph; <see langword="null"/> for whatever is the newest when the question is answered.
/// </param>
public sealed record StoredQuestion(
    QuestionKind Kind, IReadOnlyList<KeyValuePair<string, string>> Parameters, SnapshotName? Snapshot);

/// <summary>What a stored question is a question to. The numbers stand in ids, and are never given anew.</summary>
public enum QuestionKind
{
    /// <summary>How two entities are connected.</summary>
    Paths = 1,
}
