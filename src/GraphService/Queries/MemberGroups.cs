using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries;

/// <summary>Counts the members of an organization by what they have in common.</summary>
public static class MemberGroups
{
    /// <summary>
    /// By country: ISO 3166-1 alpha-2 codes, so that regions with a code of their own count on their own.
    /// </summary>
    public const string Country = "country";

    /// <summary>By category: a word of the data set's own classification.</summary>
    public const string Category = "category";

    /// <summary>By schema: Person, Company, ...</summary>
    public const string Schema = "schema";

    internal static IReadOnlyList<MemberGroup> Count(GraphSnapshot snapshot, Roster roster, MembersRequest request)
    {
        Func<Entity, string?> valueOf = request.GroupBy switch
        {
            Country => entity => entity.Country,
            Category => entity => entity.Category,
            Schema => entity => Vocabulary.Schemata[entity.Schema],
            var other => throw new ArgumentException($"'{other}' is nothing to group by.", nameof(request)),
        };
        return [.. roster.Members
            .Select(seat => (Entity: snapshot.Entities[seat.Subject], Held: seat.HeldOn(request.AsOf.Day)))
            .Where(member => request.AsOf.Admits(member.Held))
            .GroupBy(member => valueOf(member.Entity), StringComparer.Ordinal)
            .Select(group => new MemberGroup(
                group.Key,
                group.Count(),
                group.Count(member => member.Held == Certainty.Yes),
                group.Count(member => member.Held == Certainty.Unknown),
                group.Count(member => member.Held == Certainty.No),
                [.. group.Select(member => member.Entity.Id).Order(StringComparer.Ordinal).Skip(request.Offset)
                    .Take(request.Limit)]))
            .OrderBy(group => group.Value is null)
            .ThenByDescending(group => group.Known)
            .ThenBy(group => group.Value, StringComparer.Ordinal)];
    }
}
