using GraphService.Model;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>
/// Views that show the records as tables, for whoever opens the file in a SQLite shell. This program reads none of
/// them.
/// </summary>
/// <remarks>
/// They show the fields of the model, as the texts of the log hold them. So there is nothing to change here for a field
/// that comes later, nor in the stores that exist: a run makes views anew that are not as this program has them. Lists
/// are JSON.
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
                (SELECT e.name FROM entity e WHERE e.id = a.subject_id ORDER BY e.dataset <> a.dataset LIMIT 1)
                    AS subject,
                a.type,
                (SELECT e.name FROM entity e WHERE e.id = a.object_id ORDER BY e.dataset <> a.dataset LIMIT 1)
                    AS object,
                a.roles, a."start", a."end", a.status, a.confidence,
                (SELECT group_concat(p.url, ' ') FROM json_each(a.source_ids) s JOIN source p ON p.id = s.value)
                    AS sources
            FROM affiliation a
            """),
    ];

    /// <summary>Makes the views that are missing or not as they are here. Inside a transaction.</summary>
    public static void Refresh(sqlite3 database)
    {
        foreach (var (name, sql) in All)
        {
            using var stored = new SqliteStatement(
                database, "SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = ?");
            stored.Bind(name);
            var isThere = stored.Step() && stored.Text(0) == sql;
            stored.Reset();
            if (!isThere)
            {
                SqliteStatement.Execute(database, $"DROP VIEW IF EXISTS {name}; {sql}");
            }
        }
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
