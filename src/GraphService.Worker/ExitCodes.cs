namespace GraphService.Worker;

/// <summary>What the exit code of the worker tells.</summary>
internal static class ExitCodes
{
    /// <summary>It was done.</summary>
    public const int Done = 0;

    /// <summary>More rows were rejected than allowed; nothing of the input was written.</summary>
    public const int TooManyRejected = 1;

    /// <summary>
    /// It could not run: wrong arguments, unreadable input, or unusable store. Nothing of the input was written; what
    /// was (a store upgraded from an older format, revisions that a copy had done), the message says.
    /// </summary>
    public const int CouldNotRun = 2;

    /// <summary>It was done, but the report or the list of rejections could not be written.</summary>
    public const int NotReported = 3;
}
