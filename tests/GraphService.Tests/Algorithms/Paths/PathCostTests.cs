using GraphService.Algorithms.Paths;

namespace GraphService.Tests.Algorithms.Paths;

[TestClass]
public sealed class PathCostTests
{
    [TestMethod]
    [DataRow(0, 0, 0)]
    [DataRow(0.1 + 0.2, 0.3, 0)]
    [DataRow(1, 1 + 9e-10, 0)]
    [DataRow(1, 1 + 2e-9, -1)]
    [DataRow(2e-12, 1e-12, 1)]
    [DataRow(0, 1e-300, -1)]
    [DataRow(double.PositiveInfinity, double.PositiveInfinity, 0)]
    [DataRow(1, double.PositiveInfinity, -1)]
    public void Compare_ByPartOfTheGreater(double a, double b, int order)
    {
        Assert.AreEqual(order, PathCost.Compare(a, b));
        Assert.AreEqual(-order, PathCost.Compare(b, a));
        Assert.AreEqual(order == 0, PathCost.AlmostEqual(a, b));
    }
}
