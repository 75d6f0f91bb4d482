namespace GraphService.Storage.Neo4j;

/// <summary>Makes stores for the schemes by which Neo4j is addressed.</summary>
public static class Neo4jStores
{
    /// <summary>The schemes of Neo4j's HTTP Query API.</summary>
    public static IReadOnlyList<string> HttpSchemes { get; } = ["http", "https"];

    /// <summary>The schemes of the official driver.</summary>
    public static IReadOnlyList<string> BoltSchemes { get; } =
        ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"];

    /// <summary>Whether the official driver is compiled in.</summary>
    public static bool HasDriver =>
#if NEO4J_DRIVER
        true;
#else
        false;
#endif

    /// <summary>Makes a store; nothing is connected yet.</summary>
    /// <param name="server">Address of the server, with one of the schemes above.</param>
    /// <param name="database">Name of the database.</param>
    /// <param name="user">User name, or <see langword="null"/> where the server asks for none.</param>
    /// <param name="password">The password.</param>
    /// <param name="batchSize">Rows in a statement, 1,000 to 5,000.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> lies outside that.</exception>
    /// <exception cref="NotSupportedException">The scheme needs the driver, and it is not compiled in.</exception>
    public static IGraphStore Create(Uri server, string database, string? user, string? password, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, Neo4jStore.MinBatchSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batchSize, Neo4jStore.MaxBatchSize);
        ICypherTransport transport = HttpSchemes.Contains(server.Scheme)
            ? new HttpTransport(server, database, user, password)
#if NEO4J_DRIVER
            : new BoltTransport(server, database, user, password);
#else
            : throw new NotSupportedException("The driver for Bolt is not compiled in.");
#endif
        return new Neo4jStore(transport, $"{server.Scheme}://{server.Authority} (database '{database}')", batchSize);
    }
}
