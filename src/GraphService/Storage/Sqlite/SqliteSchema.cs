using GraphService.Model;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>The tables, and the marks by which a file is known as ours.</summary>
internal static class SqliteSchema
{
    /// <summary>"GSwi": marks a file of this program (PRAGMA application_id).</summary>
    public const long ApplicationId = 0x4753_7769;

    /// <summary>Version of the tables (PRAGMA user_version).</summary>
    public const long Version = 2;

    /// <summary>
    /// The tables and the view that can be made anew from the log. Words of the model are not listed in checks: a store that
    /// exists takes a kind of tie that comes later. Keys are integers inside, because joins and loading on them cost a
    /// fraction of those on ids. Lists of texts with their languages are JSON. A view shows the ties with names for whoever
    /// opens the file in a SQLite shell.
    /// </summary>
    public static readonly string RecordTables = $"""
        CREATE TABLE source (
            {RecordColumns},
            url TEXT NOT NULL, title TEXT, publisher TEXT, language TEXT, published TEXT, retrieved TEXT, note TEXT) STRICT;
        CREATE TABLE entity (
            {RecordColumns},
            schema TEXT NOT NULL, name TEXT NOT NULL, other_names TEXT, aliases TEXT, country TEXT, category TEXT,
            "start" TEXT, "end" TEXT, description TEXT) STRICT;
        CREATE TABLE affiliation (
            {RecordColumns},
            subject_key INTEGER NOT NULL REFERENCES entity, object_key INTEGER NOT NULL REFERENCES entity,
            type TEXT NOT NULL, roles TEXT, "start" TEXT, "end" TEXT, status TEXT NOT NULL,
            confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1)) STRICT;
        CREATE TABLE claim (
            {RecordColumns},
            subject_key INTEGER NOT NULL REFERENCES entity, measure TEXT NOT NULL, value TEXT NOT NULL,
            date TEXT, text TEXT NOT NULL, qualifier TEXT) STRICT;
        CREATE TABLE dataset (
            {RecordColumns},
            title TEXT NOT NULL, other_titles TEXT, description TEXT, publisher TEXT, licence TEXT, licence_url TEXT,
            version TEXT, citation TEXT, note TEXT) STRICT;
        CREATE TABLE evidence (
            kind INTEGER NOT NULL, record_key INTEGER NOT NULL, position INTEGER NOT NULL,
            source_key INTEGER NOT NULL REFERENCES source,
            PRIMARY KEY (kind, record_key, position)) STRICT, WITHOUT ROWID;
        CREATE VIEW tie AS
            SELECT a.id, s.name AS subject, a.type, o.name AS object, a.roles, a."start", a."end", a.status, a.confidence,
                (SELECT group_concat(p.url, ' ') FROM evidence e JOIN source p ON p.key = e.source_key
                 WHERE e.kind = {(int)RecordKind.Affiliation} AND e.record_key = a.key) AS sources
            FROM affiliation a JOIN entity s ON s.key = a.subject_key JOIN entity o ON o.key = a.object_key;
        """;

    /// <summary>The log, which is the store's memory.</summary>
    public const string ChangeTable = """
        CREATE TABLE change (
            sequence INTEGER PRIMARY KEY, revision INTEGER NOT NULL, operation TEXT NOT NULL, kind TEXT NOT NULL,
            id TEXT NOT NULL, before TEXT, after TEXT) STRICT;
        """;

    private const string RevisionTable = """
        CREATE TABLE revision (
            number INTEGER PRIMARY KEY, content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
            time TEXT NOT NULL, run TEXT NOT NULL, dataset TEXT NOT NULL,
            last_change INTEGER NOT NULL) STRICT;
        """;

    private const string RecordColumns =
        "key INTEGER PRIMARY KEY, id TEXT NOT NULL, dataset TEXT NOT NULL, digest BLOB NOT NULL, last_change INTEGER NOT NULL";

    /// <summary>
    /// The indexes, made at the end of the first run: sorting all keys at once costs a quarter of inserting them one by one.
    /// </summary>
    public const string Indexes = """
        CREATE UNIQUE INDEX IF NOT EXISTS source_by_id ON source (id);
        CREATE UNIQUE INDEX IF NOT EXISTS entity_by_id ON entity (id);
        CREATE UNIQUE INDEX IF NOT EXISTS affiliation_by_id ON affiliation (id);
        CREATE UNIQUE INDEX IF NOT EXISTS claim_by_id ON claim (id);
        CREATE UNIQUE INDEX IF NOT EXISTS dataset_by_id ON dataset (id);
        CREATE INDEX IF NOT EXISTS affiliation_by_subject ON affiliation (subject_key);
        CREATE INDEX IF NOT EXISTS affiliation_by_object ON affiliation (object_key);
        CREATE INDEX IF NOT EXISTS claim_by_subject ON claim (subject_key);
        CREATE INDEX IF NOT EXISTS evidence_by_source ON evidence (source_key);
        CREATE INDEX IF NOT EXISTS change_by_id ON change (id);
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
                $"The store '{path}' is of an older format ({version}, this program writes {Version}). Start the program "
                + "again, which upgrades it.");
        }
    }

    /// <summary>Creates the tables in an empty file, and upgrades those of an older version.</summary>
    /// <exception cref="StoreException">The file is not ours, or it cannot be upgraded.</exception>
    public static void Prepare(sqlite3 database, string path)
    {
        // The lock makes two programs that meet an empty file create the tables once.
        SqliteStatement.Execute(database, "PRAGMA journal_mode = WAL; BEGIN IMMEDIATE");
        long version;
        try
        {
            version = VersionOf(database, path);
            if (version == 0)
            {
                SqliteStatement.Execute(
                    database,
                    $"{RevisionTable} {ChangeTable} {RecordTables} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}");
                version = Version;
            }

            SqliteStatement.Execute(database, "COMMIT");
        }
        catch
        {
            _ = raw.sqlite3_exec(database, "ROLLBACK");
            throw;
        }

        if (version < Version)
        {
            SqliteUpgrade.Run(database, path);
        }
    }

    /// <summary>The version of the tables; 0 for an empty file. Takes no lock beyond that of a reader.</summary>
    /// <exception cref="StoreException">It belongs to another program, or to a newer version of this one.</exception>
    public static long VersionOf(sqlite3 database, string path)
    {
        if (Number(database, "PRAGMA application_id") != ApplicationId)
        {
            return Number(database, "SELECT count(*) FROM sqlite_schema") == 0 ? 0 : throw new StoreException(
                $"The file '{path}' is a SQLite database of another program. Name another file with Store:Uri (sqlite:PATH).");
        }

        var version = Number(database, "PRAGMA user_version");
        return version <= Version ? version : throw new StoreException(
            $"The store '{path}' was made by a newer GraphService (version {version}, this one knows {Version}). Use that one, "
            + "or name another file with Store:Uri.");
    }

    /// <summary>The number that a query answers; 0 where it answers none.</summary>
    public static long Number(sqlite3 database, string sql)
    {
        using var statement = new SqliteStatement(database, sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }
}
