namespace GraphService.Queries.Computations;

/// <summary>As much is computed, and waits to be, as may be.</summary>
public sealed class BusyException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What there is too much of.</param>
    /// <param name="retryAfter">When there may be less.</param>
    public BusyException(string message, TimeSpan retryAfter)
        : base(message) => RetryAfter = retryAfter;

    /// <summary>When it may be worth to ask again.</summary>
    public TimeSpan RetryAfter { get; }
}

/// <summary>Before it was computed, the snapshot that was asked about was replaced by a newer one.</summary>
public sealed class OutdatedException : Exception
{
    /// <summary>Creates the exception.</summary>
    public OutdatedException()
        : base("The snapshot was replaced by a newer one.")
    {
    }
}
