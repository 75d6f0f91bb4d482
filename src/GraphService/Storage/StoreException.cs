namespace GraphService.Storage;

/// <summary>The store cannot do what is asked. The message is for people: one line, and it says what to do.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: what is wrong and what to do.</param>
    /// <param name="innerException">The cause, if any.</param>
    public StoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
