namespace GraphService.Storage.Neo4j;

/// <summary>Runs Cypher statements.</summary>
internal interface ICypherExecutor
{
    /// <summary>Runs a statement and reads its result to the end.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="parameters">
    /// Texts, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, <see langword="null"/>, lists and maps of
    /// these.
    /// </param>
    /// <param name="onRow">
    /// Called for each row, once the whole result is known to be good; the row is valid during the call only.
    /// </param>
    /// <exception cref="Neo4jFailure">The statement failed, or the server could not be reached.</exception>
    Task RunAsync(
        string statement,
        IReadOnlyDictionary<string, object?> parameters,
        Action<CypherRow> onRow,
        CancellationToken cancellationToken);
}

/// <summary>
/// A way to a Neo4j database. Each statement is a transaction of its own, unless one is begun. Thread-safe.
/// </summary>
internal interface ICypherTransport : ICypherExecutor, IAsyncDisposable
{
    /// <summary>A statement that has no whole answer after so long has failed: the server counts as gone.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Begins a transaction.</summary>
    /// <exception cref="Neo4jFailure">It cannot be begun.</exception>
    Task<ICypherTransaction> BeginAsync(CancellationToken cancellationToken);
}

/// <summary>
/// Statements that take effect together or not at all. Not thread-safe. Disposing it without a commit undoes it.
/// </summary>
internal interface ICypherTransaction : ICypherExecutor, IAsyncDisposable
{
    /// <summary>Makes the statements take effect.</summary>
    /// <exception cref="Neo4jFailure">They did not, or it is not known whether they did.</exception>
    Task CommitAsync(CancellationToken cancellationToken);
}

/// <summary>A row of a result. Columns are numbered from 0.</summary>
internal abstract class CypherRow
{
    public abstract bool IsNull(int column);

    public abstract bool Boolean(int column);

    public abstract long Int64(int column);

    public abstract string Text(int column);

    /// <summary>A text as UTF-8; good until the next call.</summary>
    public abstract ReadOnlySpan<byte> Utf8(int column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);
}

/// <summary>An error of Neo4j or on the way to it.</summary>
/// <param name="code">
/// Neo4j's code, such as <c>Neo.ClientError.Statement.SyntaxError</c>; empty when the server was not reached.
/// </param>
/// <param name="message">What happened.</param>
internal sealed class Neo4jFailure(string code, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>
    /// Neo4j's code; empty when the server was not reached, and then it is not known whether a statement took effect.
    /// </summary>
    public string Code { get; } = code;

    /// <summary>Whether the server did not answer.</summary>
    public bool IsConnection => Code.Length == 0;

    /// <summary>
    /// Whether the statement had no effect and may succeed when it is tried again. Two codes that begin like those are
    /// answers to somebody's wish to end the transaction, and Neo4j's own drivers do not retry them either.
    /// </summary>
    public bool IsTransient =>
        Code.StartsWith("Neo.TransientError.", StringComparison.Ordinal)
        && Code is not ("Neo.TransientError.Transaction.Terminated"
            or "Neo.TransientError.Transaction.LockClientStopped")
        && !IsOutOfMemory;

    /// <summary>Whether the statement was too much for the server's memory; trying it again does not help.</summary>
    public bool IsOutOfMemory =>
        Code is "Neo.TransientError.General.OutOfMemoryError" or "Neo.TransientError.General.MemoryPoolOutOfMemoryError"
        || Message.Contains("MemoryLimitExceeded", StringComparison.Ordinal);
}
