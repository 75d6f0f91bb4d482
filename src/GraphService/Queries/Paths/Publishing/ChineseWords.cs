using System.Globalization;
using GraphService.Algorithms.Paths;
using GraphService.Model;
using GraphService.Queries.Paths.Weights;

namespace GraphService.Queries.Paths.Publishing;

/// <summary>Dossiers in Chinese.</summary>
internal sealed class ChineseWords : DossierWords
{
    public override string Language => "zh";

    public override string Note => "备注：";

    public override string Searched => "检索范围与未列内容";

    public override string Remark => "阅读说明";

    public override string Neutral => "一条关系仅表示所列来源所载的公开职务、成员身份、奖项或出席，不意味着任何不当行为，也不意味着观点一致。";

    public override string HowToCite => "引用方式";

    public override string AnswersAgain => "以下网址可再次得到相同的回答：";

    public override string AsksAgain => "该查询过长，没有可保存其回答的网址。以下网址以届时的数据再次查询：";

    public override string AsksAgainInTime => "该回答因时间上限而不完整，无法原样再次给出。以下网址再次查询，结果可能更多或更少：";

    public override string Sources => "来源";

    public override string Separator => "；";

    public override string Comma => "，";

    public override string Stop => "。";

    public override string Colon => "：";

    public override string And => "、";

    public override string BetweenSentences => "";

    public override string Comparison => "此后的变化";

    public override string NewPath => "新的路径：";

    public override string GonePath => "不再出现：";

    public override string ChangedPath => "证据有变：";

    public override string Named(string name, string beside) => $"{name}（{beside}）";

    public override string OpenWithCare(CareReason? reason) =>
        $"网址（请谨慎打开{(reason is null ? "" : $"：{reason.LabelZh}")}）：";

    public override string Title(string one, string other) => $"{one}与{other}之间的关联";

    public override string Asked(PathRequest request)
    {
        var depth = request.MaxDepth == PathRequest.AnyDepth ? "" : $"，最多{request.MaxDepth}步";
        var weight = request.Weight == PathWeights.None
            ? "" : $"按代价（{request.Weight.Name}）排列：{request.Weight.Definition.Chinese}。";
        return $"查询：{ModeWords(request)}{depth}。{weight}";
    }

    public override string Found(
        string status, long total, bool isExact, int shown, bool isAsMany) => status switch
        {
            "same_entity" => "两端是同一实体。",
            "no_path" => "未找到路径。",
            "partial" when total == 0 => "检索提前结束，尚未找到路径；可能存在。",
            "partial" when isExact =>
                $"找到{Grouped(total)}条路径，不会更多；检索提前结束：此处所列的{Grouped(shown)}条之外可能有更优的。",
            "partial" => $"检索提前结束：除此处所列的{Grouped(shown)}条外，可能还有更多或更优的路径。",
            _ when isAsMany => $"按所求数目找到{Grouped(total)}条路径，此处列出{Grouped(shown)}条；可能还有更多。",
            _ => $"{(isExact ? "共" : "至少")}找到{Grouped(total)}条路径，此处列出{Grouped(shown)}条。",
        };

    public override string OfSnapshot(SnapshotInfo snapshot) => $"数据状态：快照{snapshot.Id}，{DateOf(snapshot)}。";

    public override string PathHeading(long number, int hops) => $"路径{Grouped(number)}：{hops}步";

    public override string HopHeading(int number) => $"第{number}步：";

    public override string Confidence(double confidence, int independentSources) =>
        $"最弱一步的可信度：{Number(confidence)}。独立来源：{independentSources}个。";

    public override string LeastSourcedHop(int number, int independentSources) =>
        $"单步的独立来源最少为{independentSources}个（第{number}步）。";

    public override string Cost(double cost) => $"按所选权重的代价：{cost.ToString(CultureInfo.InvariantCulture)}。";

    public override string Together(PathDays days) => days.Certainty switch
    {
        "yes" => $"据已知日期，各关系曾同时成立{(days.CertainOverlapDays is { } certain ? $"，至少{Grouped(certain)}天" : "")}。",
        "no" => "据已知日期，各关系从未同时成立。",
        _ => "各关系是否曾同时成立，日期无法说明。",
    };

    public override string Certainty(string certainty) =>
        certainty == "yes" ? "该路径确定符合所查询的时间。" : "该路径是否符合所查询的时间，日期不能确定。";

    public override string Label(AffiliationType type) => type.LabelZh;

    public override string Dates(PartialDate? start, PartialDate? end, PartialDate? lastAttested) => (start, end) switch
    {
        ({ } first, { } last) when first == last => Date(first),
        ({ } first, { } last) => $"{Date(first)}至{Date(last)}",
        ({ } first, null) => $"{Date(first)}起，结束日期不详{Attested(lastAttested)}",
        (null, { } last) => $"至{Date(last)}，开始日期不详",
        _ => $"日期不详{Attested(lastAttested)}",
    };

