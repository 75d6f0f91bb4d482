using System.Diagnostics.Metrics;
using System.Globalization;
using GraphService.Queries;
using GraphService.Tests.Queries.Computations;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Tests.Api;

/// <summary>What is measured, and that it can be read where that is switched on.</summary>
[TestClass]
public sealed class MetricsTests(TestContext context)
{
    [TestMethod]
    public async Task Metrics_SwitchedOff_AreNoAddress()
    {
        var server = await ApiServer.Wic.Value;

        await server.GetAsync("/metrics", expectedStatus: 404);

        Assert.IsEmpty(server.Services.GetServices<OpenTelemetry.Metrics.MeterProvider>());
    }

    [TestMethod]
    public async Task Metrics_SwitchedOn_TellRequestsAndTheSnapshot()
    {
        await using var server = await ApiServer.StartAsync(
            Repository.WicData,
            null,
            "--Telemetry:Prometheus=true",
            "--RateLimits:Loopback=true",
            "--RateLimits:Requests=2",
            "--Analysis:WaitSeconds=60");
        await server.GetAsync("/api/v1/catalog");
        await server.GetAsync("/api/v1/centrality/degree");

        string text = "";
        for (var i = 0; i < 3; i++)
        {
            text = await server.Client.GetStringAsync("/metrics", context.CancellationToken);   // not limited
        }

        var snapshot = server.Services.GetRequiredService<SnapshotProvider>().Current!.Snapshot;
        Assert.AreEqual(snapshot.EntityColumns.Count, ValueOf("graphservice_snapshot_entities{"));
        Assert.AreEqual(snapshot.TieColumns.Count, ValueOf("graphservice_snapshot_ties{"));
        Assert.AreEqual(1, ValueOf("graphservice_snapshot_revision{"));
        Assert.IsGreaterThan(0, ValueOf("graphservice_snapshot_size_bytes{"));
        Assert.IsGreaterThan(0, ValueOf("graphservice_snapshot_age_seconds{"));
        Assert.IsGreaterThanOrEqualTo(0, ValueOf("graphservice_store_check_age_seconds{"));
        Assert.AreEqual(1, ValueOf("graphservice_computations_begun_total{"));
        Assert.AreEqual(1, ValueOf("graphservice_computations_kept{"));
        Assert.IsGreaterThan(0, ValueOf("graphservice_computations_kept_size_bytes{"));
        Assert.AreEqual(0, ValueOf("graphservice_computations_running{"));
        Assert.AreEqual(0, ValueOf("graphservice_computations_queued{"));
        Assert.AreEqual(0, ValueOf("graphservice_computations_waiting{"));
        Assert.Contains("http_route=\"/api/v1/catalog\"", text);

        double ValueOf(string metric)
        {
            var line = text.Split('\n').Single(line => line.StartsWith(metric, StringComparison.Ordinal));
            return double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
        }
    }

    [TestMethod]
    public async Task Snapshot_NothingLoadedYet_IsNotMeasured()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var measured = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Scope == meters)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => measured.Add(instrument.Name));
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => measured.Add(instrument.Name));
        listener.Start();
        var store = new GraphService.Storage.Sqlite.SqliteStore("no-such-folder/graph.db");
        await using var _ = store;
        using var computations = Gate.NewPool();
        using var snapshots = new SnapshotProvider(
            store,
            new SnapshotLoader(store, null, new LogRecorder<SnapshotLoader>()),
            new LogRecorder<SnapshotProvider>(),
            TimeProvider.System,
            computations);
        new SnapshotInstruments(meters, snapshots, TimeProvider.System).ToString();

        listener.RecordObservableInstruments();

        Assert.IsEmpty(measured);
    }
}
