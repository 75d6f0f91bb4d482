using System.Buffers.Text;
using CsCheck;
using GraphService.Model;
using GraphService.Queries.Permalinks;

namespace GraphService.Tests.Queries.Permalinks;

[TestClass]
public sealed class QuestionIdTests
{
    private const string Kept =
        "AQEMn4bQgYhMAQtwZXItamFjay1tYQIOcGVyLXdlbmR5LWhhbGwJB29yZy13aWMABmNvbG91cgPnuqKQTKpu";

    private const string KeptOfMembers =
        "AQkMn4bQgYhMAQ5ib2R5LXdpYy1oYWMtMQkDYW55AwM1MDAEATATCjIwMjYtMTEtMjaw-yfT";

    private const string Usual = "mode=all_shortest limit=20 offset=0";

    private static readonly SnapshotName Snapshot = new(12, "9f86d081884c");

    /// <summary>An id that was once given out is read as it was meant, for ever. The texts here never change.</summary>
    [TestMethod]
    public void Read_IdOfTheFirstVersion_IsTheQuestionThatItWas()
    {
        var question = QuestionId.Read(Kept)!;

        Assert.AreEqual(QuestionKind.Paths, question.Kind);
        Assert.AreEqual(Snapshot, question.Snapshot);
        Assert.AreEqual(
            $"source=per-jack-ma target=per-wendy-hall avoid=org-wic colour=红 {Usual}",
            Written(question.Parameters));
    }

    /// <inheritdoc cref="Read_IdOfTheFirstVersion_IsTheQuestionThatItWas"/>
    [TestMethod]
    public void Read_IdOfMembers_IsTheQuestionThatItWas()
    {
        var question = QuestionId.Read(KeptOfMembers)!;

        Assert.AreEqual(QuestionKind.Members, question.Kind);
        Assert.AreEqual(Snapshot, question.Snapshot);
        Assert.AreEqual(
            "id=body-wic-hac-1 as_of=any limit=500 offset=0 today=2026-11-26", Written(question.Parameters));
    }

    /// <summary>The numbers of kinds and the bytes of parameters stand in ids that were given out.</summary>
    [TestMethod]
    public void Kinds_KeepTheirNumbers() => Assert.AreEqual(
        "Paths=1 Entity=2 Adjacent=3 Reach=4 Overlap=5 Matrix=6 Subgraph=7 Bodies=8 Members=9 MemberSeries=10 "
            + "Coverage=11 Ranking=12",
        string.Join(' ', Enum.GetValues<QuestionKind>().Select(kind => $"{kind}={(int)kind}")));

    [TestMethod]
    public void Of_OrdinaryQuestion_IsShortAndLeavesOutWhatIsUsual()
    {
        var id = QuestionId.Of(Question(
            ("source", "per-jack-ma"), ("target", "per-wendy-hall"), ("mode", "all_shortest"), ("limit", "20")))!;

        Assert.IsLessThan(70, id.Length);
        Assert.AreEqual(
            $"source=per-jack-ma target=per-wendy-hall {Usual}", Written(QuestionId.Read(id)!.Parameters));
    }

    [TestMethod]
    public void Of_AnyQuestion_IsReadAsItWas() => Gen
        .Select(
            Gen.Dictionary(
                Gen.OneOf(Gen.Const("source"), Gen.Const("avoid"), Gen.Const("weight"), Gen.String[0, 20]),
                Gen.String[0, 100])[0, 9],
            Gen.Long[0, long.MaxValue],
            Gen.Byte.Array[6])
        .Sample((parameters, number, hash) =>
        {
            var pairs = parameters.Where(pair => IsText(pair.Key) && IsText(pair.Value)).ToList();
            var snapshot = number == 0 ? default(SnapshotName?)
                : new SnapshotName(number, Convert.ToHexStringLower(hash));
            var id = QuestionId.Of(new StoredQuestion(QuestionKind.Paths, pairs, snapshot))!;
            var read = QuestionId.Read(id)!;
            Assert.AreEqual(snapshot, read.Snapshot);
            Assert.IsEmpty(pairs.Except(read.Parameters));
            Assert.IsEmpty(
                read.Parameters.Except(pairs).Select(pair => $"{pair.Key}={pair.Value}").Except(Usual.Split(' ')));
        });

