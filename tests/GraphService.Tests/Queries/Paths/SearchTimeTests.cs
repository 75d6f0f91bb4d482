using GraphService.Queries.Paths;

namespace GraphService.Tests.Queries.Paths;

[TestClass]
public sealed class SearchTimeTests
{
    [TestMethod]
    public void HalfOfWhatIsLeft_EndsBeforeTheWhole()
    {
        Assert.IsFalse(new SearchTime(null).HalfOfWhatIsLeft().IsUp(), "there is no limit");
        Assert.IsTrue(new SearchTime(TimeSpan.Zero).HalfOfWhatIsLeft().IsUp(), "nothing is left");
        var time = new SearchTime(TimeSpan.FromMilliseconds(200));
        var half = time.HalfOfWhatIsLeft();
        SpinWait.SpinUntil(half.IsUp);
        Assert.IsTrue(half.WasUp);
        Assert.IsFalse(time.WasUp);
    }
}
