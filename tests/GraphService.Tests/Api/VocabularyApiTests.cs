using System.Text.Json;
using System.Text.RegularExpressions;
using GraphService.Algorithms;
using GraphService.Model;

namespace GraphService.Tests.Api;

/// <summary>Every word that answers use as a key has a text in English and Chinese.</summary>
[TestClass]
public sealed partial class VocabularyApiTests
{
    [TestMethod]
    public async Task Vocabulary_EveryKey_HasATextInEnglishAndChinese()
    {
        var server = await ApiServer.Wic.Value;

        var vocabulary = await server.GetAsync("/api/v1/vocabulary");

        foreach (var list in vocabulary.EnumerateObject().Where(list => list.Value.ValueKind == JsonValueKind.Array))
        {
            var terms = list.Value.EnumerateArray().ToList();
            Assert.IsNotEmpty(terms, list.Name);
            Assert.AreEqual(terms.Count, Keys(vocabulary, list.Name).Distinct().Count(), list.Name);
            foreach (var term in terms)
            {
                Assert.IsNotEmpty(term.GetProperty("label").GetString()!);
                Assert.IsTrue(
                    list.Name == "measures" || term.GetProperty("label_zh").GetString() is { Length: > 0 },
                    $"{list.Name} {term.GetProperty("key").GetString()}");
            }
        }
    }

    [TestMethod]
    public async Task Vocabulary_HasEveryWordOfTheLists()
    {
        var server = await ApiServer.Wic.Value;

        var vocabulary = await server.GetAsync("/api/v1/vocabulary");

        AssertSame(Vocabulary.Schemata.All, "schemata");
        AssertSame(Vocabulary.Types.All, "relationships");
        AssertSame(Vocabulary.Statuses.All, "statuses");
        AssertSame(Vocabulary.Certainties.All, "certainties");
        AssertSame(Centralities.All.Select(measure => measure.Name), "measures");
        AssertSame(
            Enum.GetNames<TieClass>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName), "classes");
        AssertSame(
            Enum.GetNames<GraphService.Names.NameMatchKind>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName),
            "match_kinds");
        Assert.HasCount(
            Enum.GetValues<GraphService.Names.NameChanges>().Length - 1, Keys(vocabulary, "match_changes").ToList());

        void AssertSame(IEnumerable<string> words, string list) => Assert.AreSequenceEqual(
            words.Order(StringComparer.Ordinal), Keys(vocabulary, list).Order(StringComparer.Ordinal));
    }

    [TestMethod]
    public async Task Vocabulary_HasTheCodeOfEveryProblemThatTheSourceTells()
    {
        var server = await ApiServer.Wic.Value;
        var codes = Directory.EnumerateFiles(
                Path.Combine(Repository.Root, "src", "GraphService.Api"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Code().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value)
            .ToHashSet();

        var told = Keys(await server.GetAsync("/api/v1/vocabulary"), "problems");

        Assert.IsGreaterThan(8, codes.Count);
        Assert.IsEmpty(codes.Except(told));
    }

    [TestMethod]
    public async Task Vocabulary_OfDataWithWordsOfItsOwn_HasThese()
    {
        using var folder = new TempFolder();
        var data = Ingestion.CsvSet.Write(folder, entities:
        [
            "p1,Person,Ada Example,,,GB,poet,,s1", "b1,Body,Example Council,,,,,,s1", "o1,Organization,Example,,,,,,s1",
        ]);
        await using var server = await ApiServer.StartAsync(data);

        var vocabulary = await server.GetAsync("/api/v1/vocabulary");

        Assert.AreEqual(
            """{"key":"poet","label":"poet","label_zh":null}""",
            vocabulary.GetProperty("categories").EnumerateArray().Last().GetRawText());
    }

    private static IEnumerable<string> Keys(JsonElement vocabulary, string list) =>
        PathsApiTests.Texts(vocabulary.GetProperty(list), "key").OfType<string>();

    [GeneratedRegex("Status[1-5][0-9]{2}\\w+,\\s*\"([a-z_]+)\"|Unavailable\\(\\s*\"[0-9]+\",\\s*\"([a-z_]+)\"")]
    private static partial Regex Code();
}
