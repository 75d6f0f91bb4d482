using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GraphService.Model;

/// <summary>Names a state of the graph: by its id, or by the number of its revision alone.</summary>
/// <param name="Number">The number of the revision, from 1 on.</param>
/// <param name="Hash">The first 12 digits of its content hash; <see langword="null"/> where they are not given.</param>
public readonly partial record struct SnapshotName(long Number, string? Hash)
{
    /// <summary>The largest number of a revision that is accepted.</summary>
    public const long MostNumber = 999_999_999_999_999_999;

    /// <summary>The accepted texts as a regular expression.</summary>
    public const string Pattern = "^(r[1-9][0-9]{0,17}-[0-9a-f]{12}|[1-9][0-9]{0,17})$";

    /// <summary>Reads <c>r12-9f86d081884c</c> or <c>12</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SnapshotName name)
    {
        name = default;
        if (text is null || !Exact().IsMatch(text))
        {
            return false;
        }

        var parts = text.TrimStart('r').Split('-');
        name = new SnapshotName(
            long.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length > 1 ? parts[1] : null);
        return true;
    }

    /// <summary>Whether a revision bears this name.</summary>
    public bool IsOf(Revision revision) =>
        revision.Number == Number && (Hash is null || revision.SnapshotId == ToString());

    /// <summary>The name as it is written.</summary>
    public override string ToString() =>
        Hash is null ? Number.ToString(CultureInfo.InvariantCulture) : FormattableString.Invariant($"r{Number}-{Hash}");

    [GeneratedRegex(@"^(r[1-9][0-9]{0,17}-[0-9a-f]{12}|[1-9][0-9]{0,17})\z")]
    private static partial Regex Exact();
}
