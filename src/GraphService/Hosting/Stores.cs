using GraphService.Storage;
using Microsoft.Extensions.Logging;

namespace GraphService.Hosting;

/// <summary>The stores on offer, by the scheme of their address. A new store is one class plus one line here.</summary>
public static class Stores
{
    private static readonly Dictionary<string, Func<StoreSettings, ILoggerFactory, IGraphStore>> ByScheme = new(StringComparer.Ordinal)
    {
        ["sqlite"] = (settings, _) => new SqliteStore(SqlitePath(settings)),
    };

    /// <summary>The schemes known, for help and messages.</summary>
    public static IReadOnlyCollection<string> Schemes => ByScheme.Keys;

    /// <summary>Makes the store of an address; it is not opened yet.</summary>
    /// <exception cref="SettingsException">The address is not usable.</exception>
    public static IGraphStore Create(StoreSettings settings, ILoggerFactory loggers) =>
        ByScheme.TryGetValue(settings.Scheme, out var create)
            ? create(settings, loggers)
            : throw new SettingsException(
                $"Store:Uri is '{settings.Uri}', which begins with no known scheme. Use one of {string.Join(", ", Schemes.Select(s => s + ":"))} "
                + "such as sqlite:var/graphservice.db.");

    private static string SqlitePath(StoreSettings settings)
    {
        var path = settings.Uri["sqlite:".Length..];
        return path.Length > 0 && path.IndexOf('\0', StringComparison.Ordinal) < 0
            ? path
            : throw new SettingsException($"Store:Uri is '{settings.Uri}', which names no file. Write sqlite:PATH, such as sqlite:var/graphservice.db.");
    }
}
