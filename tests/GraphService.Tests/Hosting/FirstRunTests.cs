using System.Reflection;
using GraphService.Hosting;
using GraphService.Ingestion;
using GraphService.Storage;
using GraphService.Storage.Sqlite;
using GraphService.Tests.Ingestion;
using GraphService.Tests.Storage;

namespace GraphService.Tests.Hosting;

/// <summary>How a new installation is filled, and that one that is not new is left alone.</summary>
[TestClass]
public sealed class FirstRunTests(TestContext context) : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LogRecorder<FirstRun> _log = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task Prepare_EmptyStore_IsFilled()
    {
        await using var store = new SqliteStore(_folder["graph.db"]);

        var report = await PrepareAsync(store);

        Assert.AreEqual(IngestionOutcome.Committed, report!.Outcome);
        Assert.IsNull(await PrepareAsync(store), "it is not empty any more");
    }

    [TestMethod]
    public async Task Prepare_AnotherProgramIsQuicker_LeavesTheStoreToIt()
    {
        await using var store = new SqliteStore(_folder["graph.db"]);
        var mine = CsvSet.Write(_folder, "mine");
        var disturbed = BeforeEachRun.Of(store, _ => new IngestionPipeline(store, TimeProvider.System)
            .RunAsync(new IngestionRequest(mine, "mine"), null, context.CancellationToken));

        var report = await PrepareAsync(disturbed);

        Assert.IsNull(report);
        var revision = await store.GetRevisionAsync(context.CancellationToken);
        Assert.AreEqual((1L, "mine"), (revision.Number, revision.Dataset));
    }

    [TestMethod]
    public async Task Prepare_WhileAnotherProgramWrites_WaitsAndSaysSoOnce()
    {
        await using var store = new SqliteStore(_folder["graph.db"]);
        var locked = BeforeEachRun.Of(store, run => run <= 2
            ? throw new StoreException("Another run is writing.") { Fault = StoreFault.Locked }
            : Task.CompletedTask);

        var report = await PrepareAsync(locked);

        Assert.AreEqual(IngestionOutcome.Committed, report!.Outcome);
        Assert.Contains("Another program is writing to", _log.Lines.Single());
    }

    [TestMethod]
    public async Task Prepare_OlderFormatThatMayNotBeWritten_IsServedAsItIs()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Data", "stores", "sqlite-format-2.db"), _folder["old.db"]);
        await using var old = new SqliteStore(_folder["old.db"]);
        await using var none = new SqliteStore(_folder["none.db"]);

        var report = await PrepareAsync(MayNotBeWritten.Of(old));
        var error = await Assert.ThrowsExactlyAsync<StoreException>(() => PrepareAsync(MayNotBeWritten.Of(none)));

        Assert.IsNull(report);
        Assert.AreEqual("It is served as it is. It may not be written.", _log.Lines.Single());
        Assert.AreEqual("It may not be written.", error.Message);
    }

    private Task<IngestionReport?> PrepareAsync(IGraphStore store)
    {
        var data = new DataSettings { Path = CsvSet.Write(_folder) };
        return new FirstRun(store, data, new IngestionPipeline(store, TimeProvider.System), _log)
            .PrepareAsync(context.CancellationToken);
    }

    /// <summary>A store that cannot be opened for writing.</summary>
    public class MayNotBeWritten : DispatchProxy
    {
        private IGraphStore _store = null!;

        public static IGraphStore Of(IGraphStore store)
        {
            var proxy = Create<IGraphStore, MayNotBeWritten>();
            ((MayNotBeWritten)(object)proxy)._store = store;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(IGraphStore.OpenAsync)
                ? throw new StoreException("It may not be written.") { Fault = StoreFault.ReadOnly }
                : targetMethod.Invoke(_store, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
