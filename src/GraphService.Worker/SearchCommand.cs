using System.CommandLine;
using System.Globalization;
using GraphService.Model;
using GraphService.Queries;
using GraphService.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace GraphService.Worker;

/// <summary><c>search</c>: who bears a name.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME")
        {
            Description = "The name, in any script, or the beginnings of its words.",
        };
        var limit = new Option<int>("--limit")
        {
            Description = "Most entities to tell.",
            DefaultValueFactory = _ => 10,
        };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 500)
            {
                result.AddError("--limit has to be a whole number from 1 to 500.");
            }
        });
        var command = new Command("search", "Tell who bears a name, and how it fits.") { name, limit };
        command.SetAction((parsed, cancellationToken) => WorkerHost.RunAsync(
            parsed,
            (services, token) => RunAsync(
                services, new SearchRequest(parsed.GetRequiredValue(name)) { Limit = parsed.GetValue(limit) }, token),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services, SearchRequest request, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IGraphStore>();
        if (!await store.ExistsAsync(cancellationToken))
        {
            Console.WriteLine($"There is no store at {store.Location} yet; ingest makes it.");
            return ExitCodes.Done;
        }

        var snapshot = await services.GetRequiredService<SnapshotLoader>().LoadAsync(cancellationToken);
        var answer = SearchQuery.Run(new GraphCache(snapshot), request, cancellationToken);
        foreach (var hit in answer.Results)
        {
            Console.WriteLine(DisplayText.Line(string.Create(
                CultureInfo.InvariantCulture, $"{hit.Id,-32} {hit.Schema,-14} {hit.Caption}")));
            Console.WriteLine(DisplayText.Line($"{"",-32} {Explain(hit.Match)}"));
        }

        if (answer.Total.Value > answer.Results.Count)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{answer.Results.Count} of {(answer.Total.Relation == "eq" ? "" : "at least ")}{answer.Total.Value}"));
        }

        if (answer.Results.Count == 0)
        {
            Console.WriteLine("Nobody bears this name.");
            foreach (var near in answer.Suggestions)
            {
                Console.WriteLine(DisplayText.Line($"Nearest: {near.Id} {near.Name}"));
            }
        }

        return ExitCodes.Done;
    }

    private static string Explain(MatchShape match)
    {
        string[] notes =
        [
            .. match.Changes,
            .. match.OrderSwapped ? ["other order"] : Array.Empty<string>(),
            .. match.Unused.Count > 0 ? [$"not used: {string.Join(' ', match.Unused)}"] : Array.Empty<string>(),
        ];
        return $"{match.Kind}: {match.Name}{(notes.Length == 0 ? "" : $" ({string.Join(", ", notes)})")}";
    }
}
