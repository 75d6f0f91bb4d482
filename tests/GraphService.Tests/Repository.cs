namespace GraphService.Tests;

/// <summary>Where the tests find the project's files, and material beside it that may be missing.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string WicData => Path.Combine(Root, "data", "wic");

    /// <summary>
    /// A path in the folder of shared material beside the project; the test is inconclusive where it is missing.
    /// </summary>
    public static string SharedOrInconclusive(string path)
    {
        var full = Shared(path);
        if (!Path.Exists(full))
        {
            throw new AssertInconclusiveException($"../shared/{path} is not here");
        }

        return full;
    }

    /// <summary>Whether there is such a path in the folder of shared material.</summary>
    public static bool HasShared(string path) => Path.Exists(Shared(path));

    private static string Shared(string path) => Path.GetFullPath(Path.Combine(Root, "..", "shared", path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GraphService.sln")))
        {
            folder =
                folder.Parent ?? throw new DirectoryNotFoundException("The solution folder is not above the tests.");
        }

        return folder.FullName;
    }
}
