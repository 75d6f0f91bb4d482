using System.CodeDom.Compiler;
using System.Net;
using System.Reflection;
using GraphService.Api.Contract;
using GraphService.Tests.Ingestion;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Tests.Api;

/// <summary>The host is put together of what is used, and lacks nothing of it.</summary>
[TestClass]
public sealed class StartTests(TestContext context)
{
    [TestMethod]
    public async Task Endpoints_AllOfOurs_AreNotCompiledAtTheStart()
    {
        var server = await ApiServer.Wic.Value;

        var endpoints = server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<RequestContract>() is not null).ToList();

        Assert.IsGreaterThan(30, endpoints.Count);
        foreach (var endpoint in endpoints)
        {
            Assert.IsNotNull(endpoint.Metadata.GetMetadata<MethodInfo>(), endpoint.DisplayName);
            Assert.IsNotNull(
                endpoint.Metadata.GetMetadata<GeneratedCodeAttribute>(),
                $"{endpoint.DisplayName} is not mapped by a call that the compiler sees through");
        }
    }

    [TestMethod]
    public async Task Tls_AnAddressOrAnEndpointOfKestrel_IsServed()
    {
        using var folder = new TempFolder();
        var file = Certificates.In(folder);
        string[] certificate =
        [
            $"--Kestrel:Certificates:Default:Path={file}",
            $"--Kestrel:Certificates:Default:Password={Certificates.Password}",
        ];
        string[][] ways =
        [
            ["--urls", "https://127.0.0.1:0", .. certificate],
            ["--Kestrel:Endpoints:Secure:Url=https://127.0.0.1:0", .. certificate],
        ];
        foreach (var way in ways)
        {
            await using var server = await ApiServer.StartAsync(CsvSet.Write(folder), store: null, way);
            using var handler = new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
            };
            using var client = new HttpClient(handler) { BaseAddress = server.Client.BaseAddress };

            using var answer = await client.GetAsync("/readyz", context.CancellationToken);

            Assert.AreEqual("https", client.BaseAddress!.Scheme);
            Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
            Assert.IsFalse(answer.Headers.Contains("Server"));
        }
    }
}
