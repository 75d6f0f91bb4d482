using System.Diagnostics.Metrics;
using GraphService.Queries;
using GraphService.Tests.Queries.Computations;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Tests.Api;

/// <summary>What is measured, and when nothing is.</summary>
[TestClass]
public sealed class MetricsTests
{
    [TestMethod]
    public async Task Metrics_SwitchedOff_AreNoAddress()
    {
        var server = await ApiServer.Wic.Value;

        await server.GetAsync("/metrics", expectedStatus: 404);

        Assert.IsEmpty(server.Services.GetServices<OpenTelemetry.Metrics.MeterProvider>());
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
