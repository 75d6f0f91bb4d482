using System.Globalization;
using GraphService.Model;

namespace GraphService.Queries.Paths.Publishing;

/// <summary>The texts of dossiers and citations in a language; the languages are <see cref="All"/>.</summary>
internal abstract class DossierWords
{
    /// <summary>All languages; the first is the default.</summary>
    public static IReadOnlyList<DossierWords> All { get; } = [new EnglishWords(), new ChineseWords()];

    /// <summary>ISO 639 code.</summary>
    public abstract string Language { get; }

    /// <summary>The texts in a language.</summary>
    public static DossierWords Of(string language) => All.First(words => words.Language == language);

    public abstract string Title(string one, string other);

    public abstract string Asked(PathRequest request);

    /// <summary>What was found, in a sentence.</summary>
    /// <param name="status">The status of the answer.</param>
    /// <param name="total">How many paths there are.</param>
    /// <param name="isExact">Whether the number is exact.</param>
    /// <param name="shown">How many of them are told.</param>
    /// <param name="isAsMany">Whether they are as many as were asked for, so that there may be more.</param>
    public abstract string Found(string status, long total, bool isExact, int shown, bool isAsMany);

    public abstract string OfSnapshot(SnapshotInfo snapshot);

    public abstract string PathHeading(long number, int hops);

    public abstract string HopHeading(int number);

    public abstract string Confidence(double confidence, int independentSources);

    /// <summary>Which hop of several has the fewest independent sources.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="independentSources">How many it has.</param>
    public abstract string LeastSourcedHop(int number, int independentSources);

    public abstract string Cost(double cost);

    /// <summary>Whether all hops held together, in a sentence.</summary>
    public abstract string Together(PathDays days);

    /// <summary>Whether the path is as it was asked for.</summary>
    public abstract string Certainty(string certainty);

    /// <summary>How to read a kind of tie, from subject to object.</summary>
    public abstract string Label(AffiliationType type);

    /// <summary>When a tie held.</summary>
    public abstract string Dates(PartialDate? start, PartialDate? end, PartialDate? lastAttested);

    public abstract string Date(PartialDate date);

    public abstract string Status(AffiliationStatus status);

    public abstract string TieConfidence(double confidence);

    public abstract string Share(double percent);

    public abstract string HeldThen(string certainty);

    public abstract string NameOf(string language);

    public abstract string Published(PartialDate date);

    public abstract string Retrieved(PartialDate date);

    /// <summary>What stands before an address that is to be opened with care.</summary>
    public abstract string OpenWithCare(CareReason? reason);

    public abstract string Note { get; }

    public abstract string Searched { get; }

    public abstract string InSnapshot(int entities, int ties, long explored);

    public abstract string LeftOut(long paths, bool isExact);

    public abstract string LongerPaths(int length, long count, bool isExact);

    /// <summary>What cuts the two ends apart.</summary>
    /// <param name="names">Names of the fewest entities whose removal does.</param>
    public abstract string Cut(IReadOnlyList<string> names);

    /// <summary>What lifting a condition alone would give.</summary>
    /// <param name="parameter">The parameter that sets the condition.</param>
    /// <param name="purpose">What somebody wants who sets it.</param>
    /// <param name="length">How many hops a path would have.</param>
    public abstract string Relaxation(string parameter, Wording purpose, int length);

    /// <summary>What a second engine says of the answer.</summary>
    /// <param name="engine">Its name.</param>
    /// <param name="agrees">Whether it agrees; nothing where it did not come to an end.</param>
    /// <param name="why">Why it says nothing, or what it finds otherwise.</param>
    public abstract string Checked(string engine, bool? agrees, Wording? why);

    public abstract string SameComponent(bool isSame, int ofSource, int ofTarget);

    public abstract string Remark { get; }

    public abstract string Neutral { get; }

    public abstract string HowToCite { get; }

    /// <summary>What stands before an address that gives the same answer again.</summary>
    public abstract string AnswersAgain { get; }

    /// <summary>What stands before an address that asks the same of today's data.</summary>
    public abstract string AsksAgain { get; }

    /// <summary>What stands before an address that asks again what a limit of time cut short.</summary>
    public abstract string AsksAgainInTime { get; }

    public abstract string Sources { get; }

    public abstract string Separator { get; }

    public abstract string BetweenSentences { get; }

    public abstract string Comma { get; }

    /// <summary>What ends a sentence that another one follows.</summary>
    public abstract string Stop { get; }

    /// <summary>What stands before what explains.</summary>
    public abstract string Colon { get; }

    /// <summary>What stands between things of the same kind.</summary>
    public abstract string And { get; }

    /// <summary>A name with what stands beside it in brackets.</summary>
    public abstract string Named(string name, string beside);

    /// <summary>The version of a data set.</summary>
    public abstract string Version(string version);

    /// <summary>How an answer is cited, in a sentence.</summary>
    public abstract string Cited(string title, string datasets, SnapshotInfo snapshot, string address);

    public abstract string Comparison { get; }

    public abstract string ComparedWith(SnapshotInfo then, SnapshotInfo now, bool isSame);

    public abstract string PathsChanged(int added, int gone, int changed);

    public abstract string NewPath { get; }

    public abstract string GonePath { get; }

    public abstract string ChangedPath { get; }

    public abstract string RecordsChanged(string kind, int added, int gone, int changed);

    /// <summary>What stands before the other parts of an answer that have changed.</summary>
    public abstract string OtherFields { get; }

    /// <summary>A part of an answer, by its name there, such as <c>relaxations</c>.</summary>
    public abstract string FieldInWords(string name);

    private protected static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private protected static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private protected static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
