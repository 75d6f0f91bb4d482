using GraphService.Queries;

namespace GraphService.Api.Contract;

/// <summary>The codes of problems in words, for pages that show them in another language than the detail.</summary>
internal static class ProblemWords
{
    /// <summary>All codes that the API itself answers with.</summary>
    public static IReadOnlyList<Term> All { get; } =
    [
        new("bad_parameter", "A value of the question does not fit.", "问题中的某个值不合适。"),
        new("conflicting_parameters", "Two values of the question do not go together.", "问题中的两个值互相矛盾。"),
        new("not_found", "There is nothing of this id.", "没有此编号的内容。"),
        new("unknown_snapshot", "This state of the data is not known here.", "此处没有这一数据快照。"),
        new("no_such_address", "There is nothing at this address.", "此地址没有内容。"),
        new("method_not_allowed", "This address is not asked in this way.", "此地址不支持这种请求方式。"),
        new("payload_too_large", "The question is too long.", "问题过长。"),
        new("uri_too_long", "The address is too long.", "地址过长。"),
        new("unsupported_media_type", "The question has to come as JSON.", "问题须以 JSON 形式提出。"),
        new("export_too_large", "The export is too large; ask for less at once.", "导出内容过大，请减少范围。"),
        new("too_many_requests", "Too many requests came from here; ask again later.", "请求过多，请稍后再试。"),
        new("busy", "As much is being computed as may be; ask again later.", "计算任务已满，请稍后再试。"),
        new("job_cancelled", "Nobody waited for the answer; ask again.", "无人等待结果，计算已取消，请重新提问。"),
        new("job_failed", "Something went wrong here; ask again.", "计算出错，请重新提问。"),
        new("snapshot_replaced", "The data changed meanwhile; ask again.", "数据已更新，请重新提问。"),
        new("not_ready", "The data are being loaded; ask again in a moment.", "数据正在载入，请稍候。"),
        new("stopping", "The service is being stopped; ask again in a moment.", "服务正在停止，请稍候。"),
        new("overloaded", "Too many requests are waiting; ask again in a moment.", "等待中的请求过多，请稍候。"),
        new("store_unavailable", "The store cannot be reached; ask again later.", "无法访问数据存储，请稍后再试。"),
        new("store_damaged", "What the store holds of this is damaged.", "数据存储中的这部分内容已损坏。"),
        new("store_newer", "A newer version of the service wrote this.", "这部分内容由更新版本的服务写入，此版本无法读取。"),
        new("timed_out", "There was no answer in time; ask for less at once.", "未能及时得到结果，请减少范围。"),
        new("internal_error", "Something went wrong here; it was logged.", "服务出错，已作记录。"),
    ];
}
