using System.ComponentModel.DataAnnotations;
using System.Text;
using GraphService.Graphs;
using GraphService.Model;
using GraphService.Storage;
using Microsoft.Extensions.Configuration;

namespace GraphService.Hosting;

/// <summary>Where the snapshot file is kept, from which a start is ready at once. Section <c>Snapshot</c>.</summary>
public sealed class SnapshotSettings
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Snapshot";

    /// <summary>
    /// Folder of the file. Default: beside the store, where that is a file; else there is none.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>
    /// So many earlier snapshots are kept in memory, each as large as the one that is served, 1 to 100; 2. Another one
    /// that is asked for is rebuilt from the store's log.
    /// </summary>
    [Range(1, 100)]
    public int EarlierKept { get; init; } = 2;

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">A setting is unknown or makes no sense.</exception>
    public static SnapshotSettings From(IConfiguration configuration) => configuration.Read<SnapshotSettings>(Section);

    /// <summary>The file of a store, or <see langword="null"/> for none.</summary>
    public SnapshotFile? FileOf(IGraphStore store)
    {
        if (!string.IsNullOrWhiteSpace(Folder))
        {
            var name = Digest.Of(Encoding.UTF8.GetBytes(store.Location)).ToString()[..16];
            return new SnapshotFile(Path.Combine(Folder, $"graphservice-{name}.snapshot"), store.Location);
        }

        return store.FilePath is { } path ? new SnapshotFile($"{path}.snapshot", store.Location) : null;
    }
}
