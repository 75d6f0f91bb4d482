using GraphService.Model;
using GraphService.Names;

namespace GraphService.Tests.Names;

[TestClass]
public sealed class NameIndexTests(TestContext context)
{
    [TestMethod]
    public void Find_EveryNameAndAliasOfTheDataSet_IsExactAndFirst()
    {
        var snapshot = TestGraph.OfCsvSet(Repository.WicData);
        var index = NameIndex.Build(snapshot);
        var failures = new List<string>();
        for (var vertex = 0; vertex < snapshot.Entities.Count; vertex++)
        {
            var entity = snapshot.Entities[vertex];
            string[] names = [entity.Name, .. entity.OtherNames.Select(name => name.Value)];
            foreach (var name in names.Concat(entity.Aliases.Select(alias => alias.Value)))
            {
                var page = index.Find(new NameSearchRequest(name) { Limit = 500 }, context.CancellationToken).Page;
                var place = page.ToList().FindIndex(hit => hit.Vertex == vertex);

                // Others may come before it only if they bear the same name.
                if (place < 0
                    || page.Take(place + 1)
                    .Any(hit => hit.Match is not { Kind: NameMatchKind.Exact, IsReordered: false }))
                {
                    failures.Add($"{entity.Id} '{name}': place {place}, {(page.Count > 0 ? page[0].Match : null)}");
                }
            }
        }

        Assert.IsEmpty(failures, string.Join('\n', failures.Take(5)));
    }

    [TestMethod]
    [DataRow("University of Chinese Academy of Sciences", "exact", false)]
    [DataRow("of of", "words", false, DisplayName = "a repeated word in two places")]
    [DataRow("Sciences of Academy of University", "words", true, DisplayName = "a repeated word, another order")]
    [DataRow("of of of", "variant", true, DisplayName = "more often than the name has it")]
    [DataRow("academy a", "nearly", false, DisplayName = "one place does not serve two words")]
    [DataRow("c a", "prefix", false, DisplayName = "beginnings in order")]
    [DataRow("a c", "prefix", true, DisplayName = "beginnings, another order")]
    public void Find_RepeatedWords_UseEachPlaceOnce(string query, string kind, bool isReordered) =>
        AssertMatch("University of Chinese Academy of Sciences", query, kind, isReordered);

    [TestMethod]
    [DataRow("Jack Ma", "Ma Ma", "variant", true, DisplayName = "found, but not exact")]
    [DataRow("Ma Mary", "m ma", "prefix", false, DisplayName = "the shorter word can take either place")]
    [DataRow("Ma Mary", "mary m", "prefix", true, DisplayName = "the longer word chooses first")]
    [DataRow("Ma Mary Ma", "ma ma mary", "words", true, DisplayName = "words anywhere before beginnings in order")]
    public void Find_WordsThatBeginAlike_UseEachPlaceOnce(string name, string query, string kind, bool isReordered) =>
        AssertMatch(name, query, kind, isReordered);

    [TestMethod]
    [DataRow("清华大学", "exact", false)]
    [DataRow("清华", "prefix", false)]
    [DataRow("大学", "substring", false)]
    [DataRow("清华 大学", "variant", false, DisplayName = "two parts of one token")]
    [DataRow("大学 清华", "substring", true)]
    [DataRow("华 华", "substring", true, DisplayName = "more often than the name has it")]
    [DataRow("大学 学", "substring", true, DisplayName = "parts that overlap")]
    public void Find_PartsOfANameWithoutSpaces_UseEachPlaceOnce(string query, string kind, bool isReordered) =>
        AssertMatch("清华大学", query, kind, isReordered);

    [TestMethod]
    public void Find_PartOfATokenBehindACharacterOfTwoUnits_IsFound() =>
        AssertMatch("𠮷野家", "野家", "substring", false);

    [TestMethod]
    public void Find_SeveralEntities_TellsTheBetterMatchThenTheBetterConnectedFirst()
    {
        var snapshot = TestGraph.OfRecords([
            Some.Source(),
            Person("p1", "Li Wei"),
            Person("p2", "Wei Li"),
            Person("p3", "Li Weimin"),
            Person("p4", "Li Wei"),
            Some.Affiliation("a1", "p4", "p3"),
            Some.Affiliation("a2", "p4", "p2")]);
        var index = NameIndex.Build(snapshot);

        Assert.AreSequenceEqual(["p4", "p1", "p2", "p3"], Ids(0, 10));
        Assert.AreSequenceEqual(["p1", "p2"], Ids(1, 2));

        IEnumerable<string> Ids(int offset, int limit) =>
            index.Find(new NameSearchRequest("li wei") { Offset = offset, Limit = limit }, context.CancellationToken)
                .Page.Select(hit => snapshot.Entities[hit.Vertex].Id);
    }

