using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GraphService.Queries;

/// <summary>What is measured and traced goes by this name; who listens is the host's affair.</summary>
/// <remarks>
/// A part that measures something makes its instruments of <see cref="MeterOf"/> where it is made: their names begin
/// with <c>graphservice.</c>, units are those of UCUM (<c>s</c>, <c>By</c>, <c>{entity}</c>), as OpenTelemetry's
/// conventions ask. Where nobody listens, an instrument costs a comparison.
/// </remarks>
public static class Instruments
{
    /// <summary>Name of the meter and of the source of activities.</summary>
    public const string Name = "GraphService";

    /// <summary>Activities: parts of a trace.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>The meter of a service, the same for all parts of it.</summary>
    public static Meter MeterOf(IMeterFactory meters) => meters.Create(Name);
}

/// <summary>
/// Measures the snapshot that is served: which, how large, how old, and when the store was last heard of.
/// </summary>
public sealed class SnapshotInstruments
{
    private readonly SnapshotProvider _snapshots;
    private readonly TimeProvider _clock;

    /// <summary>Begins to measure.</summary>
    public SnapshotInstruments(IMeterFactory meters, SnapshotProvider snapshots, TimeProvider clock)
    {
        (_snapshots, _clock) = (snapshots, clock);
        var meter = Instruments.MeterOf(meters);
        Gauge("revision", "{revision}", "Number of the revision served.", cache => cache.Snapshot.Revision.Number);
        Gauge("entities", "{entity}", "Entities served.", cache => cache.Snapshot.EntityColumns.Count);
        Gauge("ties", "{tie}", "Affiliations served.", cache => cache.Snapshot.TieColumns.Count);
        Gauge("size", "By", "Bytes of the snapshot's columns.", cache => cache.Snapshot.Columns.Bytes);
        Age("graphservice.snapshot.age", "Time since the snapshot was loaded.", looks => looks.Loaded);
        Age("graphservice.store.check.age", "Time since the store last told its revision.", looks => looks.Succeeded);

        void Gauge(string name, string unit, string description, Func<GraphCache, long> value) =>
            meter.CreateObservableGauge(
                $"graphservice.snapshot.{name}",
                () => snapshots.Current is { } cache ? [new Measurement<long>(value(cache))] : NoLongs,
                unit,
                description);

        void Age(string name, string description, Func<StoreLooks, DateTimeOffset?> since) =>
            meter.CreateObservableGauge(name, () => Since(since), "s", description);
    }

    private static IEnumerable<Measurement<long>> NoLongs => [];

    private IEnumerable<Measurement<double>> Since(Func<StoreLooks, DateTimeOffset?> since) =>
        since(_snapshots.Looks) is { } time
            ? [new Measurement<double>((_clock.GetUtcNow() - time).TotalSeconds)]
            : [];
}
