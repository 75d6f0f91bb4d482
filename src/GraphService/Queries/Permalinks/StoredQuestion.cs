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

    /// <summary>What is known of an entity.</summary>
    Entity = 2,

    /// <summary>An entity with all that it is tied to.</summary>
    Adjacent = 3,

    /// <summary>Who is within some hops of an entity.</summary>
    Reach = 4,

    /// <summary>What entities share.</summary>
    Overlap = 5,

    /// <summary>The best paths between many.</summary>
    Matrix = 6,

    /// <summary>A part of the graph.</summary>
    Subgraph = 7,

    /// <summary>The bodies of the conference.</summary>
    Bodies = 8,

    /// <summary>The members of an organization.</summary>
    Members = 9,

    /// <summary>How many members there were, step by step.</summary>
    MemberSeries = 10,

    /// <summary>How much is known of what is claimed.</summary>
    Coverage = 11,

    /// <summary>Entities ranked by a measure.</summary>
    Ranking = 12,
}
