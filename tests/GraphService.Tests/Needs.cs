using System.ComponentModel;
using System.Reflection;
using GraphService.Tests.Processes;

namespace GraphService.Tests;

/// <summary>
/// What some tests need besides the SDK. They name it by <see cref="TestCategoryAttribute"/>; where it is not here they
/// are left out of the run, and one line tells how many those are.
/// </summary>
[TestClass]
public sealed class Needs
{
    public const string Neo4j = "Neo4j", NetworkX = "NetworkX", PythonPackages = "PythonPackages", Gephi = "Gephi",
        Chromium = "Chromium", Page = "Page", SqliteShell = "SqliteShell",
        NativeCompiler = "NativeCompiler";

    private static readonly (string Category, string Name, Func<Task<bool>> IsHere)[] All =
    [
        (Neo4j, "Neo4j (NEO4J_TEST_URI, or Docker)", async () =>
            Environment.GetEnvironmentVariable("NEO4J_TEST_URI") is { Length: > 0 }
            || Repository.HasShared("neo4j/neo4j-server")
            || await SucceedsAsync("docker", "info")),
        (NetworkX, "Python with NetworkX", async () =>
            await SucceedsAsync("/usr/bin/python3", "-c", "import networkx")
                || await SucceedsAsync("python3", "-c", "import networkx")),
        (PythonPackages, "Python packages (Schemathesis, FollowTheMoney)", () =>
            Task.FromResult(Repository.HasShared("wheels/install"))),
        (Chromium, "Chromium", () => SucceedsAsync("chromium", "--version")),
        (Page, "the explorer page, which Node.js builds", () => Task.FromResult(
            typeof(GraphService.Api.Program).Assembly.GetManifestResourceNames().Contains("wwwroot/index.html"))),
        (SqliteShell, "SQLite's shell", () => SucceedsAsync("sqlite3", "--version")),
        (NativeCompiler, "a C linker (clang or gcc) and the package of .NET's native compiler", async () =>
            (await SucceedsAsync("clang", "--version") || await SucceedsAsync("gcc", "--version"))
                && await SucceedsAsync("dotnet", NativePrograms.Restore)),
        (Gephi, "Gephi's libraries", () => Task.FromResult(Repository.HasShared("gephi/read-graph"))),
    ];

    private static string? _left;

    /// <summary>Adds a filter to the arguments of the run where something is missing.</summary>
    public static async Task<string[]> ApplyAsync(string[] arguments)
    {
        var missing = new List<(string Category, string Name)>();
        foreach (var (category, name, isHere) in All)
        {
            if (!await isHere())
            {
                missing.Add((category, name));
            }
        }

        if (missing.Count == 0)
        {
            return arguments;
        }

        var counts = missing.Select(need => (need.Name, Tests: CountOf(need.Category))).ToList();
        _left =
            $"{counts.Sum(need => need.Tests)} tests were left out, as they need more than the SDK "
            + "(README, Two commands): "
            + string.Join(", ", counts.Select(need => $"{need.Tests} need {need.Name}"));
        var filter = string.Join('&', missing.Select(need => $"TestCategory!={need.Category}"));
        var given = Array.IndexOf(arguments, "--filter") + 1;
        return given > 0 && given < arguments.Length
            ? [.. arguments[..given], $"({arguments[given]})&{filter}", .. arguments[(given + 1)..]]
            : [.. arguments, "--filter", filter];
    }

    [TestMethod]
    public void Tests_ThatNeedMoreThanTheSdk()
    {
        if (_left is not null)
        {
            throw new AssertInconclusiveException(_left);
        }
    }

    [TestMethod]
    public void Categories_OfAllTests_AreKnown()
    {
        var used = typeof(Needs).Assembly.GetTypes().SelectMany(type => type.GetMethods().Append<MemberInfo>(type))
            .SelectMany(CategoriesOf).Distinct();

        Assert.IsEmpty(used.Except(All.Select(need => need.Category)));
    }

    private static int CountOf(string category) => typeof(Needs).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(TestClassAttribute)) && !type.IsAbstract)
        .SelectMany(type => type.GetMethods()
            .Where(method => method.IsDefined(typeof(TestMethodAttribute)))
            .Where(method => CategoriesOf(type).Concat(CategoriesOf(method)).Contains(category)))
        .Select(method => method.GetCustomAttributes().OfType<ITestDataSource>()
            .Sum(rows => rows.GetData(method).Count()))
        .Sum(rows => Math.Max(1, rows));

    private static IEnumerable<string> CategoriesOf(MemberInfo member) =>
        member.GetCustomAttributes<TestCategoryAttribute>().SelectMany(attribute => attribute.TestCategories);

    private static async Task<bool> SucceedsAsync(string program, params string[] arguments)
    {
        try
        {
            return (await ProcessRunner.RunAsync(program, arguments)).ExitCode == 0;
        }
        catch (Exception e) when (e is Win32Exception or TimeoutException)
        {
            return false;   // there is no such program
        }
    }
}
