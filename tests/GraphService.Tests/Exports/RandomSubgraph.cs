using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Tests.Exports;

/// <summary>Subgraphs made from a seed: kinds, dates, parallel ties and texts as they come.</summary>
internal static class RandomSubgraph
{
    private static readonly string[] Texts =
    [
        "plain", "会议 🦊", "bell \u0007 and \uFFFE", "<b>&amp; \"q\" 'a' ]]> \\ , ; \t\n", "\u202Eעברית\u202C",
        "  a  b ", "'quoted'", "\"\"twice\"\"", new('长', 3_000), "é \u200B\u2028x \u00A0",
    ];

    public static Subgraph Of(int seed, int entities = 12, int ties = 40)
    {
        var random = new Random(seed);
        var sources = Enumerable.Range(1, 4).Select(i => Some.Source($"s{i}") with
        {
            Title = Text(),
            Publisher = Text(),
            Note = random.Next(3) == 0 ? Text() : null,
            Published = Date(),
        }).ToList();
        var vertices = Enumerable.Range(1, entities).Select(i => Some.Entity(
            $"e{i}{(i % 4 == 0 ? "_x." : "")}", EntitySchema.All[random.Next(EntitySchema.All.Count)], Text()) with
        {
            Start = Date(),
            End = Date(),
            Description = Text(),
            OtherNames = random.Next(2) == 0 ? [] : [new LocalText(Text(), "zh")],
            Aliases = random.Next(2) == 0 ? [] : [new LocalText(Text()), new LocalText("alias")],
            Country = random.Next(2) == 0 ? "CN" : null,
            Custom = random.Next(2) == 0 ? [] : [new("x_A", Text()), new("x_a", Text())],
        }).ToList();
        var edges = Enumerable.Range(1, ties).Select(i =>
        {
            var (tail, head) = (random.Next(entities), random.Next(entities - 1));
            return Some.Affiliation(
                $"t{i}",
                vertices[tail].Id,
                vertices[head < tail ? head : head + 1].Id,
                AffiliationType.All[random.Next(AffiliationType.All.Count)]) with
            {
                Roles = random.Next(2) == 0 ? [] : [new LocalText(Text(), "en"), new LocalText("理事", "zh")],
                Start = Date(),
                End = Date(),
                SharePercent = random.Next(5) == 0 ? 12.5 : null,
                SourceIds = ["s1", $"s{random.Next(2, 5)}"],
            };
        });
        var snapshot = TestGraph.OfRecords([.. sources, .. vertices, .. edges, new Dataset(Some.Dataset, "Made up")]);
        return Subgraph.Around(snapshot, [.. Enumerable.Range(0, entities)], 0, entities) with
        {
            Day = seed % 2 == 0 ? PartialDate.Parse("2019-06") : null,
            Question = new Question("Who & what?", "https://example.org/q/a"),
        };

        string Text() => Texts[random.Next(Texts.Length)];

        PartialDate? Date() => random.Next(3) == 0
            ? null
            : PartialDate.Of(
                new DateOnly(random.Next(1990, 2026), random.Next(1, 13), random.Next(1, 29)),
                (DatePrecision)random.Next(3));
    }
}
