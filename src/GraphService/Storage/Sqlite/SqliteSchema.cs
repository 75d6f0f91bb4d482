using GraphService.Model;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>The tables, and the marks by which a file is known as ours.</summary>
internal static class SqliteSchema
{
    /// <summary>"GSwi": marks a file of this program (PRAGMA application_id).</summary>
    public const long ApplicationId = 0x4753_7769;

    /// <summary>Version of the tables (PRAGMA user_version).</summary>
    public const long Version = 1;

    /// <summary>
    /// Keys are integers inside, because joins and loading on them cost a fraction of those on ids. Lists of texts with
    /// their languages are JSON. A view shows the ties with names for whoever opens the file in a SQLite shell.
    /// </summary>
    private static readonly string Tables = $"""
        CREATE TABLE revision (
            number INTEGER PRIMARY KEY, content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
            time TEXT NOT NULL, run TEXT NOT NULL, dataset TEXT NOT NULL,
            last_change INTEGER NOT NULL) STRICT;
        CREATE TABLE change (
            sequence INTEGER PRIMARY KEY, revision INTEGER NOT NULL,
            operation TEXT NOT NULL {OneOf("operation", Vocabulary.Operations.All)},
            kind TEXT NOT NULL {OneOf("kind", Vocabulary.Kinds.All)},
            id TEXT NOT NULL, before TEXT, after TEXT) STRICT;
        CREATE TABLE source (
            key INTEGER PRIMARY KEY, id TEXT NOT NULL, dataset TEXT NOT NULL, digest BLOB NOT NULL, last_change INTEGER NOT NULL,
            url TEXT NOT NULL, title TEXT, publisher TEXT, language TEXT, published TEXT, retrieved TEXT, note TEXT) STRICT;
        CREATE TABLE entity (
            key INTEGER PRIMARY KEY, id TEXT NOT NULL, dataset TEXT NOT NULL, digest BLOB NOT NULL, last_change INTEGER NOT NULL,
            schema TEXT NOT NULL {OneOf("schema", Vocabulary.Schemata.All)},
            name TEXT NOT NULL, other_names TEXT, aliases TEXT, country TEXT, category TEXT, description TEXT) STRICT;
        CREATE TABLE affiliation (
            key INTEGER PRIMARY KEY, id TEXT NOT NULL, dataset TEXT NOT NULL, digest BLOB NOT NULL, last_change INTEGER NOT NULL,
            subject_key INTEGER NOT NULL REFERENCES entity, object_key INTEGER NOT NULL REFERENCES entity,
            type TEXT NOT NULL {OneOf("type", Vocabulary.Types.All)},
            roles TEXT, "start" TEXT, "end" TEXT,
            status TEXT NOT NULL {OneOf("status", Vocabulary.Statuses.All)},
            confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1)) STRICT;
        CREATE TABLE claim (
            key INTEGER PRIMARY KEY, id TEXT NOT NULL, dataset TEXT NOT NULL, digest BLOB NOT NULL, last_change INTEGER NOT NULL,
            subject_key INTEGER NOT NULL REFERENCES entity, measure TEXT NOT NULL, value TEXT NOT NULL,
            date TEXT, text TEXT NOT NULL, qualifier TEXT) STRICT;
        CREATE TABLE evidence (
            kind INTEGER NOT NULL, record_key INTEGER NOT NULL, position INTEGER NOT NULL,
            source_key INTEGER NOT NULL REFERENCES source,
            PRIMARY KEY (kind, record_key, position)) STRICT, WITHOUT ROWID;
        CREATE VIEW tie AS
            SELECT a.id, s.name AS subject, a.type, o.name AS object, a.roles, a."start", a."end", a.status, a.confidence,
                (SELECT group_concat(p.url, ' ') FROM evidence e JOIN source p ON p.key = e.source_key
                 WHERE e.kind = {(int)RecordKind.Affiliation} AND e.record_key = a.key) AS sources
            FROM affiliation a JOIN entity s ON s.key = a.subject_key JOIN entity o ON o.key = a.object_key;
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {Version};
        """;

    /// <summary>
    /// The indexes, made at the end of the first run: sorting all keys at once costs a quarter of inserting them one by one.
    /// </summary>
    public const string Indexes = """
        CREATE UNIQUE INDEX IF NOT EXISTS source_by_id ON source (id);
        CREATE UNIQUE INDEX IF NOT EXISTS entity_by_id ON entity (id);
        CREATE UNIQUE INDEX IF NOT EXISTS affiliation_by_id ON affiliation (id);
        CREATE UNIQUE INDEX IF NOT EXISTS claim_by_id ON claim (id);
        CREATE INDEX IF NOT EXISTS affiliation_by_subject ON affiliation (subject_key);
        CREATE INDEX IF NOT EXISTS affiliation_by_object ON affiliation (object_key);
        CREATE INDEX IF NOT EXISTS claim_by_subject ON claim (subject_key);
        CREATE INDEX IF NOT EXISTS evidence_by_source ON evidence (source_key);
        """;

    /// <summary>Creates the tables in an empty file, or checks that the file is one of ours.</summary>
    /// <exception cref="StoreException">It is not.</exception>
    public static void Prepare(sqlite3 database, string path)
    {
        // The lock makes two programs that meet an empty file create the tables once.
        SqliteStatement.Execute(database, "PRAGMA journal_mode = WAL; BEGIN IMMEDIATE");
        try
        {
            if (Number(database, "PRAGMA application_id") != ApplicationId)
            {
                if (Number(database, "SELECT count(*) FROM sqlite_schema") > 0)
                {
                    throw new StoreException(
                        $"The file '{path}' is a SQLite database of another program. Name another file with Store:Uri (sqlite:PATH).");
                }

                SqliteStatement.Execute(database, Tables);
            }
            else if (Number(database, "PRAGMA user_version") is var version && version > Version)
            {
                throw new StoreException(
                    $"The store '{path}' was made by a newer GraphService (version {version}, this one knows {Version}). Use that one, or name another file with Store:Uri.");
            }

            SqliteStatement.Execute(database, "COMMIT");
        }
        catch
        {
            _ = raw.sqlite3_exec(database, "ROLLBACK");
            throw;
        }
    }

    private static long Number(sqlite3 database, string sql)
    {
        using var statement = new SqliteStatement(database, sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    /// <summary>
    /// A check that a column holds one of some words. Written with IN, it would build a table of the words for every row.
    /// </summary>
    private static string OneOf(string column, IEnumerable<string> words) =>
        $"CHECK (instr(' {string.Join(' ', words)} ', ' ' || {column} || ' ') > 0)";
}
