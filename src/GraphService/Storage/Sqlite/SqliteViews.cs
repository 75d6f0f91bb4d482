using GraphService.Model;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>
/// Views that show the records as tables, for whoever opens the file in a SQLite shell. This program reads none of
/// them.
/// </summary>
/// <remarks>
/// They show the fields of the model, as the texts of the log hold them. So there is nothing to change here for a field
/// that comes later, nor in the stores that exist: views that are not as this program has them are made anew when a
/// store is opened, and by each run. Lists are JSON. The shell may be older than the SQLite of this program: in
/// some, the order of a subquery cannot name what stands outside of it.
/// </remarks>
internal static class SqliteViews
{
    private static readonly (string Name, string Sql)[] All =
    [
        .. Enum.GetValues<RecordKind>().Select(View),
        ("evidence", """
            CREATE VIEW evidence AS
            SELECT c.kind, r.id AS record_id, r.dataset, s.key AS position, s.value AS source_id
            FROM record r JOIN change c ON c.sequence = r.change, json_each(c.after, '$.source_ids') s
            """),
        ("tie", """
            CREATE VIEW tie AS
            SELECT a.id,
                coalesce(
                    (SELECT e.name FROM entity e WHERE e.id = a.subject_id AND e.dataset = a.dataset),
                    (SELECT e.name FROM entity e WHERE e.id = a.subject_id LIMIT 1)) AS subject,
                a.type,
                coalesce(
                    (SELECT e.name FROM entity e WHERE e.id = a.object_id AND e.dataset = a.dataset),
                    (SELECT e.name FROM entity e WHERE e.id = a.object_id LIMIT 1)) AS object,
                a.roles, a."start", a."end", a.status, a.confidence,
                (SELECT group_concat(p.url, ' ') FROM json_each(a.source_ids) s JOIN source p ON p.id = s.value)
                    AS sources
            FROM affiliation a
            """),
    ];

    /// <summary>Makes the views that are missing or not as they are here. Inside a transaction.</summary>
    public static void Refresh(sqlite3 database)
    {
        foreach (var (name, sql) in All.Where(view => !IsThere(database, view)))
        {
            SqliteStatement.Execute(database, $"DROP VIEW IF EXISTS {name}; {sql}");
        }
    }

    /// <summary>
    /// The same in a transaction of its own; where the file cannot be written at once, the next run does it.
    /// </summary>
    /// <returns>Whether all views are now as they are here.</returns>
    public static bool TryRefresh(sqlite3 database)
    {
        if (All.All(view => IsThere(database, view)))
        {
            return true;
        }

        _ = raw.sqlite3_busy_timeout(database, 0);
        if (raw.sqlite3_exec(database, "BEGIN IMMEDIATE") != raw.SQLITE_OK)
        {
            return false;
        }

        try
        {
            Refresh(database);
            SqliteStatement.Execute(database, "COMMIT");
            return true;
        }
        catch (SqliteFailure)
        {
            _ = raw.sqlite3_exec(database, "ROLLBACK");
            return false;
        }
    }

    private static bool IsThere(sqlite3 database, (string Name, string Sql) view)
    {
        using var stored = new SqliteStatement(
            database, "SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = ?");
        stored.Bind(view.Name);
        return stored.Step() && stored.Text(0) == view.Sql;
    }

    private static (string Name, string Sql) View(RecordKind kind)
    {
        var name = Vocabulary.Kinds[kind];
        var columns = string.Concat(FieldList.Of(kind)
            .Select(field => $", json_extract(c.after, '$.{field.Name}') AS \"{field.Name}\""));
        return (name, $"""
            CREATE VIEW {name} AS
            SELECT r.change, r.id, r.dataset{columns}
            FROM record r JOIN change c ON c.sequence = r.change WHERE r.kind = {(int)kind}
            """);
    }
}
