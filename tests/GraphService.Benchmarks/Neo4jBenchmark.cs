using System.CommandLine;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using GraphService.Ingestion;
using GraphService.Model;
using GraphService.Storage.Neo4j;
using GraphService.Storage.Sqlite;

namespace GraphService.Benchmarks;

/// <summary>
/// <c>neo4j</c>: ingestion and loading over the Query API, beside bare statements on the same server, and SQLite.
/// </summary>
internal static class Neo4jBenchmark
{
    public static Command Create()
    {
        var data = new Argument<string>("folder") { Description = "A CSV set, such as generate writes." };
        var uri = new Option<string>("--uri")
        {
            Description = "http://HOST:PORT of a server whose database may be emptied.",
            Required = true,
        };
        var password = new Option<string>("--password") { DefaultValueFactory = _ => "graphservice" };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 2 };
        var batch = new Option<int>("--batch") { DefaultValueFactory = _ => 2_000 };
        var command = new Command(
            "neo4j",
            "Ingest into Neo4j beside bare batched statements on the same server; load beside SQLite. "
            + "Empties the database!")
        {
            data,
            uri,
            password,
            rounds,
            batch,
        };
        command.SetAction((parsed, token) => RunAsync(
            parsed.GetRequiredValue(data),
            new Uri(parsed.GetRequiredValue(uri)),
            parsed.GetRequiredValue(password),
            parsed.GetValue(rounds),
            parsed.GetValue(batch),
            token));
        return command;
    }

    private static async Task RunAsync(
        string data, Uri uri, string password, int rounds, int batchSize, CancellationToken cancellationToken)
    {
        using var bare = new BareClient(uri, password, batchSize);
        var folder = Directory.CreateTempSubdirectory("graphservice-bench-");
        try
        {
            await using var sqlite = new SqliteStore(Path.Combine(folder.FullName, "graph.db"));
            await sqlite.OpenAsync(cancellationToken);
            var request = new IngestionRequest(data, "bench");
            await new IngestionPipeline(sqlite, TimeProvider.System).RunAsync(request, null, cancellationToken);
            var contents = await sqlite.LoadAsync(cancellationToken);
            var rows = contents.Entities.Count + contents.Affiliations.Count;
            var affiliations = Math.Max(1, contents.Affiliations.Count);

            Measure.Header("what", "result");
            await using var neo4j = Neo4jStores.Create(uri, "neo4j", "neo4j", password, batchSize);

            // Both sides once in full first: the server compiles its code and its plans while it works.
            var (bareRates, ourRates) = (new List<double>(), new List<double>());
            for (var round = 0; round <= rounds; round++)
            {
                await bare.EmptyAsync(cancellationToken);
                var started = Stopwatch.GetTimestamp();
                await bare.WriteAsync(contents, cancellationToken);
                var bareSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;

                await bare.EmptyAsync(cancellationToken);
                await neo4j.OpenAsync(cancellationToken);
                started = Stopwatch.GetTimestamp();
                var report =
                    await new IngestionPipeline(neo4j, TimeProvider.System).RunAsync(request, null, cancellationToken);
                var ourSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
                if (report.Revision.ContentHash != contents.Revision.ContentHash)
                {
                    throw new InvalidOperationException("The stores do not hold the same.");
                }

                var warmUp = round == 0 ? " (warm-up)" : "";
                Measure.Row($"round {round}{warmUp}: bare statements, rows a second", rows / bareSeconds);
                Measure.Row($"round {round}: ingestion, rows a second", rows / ourSeconds);
                if (round > 0)
                {
                    bareRates.Add(rows / bareSeconds);
                    ourRates.Add(rows / ourSeconds);
                }
            }

            Measure.Row("ingestion / bare statements", ourRates.Sum() / bareRates.Sum());
            var fromSqlite = Measure.Milliseconds(() => sqlite.LoadAsync(cancellationToken).GetAwaiter().GetResult());
            var fromNeo4j = Measure.Milliseconds(() => neo4j.LoadAsync(cancellationToken).GetAwaiter().GetResult());
            Measure.Row("load from SQLite, µs an affiliation", fromSqlite * 1_000 / affiliations);
            Measure.Row("load from Neo4j, µs an affiliation", fromNeo4j * 1_000 / affiliations);
            Measure.Row("Neo4j / SQLite", fromNeo4j / fromSqlite);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>
    /// What one would write by hand: MERGE on the id, in batches, one after the other; no log, no checks, no revision.
    /// </summary>
    private sealed class BareClient : IDisposable
    {
        private readonly HttpClient _http;
        private readonly int _batchSize;

        public BareClient(Uri uri, string password, int batchSize)
        {
            _batchSize = batchSize;
            _http = new HttpClient { BaseAddress = uri, Timeout = TimeSpan.FromMinutes(10) };
            _http.DefaultRequestHeaders.Authorization =
                new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"neo4j:{password}")));
        }

        public void Dispose() => _http.Dispose();

        public Task EmptyAsync(CancellationToken cancellationToken) => SendAsync(
            "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS", new { }, cancellationToken);

        public async Task WriteAsync(GraphContents contents, CancellationToken cancellationToken)
        {
            await SendAsync(
                "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE",
                new { },
                cancellationToken);
            foreach (var schema in contents.Entities.GroupBy(entity => entity.Schema))
            {
                foreach (var batch in schema.Chunk(_batchSize))
                {
                    await SendAsync(
                        $"UNWIND $rows AS row MERGE (e:Entity {{id: row.id}}) SET e:{schema.Key} SET e += row.props",
                        new { rows = batch.Select(entity => new { id = entity.Id, props = Properties(entity) }) },
                        cancellationToken);
                }
            }

            foreach (var type in contents.Affiliations.GroupBy(affiliation => affiliation.Type))
            {
                foreach (var batch in type.Chunk(_batchSize))
                {
                    var rows = batch.Select(tie => new
                    {
                        id = tie.Id,
                        source = tie.SubjectId,
                        target = tie.ObjectId,
                        props = Properties(tie),
                    });
                    await SendAsync(
                        $"UNWIND $rows AS row MATCH (a:Entity {{id: row.source}}) MATCH (b:Entity {{id: row.target}}) "
                        + $"MERGE (a)-[r:{type.Key.RelationshipType} {{id: row.id}}]->(b) SET r += row.props",
                        new { rows },
                        cancellationToken);
                }
            }
        }

        private static object Properties(Entity entity) => new
        {
            dataset = entity.Dataset,
            schema = Vocabulary.Schemata[entity.Schema],
            name = entity.Name,
            other_names = entity.OtherNames.Select(name => name.Value),
            aliases = entity.Aliases.Select(name => name.Value),
            country = entity.Country,
            category = entity.Category,
            description = entity.Description,
            source_ids = entity.SourceIds,
        };

        private static object Properties(Affiliation tie) => new
        {
            dataset = tie.Dataset,
            role = tie.Roles.Count > 0 ? tie.Roles[0].Value : null,
            start = tie.Start?.ToString(),
            end = tie.End?.ToString(),
            status = Vocabulary.Statuses[tie.Status],
            confidence = tie.Confidence,
            source_ids = tie.SourceIds,
        };

        private async Task SendAsync(string statement, object parameters, CancellationToken cancellationToken)
        {
            using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new { statement, parameters }));
            body.Headers.ContentType = new("application/json");
            using var response = await _http.PostAsync("/db/neo4j/query/v2", body, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (text.Contains("\"errors\"", StringComparison.Ordinal))
            {
                throw new InvalidOperationException(text[..Math.Min(text.Length, 500)]);
            }
        }
    }
}
