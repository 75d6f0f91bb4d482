using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using GraphService.Model;
using Microsoft.Extensions.Configuration;

namespace GraphService.Hosting;

/// <summary>Reads settings strictly: a misspelt name is an error, not a default.</summary>
public static class SettingsReader
{
    /// <summary>Reads a section into the settings that it is for.</summary>
    /// <remarks>Numbers lie in the range that <see cref="RangeAttribute"/> gives their property.</remarks>
    /// <exception cref="SettingsException">
    /// It holds an unknown setting, a value of another kind, or one out of its range.
    /// </exception>
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
            var settings = configuration.GetSection(section).Get<T>() ?? new T();
            CheckRanges(settings, section);
            return settings;
        }
        catch (InvalidOperationException e)
        {
            throw new SettingsException($"The settings {section} cannot be used: {e.Message}", e);
        }
    }

    private static void CheckRanges<T>(T settings, string section)
    {
        foreach (var property in typeof(T).GetProperties())
        {
            if (property.GetCustomAttribute<RangeAttribute>() is { } range
                && property.GetValue(settings) is var value
                && !range.IsValid(value))
            {
                throw new SettingsException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{section}:{property.Name} is {value}; it lies between {range.Minimum} and {range.Maximum}."));
            }
        }
    }
}
