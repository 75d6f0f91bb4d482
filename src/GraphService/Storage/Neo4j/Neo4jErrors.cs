namespace GraphService.Storage.Neo4j;

/// <summary>Says what Neo4j's errors mean for whoever runs the program, and what to do.</summary>
internal static class Neo4jErrors
{
    private const string LockTimeout = "Neo.TransientError.Transaction.LockAcquisitionTimeout";

    public static StoreException Explain(Neo4jFailure failure, string location)
    {
        var message = failure.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        var told = failure.Code switch
        {
            "" =>
                $"Neo4j at {location} does not answer: {message}. "
                + "Check that it runs and that Store:Uri is right, then try again.",
            "Neo.ClientError.Security.Unauthorized" =>
                $"Neo4j at {location} refuses the user name or password. "
                + "Set Store:User and Store:Password (in the environment Store__User, Store__Password).",
            "Neo.ClientError.Security.AuthenticationRateLimit" =>
                $"Neo4j at {location} takes no login for some seconds, after several with a wrong password. "
                + "Check Store:User and Store:Password, wait, and try again.",
            "Neo.ClientError.Security.Forbidden" =>
                $"Neo4j at {location} does not allow this user to do that: {message}. "
                + "Give the user the right to read, write and create indexes.",
            "Neo.ClientError.Database.DatabaseNotFound" =>
                $"Neo4j at {location} has no such database. "
                + "Set Store:Database; Neo4j's Community Edition has only 'neo4j'.",
            "Neo.TransientError.General.DatabaseUnavailable" or "Neo.TransientError.Database.DatabaseUnavailable" =>
                $"Neo4j at {location} runs, but the database is not available: {message}. "
                + "See the server's log (a full disk is one cause), then try again.",
            LockTimeout =>
                $"Neo4j at {location} is locked: another transaction holds what this one needs, and does not end "
                + $"({message}). SHOW TRANSACTIONS in Neo4j Browser tells which; wait, or end it with "
                + "TERMINATE TRANSACTION, and try again.",
            _ when failure.IsOutOfMemory =>
                $"Neo4j at {location} ran out of memory for the transaction: {message}. "
                + "Lower Store:BatchSize, or raise server.memory.heap.max_size or dbms.memory.transaction.total.max.",
            _ when Says("No space left") || Says("disk") =>
                $"Neo4j at {location} cannot write to its disk: {message}. Free some room and try again.",
            _ when Says("critical error") =>   // what is left of a full disk for the next statement
                $"Neo4j at {location} writes no more after an error of its own: {message}. "
                + "A full disk is the usual cause: free some room, restart Neo4j, and try again.",
            _ when failure.IsTransient =>
                $"Neo4j at {location} was too busy, and trying again did not help: {message} ({failure.Code}). "
                + "Try again later.",
            _ => $"Neo4j at {location} failed: {message} ({failure.Code}).",
        };
        return new StoreException(told, failure)
        {
            Fault = failure.Code == LockTimeout ? StoreFault.Locked : StoreFault.Unavailable,
        };

        bool Says(string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);
    }
}
