using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>The tables, and the marks by which a file is known as ours.</summary>
internal static class SqliteSchema
{
    /// <summary>"GSwi": marks a file of this program (PRAGMA application_id).</summary>
    public const long ApplicationId = 0x4753_7769;

    /// <summary>
    /// Bytes of a page of a new file. Four times the usual size reads a whole log with a sixth less work; a run writes
    /// few pages, and those mostly whole.
    /// </summary>
    private const int PageSize = 16_384;

    /// <summary>Version of the tables (PRAGMA user_version).</summary>
    public const long Version = 3;

    /// <summary>
    /// The log, which is the store's memory and holds each record's canonical text. A change names its record by kind,
    /// id and data set. Words of the model are not listed in checks: a store that exists takes a kind of tie that comes
    /// later.
    /// </summary>
    public const string ChangeTable = """
        CREATE TABLE change (
            sequence INTEGER PRIMARY KEY, revision INTEGER NOT NULL, operation TEXT NOT NULL, kind TEXT NOT NULL,
            id TEXT NOT NULL, dataset TEXT NOT NULL, before TEXT, after TEXT) STRICT;
        """;

    /// <summary>
    /// What is in force: the change that made each record what it is. The kind is its number
    /// (<see cref="Model.RecordKind"/>), so that the records of a kind lie together, in the order of the log.
    /// </summary>
    public const string RecordTable = """
        CREATE TABLE record (
            kind INTEGER NOT NULL, change INTEGER NOT NULL, id TEXT NOT NULL, dataset TEXT NOT NULL,
            digest BLOB NOT NULL, PRIMARY KEY (kind, change)) STRICT, WITHOUT ROWID;
        """;

    /// <summary>
    /// The indexes, made at the end of the first run: sorting all keys at once costs a quarter of inserting them one by
    /// one.
    /// </summary>
    public const string Indexes = """
        CREATE UNIQUE INDEX IF NOT EXISTS record_by_id ON record (id, kind, dataset);
        CREATE INDEX IF NOT EXISTS change_by_id ON change (id);
        """;

    private const string RevisionTable = """
        CREATE TABLE revision (
            number INTEGER PRIMARY KEY, content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
            time TEXT NOT NULL, run TEXT NOT NULL, dataset TEXT NOT NULL,
            last_change INTEGER NOT NULL) STRICT;
        """;

    /// <summary>The version of a file that holds tables: this one, or an older one, whose log can be read.</summary>
    /// <exception cref="StoreException">The file is empty, not ours, or newer, and the message says which.</exception>
    public static long Require(sqlite3 database, string path)
    {
        var version = VersionOf(database, path);
        return version > 0 ? version : throw new StoreException(
            $"The store '{path}' is empty: the file holds no tables. Restore a backup, or ingest into it.");
    }

    /// <summary>Refuses a file that does not hold the tables of this version.</summary>
    /// <exception cref="StoreException">It does not, and the message says what it is instead.</exception>
    public static void RequireThisVersion(sqlite3 database, string path)
    {
        var version = Require(database, path);
        if (version < Version)
        {
            throw new StoreException(
                $"The store '{path}' is of an older format ({version}, this program writes {Version}). "
                + "Start the program again, which upgrades it.");
        }
    }

    /// <summary>Creates the tables in an empty file, and upgrades those of an older version.</summary>
    /// <returns>Whether they were upgraded.</returns>
    /// <exception cref="StoreException">The file is not ours, or it cannot be upgraded.</exception>
    public static bool Prepare(sqlite3 database, string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // The lock makes two programs that meet an empty file create the tables once. Pages keep their size for ever.
        SqliteStatement.Execute(
            database, $"PRAGMA page_size = {PageSize}; PRAGMA journal_mode = WAL; BEGIN IMMEDIATE");
        long version;
        try
        {
            version = VersionOf(database, path);
            if (version == 0)
            {
                SqliteStatement.Execute(database, RevisionTable + ChangeTable + RecordTable);
                SqliteViews.Refresh(database);
                SqliteStatement.Execute(
                    database, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}");
                version = Version;
            }

            SqliteStatement.Execute(database, "COMMIT");
        }
        catch
        {
            _ = raw.sqlite3_exec(database, "ROLLBACK");
            throw;
        }

        return version < Version && SqliteUpgrade.Run(database, path, cancellationToken);
    }

    /// <summary>The version of the tables; 0 for an empty file. Takes no lock beyond that of a reader.</summary>
    /// <exception cref="StoreException">It belongs to another program, or to a newer version of this one.</exception>
    public static long VersionOf(sqlite3 database, string path)
    {
        if (Number(database, "PRAGMA application_id") != ApplicationId)
        {
            return Number(database, "SELECT count(*) FROM sqlite_schema") == 0 ? 0 : throw new StoreException(
                $"The file '{path}' is a SQLite database of another program. Name another file with Store:Uri "
                + "(sqlite:PATH).");
        }

        var version = Number(database, "PRAGMA user_version");
        return version <= Version ? version : throw new StoreException(
            $"The store '{path}' was made by a newer GraphService (version {version}, this one knows {Version}). "
            + "Use that one, or name another file with Store:Uri.");
    }

    /// <summary>The number that a query answers; 0 where it answers none.</summary>
    public static long Number(sqlite3 database, string sql)
    {
        using var statement = new SqliteStatement(database, sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }
}
