using GraphService.Names;

namespace GraphService.Benchmarks;

/// <summary>People with two names each; the same for the same number.</summary>
/// <remarks>
/// Four in ten have a Chinese name and its pinyin; the others a given name, often two, and a family name, and once more
/// with an initial. Common names are common: the n-th is borne by 1/n as many as the first.
/// </remarks>
internal static class MadeUpNames
{
    private const int GivenNames = 3_000;
    private const int FamilyNames = 80_000;
    private const string Families =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜"
        + "崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文";

    private const string Given =
        "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红梅建国文志海荣春晓东宇浩然子轩欣怡雨泽梓涵思远嘉俊佳琪诗"
        + "睿博一诺昊天泽晨若雪梦瑶依婷慧珍珠翠雅芝萱馨月莺媛瑞凡璐晶妍茜秋珊莎锦黛青倩冰爽琳松善世广义兴良山仁波宁贵福"
        + "生龙元全胜学祥才发武新利清飞彬富顺信成康星光达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆";

    private static readonly string[] Starts =
    [
        "b", "br", "d", "dr", "f", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t",
        "v", "w", "z",
    ];

    private static readonly string[] Middles = ["a", "e", "i", "o", "u", "ai", "ei", "ou", "ie"];

    private static readonly string[] Ends =
        ["", "", "n", "r", "l", "s", "t", "m", "ck", "nd", "rt", "ss", "ld", "nov", "son", "berg", "ski", "man"];

    /// <summary>The two names of each.</summary>
    public static List<(string First, string Second)> Of(int count)
    {
        var random = new Random(1);
        var given = Enumerable.Range(0, GivenNames).Select(_ => Word(2)).ToArray();
        var family = Enumerable.Range(0, FamilyNames).Select(_ => Word(3)).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => i % 10 < 4 ? Chinese() : Western())];

        (string First, string Second) Western()
        {
            var (first, last) = (given[Common(GivenNames)], family[Common(FamilyNames)]);
            var second = given[Common(GivenNames)];
            return random.Next(2) == 0
                ? ($"{first} {second} {last}", $"{first} {second[0]}. {last}")
                : ($"{first} {last}", $"{last}, {first} {second}");
        }

        (string First, string Second) Chinese()
        {
            var surname = Families[Common(Families.Length)].ToString();
            var name = Given[Common(Given.Length)].ToString();
            name += random.Next(5) == 0 ? "" : Given[random.Next(Given.Length)];
            return ($"{Capital(Han.Pinyin(surname)!)} {Capital(Han.Pinyin(name)!)}", surname + name);
        }

        string Word(int most)
        {
            var syllables = 1 + random.Next(most);
            var sounds = Enumerable.Range(0, syllables).Select(_ => Pick(Starts) + Pick(Middles));
            return Capital(string.Concat(sounds) + Pick(Ends));
        }

        string Pick(string[] some) => some[random.Next(some.Length)];

        // Zipf's law, by the inverse of its distribution.
        int Common(int of) => Math.Min(of - 1, (int)Math.Exp(random.NextDouble() * Math.Log(of + 1)) - 1);
    }

    private static string Capital(string word) => word[..1].ToUpperInvariant() + word[1..];
}

/// <summary>Questions of one kind.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="AreUnfinished">Whether the last word is still being typed.</param>
/// <param name="Questions">The texts, each with the person that is meant.</param>
internal sealed record NameQuestions(
    string Kind, bool AreUnfinished, IReadOnlyList<(string Text, int Wanted)> Questions)
{
    /// <summary>Questions of every kind about some of the people.</summary>
    public static IReadOnlyList<NameQuestions> Of(IReadOnlyList<(string First, string Second)> people, int perKind)
    {
        var random = new Random(2);
        return
        [
            Ask("whole name", false, names => names.First),
            Ask("second name", false, names => names.Second),
            Ask("beginning", true, names => Begin(names.First)),
            Ask("one typing error", false, names => Mistype(names.First)),
            Ask("pinyin without spaces", false, names => names.Second[0] > 0x3000
                ? names.First.Replace(" ", "", StringComparison.Ordinal) : null),
        ];

        NameQuestions Ask(string kind, bool areUnfinished, Func<(string First, string Second), string?> textOf)
        {
            var questions = new List<(string Text, int Wanted)>();
            while (questions.Count < perKind)
            {
                var wanted = random.Next(people.Count);
                if (textOf(people[wanted]) is { } text)
                {
                    questions.Add((text, wanted));
                }
            }

            return new NameQuestions(kind, areUnfinished, questions);
        }

        string Begin(string name) => name[..(2 + random.Next(name.Length - 2))].TrimEnd();

        string? Mistype(string name)
        {
            var words = name.Split(' ');
            var which = Array.FindLastIndex(words, word => word.Length >= 5);
            if (name.Length < 8 || which < 0)
            {
                return null;
            }

            var word = words[which];
            var (at, letter) = (random.Next(word.Length - 1), (char)('a' + random.Next(26)));
            words[which] = random.Next(4) switch
            {
                0 => word.Insert(at, letter.ToString()),
                1 => word.Remove(at, 1),
                2 => $"{word[..at]}{letter}{word[(at + 1)..]}",
                _ => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            };
            return string.Join(' ', words);
        }
    }
}
