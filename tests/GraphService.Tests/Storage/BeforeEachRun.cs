using System.Reflection;
using GraphService.Storage;

namespace GraphService.Tests.Storage;

/// <summary>A store where something else happens just before each run begins, as other programs may do it.</summary>
public class BeforeEachRun : DispatchProxy
{
    private IGraphStore _store = null!;
    private Func<int, Task> _before = null!;
    private int _runs;

    /// <param name="store">The store.</param>
    /// <param name="before">What happens; told how many runs have begun, this one included.</param>
    public static IGraphStore Of(IGraphStore store, Func<int, Task> before)
    {
        var proxy = Create<IGraphStore, BeforeEachRun>();
        ((BeforeEachRun)(object)proxy)._store = store;
        ((BeforeEachRun)(object)proxy)._before = before;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        return targetMethod!.Name == nameof(IGraphStore.BeginRunAsync)
            ? BeginAsync((RunInfo)args![0]!, (CancellationToken)args[1]!)
            : targetMethod.Invoke(_store, BindingFlags.DoNotWrapExceptions, null, args, null);
    }

    private async Task<IGraphRun> BeginAsync(RunInfo run, CancellationToken cancellationToken)
    {
        await _before(++_runs);
        return await _store.BeginRunAsync(run, cancellationToken);
    }
}
