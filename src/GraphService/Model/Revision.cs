using System.Globalization;

namespace GraphService.Model;

/// <summary>A committed state of a store.</summary>
/// <param name="Number">0 for an empty store, then one more with every run that changed something.</param>
/// <param name="ContentHash">Identifies the contents, the same in every store that holds the same records.</param>
/// <param name="Time">When the run was committed, UTC.</param>
/// <param name="Run">The run that made it; empty for revision 0.</param>
/// <param name="Dataset">The data set that was ingested; empty for revision 0.</param>
public sealed record Revision(long Number, Digest ContentHash, DateTimeOffset Time, string Run, string Dataset)
{
    /// <summary>The state of a store that nothing was ever written to.</summary>
    public static Revision Empty { get; } = new(0, Digest.OfContents([]), DateTimeOffset.UnixEpoch, "", "");

    /// <summary>
    /// The text of a time in a store: UTC, to the millisecond, such as <c>2026-11-24T12:00:00.123Z</c>.
    /// </summary>
    public static string FormatTime(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="FormatTime"/> wrote.</summary>
    /// <exception cref="FormatException">It is no time.</exception>
    public static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>
    /// Names the state: revision and the first 12 digits of the content hash, such as <c>r3-9f86d081884c</c>.
    /// </summary>
    public string SnapshotId => FormattableString.Invariant($"r{Number}-{ContentHash.ToString()[..12]}");
}
