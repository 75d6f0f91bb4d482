using System.Globalization;
using GraphService.Algorithms.Paths;
using GraphService.Model;
using GraphService.Queries.Paths.Weights;

namespace GraphService.Queries.Paths.Publishing;

/// <summary>Dossiers in English.</summary>
internal sealed class EnglishWords : DossierWords
{
    public override string Language => "en";

    public override string Note => "Note: ";

    public override string Searched => "What was searched, and what is left out";

    public override string Remark => "How to read this";

    public override string Neutral =>
        "A tie is a public role, membership, award or attendance that the named sources state. It implies no "
            + "wrongdoing and no shared opinion.";

    public override string HowToCite => "How to cite";

    public override string AnswersAgain => "This address gives the same answer again:";

    public override string AsksAgain =>
        "The question is too long for an address that keeps its answer. This one asks the same again, of the data as "
            + "they are by then:";

    public override string AsksAgainInTime =>
        "A limit of time cut the answer short, so it cannot be given again. This address asks the same again, and may "
            + "find more or less:";

    public override string Sources => "Sources";

    public override string Separator => "; ";

    public override string Comma => ", ";

    public override string Stop => ". ";

    public override string Colon => ": ";

    public override string And => ", ";

    public override string BetweenSentences => " ";

    public override string Comparison => "What has changed since";

    public override string NewPath => "New path:";

    public override string GonePath => "No longer found:";

    public override string ChangedPath => "Other evidence now:";

    public override string Named(string name, string beside) => $"{name} ({beside})";

    public override string OpenWithCare(CareReason? reason) =>
        $"Address, to be opened with care{(reason is null ? "" : $" ({reason.Label})")}: ";

    public override string Title(string one, string other) => $"How {one} and {other} are connected";

    public override string Asked(PathRequest request)
    {
        var depth = request.MaxDepth == PathRequest.AnyDepth ? "" : $", of at most {Hops(request.MaxDepth)}";
        return $"Asked for: {ModeWords(request)}{depth}.{WeightWords(request)}";
    }

    public override string Found(
        string status, long total, bool isExact, int shown, bool isAsMany) => status switch
        {
            "same_entity" => "Both ends are the same entity.",
            "no_path" => "No path was found.",
            "partial" when total == 0 => "The search was ended before a path was found: there may be one.",
            "partial" when isExact =>
                $"{Paths(total)} {(total == 1 ? "was" : "were")} found, and there are no more; the search was ended "
                    + $"early: there may be better ones than the {Grouped(shown)} told here.",
            "partial" =>
                $"The search was ended early: there may be more or better paths than the {Grouped(shown)} told here.",
            _ => $"{(isExact ? "" : "At least ")}{Paths(total)} {(total == 1 ? "was" : "were")} found; "
                + (shown == total && isExact ? $"{(total == 1 ? "it is" : "all are")} told here."
                    : $"{Grouped(shown)} of them {(shown == 1 ? "is" : "are")} told here.")
                + (isAsMany ? " No more were asked for: there may be more." : ""),
        };

    public override string OfSnapshot(SnapshotInfo snapshot) =>
        $"State of the data: snapshot {snapshot.Id}, of {DateOf(snapshot)}.";

    public override string PathHeading(long number, int hops) => $"Path {Grouped(number)}: {Hops(hops)}";

    public override string HopHeading(int number) => $"Hop {number}: ";

    public override string Confidence(double confidence, int independentSources) =>
        $"Confidence of the weakest hop: {Number(confidence)}. Independent sources: {independentSources}.";

    public override string LeastSourcedHop(int number, int independentSources) =>
        $"The fewest that a hop has: {independentSources} (hop {number}).";

    public override string Cost(double cost) =>
        $"Cost by the weight asked for: {cost.ToString(CultureInfo.InvariantCulture)}.";

    public override string Together(PathDays days) => days.Certainty switch
    {
        "yes" => "By the dates known, all ties held at the same time"
            + $"{(days.CertainOverlapDays is { } certain ? $", for {Days(certain)} at least" : "")}.",
        "no" => "By the dates known, the ties never held all at the same time.",
        _ => "Whether all ties held at the same time, the dates do not tell.",
    };

    public override string Certainty(string certainty) => certainty switch
    {
        "yes" => "That the path held as it was asked for is certain.",
        _ => "Whether the path held as it was asked for, the dates do not tell for certain.",
    };

    public override string Label(AffiliationType type) => type.Label;

    public override string Dates(PartialDate? start, PartialDate? end, PartialDate? lastAttested) => (start, end) switch
    {
        ({ } first, { } last) when first == last =>
            $"{(first.Precision == DatePrecision.Day ? "on" : "in")} {Date(first)}",
        ({ } first, { } last) => $"from {Date(first)} to {Date(last)}",
        ({ } first, null) => $"from {Date(first)}, end not known{Attested(lastAttested)}",
        (null, { } last) => $"until {Date(last)}, beginning not known",
        _ => $"dates not known{Attested(lastAttested)}",
    };

    public override string Date(PartialDate date) => Wording.DateEn(date);

    public override string Status(AffiliationStatus status) => status switch
    {
        AffiliationStatus.ConfirmedOfficial => "confirmed by an official page",
        AffiliationStatus.SelfDeclared => "stated by its subject",
        _ => "reported by a third party",
    };

