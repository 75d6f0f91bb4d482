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

app.MapHealth();
app.MapDocs();

var api = app.MapApi("/api/v1");
api.MapCatalog();
api.MapSearch();
api.MapEntities();
api.MapSources();
api.MapBodies();
api.MapCoverage();
api.MapPaths();
api.MapCentrality();
api.MapSubgraph();

return await Startup.RunAsync(app);
