using GraphService.Model;
using GraphService.Queries;

namespace GraphService.Tests.Queries.Paths;

/// <summary>Small graphs of six entities, of whose ties some have dates, several sources or a twin.</summary>
internal static class RandomGraph
{
    /// <summary>The graph of a seed.</summary>
    public static GraphCache Of(int seed)
    {
        var random = new Random(seed);
        string[] ids = ["a", "b", "c", "d", "e", "f"];
        return new GraphCache(TestGraph.OfRecords([
            .. Enumerable.Range(1, 4).Select(i => Some.Source($"s{i}") with { Publisher = $"Publisher {i % 3}" }),
            .. ids.Select(id => Some.Entity(id)),
            .. Enumerable.Range(0, random.Next(6, 14)).Select(Tie)]));

        Affiliation Tie(int i)
        {
            var ends = random.GetItems(ids, 2);
            ends[1] = ends[0] == ends[1] ? ids[(Array.IndexOf(ids, ends[0]) + 1) % ids.Length] : ends[1];
            return Some.Affiliation($"t{i}", ends[0], ends[1], AffiliationType.All[random.Next(20)]) with
            {
                Confidence = random.Next(1, 5) / 4.0,
                SourceIds = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => $"s{random.Next(1, 5)}").Distinct()],
                Start = random.Next(2) == 0 ? null : PartialDate.Parse($"{random.Next(2000, 2010)}"),
            };
        }
    }
}
