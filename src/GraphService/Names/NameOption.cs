namespace GraphService.Names;

/// <summary>A part of the name that answers for a part of the question.</summary>
internal readonly record struct NameOption(
    int From, int To, int At, int Count, FitLevel Level, float Weight, NameChanges Changes, bool IsReordered)
    : IComparable<NameOption>
{
    /// <summary>By place, then the strictest, the longest and the first.</summary>
    public int CompareTo(NameOption other) =>
        From != other.From ? From.CompareTo(other.From)
        : Level != other.Level ? Level.CompareTo(other.Level)
        : Weight != other.Weight ? other.Weight.CompareTo(Weight)
        : To != other.To ? other.To.CompareTo(To)
        : At != other.At ? At.CompareTo(other.At) : ((int)Changes).CompareTo((int)other.Changes);
}
