using System.Globalization;
using System.Text.Json;
using GraphService.Model;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>
/// Reads the tables into records, each table once and in order of key. For one load, inside one read transaction on each of
/// two connections that see the same revision: the affiliations are read from both ends of the table at once.
/// </summary>
internal sealed class SqliteLoader(sqlite3 database, CancellationToken cancellationToken) : IDisposable
{
    public const string SelectRevision = "SELECT number, content_hash, time, run, dataset FROM revision";

    private const int RowsPerCheck = 8_192;

    /// <summary>Most different texts that are kept to be shared; what recurs shows up early.</summary>
    private const int MostShared = 1 << 14;

    /// <summary>Parts in which the affiliations are read.</summary>
    private const int Parts = 16;

    private readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<LocalText>> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string[]> _singles = [];
    private readonly List<string> _list = [];
    private readonly DigestSet _digests = new();
    private readonly RecordJson _json = new();
    private SqliteKeys _sources = SqliteKeys.None;
    private SqliteKeys _entities = SqliteKeys.None;

    /// <summary>Reads the last revision.</summary>
    /// <exception cref="SqliteDamage">Its row holds what we never wrote.</exception>
    public static Revision ReadRevision(sqlite3 database)
    {
        using var statement = new SqliteStatement(database, SelectRevision + " ORDER BY number DESC LIMIT 1");
        return statement.Step() ? RevisionOf(statement) : Revision.Empty;
    }

    /// <inheritdoc cref="ReadRevision"/>
    public static Revision RevisionOf(SqliteStatement row) => SqliteDamage.Guard("revision", row.Int64(0), row, row => new Revision(
        row.Int64(0), row.ReadDigest(1), Revision.ParseTime(row.Text(2)), row.Text(3), row.Text(4)));

    /// <summary>Reads a part of the log.</summary>
    /// <param name="database">Where from.</param>
    /// <param name="afterSequence">The change before the first one.</param>
    /// <param name="limit">How many at most.</param>
    /// <exception cref="SqliteDamage">A change is missing, or its row holds what we never wrote.</exception>
    public static List<Change> ReadChanges(sqlite3 database, long afterSequence, int limit)
    {
        using var statement = new SqliteStatement(
            database,
            """
            SELECT c.revision, c.sequence, r.time, r.run, c.operation, c.kind, c.id, c.before, c.after
            FROM change c LEFT JOIN revision r ON r.number = c.revision WHERE c.sequence > ? ORDER BY c.sequence LIMIT ?
            """);
        statement.Bind(afterSequence).Bind(limit);
        var changes = new List<Change>();
        var records = new RecordReader(new StringPool());
        while (statement.Step())
        {
            RequireChange(statement.Int64(1), afterSequence + changes.Count + 1);
            changes.Add(SqliteDamage.Guard("change", statement.Int64(1), statement, row => new Change(
                row.Int64(0),
                row.Int64(1),
                row.IsNull(2)
                    ? throw new FormatException(FormattableString.Invariant($"there is no revision {row.Int64(0)}"))
                    : Revision.ParseTime(row.Text(2)),
                row.Text(3),
                Vocabulary.Operations.Parse(row.Text(4)),
                Vocabulary.Kinds.Parse(row.Text(5)),
                row.Text(6),
                Image(row, 7),
                Image(row, 8))));
        }

        return changes;

        GraphRecord? Image(SqliteStatement row, int column) => row.IsNull(column) ? null : records.Read(row.Bytes(column));
    }

    /// <summary>Changes are numbered without a gap: the store gives the numbers, and takes none away.</summary>
    /// <exception cref="SqliteDamage">There is one.</exception>
    public static void RequireChange(long sequence, long expected)
    {
        if (sequence != expected)
        {
            throw new SqliteDamage("change", expected, "it is missing");
        }
    }

