using GraphService.Queries.Computations;
using GraphService.Tests.Ingestion;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Tests.Api;

/// <summary>Several measures of the same entities in one answer.</summary>
[TestClass]
public sealed class ComparisonApiTests
{
    [TestMethod]
    public async Task Compare_TellsTheScoresAndRanksOfEachMeasureInTheOrderOfTheFirst()
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync(
            "/api/v1/centrality/compare?measures=betweenness,degree&schema=Person&limit=500");

        Assert.AreSequenceEqual(["betweenness", "degree"], PathsApiTests.Texts(answer.GetProperty("measures"), "name"));
        Assert.AreSequenceEqual(
            PathsApiTests.Texts(
                (await server.GetAsync("/api/v1/centrality/betweenness?schema=Person&limit=500"))
                    .GetProperty("results"),
                "id"),
            PathsApiTests.Texts(answer.GetProperty("results"), "id"));
        foreach (var measure in (string[])["betweenness", "degree"])
        {
            var ranking = await server.GetAsync($"/api/v1/centrality/{measure}?schema=Person&limit=500");
            var places = ranking.GetProperty("results").EnumerateArray()
                .ToDictionary(one => one.GetProperty("id").GetString()!);
            foreach (var entity in answer.GetProperty("results").EnumerateArray())
            {
                var (place, score) = (places[entity.GetProperty("id").GetString()!], entity.GetProperty("scores"));
                foreach (var number in (string[])["score", "rank", "percentile"])
                {
                    Assert.AreEqual(
                        place.GetProperty(number).GetDouble(),
                        score.GetProperty(measure).GetProperty(number).GetDouble());
                }
            }

            Assert.AreEqual(
                ranking.GetProperty("centrality_distribution").GetRawText(),
                answer.GetProperty("measures").EnumerateArray()
                    .Single(one => one.GetProperty("name").GetString() == measure)
                    .GetProperty("centrality_distribution").GetRawText());
        }
    }

    [TestMethod]
    public async Task Compare_ScoresThatAreKnown_AreNotComputedAgain()
    {
        using var folder = new TempFolder();
        await using var server = await ApiServer.StartAsync(CsvSet.Write(folder));
        var pool = server.Services.GetRequiredService<ComputationPool>();
        await server.GetAsync("/api/v1/centrality/degree");
        var begun = pool.Counts.Begun;

        await server.GetAsync("/api/v1/centrality/compare?measures=degree,pagerank");
        await server.GetAsync("/api/v1/centrality/compare?measures=pagerank,degree&limit=1");

        Assert.AreEqual(begun + 1, pool.Counts.Begun);
        Assert.AreEqual(0, pool.Counts.Waiting);
    }
}
