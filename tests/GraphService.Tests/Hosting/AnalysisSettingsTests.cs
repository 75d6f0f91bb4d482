using GraphService.Hosting;
using Microsoft.Extensions.Configuration;

namespace GraphService.Tests.Hosting;

[TestClass]
public sealed class AnalysisSettingsTests
{
    [TestMethod]
    public void Defaults_LeaveACoreToRequests()
    {
        var settings = From();

        Assert.AreEqual(Math.Max(1, Environment.ProcessorCount - 1), settings.Limits.Concurrency);
        Assert.AreEqual(1.0, settings.WaitSeconds);
        Assert.AreEqual(settings.CacheBytes, settings.Limits.CacheBytes);
    }

    [TestMethod]
    [DataRow("Concurrency", "0")]
    [DataRow("QueueLimit", "-1")]
    [DataRow("CacheBytes", "-1")]
    [DataRow("WaitSeconds", "NaN")]
    [DataRow("MostWaitSeconds", "601")]
    [DataRow("Concurrency", "many")]
    [DataRow("Concurency", "1")]
    public void Setting_ThatMakesNoSense_IsNamed(string name, string value)
    {
        var error = Assert.ThrowsExactly<SettingsException>(() => From((name, value)));

        Assert.Contains("Analysis", error.Message);
        Assert.Contains(name, error.Message);
    }

    private static AnalysisSettings From(params (string Name, string Value)[] settings) => AnalysisSettings.From(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(
            setting => KeyValuePair.Create<string, string?>($"Analysis:{setting.Name}", setting.Value))).Build());
}
