using GraphService.Model;
using Microsoft.Extensions.Configuration;

namespace GraphService.Hosting;

/// <summary>Reads settings strictly: a misspelt name is an error, not a default.</summary>
public static class SettingsReader
{
    /// <summary>Reads a section into the settings that it is for.</summary>
    /// <exception cref="SettingsException">It holds an unknown setting, or a value of another kind.</exception>
    public static T Read<T>(this IConfiguration configuration, string section)
        where T : class, new()
    {
        var known = typeof(T).GetProperties().Where(p => p.CanWrite).Select(p => p.Name).ToList();
        var unknown = configuration.GetSection(section).GetChildren().Select(child => child.Key)
            .FirstOrDefault(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            throw new SettingsException(
                $"There is no setting {section}:{DisplayText.Value(unknown)}.{Nearest.Hint(unknown, known)} Known are "
                + $"{string.Join(", ", known.Select(name => $"{section}:{name}"))}.");
        }

        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException e)
        {
            throw new SettingsException($"The settings {section} cannot be used: {e.Message}", e);
        }
    }
}