    /// <summary>
    /// Reads everything, and holds each record against its digest and all of them against the content hash of the revision.
    /// </summary>
    /// <param name="second">Another connection that sees the same revision.</param>
    /// <param name="sink">Takes the records.</param>
    /// <exception cref="SqliteDamage">The tables hold what we never wrote.</exception>
    public Revision Load(sqlite3 second, IRecordSink sink)
    {
        var revision = ReadRevision(database);
        RequireEndOfLog(revision);
        (_sources, _entities) = (SqliteKeys.Of(database, "source"), SqliteKeys.Of(database, "entity"));
        ReadSources(sink);
        var (parts, left) = (AffiliationParts(), new Lock());
        var (next, end) = (0, parts.Count);
        using var other = new SqliteLoader(second, cancellationToken) { _sources = _sources, _entities = _entities };
        var fromTheEnd = Task.Run(
            () =>
            {
                while (Take(last: true) is { } part)
                {
                    other.ReadAffiliations(part.Above, part.UpTo, sink);
                }
            },
            cancellationToken);
        try
        {
            ReadEntities(sink);
            while (Take(last: false) is { } part)
            {
                ReadAffiliations(part.Above, part.UpTo, sink);
            }

            ReadClaims(sink);
            ReadDatasets(sink);
        }
        catch
        {
            lock (left)
            {
                end = next;   // the other one need not go on
            }

            throw;
        }
        finally
        {
            ((IAsyncResult)fromTheEnd).AsyncWaitHandle.WaitOne();   // the connection must not be closed under its feet
        }

        fromTheEnd.GetAwaiter().GetResult();
        _digests.Add(other._digests);
        if (_digests.ToContentHash() != revision.ContentHash)
        {
            throw new SqliteDamage("revision", revision.Number, "the records do not fit its content hash: some are missing, or were added or changed by hand");
        }

        return revision;

        (long Above, long UpTo)? Take(bool last)
        {
            lock (left)
            {
                return next == end ? null : parts[last ? --end : next++];
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void RequireEndOfLog(Revision revision)
    {
        var last = SqliteSchema.Number(database, "SELECT max(sequence) FROM change");
        var told = SqliteSchema.Number(database, "SELECT last_change FROM revision ORDER BY number DESC LIMIT 1");
        if (last < told)
        {
            throw new SqliteDamage("change", last + 1, "it is missing");
        }

        if (last > told)
        {
            throw new SqliteDamage("revision", revision.Number, FormattableString.Invariant($"it ends with change {told}, but the log goes on to {last}"));
        }
    }

    private void ReadSources(IRecordSink sink) => Read(
        "source",
        "url, title, publisher, language, published, retrieved, note",
        row => new Source(Own(_sources, row), Shared(row, 3), row.Text(4))
        {
            Title = row.TextOrNull(5),
            Publisher = SharedOrNull(row, 6),
            Language = SharedOrNull(row, 7),
            Published = row.Date(8),
            Retrieved = row.Date(9),
            Note = row.TextOrNull(10),
        },
        sink.Add);

    private void ReadEntities(IRecordSink sink)
    {
        using var evidence = new Evidence(database, RecordKind.Entity);
        Read(
            "entity",
            """schema, name, other_names, aliases, country, category, "start", "end", description""",
            row => new Entity(Own(_entities, row), Shared(row, 3), Vocabulary.Schemata.Parse(Shared(row, 4)), row.Text(5))
            {
                OtherNames = LocalTexts(row, 6),
                Aliases = LocalTexts(row, 7),
                Country = SharedOrNull(row, 8),
                Category = SharedOrNull(row, 9),
                Start = row.Date(10),
                End = row.Date(11),
                Description = row.TextOrNull(12),
                SourceIds = SourceIds(evidence, row.Int64(0)),
            },
            sink.Add);
    }

    /// <summary>The keys of the affiliations in parts: those above one and up to another.</summary>
    private List<(long Above, long UpTo)> AffiliationParts()
    {
        using var statement = new SqliteStatement(database, "SELECT min(key), max(key) FROM affiliation");
        var (first, last) = statement.Step() && !statement.IsNull(0) ? (statement.Int64(0), statement.Int64(1)) : (1, 1);
        var step = ((last - first) / Parts) + 1;
        return [.. Enumerable.Range(0, Parts).Select(part =>
            (part == 0 ? long.MinValue : first + (part * step) - 1, part == Parts - 1 ? long.MaxValue : first + ((part + 1) * step) - 1))];
    }

    /// <summary>The affiliations with keys above one and up to another.</summary>
    private void ReadAffiliations(long above, long upTo, IRecordSink sink)
    {
        using var evidence = new Evidence(database, RecordKind.Affiliation, above);
        var (subject, target) = (0, 0);
        Read(
            "affiliation",
            """subject_key, object_key, type, roles, "start", "end", status, confidence""",
            row =>
            {
                (subject, target) = (_entities.PlaceOf(row.Int64(4), "entity"), _entities.PlaceOf(row.Int64(5), "entity"));
                return new Affiliation(
                    row.Text(2), Shared(row, 3), _entities.Id(subject), _entities.Id(target), Vocabulary.Types.Parse(Shared(row, 6)))
                {
                    Roles = LocalTexts(row, 7),
                    Start = row.Date(8),
                    End = row.Date(9),
                    Status = Vocabulary.Statuses.Parse(Shared(row, 10)),
                    Confidence = row.Double(11),
                    SourceIds = SourceIds(evidence, row.Int64(0)),
                };
            },
            affiliation => sink.Add(affiliation, subject, target),
            above,
            upTo);
    }

    private void ReadClaims(IRecordSink sink)
    {
        using var evidence = new Evidence(database, RecordKind.Claim);
        Read(
            "claim",
            "subject_key, measure, value, date, text, qualifier",
            row => new Claim(
                row.Text(2),
                Shared(row, 3),
                _entities.Id(_entities.PlaceOf(row.Int64(4), "entity")),
                Shared(row, 5),
                decimal.Parse(row.Text(6), CultureInfo.InvariantCulture))
            {
                Date = row.Date(7),
                Text = row.Text(8),
                Qualifier = SharedOrNull(row, 9),
                SourceIds = SourceIds(evidence, row.Int64(0)),
            },
            sink.Add);
    }

    private void ReadDatasets(IRecordSink sink) => Read(
        "dataset",
        "title, other_titles, description, publisher, licence, licence_url, version, citation, note",
        row => new Dataset(row.Text(2), row.Text(4))
        {
            OtherTitles = LocalTexts(row, 5),
            Description = row.TextOrNull(6),
            Publisher = row.TextOrNull(7),
            Licence = row.TextOrNull(8),
            LicenceUrl = row.TextOrNull(9),
            Version = row.TextOrNull(10),
            Citation = row.TextOrNull(11),
            Note = row.TextOrNull(12),
        },
        sink.Add);

    /// <summary>Reads the records of a table whose keys lie above one and up to another.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns from number 4 on; before them come key, digest, id and dataset.</param>
    /// <param name="read">Makes a record of a row.</param>
    /// <param name="take">Takes the record.</param>
    /// <param name="above">The key before the first one.</param>
    /// <param name="upTo">The last key.</param>
    private void Read<T>(
        string table,
        string columns,
        Func<SqliteStatement, T> read,
        Action<T> take,
        long above = long.MinValue,
        long upTo = long.MaxValue)
        where T : GraphRecord
    {
        using var rows = new SqliteStatement(
            database, $"SELECT key, digest, id, dataset, {columns} FROM {table} WHERE key > ? AND key <= ? ORDER BY key");
        rows.Bind(above).Bind(upTo);
        for (var count = 0; rows.Step(); count++)
        {
            if (count % RowsPerCheck == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            take(SqliteDamage.Guard(table, rows.Int64(0), rows, row =>
            {
                var (record, digest) = (read(row), row.ReadDigest(1));
                _digests.Add(digest);
                return _json.DigestOf(record) == digest ? record : throw new FormatException("the row does not fit its digest");
            }));
        }
    }

    /// <summary>The id of the row itself, as the one string object that others refer to.</summary>
    private static string Own(SqliteKeys keys, SqliteStatement row) => keys.Id(keys.PlaceOf(row.Int64(0), "row"));

    private string Shared(SqliteStatement row, int column) =>
        _shared.Count < MostShared ? row.Shared(column, _shared) : row.Text(column);

    private string? SharedOrNull(SqliteStatement row, int column) => row.IsNull(column) ? null : Shared(row, column);

    private IReadOnlyList<LocalText> LocalTexts(SqliteStatement row, int column)
    {
        if (row.IsNull(column))
        {
            return [];
        }

        var json = Shared(row, column);   // roles recur, and then so does the list
        if (!_texts.TryGetValue(json, out var texts))
        {
            texts = SqliteText.Parse(json);
            if (_texts.Count < MostShared)
            {
                _texts.Add(json, texts);
            }
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
            _list.Add(_sources.Id(_sources.PlaceOf(source, "source")));
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
        private readonly RecordKind _kind;
        private bool _hasRow;

        public Evidence(sqlite3 database, RecordKind kind, long above = long.MinValue)
        {
            _kind = kind;
            _statement = new SqliteStatement(
                database, "SELECT record_key, source_key FROM evidence WHERE kind = ? AND record_key > ? ORDER BY record_key, position");
            _hasRow = _statement.Bind((long)kind).Bind(above).Step();
        }

        public bool TryTake(long recordKey, out long sourceKey)
        {
            if (_hasRow && _statement.Int64(0) < recordKey)
            {
                throw new SqliteDamage(
                    "evidence", _statement.Int64(0), $"there is no {Vocabulary.Kinds[_kind]} of this record_key");
            }

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
            return [.. JsonSerializer.Deserialize<string?[]?[]>(json, Options)!.Select(text => text switch
            {
                [{ } value] => new LocalText(value),
                [{ } value, { } language] => new LocalText(value, language),
                _ => throw new FormatException($"'{json}' is no list of texts"),
            })];
        }
        catch (Exception e) when (e is JsonException or ArgumentNullException)
        {
            throw new FormatException($"'{json}' is no list of texts", e);
        }
    }

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
