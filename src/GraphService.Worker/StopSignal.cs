using System.Runtime.InteropServices;

namespace GraphService.Worker;

/// <summary>
/// Ctrl+C or TERM, which end a command in an orderly way. The second one ends the program at once, and so does the
/// first one when the command does not end within a while.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    /// <summary>
    /// Undoing a large run in Neo4j takes a while; should it not be done by then, the next run does it.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop;
    private readonly PosixSignalRegistration[] _registrations;
    private PosixSignal? _signal;
    private Timer? _end;

    public StopSignal(CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ];
    }

    /// <summary>Cancelled when the signal comes.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>128 and the number of the signal, as shells tell it; <see langword="null"/> when none came.</summary>
    public int? ExitCode => _signal switch { null => null, PosixSignal.SIGINT => 130, _ => 143 };

    /// <summary>What ended the command, to stand after a verb; empty when no signal did.</summary>
    public string By => _signal switch { null => "", PosixSignal.SIGINT => " by Ctrl+C", _ => " by signal TERM" };

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _end?.Dispose();
        _stop.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (_signal is null)
        {
            _signal = context.Signal;
            context.Cancel = true;
            _end = new Timer(_ => Environment.Exit(ExitCode!.Value), null, Patience, Timeout.InfiniteTimeSpan);
            _stop.Cancel();
        }
    }
}
