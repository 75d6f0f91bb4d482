using GraphService.Hosting;
using Microsoft.Extensions.Configuration;

namespace GraphService.Tests.Hosting;

/// <summary>Addresses of stores.</summary>
[TestClass]
public sealed class StoresTests
{
    private static readonly string Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    [TestMethod]
    [DataRow("sqlite:var/graphservice.db", "var/graphservice.db")]
    [DataRow("sqlite:/srv/a b@c.db", "/srv/a b@c.db")]
    [DataRow("SQLite:x.db", "x.db")]
    [DataRow("sqlite:///srv/x.db", "///srv/x.db")]
    [DataRow("sqlite:~/x.db", "{home}/x.db")]
    [DataRow("sqlite:~x.db~", null)]
    [DataRow("sqlite:~somebody/x.db", null)]
    [DataRow("sqlite:file:x.db", null)]
    [DataRow("sqlite:file:///srv/x.db?mode=ro", null)]
    [DataRow("sqlite:x.db?mode=ro", null)]
    [DataRow("sqlite::memory:", null)]
    [DataRow("sqlite://server/x.db", null)]
    [DataRow("sqlite:", null)]
    public void Create_Sqlite_IsAFileOrRefused(string uri, string? path)
    {
        var settings = new StoreSettings { Uri = uri };

        if (path is null)
        {
            var error = Assert.ThrowsExactly<SettingsException>(() => Stores.Create(settings));
            Assert.Contains("Write sqlite:PATH", error.Message);
            return;
        }

        var expected = "sqlite:" + path.Replace("{home}", Home, StringComparison.Ordinal);
        Assert.AreEqual(expected, Stores.Create(settings).Location);
    }

    [TestMethod]
    public void OfSide_WhatASideNames_IsItsOwnAndTheRestIsCommon()
    {
        var configuration = Configuration(
            ("Store:BatchSize", "3000"),
            ("Store:User", "common"),
            ("Store:Password", "p"),
            ("From:BatchSize", "1000"),
            ("To:User", "own"),
            ("To:Uri", "is on the command line"));

        var from = StoreSettings.OfSide(configuration, "From", "http://a");
        var to = StoreSettings.OfSide(configuration, "To", "http://b");

        Assert.AreEqual(("http://a", 1_000, "common", "p"), (from.Uri, from.BatchSize, from.User, from.Password));
        Assert.AreEqual(("http://b", 3_000, "own", "p"), (to.Uri, to.BatchSize, to.User, to.Password));
        Assert.AreEqual(2_000, StoreSettings.OfSide(Configuration(), "To", "http://b").BatchSize);
    }

    [TestMethod]
    [DataRow("From:BatchSize", "many", "From:BatchSize is 'many'")]
    [DataRow("Store:BatchSize", "many", "Store:BatchSize is 'many'")]
    [DataRow("From:BatchSizes", "1000", "There is no setting From:BatchSizes")]
    [DataRow("From:BatchSize", "7", "From:BatchSize or To:BatchSize) is 7")]
    public void OfSide_ImpossibleValue_NamesTheSetting(string name, string value, string expected)
    {
        var error = Assert.ThrowsExactly<SettingsException>(
            () => Stores.Create(StoreSettings.OfSide(Configuration((name, value)), "From", "http://localhost:7474")));

        Assert.Contains(expected, error.Message);
    }

    [TestMethod]
    [DataRow("http://user:s3cret@host:7474")]
    [DataRow("https://user:s3cret@host")]
    [DataRow("http://user:p@s3cret@host")]
    [DataRow("http://s3cret@host")]
    [DataRow("http://user:s3cret%40host:7474")]
    [DataRow("bolt://user:s3cret@host")]
    [DataRow("neo4j+s://user:s3cret@host")]
    [DataRow("neo4j://user:s3cret%40host")]
    [DataRow("htp://user:s3cret@host", DisplayName = "misspelt scheme")]
    [DataRow("user:s3cret@host:7474", DisplayName = "no scheme")]
    [DataRow("http//user:s3cret@host", DisplayName = "no colon")]
    [DataRow("mongodb://host?password=s3cret", DisplayName = "in a query")]
    [DataRow("http://host:7474/?password=s3cret", DisplayName = "in a query of a known scheme")]
    public void Create_AddressWithAPassword_IsRefusedWithoutPrintingIt(string uri)
    {
        var error = Assert.ThrowsExactly<SettingsException>(() => Stores.Create(new StoreSettings { Uri = uri }));

        Assert.DoesNotContain("s3cret", error.ToString());
        Assert.Contains("Store:Uri", error.Message);
    }

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value)))
            .Build();
}
