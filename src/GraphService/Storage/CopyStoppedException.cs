namespace GraphService.Storage;

/// <summary>
/// A copy was cancelled after it had begun to write. The message is for people: one line that says what it left.
/// </summary>
public sealed class CopyStoppedException : OperationCanceledException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What the target holds, and how to go on.</param>
    /// <param name="innerException">The cancellation.</param>
    public CopyStoppedException(string message, OperationCanceledException innerException)
        : base(message, innerException, innerException.CancellationToken)
    {
    }
}
