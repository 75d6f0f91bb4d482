using System.Buffers;
using System.Text;
using GraphService.Model;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>
/// A prepared statement on SQLite's own interface, which costs a third of the ADO.NET one per row. Not thread-safe.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private byte[] _utf8 = new byte[1024];
    private int _bound;

    /// <exception cref="SqliteFailure">The statement cannot be prepared.</exception>
    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement));
    }

    /// <summary>Runs a statement once, without parameters, and drops its rows.</summary>
    public static void Execute(sqlite3 database, string sql)
    {
        var code = raw.sqlite3_exec(database, sql);
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteFailure(
                raw.sqlite3_extended_errcode(database), raw.sqlite3_errmsg(database).utf8_to_string());
        }
    }

    /// <summary>Binds the next parameter.</summary>
    public SqliteStatement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, ++_bound, value));
        return this;
    }

    /// <inheritdoc cref="Bind(long)"/>
    public SqliteStatement Bind(string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(_statement, ++_bound));
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (_utf8.Length < most)
        {
            _utf8 = new byte[most];
        }

        return BindText(_utf8.AsSpan(0, Encoding.UTF8.GetBytes(value, _utf8)));
    }

    /// <summary>Binds the next parameter as text that is already UTF-8; empty text as NULL.</summary>
    public SqliteStatement BindTextOrNull(ReadOnlySpan<byte> utf8) =>
        utf8.IsEmpty ? Bind((string?)null) : BindText(utf8);

    /// <inheritdoc cref="Bind(long)"/>
    public SqliteStatement Bind(Digest value)
    {
        Span<byte> bytes = stackalloc byte[Digest.Size];
        value.CopyTo(bytes);
        Check(raw.sqlite3_bind_blob(_statement, ++_bound, bytes));
        return this;
    }

    /// <summary>Runs the statement to its end and makes it ready for the next parameters.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>Moves to the next row; at the end the statement is ready for the next parameters.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        Reset();
        return code == raw.SQLITE_DONE ? false : throw Failure();
    }

    /// <summary>Ends the reading before its end.</summary>
    public void Reset()
    {
        _ = raw.sqlite3_reset(_statement);   // repeats the code of the step before
        _bound = 0;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Int64(int column) => SqliteColumns.Int64(_statement, column);

    /// <summary>The bytes of a text or blob; good until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => SqliteColumns.Bytes(_statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>The text, as one string object per different text.</summary>
    public string Shared(int column, Dictionary<string, string> pool)
    {
        var bytes = Bytes(column);
        var buffer = ArrayPool<char>.Shared.Rent(bytes.Length);
        var text = buffer.AsSpan(0, Encoding.UTF8.GetChars(bytes, buffer));
        var lookup = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out string? shared))
        {
            pool[shared = text.ToString()] = shared;
        }

        ArrayPool<char>.Shared.Return(buffer);
        return shared;
    }

    /// <exception cref="FormatException">The bytes are no digest.</exception>
    public Digest ReadDigest(int column)
    {
        var bytes = Bytes(column);
        return bytes.Length == Digest.Size
            ? new Digest(bytes)
            : throw new FormatException(
                FormattableString.Invariant($"its digest has {bytes.Length} bytes instead of {Digest.Size}"));
    }

    public void Dispose() => _statement?.Dispose();

    private SqliteStatement BindText(ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(_statement, ++_bound, utf8));
        return this;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Failure();
        }
    }

    private SqliteFailure Failure() =>
        new(raw.sqlite3_extended_errcode(_database), raw.sqlite3_errmsg(_database).utf8_to_string());
}

/// <summary>An error of SQLite, on its way to becoming a <see cref="StoreException"/>.</summary>
internal sealed class SqliteFailure(int extendedCode, string message) : Exception(message)
{
    /// <summary>SQLite's primary result code.</summary>
    public int Code { get; } = extendedCode & 0xFF;
}