    public override string TieConfidence(double confidence) => $"confidence {Number(confidence)}";

    public override string Share(double percent) => $"share of {Number(percent)} %";

    public override string HeldThen(string certainty) => certainty switch
    {
        "yes" => "held at the time asked for",
        "no" => "did not hold at the time asked for",
        _ => "may have held at the time asked for",
    };

    public override string NameOf(string language) => language switch
    {
        "zh" => "Chinese",
        "en" => "English",
        "fr" => "French",
        "de" => "German",
        "es" => "Spanish",
        "ja" => "Japanese",
        "ru" => "Russian",
        "ar" => "Arabic",
        "it" => "Italian",
        "ko" => "Korean",
        "pt" => "Portuguese",
        "tl" => "Filipino",
        "vi" => "Vietnamese",
        _ => language,
    };

    public override string Published(PartialDate date) => $"published {Date(date)}";

    public override string Retrieved(PartialDate date) => $"retrieved {Date(date)}";

    public override string InSnapshot(int entities, int ties, long explored) =>
        $"The snapshot holds {Entities(entities)} and {(ties == 1 ? "1 tie" : $"{Grouped(ties)} ties")}; the search "
            + $"reached {Entities(explored)}.";

    public override string LeftOut(long paths, bool isExact) =>
        $"{(isExact ? "" : "At least ")}{Paths(paths)} more {(paths == 1 ? "is" : "are")} not told here.";

    public override string LongerPaths(int length, long count, bool isExact) =>
        count == 0 ? isExact
                ? $"Of {Hops(length)} there is no path."
                : $"Paths of {Hops(length)} were not counted: that takes more work than the limit allows."
            : $"Of {Hops(length)} there {(count == 1 ? "is" : "are")} {(isExact ? "" : "at least ")}{Paths(count)}.";

    public override string Cut(IReadOnlyList<string> names) =>
        $"Without {string.Join(", ", names)} there would be no path: no fewer entities cut the two apart.";

    public override string Relaxation(string parameter, Wording purpose, int length) =>
        $"Without the condition “{purpose.English}” ({parameter}) there would be a path of {Hops(length)}.";

    public override string Checked(string engine, bool? agrees, Wording? why) => agrees switch
    {
        true => $"Checked with {engine}, another engine: it finds the same.",
        false => $"Checked with {engine}, another engine: it finds something else. {why?.English}",
        _ => $"Not checked with {engine}, another engine: {why?.English}",
    };

    public override string SameComponent(bool isSame, int ofSource, int ofTarget) => isSame
        ? "The two are connected in the graph, but not under these conditions."
        : $"The two are not connected at all: one belongs to a part of {Entities(ofSource)}, the other to one of "
            + $"{Grouped(ofTarget)}.";

    public override string Version(string version) => $"version {version}";

    public override string Cited(string title, string datasets, SnapshotInfo snapshot, string address) =>
        $"{title}. In: {datasets}; snapshot {snapshot.Id}, {DateOf(snapshot)}. {address}";

    public override string ComparedWith(SnapshotInfo then, SnapshotInfo now, bool isSame) =>
        $"The question was first answered from snapshot {then.Id}, of {DateOf(then)}; this is the answer of "
            + $"{now.Id}, of {DateOf(now)}. "
            + $"{(isSame ? "Nothing in the answer has changed." : "The answer has changed.")}";

    public override string PathsChanged(int added, int gone, int changed) =>
        $"Paths told: {added} new, {gone} no longer found, {changed} with other evidence.";

    public override string RecordsChanged(string kind, int added, int gone, int changed) =>
        $"{kind switch { "entities" => "Entities", "ties" => "Ties", _ => "Sources" }}: {added} new, {gone} no longer "
            + $"told, {changed} changed.";

    public override string OtherFields => "Also changed:";

    public override string FieldInWords(string name) => name switch
    {
        "cut" => "what cuts the two apart",
        "next" => "how many longer paths there are",
        "searched" => "whether the two are connected at all",
        "relaxations" => "which condition, lifted, gives a path",
        _ => "what to keep in mind",
    };

    private static string ModeWords(PathRequest request) => request.Mode switch
    {
        PathMode.Shortest => "a shortest path",
        PathMode.AllShortest => "all shortest paths",
        PathMode.KShortest => request.K == 1 ? "the shortest path"
            : $"the {request.K} shortest paths, one after the other",
        PathMode.Simple => "all simple paths",
        PathMode.Disjoint => "paths that share no entity but the ends",
        _ => request.Mode.ToString(),
    };

    private static string WeightWords(PathRequest request) =>
        request.Weight == PathWeights.None
            ? "" : $" By cost ({request.Weight.Name.Replace('_', ' ')}): {request.Weight.Definition.English}.";

    private static string Hops(int hops) => hops == 1 ? "1 hop" : $"{hops} hops";

    private static string Entities(long entities) =>
        entities == 1 ? "1 entity" : $"{Grouped(entities)} entities";

    private static string Paths(long paths) => paths == 1 ? "1 path" : $"{Grouped(paths)} paths";

    private static string Days(int days) => days == 1 ? "1 day" : $"{Grouped(days)} days";

    private string Attested(PartialDate? date) => date is { } day ? $" (last attested {Date(day)})" : "";

    private string DateOf(SnapshotInfo snapshot) => Date(PartialDate.Parse(Day(snapshot.CommittedAt)));
}