    public override string Date(PartialDate date) => Wording.DateZh(date);

    public override string Status(AffiliationStatus status) => status switch
    {
        AffiliationStatus.ConfirmedOfficial => "官方页面确认",
        AffiliationStatus.SelfDeclared => "本人或本单位自述",
        _ => "第三方报道",
    };

    public override string TieConfidence(double confidence) => $"可信度{Number(confidence)}";

    public override string Share(double percent) => $"持股{Number(percent)}%";

    public override string HeldThen(string certainty) => certainty switch
    {
        "yes" => "在所查询的时间成立",
        "no" => "在所查询的时间不成立",
        _ => "在所查询的时间可能成立",
    };

    public override string NameOf(string language) => language switch
    {
        "zh" => "中文",
        "en" => "英文",
        "fr" => "法文",
        "de" => "德文",
        "es" => "西班牙文",
        "ja" => "日文",
        "ru" => "俄文",
        "ar" => "阿拉伯文",
        "it" => "意大利文",
        "ko" => "韩文",
        "pt" => "葡萄牙文",
        "tl" => "菲律宾文",
        "vi" => "越南文",
        _ => language,
    };

    public override string Published(PartialDate date) => $"{Date(date)}发布";

    public override string Retrieved(PartialDate date) => $"{Date(date)}查阅";

    public override string InSnapshot(int entities, int ties, long explored) =>
        $"快照含{Grouped(entities)}个实体、{Grouped(ties)}条关系；检索到达{Grouped(explored)}个实体。";

    public override string LeftOut(long paths, bool isExact) => $"另有{(isExact ? "" : "至少")}{Grouped(paths)}条路径未在此列出。";

    public override string LongerPaths(int length, long count, bool isExact) => count == 0
        ? isExact ? $"没有{length}步的路径。" : $"{length}步的路径未计数：所需工作量超出上限。"
        : $"{length}步的路径{(isExact ? "有" : "至少有")}{Grouped(count)}条。";

    public override string Cut(IReadOnlyList<string> names) =>
        $"若去掉{string.Join('、', names)}，则两者不再相连；这是能断开两者的最少实体。";

    public override string Relaxation(string parameter, Wording purpose, int length) =>
        $"若去掉条件“{purpose.Chinese}”（{parameter}），则有一条{length}步的路径。";

    public override string Checked(string engine, bool? agrees, Wording? why) => agrees switch
    {
        true => $"已用另一引擎{engine}核对：结果相同。",
        false => $"已用另一引擎{engine}核对：结果不同。{why?.Chinese}",
        _ => $"未能用另一引擎{engine}核对：{why?.Chinese}",
    };

    public override string SameComponent(bool isSame, int ofSource, int ofTarget) => isSame
        ? "两者在图中相连，但不符合这些条件。"
        : $"两者完全不相连：一端所在部分有{Grouped(ofSource)}个实体，另一端有{Grouped(ofTarget)}个。";

    public override string Version(string version) => $"版本{version}";

    public override string Cited(string title, string datasets, SnapshotInfo snapshot, string address) =>
        $"{title}。载：{datasets}；快照{snapshot.Id}，{DateOf(snapshot)}。{address}";

    public override string ComparedWith(SnapshotInfo then, SnapshotInfo now, bool isSame) =>
        $"该查询最初以快照{then.Id}（{DateOf(then)}）回答；此处是快照{now.Id}（{DateOf(now)}）的回答。"
            + (isSame ? "回答没有变化。" : "回答有变化。");

    public override string PathsChanged(int added, int gone, int changed) =>
        $"所列路径：新增{added}条，不再出现{gone}条，证据有变{changed}条。";

    public override string RecordsChanged(string kind, int added, int gone, int changed) =>
        $"{kind switch { "entities" => "实体", "ties" => "关系", _ => "来源" }}：新增{added}个，不再列出{gone}个，有变{changed}个。";

    public override string OtherFields => "此外有变：";

    public override string FieldInWords(string name) => name switch
    {
        "cut" => "能断开两者的实体",
        "next" => "更长路径的数目",
        "searched" => "两者究竟是否相连",
        "relaxations" => "去掉哪项条件便有路径",
        _ => "需留意之处",
    };

    private static string ModeWords(PathRequest request) => request.Mode switch
    {
        PathMode.Shortest => "一条最短路径",
        PathMode.AllShortest => "全部最短路径",
        PathMode.KShortest => $"依次最短的{request.K}条路径",
        PathMode.Simple => "全部简单路径",
        PathMode.Disjoint => "除两端外互不相交的路径",
        _ => request.Mode.ToString(),
    };

    private string Attested(PartialDate? date) => date is { } day ? $"（最近见于{Date(day)}）" : "";

    private string DateOf(SnapshotInfo snapshot) => Date(PartialDate.Parse(Day(snapshot.CommittedAt)));
}
