using System.Globalization;
using System.Text.Json;
using GraphService.Model;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>
/// Reads the tables into records, each table once and in order of key. For one load, inside one read transaction on each of
/// two connections that see the same revision: the affiliations are read from both ends of the table at once.
/// </summary>
internal sealed class SqliteLoader(sqlite3 database, CancellationToken cancellationToken)
{
    public const string SelectRevision = "SELECT number, content_hash, time, run, dataset FROM revision";

    private const int RowsPerCheck = 8_192;

    private readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<LocalText>> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string[]> _singles = [];
    private readonly List<string> _list = [];
    private Dictionary<long, string> _sourceIds = [];
    private Dictionary<long, string> _entityIds = [];

    public static Revision ReadRevision(sqlite3 database)
    {
        using var statement = new SqliteStatement(database, SelectRevision + " ORDER BY number DESC LIMIT 1");
        return statement.Step() ? RevisionOf(statement) : Revision.Empty;
    }

    public static Revision RevisionOf(SqliteStatement row) => new(
        row.Int64(0),
        new Digest(row.Bytes(1)),
        Revision.ParseTime(row.Text(2)),
        row.Text(3),
        row.Text(4));

    public static List<Change> ReadChanges(sqlite3 database, long afterSequence, int limit)
    {
        using var statement = new SqliteStatement(
            database,
            """
            SELECT c.revision, c.sequence, r.time, r.run, c.operation, c.kind, c.id, c.before, c.after
            FROM change c JOIN revision r ON r.number = c.revision WHERE c.sequence > ? ORDER BY c.sequence LIMIT ?
            """);
        statement.Bind(afterSequence).Bind(limit);
        var changes = new List<Change>();
        var records = new RecordReader(new StringPool());
        while (statement.Step())
        {
            changes.Add(new Change(
                statement.Int64(0),
                statement.Int64(1),
                Revision.ParseTime(statement.Text(2)),
                statement.Text(3),
                Vocabulary.Operations.Parse(statement.Text(4)),
                Vocabulary.Kinds.Parse(statement.Text(5)),
                statement.Text(6),
                Image(statement, 7),
                Image(statement, 8)));
        }

        return changes;

        GraphRecord? Image(SqliteStatement row, int column) => row.IsNull(column) ? null : records.Read(row.Bytes(column));
    }

    /// <summary>Reads everything.</summary>
    /// <param name="second">Another connection that sees the same revision.</param>
    public GraphContents Load(sqlite3 second)
    {
        var revision = ReadRevision(database);
        var sources = ReadSources();
        var entities = ReadEntities();
        var middle = MiddleAffiliation();
        var other = new SqliteLoader(second, cancellationToken) { _sourceIds = _sourceIds, _entityIds = _entityIds };
        var laterHalf = Task.Run(() => other.ReadAffiliations(middle, long.MaxValue), cancellationToken);
        List<Affiliation> affiliations;
        List<Claim> claims;
        List<Dataset> datasets;
        try
        {
            affiliations = ReadAffiliations(long.MinValue, middle);
            claims = ReadClaims();
            datasets = ReadDatasets();
        }
        finally
        {
            ((IAsyncResult)laterHalf).AsyncWaitHandle.WaitOne();   // the connection must not be closed under its feet
        }

        affiliations.AddRange(laterHalf.GetAwaiter().GetResult());
        return new GraphContents(revision, RecordOrder.ById(sources), RecordOrder.ById(entities), RecordOrder.ById(affiliations),
            RecordOrder.ById(claims), RecordOrder.ById(datasets));
    }

    private List<Source> ReadSources()
    {
        var sources = new List<Source>();
        foreach (var row in Rows(
            "SELECT key, id, dataset, url, title, publisher, language, published, retrieved, note FROM source ORDER BY key"))
        {
            var source = new Source(row.Text(1), row.Shared(2, _shared), row.Text(3))
            {
                Title = row.TextOrNull(4),
                Publisher = SharedOrNull(row, 5),
                Language = SharedOrNull(row, 6),
                Published = row.Date(7),
                Retrieved = row.Date(8),
                Note = row.TextOrNull(9),
            };
            _sourceIds.Add(row.Int64(0), source.Id);
            sources.Add(source);
        }

        return sources;
    }

    private List<Entity> ReadEntities()
    {
        var entities = new List<Entity>();
        using var evidence = new Evidence(database, RecordKind.Entity);
        foreach (var row in Rows(
            """
            SELECT key, id, dataset, schema, name, other_names, aliases, country, category, "start", "end", description
            FROM entity ORDER BY key
            """))
        {
            var entity = new Entity(row.Text(1), row.Shared(2, _shared), Vocabulary.Schemata.Parse(row.Shared(3, _shared)), row.Text(4))
            {
                OtherNames = LocalTexts(row, 5),
                Aliases = LocalTexts(row, 6),
                Country = SharedOrNull(row, 7),
                Category = SharedOrNull(row, 8),
                Start = row.Date(9),
                End = row.Date(10),
                Description = row.TextOrNull(11),
                SourceIds = SourceIds(evidence, row.Int64(0)),
            };
            _entityIds.Add(row.Int64(0), entity.Id);
            entities.Add(entity);
        }

        return entities;
    }

    private long MiddleAffiliation()
    {
        using var statement = new SqliteStatement(database, "SELECT (min(key) + max(key)) / 2 FROM affiliation");
        return statement.Step() ? statement.Int64(0) : 0;
    }

