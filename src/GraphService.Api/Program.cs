using GraphService.Api;
using GraphService.Api.Contract;
using GraphService.Api.Endpoints;
using GraphService.Hosting;

if (!Startup.TryCreateBuilder(args, out var builder))
{
    return Startup.Failed;
}

builder.Services.AddGraphService(builder.Configuration);
builder.Services.AddRequestView();
builder.Services.AddApiJson();
builder.Services.AddApiDocument();
builder.Services.AddResponseCompression(options => options.EnableForHttps = true);
builder.Services.AddCors();

var app = builder.Build();

app.UseProblems();
app.UseResponseCompression();
app.UseCors(cors => cors.AllowAnyOrigin().AllowAnyHeader().WithMethods("GET", "HEAD").WithExposedHeaders("ETag"));
app.UseRequestContract();

var api = app.MapApi("/api/v1");
api.MapPaths();
api.MapSearch();
api.MapEntities();
api.MapBodies();
api.MapCoverage();
api.MapCentrality();
api.MapSubgraph();
api.MapSources();
api.MapCatalog();

app.MapHealth();
app.MapDocs();

return await Startup.RunAsync(app);
