using GraphService.Model;

namespace GraphService.Storage;

/// <summary>What a backup holds; all of it was read again.</summary>
/// <param name="Revision">The last revision.</param>
/// <param name="Records">How many records are in force; each was held against its digest.</param>
/// <param name="Changes">The length of the log.</param>
/// <param name="Bytes">The size of the file.</param>
public sealed record BackupReport(Revision Revision, int Records, long Changes, long Bytes);
