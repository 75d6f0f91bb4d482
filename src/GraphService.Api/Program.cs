using System.Diagnostics.CodeAnalysis;
using GraphService.Api.Contract;
using GraphService.Api.Endpoints;
using GraphService.Api.Serving;
using GraphService.Queries;

namespace GraphService.Api;

/// <summary>The API's table of contents.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args) =>
        Startup.IsHelp(args) ? 0 : TryBuild(args, out var app) ? await Startup.RunAsync(app) : Startup.Failed;

    /// <summary>Puts the service together; a setting that makes no sense is told in one line.</summary>
    public static bool TryBuild(string[] args, [NotNullWhen(true)] out WebApplication? app)
    {
        app = null;
        _ = Task.Run(EndpointTables.Prepare);   // both cores have something to do
        if (!Startup.TryCreateBuilder(args, out var builder))
        {
            return false;
        }

        builder.Services.AddRequestView();
        builder.Services.AddSingleton<LimitedParameters>();
        builder.Services.AddSingleton<PathGate>();
        builder.Services.AddJobs();
        builder.Services.AddApiJson();
        builder.Services.AddApiDocument();
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.ExcludedMimeTypes = ["text/javascript"];   // scripts are compressed when the program is built
        });
        builder.Services.AddCors();
        builder.AddRefusals();

        app = builder.Build();
        _ = app.Services.GetRequiredService<SnapshotLoader>().BeginAsync();

        app.UseProxies();
        app.UseAccessLog();
        app.UseResponseHeaders();
        app.UseProblems();
        app.UseRefusals();
        app.UseResponseCompression();
        app.UseAnyOrigin();
        app.UseRateLimits();
        app.UseExplorer();
        app.UseRequestTimeouts();
        app.UseRequestContract();
        app.UsePassingOn();
        app.UseRequestThreads();
        app.UseSnapshotChoice();

        var api = app.MapApi("/api/v1");
        api.MapPaths();
        api.MapPathSets();
        api.MapSearch();
        api.MapEntities();
        api.MapAffiliations();
        api.MapBodies();
        api.MapCoverage();
        api.MapCentrality();
        api.MapSubgraph();
        api.MapSources();
        api.MapClaims();
        api.MapCatalog();

        app.MapQuestions();
        app.MapJobs();
        app.MapHealth();
        app.MapMetrics();
        app.MapDocs();
        return true;
    }
}
