using Microsoft.Extensions.Configuration;

namespace GraphService.Hosting;

/// <summary>What is ingested into an empty store. Section <c>Data</c>.</summary>
public sealed class DataSettings
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Data";

    /// <summary>
    /// File or folder to ingest when the store is empty; empty for nothing. Default: <c>data/wic</c>, looked for in the
    /// current folder and beside the program.
    /// </summary>
    public string Path { get; init; } = "data/wic";

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">It holds an unknown setting.</exception>
    public static DataSettings From(IConfiguration configuration) => configuration.Read<DataSettings>(Section);

    /// <summary>
    /// The path as it can be opened: as given, or beside the program; <see langword="null"/> for nothing.
    /// </summary>
    /// <exception cref="SettingsException">There is nothing at either place.</exception>
    public string? Resolve()
    {
        if (string.IsNullOrWhiteSpace(Path))
        {
            return null;
        }

        var candidates = new[] { Path, System.IO.Path.Combine(AppContext.BaseDirectory, Path) };
        return candidates.FirstOrDefault(path => File.Exists(path) || Directory.Exists(path))
            ?? throw new SettingsException(
                $"Data:Path is '{Path}', but there is no such file or folder in '{Environment.CurrentDirectory}' or "
                + "beside the program. Name a data set to load into the empty store, or set Data:Path to nothing to "
                + "load none.");
    }
}
