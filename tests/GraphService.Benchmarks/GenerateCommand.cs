using System.CommandLine;
using System.Globalization;
using GraphService.Model;

namespace GraphService.Benchmarks;

/// <summary><c>generate</c>: writes a made-up data set as a CSV set, the same for the same arguments.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var output = new Argument<string>("folder")
        {
            Description = "Where to write the four files, and edges.tsv for the command algorithms.",
        };
        var entities = new Option<int>("--entities") { DefaultValueFactory = _ => 100_000 };
        var affiliations = new Option<int>("--affiliations") { DefaultValueFactory = _ => 300_000 };
        var command = new Command("generate", "Write a made-up data set: people, organizations and a few large bodies.")
        {
            output,
            entities,
            affiliations,
        };
        command.SetAction(parsed =>
            Write(parsed.GetRequiredValue(output), parsed.GetValue(entities), parsed.GetValue(affiliations)));
        return command;
    }

    /// <summary>
    /// 80 % people, 0.2 % bodies, the rest organizations. 80 % of the ties join a person to an organization, nine in
    /// ten of those within its neighbourhood, with large organizations preferred; 10 % join organizations; 10 % lead to
    /// bodies.
    /// </summary>
    public static void Write(string folder, int n, int m)
    {
        var random = new Random(1);
        var (people, bodies) = (n * 8 / 10, Math.Max(4, n / 500));
        var organizations = n - people - bodies;
        Directory.CreateDirectory(folder);
        const int Sources = 2_000;
        using (var file = new StreamWriter(Path.Combine(folder, "sources.csv")))
        {
            file.WriteLine("id,url,title,publisher,language,published,retrieved,note");
            for (var i = 0; i < Sources; i++)
            {
                file.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"s{i},https://example.org/page/{i},Page {i},Publisher {i % 97},en,"
                    + $"20{10 + (i % 15)}-0{1 + (i % 9)},2026-11-01,"));
            }
        }

        using (var file = new StreamWriter(Path.Combine(folder, "entities.csv")))
        {
            file.WriteLine("id,schema,name,name_zh,aliases,country,category,description,source_ids");
            for (var i = 0; i < n; i++)
            {
                var schema = i >= people + organizations ? "Body"
                    : i < people ? "Person"
                    : i % 2 == 0 ? "Company"
                    : "Organization";
                var nameZh = i % 3 == 0 ? $"名字{i % 3571}" : "";
                var alias = i % 5 == 0 ? $"N{i}" : "";
                file.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"e{i:0000000},{schema},{schema} Name{i % 9973} Number{i},{nameZh},{alias},"
                    + $"CN,made_up,,s{i % Sources}"));
            }
        }

        var edges = new HashSet<(int, int)>();
        using (var file = new StreamWriter(Path.Combine(folder, "affiliations.csv")))
        {
            file.WriteLine("id,subject_id,object_id,type,role,role_zh,start,end,status,confidence,source_ids");
            var types = Vocabulary.Types.All;
            for (var i = 0; i < m;)
            {
                var kind = random.NextDouble();
                var subject = kind < 0.8 ? random.Next(people)
                    : kind < 0.9 ? people + random.Next(organizations)
                    : random.Next(people + organizations);
                var target = kind >= 0.9 ? people + organizations + Preferred(bodies)
                    : random.NextDouble() < 0.9 ? people + Near(subject % people, organizations)
                    : people + Preferred(organizations);
                if (target != subject)
                {
                    edges.Add((Math.Min(subject, target), Math.Max(subject, target)));
                    var year = 1990 + random.Next(35);
                    file.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"a{i:0000000},e{subject:0000000},e{target:0000000},{types[random.Next(types.Count)]},"
                        + $"role {random.Next(400)},,{year}{(i % 2 == 0 ? "-06" : "")},{(i % 3 == 0 ? year + 2 : "")},"
                        + $"reported,0.{50 + random.Next(50)},s{random.Next(Sources)}"));
                    i++;
                }
            }
        }

        File.WriteAllLines(
            Path.Combine(folder, "edges.tsv"),
            edges.Select(edge => string.Create(CultureInfo.InvariantCulture, $"{edge.Item1}\t{edge.Item2}")));
        File.WriteAllText(
            Path.Combine(folder, "claims.csv"), "id,date,claim,subject_id,measure,value,qualifier,source_ids\n");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{n:N0} entities, {m:N0} affiliations in {folder}"));

        // One of so many, with the first ones preferred.
        int Preferred(int count) => (int)(count * Math.Pow(random.NextDouble(), 3));

        // Communities of 400 people with their own 80 organizations, the first of them the largest.
        int Near(int person, int all)
        {
            var first = (long)(person / 400) * 99;
            return (int)Math.Min(all - 1L, first + (int)(80 * Math.Pow(random.NextDouble(), 2.5))) % all;
        }
    }
}
