using System.Globalization;
using System.Text;
using GraphService.Model;

namespace GraphService.Storage.Sqlite;

/// <summary>
/// A row holds what we never wrote, or is missing; on its way to becoming a <see cref="StoreException"/>.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="key">Key of the row.</param>
/// <param name="reason">What is wrong with it; may quote what it holds.</param>
internal sealed class SqliteDamage(string table, string key, string reason, Exception? cause = null)
    : Exception($"table {table}, key {key}: {OneLine(reason)}", cause)
{
    private const int MaxReason = 200;

    /// <inheritdoc cref="SqliteDamage(string, string, string, Exception?)"/>
    public SqliteDamage(string table, long key, string reason, Exception? cause = null)
        : this(table, key.ToString(CultureInfo.InvariantCulture), reason, cause)
    {
    }

    /// <summary>The log does not give what a revision held.</summary>
    public static SqliteDamage OfContents(Revision revision) =>
        new("revision", revision.Number, "the log does not give the records of its content hash");

    /// <summary>Reads a row, and says which one it was when it cannot be understood.</summary>
    public static T Guard<T>(string table, long key, SqliteStatement row, Func<SqliteStatement, T> read)
    {
        try
        {
            return read(row);
        }
        catch (Exception e) when (IsOfARow(e))
        {
            throw new SqliteDamage(table, key, e.Message, e);
        }
    }

    /// <summary>
    /// Whether an error tells that a row is not as we write them; the word of a newer program is another matter.
    /// </summary>
    public static bool IsOfARow(Exception e) =>
        e is FormatException or ArgumentException or OverflowException;

    /// <summary>
    /// What a damaged row holds can be long and hold anything: shortened, with control characters written out.
    /// </summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, MaxReason)).TrimEnd('.'))
        {
            _ = char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029'
                ? line.Append(CultureInfo.InvariantCulture, $"U+{(int)c:X4}")
                : line.Append(c);
        }

        return text.Length > MaxReason ? line.Append("...").ToString() : line.ToString();
    }
}
