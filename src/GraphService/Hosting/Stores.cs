using System.Globalization;
using GraphService.Model;
using GraphService.Storage;
using GraphService.Storage.Neo4j;
using GraphService.Storage.Sqlite;

namespace GraphService.Hosting;

/// <summary>The stores on offer, by the scheme of their address. A new store is one class plus one line here.</summary>
public static class Stores
{
    private static readonly Kind[] Kinds =
    [
        new(["sqlite"], settings => new SqliteStore(SqlitePath(settings))),
        new(Neo4jStores.HttpSchemes, Neo4j),
        new(Neo4jStores.BoltSchemes, Neo4jByDriver),
    ];

    private static readonly string[] SecretMarks = ["@", "%40", "password", "pwd="];

    /// <summary>The schemes known, for help and messages.</summary>
    public static IReadOnlyCollection<string> Schemes => [.. Kinds.SelectMany(kind => kind.Schemes)];

    /// <summary>Makes the store of an address; it is not opened yet.</summary>
    /// <exception cref="SettingsException">The address is not usable.</exception>
    public static IGraphStore Create(StoreSettings settings)
    {
        // A password in an address would stand in messages and logs: not even this message repeats it.
        if (settings.Scheme != "sqlite"
            && SecretMarks.Any(mark => settings.Uri.Contains(mark, StringComparison.OrdinalIgnoreCase)))
        {
            throw new SettingsException(
                "Store:Uri seems to hold a user name or a password. Write the address without, such as "
                + "http://localhost:7474, and set Store:User and Store:Password, best in the environment: "
                + "Store__User and Store__Password.");
        }

        return Array.Find(Kinds, kind => kind.Schemes.Contains(settings.Scheme)) is { } kind
            ? kind.Create(settings)
            : throw new SettingsException(
                $"Store:Uri is {DisplayText.Quote(settings.Uri)}, which begins with no known scheme. Use one of "
                + $"{string.Join(", ", Schemes.Select(s => s + ":"))} "
                + "such as sqlite:var/graphservice.db or http://localhost:7474 for Neo4j.");
    }

    /// <summary>The file of an address: what stands after the colon, <c>~</c> being the user's home.</summary>
    private static string SqlitePath(StoreSettings settings)
    {
        var path = settings.Uri["sqlite:".Length..];
        if (path is "~"
            || path.StartsWith("~/", StringComparison.Ordinal)
            || path.StartsWith("~" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            path = Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[1..]);
        }

        var fault = path switch
        {
            "" => "names no file",
            _ when path.Any(char.IsControl) => "holds control characters",
            ['~', ..] => "names another user's folder",
            [':', ..] => "is kept in memory, and is gone with the program",
            _ when path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) => "holds an address in an address",
            ['/', '/', not '/', ..] => "names a server",
            _ when path.Contains('?', StringComparison.Ordinal) => "holds a query",
            _ => null,
        };
        return fault is null ? path : throw new SettingsException(
            $"Store:Uri is {DisplayText.Quote(settings.Uri)}, which {fault}. "
            + "Write sqlite:PATH with the path of a file, such as sqlite:var/graphservice.db, "
            + "sqlite:/srv/graphservice.db or sqlite:~/graphservice.db.");
    }

    private static IGraphStore Neo4jByDriver(StoreSettings settings) => Neo4jStores.HasDriver
        ? Neo4j(settings)
        : throw new SettingsException(
            $"Store:Uri is {DisplayText.Quote(settings.Uri)}, but this build speaks to Neo4j over HTTP only. "
            + "Write http://HOST:7474, or build with -p:Neo4jDriver=true, which compiles Neo4j's official driver in "
            + "(the container image has it).");

    private static IGraphStore Neo4j(StoreSettings settings)
    {
        if (!Uri.TryCreate(settings.Uri, UriKind.Absolute, out var server)
            || server.Host.Length == 0 || server.PathAndQuery.Length > 1 || server.Fragment.Length > 0)
        {
            throw new SettingsException(
                $"Store:Uri does not name a Neo4j server. Write {settings.Scheme}://HOST:PORT and nothing more; "
                + "user, password and database are set with Store:User, Store:Password and Store:Database.");
        }

        if (settings.BatchSize is < Neo4jStore.MinBatchSize or > Neo4jStore.MaxBatchSize)
        {
            throw new SettingsException(string.Create(
                CultureInfo.InvariantCulture,
                $"Store:BatchSize (of one side of a copy From:BatchSize or To:BatchSize) is {settings.BatchSize}; "
                + $"it lies between {Neo4jStore.MinBatchSize} and {Neo4jStore.MaxBatchSize}."));
        }

        var database = string.IsNullOrEmpty(settings.Database) ? "neo4j" : settings.Database;
        var defaultUser = string.IsNullOrEmpty(settings.Password) ? null : "neo4j";
        var user = string.IsNullOrEmpty(settings.User) ? defaultUser : settings.User;
        return Neo4jStores.Create(server, database, user, settings.Password, settings.BatchSize);
    }

    /// <summary>Stores of one kind.</summary>
    /// <param name="Schemes">How their addresses begin.</param>
    /// <param name="Create">Makes one.</param>
    private sealed record Kind(IReadOnlyList<string> Schemes, Func<StoreSettings, IGraphStore> Create);
}
