using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>The keys of a table with the ids that they stand for, in order of key.</summary>
internal sealed class SqliteKeys
{
    private readonly long[] _keys;
    private readonly string[] _ids;

    private SqliteKeys(long[] keys, string[] ids) => (_keys, _ids) = (keys, ids);

    /// <summary>The keys of an empty table.</summary>
    public static SqliteKeys None { get; } = new([], []);

    /// <summary>Reads the keys of a table.</summary>
    public static SqliteKeys Of(sqlite3 database, string table)
    {
        var (keys, ids) = (new List<long>(), new List<string>());
        using var rows = new SqliteStatement(database, $"SELECT key, id FROM {table} ORDER BY key");
        while (rows.Step())
        {
            keys.Add(rows.Int64(0));
            ids.Add(rows.Text(1));
        }

        return new SqliteKeys([.. keys], [.. ids]);
    }

    /// <summary>How many keys come before one. Where none was ever deleted, that is known at once.</summary>
    /// <param name="key">The key.</param>
    /// <param name="table">The table, for the message.</param>
    /// <exception cref="FormatException">It is missing.</exception>
    public int PlaceOf(long key, string table)
    {
        var guess = _keys.Length == 0 ? -1 : key - _keys[0];
        if (guess >= 0 && guess < _keys.Length && _keys[guess] == key)
        {
            return (int)guess;
        }

        var place = Array.BinarySearch(_keys, key);
        return place >= 0
            ? place
            : throw new FormatException(FormattableString.Invariant($"it refers to {table} {key}, which is missing"));
    }

    /// <summary>The id at a place.</summary>
    public string Id(int place) => _ids[place];
}