    /// <summary>The affiliations with keys above one and up to another.</summary>
    private List<Affiliation> ReadAffiliations(long above, long upTo)
    {
        var affiliations = new List<Affiliation>();
        using var evidence = new Evidence(database, RecordKind.Affiliation, above);
        foreach (var row in Rows(
            """
            SELECT key, id, dataset, subject_key, object_key, type, roles, "start", "end", status, confidence
            FROM affiliation WHERE key > ? AND key <= ? ORDER BY key
            """,
            above,
            upTo))
        {
            affiliations.Add(new Affiliation(
                row.Text(1),
                row.Shared(2, _shared),
                _entityIds[row.Int64(3)],
                _entityIds[row.Int64(4)],
                Vocabulary.Types.Parse(row.Shared(5, _shared)))
            {
                Roles = LocalTexts(row, 6),
                Start = row.Date(7),
                End = row.Date(8),
                Status = Vocabulary.Statuses.Parse(row.Shared(9, _shared)),
                Confidence = row.Double(10),
                SourceIds = SourceIds(evidence, row.Int64(0)),
            });
        }

        return affiliations;
    }

    private List<Claim> ReadClaims()
    {
        var claims = new List<Claim>();
        using var evidence = new Evidence(database, RecordKind.Claim);
        foreach (var row in Rows("SELECT key, id, dataset, subject_key, measure, value, date, text, qualifier FROM claim ORDER BY key"))
        {
            claims.Add(new Claim(
                row.Text(1),
                row.Shared(2, _shared),
                _entityIds[row.Int64(3)],
                row.Shared(4, _shared),
                decimal.Parse(row.Text(5), CultureInfo.InvariantCulture))
            {
                Date = row.Date(6),
                Text = row.Text(7),
                Qualifier = SharedOrNull(row, 8),
                SourceIds = SourceIds(evidence, row.Int64(0)),
            });
        }

        return claims;
    }

    private List<Dataset> ReadDatasets()
    {
        var datasets = new List<Dataset>();
        foreach (var row in Rows(
            """
            SELECT id, title, other_titles, description, publisher, licence, licence_url, version, citation, note
            FROM dataset ORDER BY key
            """))
        {
            datasets.Add(new Dataset(row.Text(0), row.Text(1))
            {
                OtherTitles = LocalTexts(row, 2),
                Description = row.TextOrNull(3),
                Publisher = row.TextOrNull(4),
                Licence = row.TextOrNull(5),
                LicenceUrl = row.TextOrNull(6),
                Version = row.TextOrNull(7),
                Citation = row.TextOrNull(8),
                Note = row.TextOrNull(9),
            });
        }

        return datasets;
    }

    private IEnumerable<SqliteStatement> Rows(string sql, params long[] parameters)
    {
        using var statement = new SqliteStatement(database, sql);
        foreach (var parameter in parameters)
        {
            statement.Bind(parameter);
        }

        for (var rows = 0; statement.Step(); rows++)
        {
            if (rows % RowsPerCheck == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            yield return statement;
        }
    }

    private string? SharedOrNull(SqliteStatement row, int column) => row.IsNull(column) ? null : row.Shared(column, _shared);

    private IReadOnlyList<LocalText> LocalTexts(SqliteStatement row, int column)
    {
        if (row.IsNull(column))
        {
            return [];
        }

        var json = row.Shared(column, _shared);   // roles recur, and then so does the list
        if (!_texts.TryGetValue(json, out var texts))
        {
            _texts.Add(json, texts = SqliteText.Parse(json));
        }

        return texts;
    }

    private string[] SourceIds(Evidence evidence, long key)
    {
        _list.Clear();
        var last = 0L;
        while (evidence.TryTake(key, out var source))
        {
            last = source;
            _list.Add(_sourceIds[source]);
        }

        if (_list.Count != 1)
        {
            return [.. _list];
        }

        if (!_singles.TryGetValue(last, out var single))
        {
            _singles.Add(last, single = [_list[0]]);
        }

        return single;
    }

    /// <summary>The links of one kind of record, read in step with the records.</summary>
    private sealed class Evidence : IDisposable
    {
        private readonly SqliteStatement _statement;
        private bool _hasRow;

        public Evidence(sqlite3 database, RecordKind kind, long above = long.MinValue)
        {
            _statement = new SqliteStatement(
                database, "SELECT record_key, source_key FROM evidence WHERE kind = ? AND record_key > ? ORDER BY record_key, position");
            _hasRow = _statement.Bind((long)kind).Bind(above).Step();
        }

        public bool TryTake(long recordKey, out long sourceKey)
        {
            if (!_hasRow || _statement.Int64(0) != recordKey)
            {
                sourceKey = 0;
                return false;
            }

            sourceKey = _statement.Int64(1);
            _hasRow = _statement.Step();
            return true;
        }

        public void Dispose() => _statement.Dispose();
    }
}

/// <summary>Texts with their languages as JSON: <c>[["理事长","zh"],["chair"]]</c>.</summary>
internal static class SqliteText
{
    public static string? Format(IReadOnlyList<LocalText> texts) => texts.Count == 0
        ? null
        : JsonSerializer.Serialize(texts.Select(text => text.Language is null ? new[] { text.Value } : [text.Value, text.Language]), Options);

    public static IReadOnlyList<LocalText> Parse(string json)
    {
        try
        {
            return [.. JsonSerializer.Deserialize<string[][]>(json, Options)!.Select(text => new LocalText(text[0], text.ElementAtOrDefault(1)))];
        }
        catch (Exception e) when (e is JsonException or IndexOutOfRangeException)
        {
            throw new FormatException($"'{json}' is no list of texts.", e);
        }
    }

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
