namespace GraphService.Model;

/// <summary>
/// A reason why the address of a source is to be opened with care: a row of <see cref="All"/>, the one place where
/// reasons are told. A data set may have words of its own; these have no label.
/// </summary>
/// <param name="Id">The word in files, stores and the API.</param>
/// <param name="Label">The reason in few words.</param>
/// <param name="LabelZh">The reason in few words, in Chinese.</param>
public sealed record CareReason(string Id, string Label, string LabelZh)
{
    /// <summary>All reasons.</summary>
    public static IReadOnlyList<CareReason> All { get; } =
    [
        new("third_party_copy", "copy on somebody else's domain; look for the original", "第三方网站上的副本，请查找原文"),
        new("machine_written", "written by a machine; check against another source", "机器撰写，请与其他来源核对"),
        new("weak_page", "page without date or author; check against another source", "未注明日期或作者，请与其他来源核对"),
    ];
}
