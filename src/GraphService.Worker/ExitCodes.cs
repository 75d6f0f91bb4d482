namespace GraphService.Worker;

/// <summary>What the exit code of the worker tells.</summary>
internal static class ExitCodes
{
    /// <summary>It was done.</summary>
    public const int Done = 0;

    /// <summary>More rows were rejected than allowed; nothing was written.</summary>
    public const int TooManyRejected = 1;

    /// <summary>
    /// It could not run: wrong arguments, unreadable input, unusable store, or stopped. Nothing was written.
    /// </summary>
    public const int CouldNotRun = 2;

    /// <summary>It was done, but the report or the list of rejections could not be written.</summary>
    public const int NotReported = 3;
}
