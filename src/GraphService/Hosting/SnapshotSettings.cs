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

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">It holds an unknown setting.</exception>
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
