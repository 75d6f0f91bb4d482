using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace GraphService.Storage.Sqlite;

/// <summary>
/// Reads the columns of a row at a tenth of the price of <see cref="raw"/>, for those who read millions: SQLite's own
/// functions, without a count of users of the handle and a switch of the collector's mode for each call.
/// </summary>
/// <remarks>The functions do not block and call nobody back, as a call of this kind must not.</remarks>
internal static unsafe partial class SqliteColumns
{
    private const string Library = "e_sqlite3";

    /// <summary>A number.</summary>
    public static long Int64(sqlite3_stmt statement, int column) => sqlite3_column_int64(Handle(statement), column);

    /// <summary>
    /// The bytes of a text or blob; good until the next step, as long as the statement is not disposed.
    /// </summary>
    public static ReadOnlySpan<byte> Bytes(sqlite3_stmt statement, int column)
    {
        var handle = Handle(statement);
        var bytes = sqlite3_column_blob(handle, column);
        return new ReadOnlySpan<byte>((void*)bytes, sqlite3_column_bytes(handle, column));
    }

    private static nint Handle(sqlite3_stmt statement) => statement.DangerousGetHandle();

    [SuppressGCTransition]
    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial long sqlite3_column_int64(nint statement, int column);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial nint sqlite3_column_blob(nint statement, int column);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int sqlite3_column_bytes(nint statement, int column);
}
