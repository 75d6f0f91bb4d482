using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using GraphService.Model;
using Microsoft.Extensions.Configuration;

namespace GraphService.Hosting;

/// <summary>Reads settings strictly: a misspelt name is an error, not a default.</summary>
public static class SettingsReader
{
    private static readonly Dictionary<Type, (Func<string, object> Read, string Words)> Kinds = new()
    {
        [typeof(string)] = (text => text, "a text"),
        [typeof(bool)] = (text => bool.Parse(text), "true or false"),
        [typeof(int)] = (text => int.Parse(text, CultureInfo.InvariantCulture), "a whole number of 32 bits"),
        [typeof(long)] = (text => long.Parse(text, CultureInfo.InvariantCulture), "a whole number of 64 bits"),
        [typeof(double)] = (text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), "a number"),
        [typeof(TimeSpan)] = (text => TimeSpan.Parse(text, CultureInfo.InvariantCulture), "a time such as 00:02:00"),
    };

    /// <summary>Reads a section into the settings that it is for.</summary>
    /// <remarks>Numbers lie in the range that <see cref="RangeAttribute"/> gives their property.</remarks>
    /// <param name="configuration">All settings.</param>
    /// <param name="section">Name of the section.</param>
    /// <param name="elsewhere">Names of sections in it that are read elsewhere.</param>
    /// <exception cref="SettingsException">
    /// It holds an unknown setting, a value of another kind, or one out of its range.
    /// </exception>
    public static T Read<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        this IConfiguration configuration, string section, params string[] elsewhere)
        where T : class, new() => Of<T>([.. configuration.GetSection(section).GetChildren()], section, elsewhere);

    /// <summary>The settings that are given one by one.</summary>
    /// <param name="children">What is given.</param>
    /// <param name="section">The section's name, for messages.</param>
    /// <param name="elsewhere">Names of sections in it that are read elsewhere.</param>
    /// <exception cref="SettingsException">As for <see cref="Read{T}"/>.</exception>
    internal static T Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        List<IConfigurationSection> children, string section, params string[] elsewhere)
        where T : class, new()
    {
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

        var settings = new T();
        Give(settings, known, children, elsewhere);
        CheckRanges(settings, section, known);
        return settings;
    }

    /// <summary>Gives an object of another library what a section says.</summary>
    /// <param name="section">The section.</param>
    /// <param name="settings">The object.</param>
    /// <param name="elsewhere">Names of sections in it that are read elsewhere.</param>
    /// <exception cref="SettingsException">
    /// A value is of another kind, the object does not take it, or has nothing of the name that could be set.
    /// </exception>
    public static void GiveTo<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        this IConfiguration section, T settings, params string[] elsewhere)
        where T : class =>
        Give(settings, [.. typeof(T).GetProperties().Where(p => p.CanWrite)], section.GetChildren(), elsewhere);

    private static void Give(
        object settings, List<PropertyInfo> known, IEnumerable<IConfigurationSection> children, string[] elsewhere)
    {
        foreach (var child in children)
        {
            // What is null in a file of settings is as if it was not there.
            if (child.Value is null
                && (!child.GetChildren().Any() || elsewhere.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (child.Value is null || known.Find(property => IsNamed(property, child.Key)) is not { } property)
            {
                var path = child.GetChildren().FirstOrDefault()?.Path ?? child.Path;
                throw new SettingsException($"There is no setting {path} that could be given.");
            }

            try
            {
                property.SetValue(settings, Converted(child, property.PropertyType));
            }
            catch (TargetInvocationException e)
            {
                throw new SettingsException(
                    $"{child.Path} is '{DisplayText.Value(child.Value)}', which it cannot be: "
                        + e.GetBaseException().Message,
                    e);
            }
        }
    }

    private static bool IsNamed(PropertyInfo property, string key) =>
        property.Name.Equals(key, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// What a text says as a value of a type. ASP.NET's binder takes any type, but has to look into it at each start,
    /// which a natively compiled program cannot.
    /// </summary>
    private static object? Converted(IConfigurationSection given, Type type)
    {
        var (text, kind) = (given.Value!, Nullable.GetUnderlyingType(type) ?? type);
        if (text.Length == 0 && kind != type)
        {
            return null;
        }

        if (!Kinds.TryGetValue(kind, out var known))
        {
            throw new SettingsException($"{given.Path} cannot be set by a text.");
        }

        try
        {
            return known.Read(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new SettingsException(
                $"{given.Path} is '{DisplayText.Value(text)}'; it has to be {known.Words}.", e);
        }
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
