using GraphService.Model;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>
/// Views that show the records as tables, for whoever opens the file in a SQLite shell. This program reads none of
/// them.
/// </summary>
/// <remarks>
/// They show what the texts of the log hold, so a field that comes later needs a line here and nothing in the stores
/// that exist: a run makes views anew that are not as this program has them. Lists are JSON.
/// </remarks>
internal static class SqliteViews
{
    private static readonly (string Name, string Sql)[] All =
    [
        View(RecordKind.Source, "url", "title", "publisher", "language", "published", "retrieved", "note"),
        View(
            RecordKind.Entity,
            "schema", "name", "other_names", "aliases", "country", "category", "start", "end", "description",
            "source_ids"),
        View(
            RecordKind.Affiliation,
            "subject_id", "type", "object_id", "roles", "start", "end", "status", "confidence", "source_ids"),
        View(RecordKind.Claim, "subject_id", "measure", "value", "date", "text", "qualifier", "source_ids"),
        View(
            RecordKind.Dataset,
            "title", "other_titles", "description", "publisher", "licence", "licence_url", "version", "citation",
            "note"),
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

    private static (string Name, string Sql) View(RecordKind kind, params string[] fields)
    {
        var name = Vocabulary.Kinds[kind];
        var columns = string.Concat(fields.Select(field => $", json_extract(c.after, '$.{field}') AS \"{field}\""));
        return (name, $"""
            CREATE VIEW {name} AS
            SELECT r.change, r.id, r.dataset{columns}
            FROM record r JOIN change c ON c.sequence = r.change WHERE r.kind = {(int)kind}
            """);
    }
}
