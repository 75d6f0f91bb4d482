using Microsoft.Extensions.Configuration;

namespace GraphService.Hosting;

/// <summary>
/// Where the graph is kept. Section <c>Store</c>; as environment variables <c>Store__Uri</c> and so on.
/// </summary>
public sealed class StoreSettings
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Store";

    /// <summary>
    /// Address of the store: <c>sqlite:PATH</c>, or a Neo4j server as <c>http://HOST:7474</c> or
    /// <c>neo4j://HOST:7687</c>. Default: <c>sqlite:var/graphservice.db</c>.
    /// </summary>
    public string Uri { get; init; } = "sqlite:var/graphservice.db";

    /// <summary>Name of the database, for servers that hold several. Default in Neo4j: <c>neo4j</c>.</summary>
    public string? Database { get; init; }

    /// <summary>
    /// User name, for stores that ask for one. Default in Neo4j: <c>neo4j</c> where there is a password.
    /// </summary>
    public string? User { get; init; }

    /// <summary>Password, for stores that ask for one. Give it by environment variable.</summary>
    public string? Password { get; init; }

    /// <summary>Rows in a statement of Neo4j, 1,000 to 5,000; 2,000.</summary>
    public int BatchSize { get; init; } = 2_000;

    /// <summary>
    /// The part of <see cref="Uri"/> before the first colon, in lower case; empty when there is none.
    /// </summary>
    public string Scheme => Uri.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        ? Uri[..colon].ToLowerInvariant()
        : "";

    /// <summary>Reads the section.</summary>
    /// <exception cref="SettingsException">It holds an unknown setting.</exception>
    public static StoreSettings From(IConfiguration configuration) => configuration.Read<StoreSettings>(Section);

    /// <summary>The settings of one of two stores, such as those that are copied between.</summary>
    /// <param name="configuration">Holds them.</param>
    /// <param name="section">
    /// The section of that store; what it does not name is taken from <see cref="Section"/>.
    /// </param>
    /// <param name="uri">Address of the store.</param>
    /// <exception cref="SettingsException">A section holds an unknown setting.</exception>
    public static StoreSettings OfSide(IConfiguration configuration, string section, string uri)
    {
        // Each is read by itself first, so that a mistake is told with the name under which it was made.
        _ = From(configuration);
        _ = configuration.Read<StoreSettings>(section);
        var side = new ConfigurationBuilder()
            .AddConfiguration(configuration.GetSection(Section))
            .AddConfiguration(configuration.GetSection(section))
            .AddInMemoryCollection([KeyValuePair.Create(nameof(Uri), (string?)uri)])
            .Build();
        return SettingsReader.Of<StoreSettings>([.. side.GetChildren()], Section);
    }
}
