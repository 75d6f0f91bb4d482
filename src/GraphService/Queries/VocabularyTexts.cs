using GraphService.Model;
using GraphService.Queries.Conditions;

namespace GraphService.Queries;

/// <summary>What the words of answers are called in English and Chinese, where nothing else tells it.</summary>
internal static class VocabularyTexts
{
    /// <summary>The classes of ties.</summary>
    public static IReadOnlyList<Term> Classes { get; } =
    [
        new("membership", "membership", "成员资格"),
        new("chair", "chair", "主席"),
        new("office", "office", "职务"),
        new("award", "award", "奖项"),
        new("participation", "participation", "参加"),
        new("structure", "structure", "组织结构"),
        new("relation", "relation", "个人或财产关系"),
    ];

    /// <summary>Who vouches for a tie.</summary>
    public static IReadOnlyList<Term> Statuses { get; } =
    [
        .. StatusCondition.Texts.Select(text => new Term(
            Vocabulary.Statuses[text.Key], text.Value.English, text.Value.Chinese)),
    ];

    /// <summary>Whether something held.</summary>
    public static IReadOnlyList<Term> Certainties { get; } =
    [
        new("yes", "certain", "确定"),
        new("unknown", "dates do not tell", "日期无法说明"),
        new("no", "surely not", "确定不是"),
    ];

    /// <summary>Which way a tie reads.</summary>
    public static IReadOnlyList<Term> Directions { get; } =
    [
        new("out", "from the entity", "由此出发"),
        new("in", "to the entity", "指向此处"),
        new("both", "either way", "双向"),
    ];

    /// <summary>How a name fits.</summary>
    public static IReadOnlyList<Term> MatchKinds { get; } =
    [
        new("exact", "the whole name", "名称完全相同"),
        new("words", "all words", "包含全部词语"),
        new("variant", "another script or spelling", "另一文字或写法"),
        new("prefix", "the beginning of words", "词语开头相同"),
        new("substring", "a part of the name", "名称的一部分"),
        new("nearly", "nearly the same", "近似"),
        new("several", "several names together", "分见于多个名称"),
    ];

    /// <summary>What is different between what was asked for and a name.</summary>
    public static IReadOnlyList<Term> MatchChanges { get; } =
    [
        new("typo", "a letter differs", "个别字母不同"),
        new("pinyin", "pinyin", "拼音"),
        new("wade-giles", "Wade-Giles spelling", "威妥玛拼音"),
        new("cantonese", "Cantonese spelling", "粤语拼写"),
        new("traditional", "traditional characters", "繁体字"),
        new("transliteration", "another script", "音译"),
        new("spelling", "another spelling", "另一拼法"),
        new("spacing", "words joined or split", "词语合写或分写"),
        new("title dropped", "without the title", "省略头衔"),
        new("legal form dropped", "without the legal form", "省略公司形式"),
        new("initial", "an initial", "首字母缩写"),
        new("word dropped", "a word more or less", "多或少一个词"),
    ];

    /// <summary>What claims count; a data set may count other things.</summary>
    public static IReadOnlyList<Term> ClaimMeasures { get; } =
    [
        new(Claim.Members, "members", "成员"),
        new(Claim.Countries, "countries", "国家"),
        new(Claim.Continents, "continents", "大洲"),
        new("guests", "guests", "嘉宾"),
        new("participants", "participants", "参加者"),
        new("exhibitors", "exhibitors", "参展商"),
        new("exhibitor countries", "countries of exhibitors", "参展商所在国家"),
        new("international organizations", "international organizations", "国际组织"),
        new("journalists", "journalists", "记者"),
        new("chairs", "chairs", "主席"),
    ];

    /// <summary>Words by which data sets classify; a data set may have others.</summary>
    public static IReadOnlyList<Term> Categories { get; } =
    [
        new("enterprise", "enterprise", "企业"),
        new("industry_body", "industry body", "行业组织"),
        new("international_organization", "international organization", "国际组织"),
        new("research_institution", "research institution", "研究机构"),
        new("government", "government body", "政府机构"),
        new("individual_expert", "individual expert", "专家"),
        new("government_official", "government official", "政府官员"),
        new("business_executive", "business executive", "企业负责人"),
        new("wic_body", "organ of the conference", "大会机构"),
        new("event", "event", "活动"),
    ];

    /// <summary>Measures of centrality in Chinese; one that is not here has no Chinese text yet.</summary>
    public static IReadOnlyDictionary<string, (string Label, string Description)> MeasuresZh { get; } =
        new Dictionary<string, (string, string)>
        {
            ["degree"] = ("度中心性", "数值高：与许多其他节点直接相连。"),
            ["pagerank"] = ("PageRank", "数值高：与许多节点相连，且所连节点本身也处于中心。"),
            ["harmonic"] = ("调和中心性", "数值高：离许多节点只有几步；无法到达的不计。"),
            ["closeness"] = ("接近中心性", "数值高：平均只需几步即可到达所能到达的节点，且能到达的很多。"),
            ["betweenness"] = ("中介中心性", "数值高：位于其他节点之间的许多最短路径上。"),
        };
}
