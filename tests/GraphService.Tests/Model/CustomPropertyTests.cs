using GraphService.Model;

namespace GraphService.Tests.Model;

[TestClass]
public sealed class CustomPropertyTests
{
    [TestMethod]
    public void Custom_InAnyOrder_IsKeptInOne()
    {
        CustomProperty[] properties = [new("x_b", "2"), new("x_a", "1")];

        var entity = Some.Entity("e") with { Custom = properties };

        Assert.AreSequenceEqual([properties[1], properties[0]], entity.Custom);
    }

    [TestMethod]
    [DataRow("size", DisplayName = "a name that may be one of the model")]
    [DataRow("x_", DisplayName = "no name")]
    [DataRow("x_a\n", DisplayName = "a line break")]
    public void Custom_OfAnotherName_Throws(string name) => Assert.ThrowsExactly<ArgumentException>(
        () => Some.Affiliation("a", "p", "o") with { Custom = [new CustomProperty(name, "1")] });

    [TestMethod]
    public void Custom_TwiceTheSameName_Throws() => Assert.ThrowsExactly<ArgumentException>(
        () => Some.Entity("e") with { Custom = [new CustomProperty("x_a", "1"), new CustomProperty("x_a", "2")] });

    [TestMethod]
    [DataRow(-0.1)]
    [DataRow(100.1)]
    [DataRow(double.NaN)]
    public void SharePercent_OutsideOfAWhole_Throws(double share) => Assert.ThrowsExactly<ArgumentOutOfRangeException>(
        () => Some.Affiliation("a", "p", "o") with { SharePercent = share });
}
