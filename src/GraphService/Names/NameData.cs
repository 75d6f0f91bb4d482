using System.Reflection;

namespace GraphService.Names;

/// <summary>The tables in Data/, which are part of the program.</summary>
internal static class NameData
{
    /// <summary>The lines of a table that say something.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"names/{file}")
            ?? throw new InvalidOperationException($"The program has no table {file}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
