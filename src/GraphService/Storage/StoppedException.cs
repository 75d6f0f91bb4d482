namespace GraphService.Storage;

/// <summary>
/// Work was cancelled after something had been written. The message is for people: one line that says what it left.
/// </summary>
public sealed class StoppedException : OperationCanceledException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was written, and how to go on.</param>
    /// <param name="innerException">The cancellation.</param>
    public StoppedException(string message, OperationCanceledException innerException)
        : base(message, innerException, innerException.CancellationToken)
    {
    }
}
