using GraphService.Model;
using GraphService.Names;

namespace GraphService.Tests.Names;

[TestClass]
public sealed class NameSearchTests(TestContext context)
{
    [TestMethod]
    [DataRow("陳國棟", "陈国栋", NameChanges.Traditional, DisplayName = "simplified characters")]
    [DataRow("浜田", "滨田", NameChanges.Traditional, DisplayName = "Japanese form")]
    [DataRow("马云", "mayun", NameChanges.Pinyin, DisplayName = "pinyin, joined")]
    [DataRow("马云", "ma yun", NameChanges.Pinyin, DisplayName = "pinyin, split")]
    [DataRow("马云", "Yun Ma", NameChanges.Pinyin, DisplayName = "pinyin, given name first")]
    [DataRow("王小明", "Wang Xiao-ming", NameChanges.Pinyin, DisplayName = "pinyin, hyphenated")]
    [DataRow("王小明", "xiaoming wang", NameChanges.Pinyin, DisplayName = "pinyin of two characters first")]
    [DataRow("吕薇", "luwei", NameChanges.Pinyin, DisplayName = "pinyin without dots")]
    [DataRow("曾庆红", "Zeng Qinghong", NameChanges.Pinyin, DisplayName = "reading of a family name")]
    [DataRow("曾庆红", "Ceng Qinghong", NameChanges.Pinyin, DisplayName = "second reading")]
    [DataRow("毛泽东", "Mao Tse-tung", NameChanges.WadeGiles, DisplayName = "Wade-Giles")]
    [DataRow("曾荫权", "Tsang Yam-kuen", NameChanges.Cantonese, DisplayName = "Hong Kong")]
    [DataRow("Wang Xiaoming", "王小明", NameChanges.Pinyin, DisplayName = "characters for pinyin")]
    [DataRow("Mao Zedong", "Mao Tse-tung", NameChanges.WadeGiles, DisplayName = "Wade-Giles for pinyin")]
    [DataRow("Сергей Лавров", "Sergey Lavrov", NameChanges.Transliteration, DisplayName = "Cyrillic")]
    [DataRow("Сергей Лавров", "Lavrov, Sergej", NameChanges.Transliteration, DisplayName = "Cyrillic, German")]
    [DataRow("Sergey Lavrov", "Сергей Лавров", NameChanges.Transliteration, DisplayName = "Latin by Cyrillic")]
    [DataRow("Αλέξης Τσίπρας", "Alexis Tsipras", NameChanges.Transliteration, DisplayName = "Greek")]
    [DataRow("محمد بن سلمان", "Mohammed bin Salman", NameChanges.Transliteration, DisplayName = "Arabic")]
    [DataRow("أحمد الزهيري", "Ahmad al-Zuhairi", NameChanges.Transliteration, DisplayName = "Arabic article")]
    [DataRow("משה לביא", "Moshe Lavi", NameChanges.Transliteration, DisplayName = "Hebrew")]
    [DataRow("नरेश मेहता", "Naresh Mehta", NameChanges.Transliteration, DisplayName = "Devanagari")]
    [DataRow("สมชาย ใจดี", "Somchai Jaidee", NameChanges.Transliteration, DisplayName = "Thai")]
    [DataRow("김정은", "Kim Jong Un", NameChanges.Transliteration, DisplayName = "Hangul")]
    [DataRow("박지성", "Park Ji-sung", NameChanges.Transliteration, DisplayName = "Hangul family name")]
    [DataRow("バラク・オバマ", "Barack Obama", NameChanges.Transliteration, DisplayName = "kana")]
    [DataRow("Jeff Bezos", "杰夫·贝索斯", NameChanges.Transliteration, DisplayName = "Latin by Han")]
    [DataRow("Артём Плетнёв", "Артем Плетнев", NameChanges.Spelling, DisplayName = "Russian yo")]
    [DataRow("Jörg Weißmüller", "Joerg Weissmueller", NameChanges.Spelling, DisplayName = "German umlauts")]
    [DataRow("Choi Minseok", "Choi Min Seok", NameChanges.Spacing, DisplayName = "a space more")]
    [DataRow("Rami Makhlouf", "RamiMakhlouf", NameChanges.Spacing, DisplayName = "a space less")]
    [DataRow("Jack Ma", "Jac kMa", NameChanges.Spacing, DisplayName = "a space moved")]
    [DataRow("Jack Ma", "Dr Jack Ma", NameChanges.TitleDropped, DisplayName = "a title")]
    [DataRow("马云", "马云先生", NameChanges.TitleDropped, DisplayName = "a title without a space")]
    [DataRow("Acme", "Acme Co., Ltd.", NameChanges.LegalFormDropped, DisplayName = "a legal form")]
    public void Find_TheSameNameWrittenOtherwise_IsAVariantThatSaysWhy(
        string name, string text, NameChanges change)
    {
        var hit = Find(text, [name], ["Somebody Else"], ["别人"]).Single();

        Assert.AreEqual((0, NameMatchKind.Variant), (hit.Vertex, hit.Match.Kind));
        Assert.IsTrue(hit.Match.Changes.HasFlag(change), $"{hit.Match.Changes}");
    }

