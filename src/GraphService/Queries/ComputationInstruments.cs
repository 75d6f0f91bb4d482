using System.Diagnostics.Metrics;
using GraphService.Queries.Computations;

namespace GraphService.Queries;

/// <summary>Measures what is computed: how much at once, what waits, and what is kept.</summary>
public sealed class ComputationInstruments
{
    /// <summary>Begins to measure.</summary>
    public ComputationInstruments(IMeterFactory meters, ComputationPool pool)
    {
        var meter = Instruments.MeterOf(meters);
        Gauge("running", "{computation}", "Computations under way.", counts => counts.Running);
        Gauge("queued", "{computation}", "Computations that wait for their turn.", counts => counts.Queued);
        Gauge("waiting", "{waiter}", "Requests and jobs that wait for these.", counts => counts.Waiting);
        Gauge("kept", "{result}", "Results that are kept.", counts => counts.Kept);
        Gauge("kept.size", "By", "Bytes of the results that are kept.", counts => counts.KeptBytes);
        meter.CreateObservableCounter(
            "graphservice.computations.begun",
            () => pool.Counts.Begun,
            "{computation}",
            "Computations begun since the start.");

        void Gauge(string name, string unit, string description, Func<ComputationCounts, long> value) =>
            meter.CreateObservableGauge(
                $"graphservice.computations.{name}", () => value(pool.Counts), unit, description);
    }
}