    [TestMethod]
    public void Build_OneVeryLongName_TakesMemoryInProportion()
    {
        // 40,000 characters, hardly any stretch of which occurs twice; all endings as texts would be 1.6 GB.
        var name = string.Concat(Enumerable.Range(0, 40_000).Select(i => (char)(0x4E00 + (i * 7_919 % 20_000))));
        var snapshot = TestGraph.OfRecords([Some.Source(), Person("p1", name)]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var index = NameIndex.Build(snapshot);

        Assert.IsLessThan(30_000_000, GC.GetAllocatedBytesForCurrentThread() - before);
        foreach (var part in new[] { name, name[1..], name[12_345..12_346], name[9_000..9_500], name[^3..] })
        {
            Assert.AreEqual(1, Count(part), $"{part.Length} characters");
        }

        Assert.AreEqual(0, Count(name[9_000..9_100] + name[9_000..9_001]));

        int Count(string query) =>
            index.Find(new NameSearchRequest(query) { IsFuzzy = false }, context.CancellationToken).Count;
    }

    [TestMethod]
    public void Build_OneCharacterRepeated_IsFound()
    {
        var index = Index([Person("p1", new string('哈', 20_000))]);

        Assert.AreEqual(1, Count(500));
        Assert.AreEqual(0, Count(20_001));

        int Count(int characters) => index.Find(
            new NameSearchRequest(new string('哈', characters)) { IsFuzzy = false }, context.CancellationToken).Count;
    }

    [TestMethod]
    public void Find_AWordManyTimes_CostsWhatItCostsOnce()
    {
        var index = Index([.. Enumerable.Range(0, 2_000).Select(i => Person($"p{i:0000}", $"Name{i} Number{i}"))]);
        Assert.AreEqual(2_000, Find("n", out var once).Count);
        Assert.AreEqual(2_000, Find("n", out once).Count);

        Assert.AreEqual(2_000, Find(string.Join(' ', Enumerable.Repeat("n", 100)), out var often).Count);

        Assert.IsLessThan(30_000_000, often - once, "bytes allocated");

        NameHits Find(string query, out long allocated)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var hits = index.Find(new NameSearchRequest(query), context.CancellationToken);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            return hits;
        }
    }

    [TestMethod]
    public void Find_MoreNamesThanTheBound_IsCutShortWithTheBestOfWhatWasLookedAt()
    {
        // Each of 6,000 names has 200 words, of which the query names the beginnings of 100.
        var words = Enumerable.Range(0, 200).Select(i => $"{(char)('a' + (i / 20))}{(char)('a' + (i % 20))}");
        var text = string.Join(' ', words.Select(word => word + "x"));
        var query = string.Join(' ', words.Where((_, i) => i % 2 == 0));
        var index = Index([
            .. Enumerable.Range(0, 6_000).Select(i => Person($"p{i:0000}", text)), Person("whole", query)]);

        var (first, second) = (Hits(), Hits());

        Assert.IsFalse(first.IsComplete);
        Assert.IsTrue(first.Count is > 1 and < 6_000, $"{first.Count}");
        Assert.AreEqual(NameMatchKind.Exact, first.Page[0].Match.Kind);
        Assert.AreEqual(first.Count, second.Count);
        Assert.AreSequenceEqual(first.Found, second.Found);

        NameHits Hits() => index.Find(new NameSearchRequest(query), context.CancellationToken);
    }

    [TestMethod]
    public void Find_CancelledInTheMiddle_Stops()
    {
        var index = Index([.. Enumerable.Range(0, 1_000).Select(i => Person($"p{i:0000}", $"Name{i}"))]);
        using var source = new CancellationTokenSource();
        var seen = 0;

        Assert.ThrowsExactly<OperationCanceledException>(
            () => index.Find(new NameSearchRequest("n") { IsWanted = IsWanted }, source.Token));

        Assert.AreEqual(10, seen);

        bool IsWanted(int vertex)
        {
            if (++seen == 10)
            {
                source.Cancel();
            }

            return true;
        }
    }

    private void AssertMatch(string name, string query, string kind, bool isReordered)
    {
        var index = Index([Person("p1", name)]);

        var match = index.Find(new NameSearchRequest(query), context.CancellationToken).Page.Single().Match;

        Assert.AreEqual(
            (name, false, Enum.Parse<NameMatchKind>(kind, ignoreCase: true), isReordered),
            (match.Name, match.IsAlias, match.Kind, match.IsReordered));
    }

    private static Entity Person(string id, string name) => Some.Entity(id, EntitySchema.Person, name);

    private static NameIndex Index(IEnumerable<Entity> entities) =>
        NameIndex.Build(TestGraph.OfRecords([Some.Source(), .. entities]));
}
