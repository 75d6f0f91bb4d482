namespace GraphService.Storage;

/// <summary>Where a path leads: one text for all spellings of a place, symbolic links followed.</summary>
public static class RealPath
{
    private const int MostLinks = 40;

    private static readonly StringComparison Comparison = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        ? StringComparison.OrdinalIgnoreCase
        : StringComparison.Ordinal;

    /// <summary>The place; there need not be anything.</summary>
    public static string Of(string path) => Of(Path.GetFullPath(path), MostLinks);

    /// <summary>Whether two paths lead to the same place.</summary>
    public static bool AreSame(string path, string other) => string.Equals(Of(path), Of(other), Comparison);

    /// <summary>Whether a path leads to a place, or to one beside it whose name begins with its name.</summary>
    public static bool IsAtOrBeside(string path, string place) => Of(path).StartsWith(Of(place), Comparison);

    private static string Of(string fullPath, int links)
    {
        var path = Path.TrimEndingDirectorySeparator(fullPath);
        if (Path.GetDirectoryName(path) is not { } folder)
        {
            return path;
        }

        var here = Path.Combine(Of(folder, links), Path.GetFileName(path));
        return links > 0 && TargetOf(here) is { } target
            ? Of(Path.GetFullPath(target, Path.GetDirectoryName(here)!), links - 1)
            : here;
    }

    private static string? TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
