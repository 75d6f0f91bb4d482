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

    /// <summary>What kind of fault it is, for those who do something else about one than tell it.</summary>
    public StoreFault Fault { get; init; }
}

/// <summary>Kinds of fault of a store.</summary>
public enum StoreFault
{
    /// <summary>It cannot be reached, or does not do what is asked.</summary>
    Unavailable,

    /// <summary>Another run is writing to it: later it will do what is asked.</summary>
    Locked,

    /// <summary>This user may not write to it; perhaps it can be read.</summary>
    ReadOnly,

    /// <summary>It holds what a newer program of ours wrote.</summary>
    Newer,

    /// <summary>It holds what no program of ours wrote.</summary>
    Damaged,
}
