using CsCheck;
using GraphService.Model;
using GraphService.Names;

namespace GraphService.Tests.Names;

/// <summary>Texts that are the same text.</summary>
[TestClass]
public sealed class SameTextTests(TestContext context)
{
    [TestMethod]
    [DataRow("Crème", "Cre\u0300me", DisplayName = "decomposed accent")]
    [DataRow("ＡＣＭＥ", "acme", DisplayName = "full width")]
    [DataRow("한서원", "\u1112\u1161\u11AB\u1109\u1165\u110B\u116F\u11AB", DisplayName = "Hangul in letters")]
    [DataRow("ガク", "ｶﾞｸ", DisplayName = "kana of half width")]
    [DataRow("ガク", "カ\u3099ク", DisplayName = "kana with a mark of its own")]
    [DataRow("がく", "ガク", DisplayName = "hiragana")]
    [DataRow("⼯⽴", "工立", DisplayName = "radicals")]
    [DataRow("\uF9E1瑞", "李瑞", DisplayName = "compatibility ideograph")]
    [DataRow("Weiß", "WEISS", DisplayName = "sharp s")]
    [DataRow("ΓΙΏΡΓΟΣ", "Γιώργος", DisplayName = "final sigma")]
    [DataRow("İPEK IŞIL", "ipek işıl", DisplayName = "Turkish i")]
    [DataRow("Йолкин", "И\u0306олкин", DisplayName = "decomposed short i")]
    [DataRow("أَحْمَد", "احمد", DisplayName = "Arabic marks and alef")]
    [DataRow("علی", "علي", DisplayName = "Persian letters")]
    [DataRow("أحمـد", "أحمد", DisplayName = "tatweel")]
    [DataRow("מֹשֶׁה", "משה", DisplayName = "Hebrew points")]
    [DataRow("O'Brien", "O\u02BCBrien", DisplayName = "modifier apostrophe")]
    [DataRow("O'Brien", "O\u00B4Brien", DisplayName = "acute as apostrophe")]
    [DataRow("Anne-Marie", "Anne\u2011Marie", DisplayName = "hyphen that does not break")]
    [DataRow("马雷克·泽尔蒂", "马雷克‧泽尔蒂", DisplayName = "middle dots")]
    [DataRow("Bernhard", "Bern\u00ADhard", DisplayName = "soft hyphen")]
    [DataRow("\U0001D409\U0001D428hn", "John", DisplayName = "mathematical letters")]
    [DataRow("Ⅳ Committee", "IV committee", DisplayName = "Roman numeral")]
    [DataRow("A.M. Turing", "Ａ．Ｍ．　Ｔｕｒｉｎｇ", DisplayName = "full-width full stops within initials")]
    [DataRow("١٢٣", "123", DisplayName = "Arabic digits")]
    public void Find_TextThatIsTheSame_IsExact(string name, string text)
    {
        Assert.AreEqual(NameMatchKind.Exact, Kind(name, text));
        Assert.AreEqual(NameMatchKind.Exact, Kind(text, name));
    }

    [TestMethod]
    [DataRow("मनोज", "मनज", DisplayName = "vowel signs of Devanagari are letters")]
    [DataRow("ガク", "カク", DisplayName = "voicing marks are letters")]
    public void Find_TextThatIsAnother_IsNotExact(string name, string text) =>
        Assert.AreNotEqual(NameMatchKind.Exact, Kind(name, text));

    [TestMethod]
    public void Find_NameOfTheDataSetAfterAnyChangeThatFoldingUndoes_IsExact()
    {
        var snapshot = TestGraph.OfCsvSet(Repository.WicData);
        var index = NameIndex.Build(snapshot);
        var names = snapshot.Entities.SelectMany((entity, vertex) => (List<(string, int)>)
            [(entity.Name, vertex), .. entity.OtherNames.Select(name => (name.Value, vertex))]).ToArray();

        Gen.Select(Gen.Int[0, names.Length - 1], Gen.Int[0, 5].Array[1, 3], Gen.Int[0, 1000]).Sample(
            (which, changes, seed) =>
        {
            var (name, vertex) = names[which];
            var text = changes.Aggregate(name, (changed, change) => Change(changed, change, seed));
            var page = index.Find(new NameSearchRequest(text) { Limit = 500 }, context.CancellationToken).Page;
            return page.Any(hit => hit.Vertex == vertex && hit.Match.Kind == NameMatchKind.Exact);
        });
    }

    [TestMethod]
    public void Find_OneTypingErrorInANameOfEightLettersOrMore_LeavesItAmongTheFirstFive()
    {
        var snapshot = TestGraph.OfCsvSet(Repository.WicData);
        var index = NameIndex.Build(snapshot);
        var (random, found, all) = (new Random(7), 0, 0);
        for (var vertex = 0; vertex < snapshot.Entities.Count; vertex++)
        {
            var name = snapshot.EntityColumns.Name(vertex);
            if (name.Count(char.IsAsciiLetter) >= 8)
            {
                var text = Mistype(name, random);
                all++;
                var isFound = index.Find(new NameSearchRequest(text) { Limit = 5 }, context.CancellationToken).Page
                    .Any(hit => hit.Vertex == vertex || snapshot.EntityColumns.Name(hit.Vertex) == name);
                found += isFound ? 1 : 0;
                if (!isFound)
                {
                    context.WriteLine($"'{text}' does not find '{name}'");
                }
            }
        }

        context.WriteLine($"{found} of {all}");
        Assert.IsGreaterThanOrEqualTo(0.95 * all, found);
    }

    private NameMatchKind? Kind(string name, string text)
    {
        var index = NameIndex.Build(TestGraph.OfRecords([Some.Source(), Some.Entity("p1", EntitySchema.Person, name)]));
        var page = index.Find(new NameSearchRequest(text), context.CancellationToken).Page;
        return page.Count == 0 ? null : page[0].Match.Kind;
    }

    private static string Change(string text, int change, int seed) => change switch
    {
        0 => text.ToUpperInvariant(),
        1 => text.ToLowerInvariant(),
        2 => string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c)),
        3 => text.Insert(PlaceIn(text, seed), "\u200B"),
        4 => text.Replace('-', '\u2010').Replace('\'', '\u2019'),
        _ => string.Concat(text.Select(c => c is 'a' or 'e' or 'o' ? $"{c}\u0301" : $"{c}")),
    };

    /// <summary>A place between two characters, not within one.</summary>
    private static int PlaceIn(string text, int seed)
    {
        var at = seed % text.Length;
        return char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }

    private static string Mistype(string name, Random random)
    {
        int at;
        do
        {
            at = random.Next(name.Length - 1);
        }
        while (!char.IsAsciiLetter(name[at]) || !char.IsAsciiLetter(name[at + 1]));

        var letter = (char)('a' + random.Next(26));
        return random.Next(4) switch
        {
            0 => name.Insert(at, letter.ToString()),
            1 => name.Remove(at, 1),
            2 => $"{name[..at]}{letter}{name[(at + 1)..]}",
            _ => $"{name[..at]}{name[at + 1]}{name[at]}{name[(at + 2)..]}",
        };
    }
}
