using GraphService.Model;

namespace GraphService.Tests.Model;

[TestClass]
public sealed class AffiliationTests
{
    [TestMethod]
    public void Create_Impossible_Throws()
    {
        Assert.ThrowsExactly<ArgumentException>(() => Some.Affiliation("a", "p", "p"));
        Assert.ThrowsExactly<ArgumentException>(() => Some.Affiliation("a b", "p", "o"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => Some.Affiliation("a", "p", "o") with { Confidence = double.NaN });
    }

    [TestMethod]
    public void Types_AreWellFormedAndFoundByTheirNames()
    {
        Assert.AreSequenceEqual(
            Enumerable.Range(0, AffiliationType.All.Count), AffiliationType.All.Select(type => type.Number));
        foreach (var type in AffiliationType.All)
        {
            Assert.AreSame(type, AffiliationType.Named(type.Id));
            Assert.AreSame(type, Vocabulary.Types.Parse(Vocabulary.Types[type]));
            Assert.MatchesRegex("^[a-z]+(_[a-z]+)*$", type.Id);
            Assert.AreEqual(type.IsSymmetric, type.Label == type.ReverseLabel, $"{type}: how it reads either way");
            Assert.AreEqual(type.IsSymmetric, type.LabelZh == type.ReverseLabelZh, $"{type}: how it reads in Chinese");
            Assert.AreNotEqual(type.Ftm.Subject, type.Ftm.Object, type.Id);
        }

        Assert.AreEqual("SECRETARY_GENERAL_OF", AffiliationType.Named("secretary_general_of").RelationshipType);
    }
}
