using System.Text.Json;
using GraphService.Algorithms;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>
/// Every word that answers use as a key, with what people call it. Keys stay the same; texts may be worded anew.
/// </summary>
/// <param name="Schemata">Kinds of entity.</param>
/// <param name="Relationships">Kinds of tie.</param>
/// <param name="Classes">Classes of ties: <c>class</c> of a kind of tie.</param>
/// <param name="Statuses">Who vouches for a tie: <c>status</c>.</param>
/// <param name="Certainties">Whether a tie held on a day: <c>certainty</c>.</param>
/// <param name="Directions">Which way a tie reads from an entity: <c>direction</c>.</param>
/// <param name="CareReasons">Why an address is opened with care: <c>care_reason</c> of a source.</param>
/// <param name="Measures">Measures of centrality.</param>
/// <param name="ClaimMeasures">What claims count: <c>measure</c> of a claim; all that the data have.</param>
/// <param name="Categories">Words of the data sets' own classifications; all that the data have.</param>
/// <param name="MatchKinds">How a name fits: <c>kind</c> of a match.</param>
/// <param name="MatchChanges">What is different: <c>changes</c> of a match.</param>
/// <param name="Conditions">What narrows a question, by the names of parameters.</param>
/// <param name="Problems">Why there is no answer: <c>code</c> of a problem.</param>
/// <param name="Snapshot">The state of the graph that answers.</param>
public sealed record VocabularyAnswer(
    IReadOnlyList<Term> Schemata,
    IReadOnlyList<TieTerm> Relationships,
    IReadOnlyList<Term> Classes,
    IReadOnlyList<Term> Statuses,
    IReadOnlyList<Term> Certainties,
    IReadOnlyList<Term> Directions,
    IReadOnlyList<Term> CareReasons,
    IReadOnlyList<MeasureTerm> Measures,
    IReadOnlyList<Term> ClaimMeasures,
    IReadOnlyList<Term> Categories,
    IReadOnlyList<Term> MatchKinds,
    IReadOnlyList<Term> MatchChanges,
    IReadOnlyList<Term> Conditions,
    IReadOnlyList<Term> Problems,
    SnapshotInfo Snapshot);

/// <summary>A word of answers.</summary>
/// <param name="Key">The word; it stays the same.</param>
/// <param name="Label">What people call it; the word itself where a data set brought it.</param>
/// <param name="LabelZh">What people call it in Chinese; missing where nobody has told it yet.</param>
public sealed record Term(string Key, string Label, string? LabelZh);

/// <summary>A kind of tie.</summary>
/// <param name="Key">The word; it stays the same.</param>
/// <param name="Label">How to read it from subject to object.</param>
/// <param name="LabelZh">How to read it from subject to object, in Chinese.</param>
/// <param name="ReverseLabel">How to read it from object to subject.</param>
/// <param name="ReverseLabelZh">How to read it from object to subject, in Chinese.</param>
/// <param name="Class">Its class.</param>
/// <param name="Symmetric">Whether it says the same of either end.</param>
public sealed record TieTerm(
    string Key,
    string Label,
    string LabelZh,
    string ReverseLabel,
    string ReverseLabelZh,
    string Class,
    bool Symmetric);

/// <summary>A measure of centrality.</summary>
/// <param name="Key">The word; it stays the same.</param>
/// <param name="Label">What people call it.</param>
/// <param name="LabelZh">What people call it in Chinese; missing where nobody has told it yet.</param>
/// <param name="Description">What a high score says, in a sentence.</param>
/// <param name="DescriptionZh">The same in Chinese; missing where nobody has told it yet.</param>
public sealed record MeasureTerm(
    string Key, string Label, string? LabelZh, string Description, string? DescriptionZh);

/// <summary>Answers which words there are.</summary>
public static class VocabularyQuery
{
    /// <summary>All words.</summary>
    /// <param name="cache">The graph: data sets bring words of their own.</param>
    /// <param name="conditions">What narrows questions.</param>
    /// <param name="problems">The problems that whoever answers can have.</param>
    public static VocabularyAnswer Run(
        GraphCache cache, IReadOnlyList<Term> conditions, IReadOnlyList<Term> problems)
    {
        var snapshot = cache.Snapshot;
        return new VocabularyAnswer(
            [.. EntitySchema.All.Select(schema => new Term(schema.Name, schema.Label, schema.LabelZh))],
            [.. AffiliationType.All.Select(type => new TieTerm(
                type.Id,
                type.Label,
                type.LabelZh,
                type.ReverseLabel,
                type.ReverseLabelZh,
                JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Class.ToString()),
                type.IsSymmetric))],
            VocabularyTexts.Classes,
            VocabularyTexts.Statuses,
            VocabularyTexts.Certainties,
            VocabularyTexts.Directions,
            With(
                [.. CareReason.All.Select(reason => new Term(reason.Id, reason.Label, reason.LabelZh))],
                snapshot.Sources.Select(source => source.CareReason)),
            [.. Centralities.All.Select(TermOf)],
            With(VocabularyTexts.ClaimMeasures, snapshot.Claims.Select(claim => claim.Measure)),
            With(
                VocabularyTexts.Categories,
                Enumerable.Range(0, snapshot.EntityColumns.Count).Select(snapshot.EntityColumns.Category)),
            VocabularyTexts.MatchKinds,
            VocabularyTexts.MatchChanges,
            conditions,
            problems,
            SnapshotInfo.Of(snapshot));
    }

    private static MeasureTerm TermOf(ICentrality measure)
    {
        var zh = VocabularyTexts.MeasuresZh.TryGetValue(measure.Name, out var known)
            ? known
            : default((string? Label, string? Description));
        return new MeasureTerm(measure.Name, measure.Title, zh.Label, measure.Description, zh.Description);
    }

    /// <summary>The terms, and behind them the words that data have beside, ascending.</summary>
    private static IReadOnlyList<Term> With(IReadOnlyList<Term> terms, IEnumerable<string?> words) =>
    [
        .. terms,
        .. words.OfType<string>().Distinct(StringComparer.Ordinal).Except(terms.Select(term => term.Key))
            .Order(StringComparer.Ordinal).Select(word => new Term(word, word, LabelZh: null)),
    ];
}
