using System.Globalization;
using System.Reflection;
using GraphService.Api.Serving;
using GraphService.Hosting;
using Microsoft.Extensions.Configuration;

namespace GraphService.Tests.Hosting;

/// <summary>Every setting is documented with its default, and refused where it makes no sense.</summary>
[TestClass]
public sealed class SettingsTests
{
    public static IEnumerable<(Type Type, string Section)> Sections =>
        from assembly in new[] { typeof(StoreSettings).Assembly, typeof(LimitSettings).Assembly }
        from type in assembly.GetTypes()
        where type.Name.EndsWith("Settings", StringComparison.Ordinal)
        let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)
        where section is not null
        select (type, (string)section.GetValue(null)!);

    [TestMethod]
    public void Sections_AreFound() =>
        CollectionAssert.IsSubsetOf(
            new[] { "Store", "Data", "Http", "Limits", "RateLimits" }, Sections.Select(pair => pair.Section).ToArray());

    [TestMethod]
    [DynamicData(nameof(Sections))]
    public void Settings_OfASection_AreInTheOperatorsTableWithTheirDefaults(Type type, string section)
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "operator.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        var defaults = Activator.CreateInstance(type);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            var name = $"{section}:{property.Name}";
            var row = rows.SingleOrDefault(row => row.StartsWith($"| `{name}` | ", StringComparison.Ordinal));
            Assert.IsNotNull(row, $"docs/operator.md has no row of {name}");
            var value = property.GetValue(defaults) switch
            {
                null or "" => "none",
                bool isOn => isOn ? "`true`" : "`false`",
                IFormattable number => $"`{number.ToString(null, CultureInfo.InvariantCulture)}`",
                var text => $"`{text}`",
            };
            Assert.StartsWith($"| `{name}` | {value} |", row);
        }
    }

    [TestMethod]
    [DataRow("Limits:RequestSeconds", "0", "Limits:RequestSeconds is 0; it lies between 1 and 86400.")]
    [DataRow("Limits:ExportBytes", "1", "Limits:ExportBytes is 1; it lies between 1024 and")]
    [DataRow("Limits:ExportBytes", "much", "Limits:ExportBytes is 'much'; it has to be a whole number of 64 bits.")]
    [DataRow("Limits:PathConcurrency", "1.5", "Limits:PathConcurrency is '1.5'; it has to be a whole number")]
    [DataRow("AccessLog:Enabled", "perhaps", "AccessLog:Enabled is 'perhaps'; it has to be true or false.")]
    [DataRow("Limits:Request", "1", "There is no setting Limits:Request.")]
    [DataRow("RateLimits:Requests", "-1", "RateLimits:Requests is -1; it lies between 0 and 1000000.")]
    [DataRow("RateLimits:WindowSeconds", "0", "RateLimits:WindowSeconds is 0;")]
    [DataRow("Telemetry:OtlpEndpoint", "collector:4317", "Telemetry:OtlpEndpoint is 'collector:4317'")]
    [DataRow("OTEL_EXPORTER_OTLP_ENDPOINT", "collector", "OTEL_EXPORTER_OTLP_ENDPOINT is 'collector'")]
    [DataRow("AccessLog:Enable", "true", "There is no setting AccessLog:Enable. Did you mean 'Enabled'?")]
    public void Setting_ThatMakesNoSense_IsNamed(string name, string value, string message)
    {
        var configuration =
            new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(name, (string?)value)]).Build();

        var refusal = Assert.ThrowsExactly<SettingsException>(() =>
        {
            LimitSettings.From(configuration);
            RateLimitSettings.From(configuration);
            AccessLogSettings.From(configuration);
            TelemetrySettings.From(configuration);
        });

        Assert.StartsWith(message, refusal.Message);
    }
}
