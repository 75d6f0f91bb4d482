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
        var given = configuration.GetSection(section);
        var children = given.GetChildren().ToList();
        if (children.Count == 0)
        {
            return new T();   // as nearly always: nothing of the type has to be looked up
        }

        var known = typeof(T).GetProperties().Where(p => p.CanWrite).ToList();
        var unknown = children.Select(child => child.Key).FirstOrDefault(key => !known.Exists(p => IsNamed(p, key)));
        if (unknown is not null)
        {
            var names = known.Select(property => property.Name);
            throw new SettingsException(
                $"There is no setting {section}:{DisplayText.Value(unknown)}.{Nearest.Hint(unknown, names)} Known are "
                + $"{string.Join(", ", names.Select(name => $"{section}:{name}"))}.");
        }

        try
        {
            var settings = AllTexts<T>(children, known) ?? given.Get<T>() ?? new T();
            CheckRanges(settings, section, known);
            return settings;
        }
        catch (InvalidOperationException e)
        {
            throw new SettingsException($"The settings {section} cannot be used: {e.Message}", e);
        }
    }

    private static bool IsNamed(PropertyInfo property, string key) =>
        property.Name.Equals(key, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The settings where only texts are given, as they mostly are. To get ready to convert any type takes the binder
    /// longer than anything else that is done with settings.
    /// </summary>
    private static T? AllTexts<T>(List<IConfigurationSection> given, List<PropertyInfo> known)
        where T : class, new()
    {
        var settings = new T();
        foreach (var child in given)
        {
            var property = known.Find(property => IsNamed(property, child.Key))!;
            if (property.PropertyType != typeof(string) || child.Value is null)
            {
                return null;
            }

            property.SetValue(settings, child.Value);
        }

        return settings;
    }

    private static void CheckRanges<T>(T settings, string section, List<PropertyInfo> known)
    {
        foreach (var property in known)
        {
            if (property.PropertyType != typeof(string)
                && property.GetCustomAttribute<RangeAttribute>() is { } range
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