    [TestMethod]
    [DataRow("Greta Lindqvist", "Greta Lindqvits", NameChanges.Typo, DisplayName = "neighbours swapped")]
    [DataRow("Greta Lindqvist", "Greta Lindkvist", NameChanges.Typo, DisplayName = "a letter changed")]
    [DataRow("Greta Lindqvist", "Greta Lindqvistt", NameChanges.Typo, DisplayName = "a letter more")]
    [DataRow("Greta Lindqvist", "Gretta Lndqvst", NameChanges.Typo, DisplayName = "two letters of nine less")]
    [DataRow("Greta Lindqvist", "Dr Gerta Lindqist", NameChanges.Typo, DisplayName = "errors and a title")]
    [DataRow("Friedrich Buchenberg", "FridrichBuchenberg", NameChanges.Typo, DisplayName = "an error and no space")]
    [DataRow("Igor Sechin", "Ig0r Sech1n", NameChanges.Typo, DisplayName = "digits for letters")]
    [DataRow("Jean-Claude Juncker", "JC Juncker", NameChanges.Initial, DisplayName = "initials")]
    [DataRow("Muhammad Yusuf", "Mohamed Yousef", NameChanges.Spelling, DisplayName = "sounds alike")]
    [DataRow("Greta Lindqvist", "Greta Lindqvist Consultant", NameChanges.WordDropped, DisplayName = "a word more")]
    public void Find_NearlyTheSame_IsFoundAndSaysWhatDiffers(string name, string text, NameChanges change)
    {
        var hit = Find(text, [name], ["Somebody Else"])[0];

        Assert.AreEqual((0, NameMatchKind.Nearly), (hit.Vertex, hit.Match.Kind));
        Assert.IsTrue(hit.Match.Changes.HasFlag(change), $"{hit.Match.Changes}");
    }

    [TestMethod]
    [DataRow("Li Wei", "Lu Wei")]
    [DataRow("Liu Wei", "Li Wei")]
    [DataRow("李伟", "Lu Wei")]
    [DataRow("习近平", "习近朋")]
    [DataRow("김정은", "김종은")]
    public void Find_AnotherNameThatLooksAlike_IsNotTheSame(string name, string text) => Assert.IsFalse(
        Find(text, [name]).Any(hit => hit.Match.Kind <= NameMatchKind.Variant));

    [TestMethod]
    public void Find_WordsOfSeveralNamesOfOne_AreFoundBelowThoseOfOneName()
    {
        var hits = Find("Jack马云", ["Jack Ma", "马云"], ["Jack 马云 Foundation"]).ToList();

        Assert.AreSequenceEqual([1, 0], hits.Select(hit => hit.Vertex));
        Assert.AreEqual(NameMatchKind.Several, hits[1].Match.Kind);
        Assert.AreEqual(NameMatchKind.Several, Find("alibaba 阿里", ["Alibaba Group", "阿里巴巴集团"]).Single().Match.Kind);
    }

    [TestMethod]
    public void Find_Kinds_ComeInTheirOrder() => Assert.AreSequenceEqual(
        ["Li Na", "Dr Li Na", "Na Li", "李娜", "Lina Li", "Li Nana"],
        Names("Li Na", "Lina Li", "李娜", "Li Nana", "Na Li", "Dr Li Na", "Li Na"));

    [TestMethod]
    public void Find_NamesThatLackAWordEach_TheOneWithTheRarerWordsComesFirst() => Assert.AreSequenceEqual(
        ["Wagner Foundation Ostrava", "Berger Wagner Foundation"],
        Names(
            "Berger Wagner Foundation Ostrava",
            "Berger Wagner Foundation",
            "Wagner Foundation Ostrava",
            "Berger Alpha",
            "Berger Beta",
            "Berger Gamma").Take(2));

    [TestMethod]
    public void Find_TheSameTextAndOneThatDiffersInAccents_GivesTheSameTextFirst()
    {
        Assert.AreEqual("René", Names("René", "Rene", "René")[0]);
        Assert.AreEqual("Rene", Names("Rene", "Rene", "René")[0]);
    }

    [TestMethod]
    public void Find_Unfinished_AnswersFromTheSecondLetterOrTheFirstCharacter()
    {
        Assert.IsEmpty(Unfinished("J"));
        Assert.AreEqual(0, Unfinished("Ja").First().Vertex);
        Assert.AreEqual(0, Unfinished("马").First().Vertex);
        Assert.AreEqual(1, Unfinished("wang xiaom").First().Vertex, "the last syllable is begun");
        Assert.AreEqual(1, Unfinished("wangxiaom").First().Vertex);

        IEnumerable<NameHit> Unfinished(string text) => Index(["Jack Ma", "马云"], ["王小明"]).Find(
            new NameSearchRequest(text) { IsUnfinished = true }, context.CancellationToken).Page;
    }

    [TestMethod]
    public void Find_NotFuzzy_FindsNothingThatFitsNearly()
    {
        var hits = Index(["Greta Lindqvist"]).Find(
            new NameSearchRequest("Greta Lindkvist") { IsFuzzy = false }, context.CancellationToken);

        Assert.AreEqual(0, hits.Count);
        Assert.IsEmpty(hits.Suggestions);
    }

    [TestMethod]
    public void Find_UnknownWord_IsToldAsUnused() => Assert.AreSequenceEqual(
        ["consultant"], Find("Greta Lindqvist Consultant", ["Greta Lindqvist"]).Single().Match.Unused);

    private List<string> Names(string text, params string[] names) =>
        [.. Index([.. names.Select(name => new[] { name })])
            .Find(new NameSearchRequest(text) { Limit = 100 }, context.CancellationToken)
            .Page.Select(hit => hit.Match.Name)];

    private IReadOnlyList<NameHit> Find(string text, params string[][] entities) =>
        Index(entities).Find(new NameSearchRequest(text), context.CancellationToken).Page;

    /// <summary>An index of entities with their names; none is tied to another, so vertices have their order.</summary>
    private static NameIndex Index(params string[][] entities) => NameIndex.Build(TestGraph.OfRecords(
        [Some.Source(), .. entities.Select((names, i) => Some.Entity($"e{i:000}", name: names[0]) with
        {
            Aliases = [.. names.Skip(1).Select(name => new LocalText(name))],
        })]));
}
