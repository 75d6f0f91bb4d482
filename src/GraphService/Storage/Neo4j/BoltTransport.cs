using System.Net.Sockets;
using System.Text;
using Neo4j.Driver;

namespace GraphService.Storage.Neo4j;

/// <summary>Neo4j's official driver, over Bolt. Compiled in with the build property <c>Neo4jDriver</c>.</summary>
/// <remarks>
/// Uses only what the driver has had from 5.25 on and still has in 6. Retrying is left to the store, which does the
/// same for every transport; so sessions run statements directly and not in the driver's own retry loop. All statements
/// go to the member of a cluster that writes, so that they see what was written before.
/// </remarks>
internal sealed class BoltTransport : ICypherTransport
{
    private readonly IDriver _driver;
    private readonly string _database;

    /// <param name="server">
    /// Address of the server, such as <c>neo4j://localhost:7687</c>; the scheme says whether it is encrypted.
    /// </param>
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
        string statement,
        IReadOnlyDictionary<string, object?> parameters,
        Action<CypherRow> onRow,
        CancellationToken cancellationToken)
    {
        await using var session = OpenSession();
        await session.RunAsync(statement, parameters, onRow, cancellationToken);
    }

    public async Task<ICypherTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var session = OpenSession();
        try
        {
            await session.BeginAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _driver.DisposeAsync();

    private Session OpenSession() => new(_driver.AsyncSession(config => config.WithDatabase(_database)));

    /// <summary>One statement, or the statements of a transaction.</summary>
    private sealed class Session(IAsyncSession session) : ICypherTransaction
    {
        private IAsyncQueryRunner _runner = session;
        private Task _work = Task.CompletedTask;

        public async Task BeginAsync(CancellationToken cancellationToken) =>
            _runner = await WaitAsync(() => session.BeginTransactionAsync(), cancellationToken);

        public async Task RunAsync(
            string statement,
            IReadOnlyDictionary<string, object?> parameters,
            Action<CypherRow> onRow,
            CancellationToken cancellationToken)
        {
            var ownParameters = new Dictionary<string, object?>(parameters);
            var records = await WaitAsync(
                async () => await ReadAsync(await _runner.RunAsync(statement, ownParameters)), cancellationToken);
            records.ForEach(record => onRow(new Row(record)));
        }

        public Task CommitAsync(CancellationToken cancellationToken) => WaitAsync(
            async () =>
            {
                await ((IAsyncTransaction)_runner).CommitAsync();
                return true;
            },
            cancellationToken);

        /// <summary>Undoes what is not committed and gives the connection back.</summary>
        public async ValueTask DisposeAsync()
        {
            if (!_work.IsCompleted)
            {
                // Somebody gave up waiting. The driver cannot break off work that is under way, so the session is
                // closed after it.
                _ = _work.ContinueWith(_ => session.DisposeAsync().AsTask(), TaskScheduler.Default);
                return;
            }

            try
            {
                await WaitAsync(
                    async () =>
                    {
                        await session.DisposeAsync();
                        return true;
                    },
                    CancellationToken.None);
            }
            catch (Neo4jFailure)
            {
                // The server undoes it by itself when the connection is gone.
            }
        }

        /// <summary>
        /// Waits for the driver, which knows no cancellation and may wait for ever itself, and translates its errors.
        /// </summary>
        private async Task<T> WaitAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var task = work();
                _work = task;
                return await task.WaitAsync(ICypherTransport.Patience, cancellationToken);
            }
            catch (TimeoutException e) when (!_work.IsCompleted)
            {
                throw new Neo4jFailure("", $"no answer within {ICypherTransport.Patience.TotalSeconds:0} s", e);
            }
            catch (Neo4jException e) when (!string.IsNullOrEmpty(e.Code))
            {
                throw new Neo4jFailure(e.Code, e.Message.TrimEnd('.'), e);
            }
            catch (Exception e) when (IsConnectionError(e) && !cancellationToken.IsCancellationRequested)
            {
                var cause = e;
                while (cause.InnerException is { } inner)
                {
                    cause = inner;   // the outer ones only say that there was no connection
                }

                throw new Neo4jFailure("", cause.Message.TrimEnd('.'), e);
            }
        }

        /// <summary>
        /// Whether the driver got no answer of a server; <see cref="NotSupportedException"/> is its word for a port
        /// that does not speak Bolt.
        /// </summary>
        private static bool IsConnectionError(Exception e) =>
            e is Neo4jException or IOException or SocketException or TimeoutException or OperationCanceledException
                or ObjectDisposedException or NotSupportedException;

        private static async Task<List<IRecord>> ReadAsync(IResultCursor cursor)
        {
            var records = new List<IRecord>();
            while (await cursor.FetchAsync())
            {
                records.Add(cursor.Current);
            }

            await cursor.ConsumeAsync();
            return records;
        }
    }

    private sealed class Row(IRecord record) : CypherRow
    {
        public override bool IsNull(int column) => record[column] is null;

        public override bool Boolean(int column) => Value<bool>(column);

        public override long Int64(int column) => Value<long>(column);

        public override string Text(int column) => Value<string>(column);

        public override ReadOnlySpan<byte> Utf8(int column) => Encoding.UTF8.GetBytes(Text(column));

        private T Value<T>(int column) => record[column] is T value
            ? value
            : throw new FormatException($"Column {column} holds no {typeof(T).Name}.");
    }
}
