namespace GraphService.Exports;

/// <summary>How much an export tells of the sources of its records.</summary>
public enum SourceDetail
{
    /// <summary>With each record, all that is known of its sources.</summary>
    Full,

    /// <summary>With each record the ids of its sources, and each source once for all of them.</summary>
    Ids,

    /// <summary>Nothing.</summary>
    None,
}
