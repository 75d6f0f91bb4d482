using System.Text;
using Neo4j.Driver;

namespace GraphService.Storage.Neo4j;

/// <summary>Neo4j's official driver, over Bolt. Compiled in with the build property <c>Neo4jDriver</c>.</summary>
/// <remarks>
/// Uses only what the driver has had from 5.25 on and still has in 6. Retrying is left to the store, which does the same
/// for every transport; so sessions run statements directly and not in the driver's own retry loop.
/// </remarks>
internal sealed class BoltTransport : ICypherTransport
{
    private readonly IDriver _driver;
    private readonly string _database;

    /// <param name="server">Address of the server, such as <c>neo4j://localhost:7687</c>; the scheme says whether it is encrypted.</param>
    /// <param name="database">Name of the database.</param>
    /// <param name="user">User name, or <see langword="null"/> where the server asks for none.</param>
    /// <param name="password">The password.</param>
    public BoltTransport(Uri server, string database, string? user, string? password)
    {
        _database = database;
        _driver = GraphDatabase.Driver(
            server,
            user is null ? AuthTokens.None : AuthTokens.Basic(user, password ?? ""),
            config => config
                .WithConnectionTimeout(TimeSpan.FromSeconds(10))
                .WithConnectionAcquisitionTimeout(TimeSpan.FromSeconds(30))
                .WithUserAgent("GraphService"));
    }

    public async Task RunAsync(
        string statement, IReadOnlyDictionary<string, object?> parameters, Action<CypherRow> onRow, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var session = Session();
        await Guard(async () => await ReadAsync(await session.RunAsync(statement, Copy(parameters)), onRow));
    }

    public async Task<ICypherTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var session = Session();
        try
        {
            IAsyncTransaction? transaction = null;
            await Guard(async () => transaction = await session.BeginTransactionAsync());
            return new Transaction(session, transaction!);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _driver.DisposeAsync();

    private IAsyncSession Session() => _driver.AsyncSession(config => config.WithDatabase(_database));

    private static Dictionary<string, object?> Copy(IReadOnlyDictionary<string, object?> parameters) => new(parameters);

    private static async Task ReadAsync(IResultCursor cursor, Action<CypherRow> onRow)
    {
        var records = new List<IRecord>();
        while (await cursor.FetchAsync())
        {
            records.Add(cursor.Current);
        }

        await cursor.ConsumeAsync();
        records.ForEach(record => onRow(new Row(record)));
    }

    private static async Task Guard(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Neo4jException e)
        {
            // The driver's own codes for lost connections are none of the server's.
            var isConnection = e is ServiceUnavailableException or SessionExpiredException || string.IsNullOrEmpty(e.Code);
            throw new Neo4jFailure(isConnection ? "" : e.Code, (isConnection ? e.InnerException ?? e : e).Message.TrimEnd('.'), e);
        }
        catch (Exception e) when (e is IOException or TimeoutException or System.Net.Sockets.SocketException)
        {
            throw new Neo4jFailure("", e.Message.TrimEnd('.'), e);
        }
    }

    private sealed class Transaction(IAsyncSession session, IAsyncTransaction transaction) : ICypherTransaction
    {
        public async Task RunAsync(
            string statement, IReadOnlyDictionary<string, object?> parameters, Action<CypherRow> onRow, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Guard(async () => await ReadAsync(await transaction.RunAsync(statement, Copy(parameters)), onRow));
        }

        public async Task CommitAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Guard(() => transaction.CommitAsync());
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                await Guard(async () =>
                {
                    await transaction.DisposeAsync();   // undoes what is not committed
                    await session.DisposeAsync();
                });
            }
            catch (Neo4jFailure)
            {
                // The server undoes it by itself when the connection is gone.
            }
        }
    }

    private sealed class Row(IRecord record) : CypherRow
    {
        public override bool IsNull(int column) => record[column] is null;

        public override bool Boolean(int column) => (bool)record[column];

        public override long Int64(int column) => (long)record[column];

        public override string Text(int column) => (string)record[column];

        public override ReadOnlySpan<byte> Utf8(int column) => Encoding.UTF8.GetBytes(Text(column));
    }
}
