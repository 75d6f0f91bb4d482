using System.Reflection;
using GraphService.Api.Endpoints;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Storage;
using GraphService.Tests.Queries.Computations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphService.Tests.Api;

/// <summary>What is told about the state of the service, and that it is told whatever else goes on.</summary>
[TestClass]
public sealed class HealthTests(TestContext context)
{
    [TestMethod]
    public async Task Health_TellsTheSnapshotAndItsAge()
    {
        var server = await ApiServer.Wic.Value;

        Assert.AreEqual("ok", (await server.GetAsync("/healthz")).GetProperty("status").GetString());
        var ready = await server.GetAsync("/readyz");

        Assert.StartsWith("r1-", ready.GetProperty("snapshot").GetString()!);
        var loaded = ready.GetProperty("loaded_at").GetDateTimeOffset();
        var looked = ready.GetProperty("checked_at").GetDateTimeOffset();
        Assert.IsGreaterThan(TimeSpan.Zero, DateTimeOffset.UtcNow - loaded);
        Assert.IsGreaterThanOrEqualTo(loaded, looked);
        Assert.IsGreaterThanOrEqualTo(0, ready.GetProperty("age_seconds").GetDouble());
    }

    [TestMethod]
    public async Task Ready_StoreFails_TellsWhenAndWhyAndServesOn()
    {
        var store = DispatchProxy.Create<IGraphStore, FailingStore>();
        var loader = new SnapshotLoader(store, null, NullLogger<SnapshotLoader>.Instance);
        using var computations = Gate.NewPool();
        using var snapshots = new SnapshotProvider(
            store, loader, NullLogger<SnapshotProvider>.Instance, TimeProvider.System, computations);
        await snapshots.RefreshAsync(context.CancellationToken);
        var before = Ready(snapshots);

        await snapshots.StartAsync(context.CancellationToken);
        while (snapshots.Looks.Failed is null)
        {
            await Task.Delay(20, context.CancellationToken);
        }

        await snapshots.StopAsync(context.CancellationToken);

        var after = Ready(snapshots);
        Assert.IsNull(before.LastFailure);
        Assert.AreEqual(FailingStore.Reason, after.LastFailure!.Reason);
        Assert.IsGreaterThan(after.CheckedAt!.Value, after.LastFailure.At);
        Assert.AreEqual(
            (before.Snapshot, before.LoadedAt, before.CheckedAt), (after.Snapshot, after.LoadedAt, after.CheckedAt));
    }

    private static Readiness Ready(SnapshotProvider snapshots) =>
        HealthEndpoints.Ready(snapshots, TimeProvider.System, new DefaultHttpContext().Response).Value!;

    /// <summary>Can be loaded, and then cannot be asked for news.</summary>
    public class FailingStore : DispatchProxy
    {
        public const string Reason = "The disk is gone.";

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            nameof(IGraphStore.ReadAsync) => Task.FromResult(Revision.Empty),
            nameof(IGraphStore.GetRevisionAsync) => Task.FromException<Revision>(new StoreException(Reason)),
            _ => throw new NotSupportedException(targetMethod.Name),
        };
    }
}