    /// <summary>To pack takes longer than to answer, so that it has to save much.</summary>
    [TestMethod]
    [DataRow(10, 1, DisplayName = "90 bytes that would become fewer")]
    [DataRow(30, 129, DisplayName = "many bytes")]
    public void Of_TheSameIdOftenEnough_IsPackedOnlyWhereItIsLong(int times, int kind)
    {
        var avoided = string.Join(',', Enumerable.Repeat("org-wic", times));

        var id = QuestionId.Of(Question(("avoid", avoided)))!;

        Assert.AreEqual(kind, Base64Url.DecodeFromChars(id)[1]);
        Assert.AreEqual($"avoid={avoided} {Usual}", Written(QuestionId.Read(id)!.Parameters));
    }

    [TestMethod]
    public void Of_ManyIds_IsPackedOrRefused()
    {
        var some = string.Join(',', Enumerable.Range(0, 100).Select(i => $"org-wic-member-{i}"));
        var many = string.Join(',', Enumerable.Range(0, 20_000).Select(i =>
             (i * 7_919 % 100_003).ToString("x8", null)));

        var id = QuestionId.Of(Question(("avoid", some)))!;

        Assert.IsLessThan(some.Length / 2, id.Length);
        Assert.AreEqual($"avoid={some} {Usual}", Written(QuestionId.Read(id)!.Parameters));
        Assert.IsNull(QuestionId.Of(Question(("avoid", many))));
    }

    [TestMethod]
    public void Read_AnyOneCharacterChanged_IsNoQuestion()
    {
        foreach (var (place, old) in Kept.Index())
        {
            foreach (var other in "Ab0-_=/%\n红".Where(other => other != old))
            {
                Assert.IsNull(QuestionId.Read(string.Concat(Kept.AsSpan(0, place), [other], Kept.AsSpan(place + 1))));
            }

            Assert.IsNull(QuestionId.Read(Kept[..place]));
            Assert.IsNull(QuestionId.Read(Kept.Remove(place, 1)));
        }
    }

    [TestMethod]
    [DataRow("AQEMn4bQgYhMyAF4iIIAag", DisplayName = "a parameter that no version has")]
    [DataRow("AQEMn4bQgYhMAQFhAQFiPpVK4Q", DisplayName = "a parameter twice")]
    [DataRow("AQEMn4bQgYhMATJBE-H3Vg", DisplayName = "a value longer than the id")]
    [DataRow("AQEMn4bQgYhMAQH_zcquAw", DisplayName = "a value that is not UTF-8")]
    [DataRow("AQEMn4bQgYhMAaYGkJU", DisplayName = "a parameter without a value")]
    [DataRow("AgEMn4bQgYhMAQFhyZWp0A", DisplayName = "a version that is not known")]
    [DataRow("AX8Mn4bQgYhMAQFhBM_BCg", DisplayName = "a kind that is not known")]
    [DataRow("AYEMn4bQgYhMAQFh_FIY_g", DisplayName = "packed by nothing known")]
    public void Read_WellCheckedButMeaningless_IsNoQuestion(string id) => Assert.IsNull(QuestionId.Read(id));

    [TestMethod]
    public void Read_AnyBytes_NeverThrows() => Gen.Byte.Array[0, 60]
        .Sample(bytes => Assert.IsNull(QuestionId.Read(Base64Url.EncodeToString(bytes))), iter: 20_000);

    private static StoredQuestion Question(params (string Name, string Value)[] parameters) => new(
        QuestionKind.Paths, [.. parameters.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))], Snapshot);

    private static string Written(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join(' ', parameters.Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>Whether a text is Unicode: half a character is none.</summary>
    private static bool IsText(string text) => text.EnumerateRunes().All(rune => rune.Value != 0xFFFD);
}
