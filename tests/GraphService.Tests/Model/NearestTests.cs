using GraphService.Model;

namespace GraphService.Tests.Model;

[TestClass]
public sealed class NearestTests
{
    [TestMethod]
    [DataRow("membr_of", "member_of")]
    [DataRow("MemberOf", "member_of")]
    [DataRow("member of", "member_of")]
    [DataRow("memebr_of", "member_of")]
    [DataRow("chair", "chair_of")]
    [DataRow("vice-chair", "vice_chair_of")]
    [DataRow("secretary general", "secretary_general_of")]
    [DataRow("employd_by", "employed_by")]
    [DataRow("knows", null)]
    [DataRow("x", null)]
    [DataRow("", null)]
    public void To_FindsTheWordThatWasMeantAndNothingElse(string word, string? expected) =>
        Assert.AreEqual(expected, Nearest.To(word, Vocabulary.Types.All));

    [TestMethod]
    public void To_WordOfAnyLengthAndNoCandidates_IsNothing()
    {
        Assert.IsNull(Nearest.To("member_of", []));
        Assert.IsNull(Nearest.To(new string('m', 1_000_000), Vocabulary.Types.All));
    }
}
