using System.Globalization;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Exports.Drawing;

/// <summary>A part of the graph as it is to be drawn: what is drawn of each entity and of all ties of two.</summary>
internal sealed class Plan
{
    /// <summary>Most ties whose roles and dates are written beside their lines.</summary>
    public const int MaxLabels = 100;

    private const double MostLabel = 165, MostName = 165;

    private Plan(Subgraph graph, IReadOnlyList<Mark> marks, IReadOnlyList<Link> links) =>
        (Graph, Marks, Links) = (graph, marks, links);

    /// <summary>Whether roles and dates are written.</summary>
    public bool HasLabels => IsLabelled(Graph);

    /// <summary>What is drawn.</summary>
    public Subgraph Graph { get; }

    /// <summary>The entities, ascending by id.</summary>
    public IReadOnlyList<Mark> Marks { get; }

    /// <summary>All ties of two entities each.</summary>
    public IReadOnlyList<Link> Links { get; }

    private static bool IsLabelled(Subgraph graph) => graph.Ordinals.Count <= MaxLabels;

    /// <summary>Plans a picture.</summary>
    public static Plan Of(Subgraph graph)
    {
        var snapshot = graph.Snapshot;
        var roots = graph.Roots.ToHashSet();
        var marks = graph.Vertices.ToDictionary(
            vertex => vertex, vertex => Mark.Of(
                snapshot.Entities[vertex], roots.Contains(vertex), MostName, isInline: !IsLabelled(graph)));
        var links = new OrderedDictionary<(int, int), Link>();
        foreach (var ordinal in graph.Ordinals)
        {
            var (tail, head) = (snapshot.TieColumns.Tail(ordinal), snapshot.TieColumns.Head(ordinal));
            var pair = (Math.Min(tail, head), Math.Max(tail, head));
            if (!links.TryGetValue(pair, out var link))
            {
                links.Add(pair, link = new Link(marks[tail], marks[head], IsLabelled(graph)));
            }

            link.Ties.Add(TieLabel.Of(snapshot.Affiliations[ordinal], MostLabel));
        }

        return new Plan(graph, [.. graph.Vertices.Select(vertex => marks[vertex])], [.. links.Values]);
    }

    /// <summary>The mark of a vertex, if it is drawn.</summary>
    public Mark? MarkOf(int vertex)
    {
        var id = Graph.Snapshot.EntityColumns.Id(vertex);
        return Marks.FirstOrDefault(mark => mark.Entity.Id == id);
    }
}

/// <summary>An entity: a mark with its name.</summary>
internal sealed class Mark
{
    /// <summary>Width and height of the mark itself.</summary>
    public const double Size = 15;

    /// <summary>Height of a line of the name in the other script.</summary>
    public const double OtherLineHeight = OtherSize + 3;

    /// <summary>Between the two names on one line.</summary>
    public const double InlineGap = 7;

    private const double OtherSize = 11;

    public required Entity Entity { get; init; }

    public required bool IsRoot { get; init; }

    /// <summary>Whether the name in the other script stands on the same line.</summary>
    public required bool IsInline { get; init; }

    public required IReadOnlyList<string> Name { get; init; }

    /// <summary>The name in the other script, where there is one.</summary>
    public required IReadOnlyList<string> OtherName { get; init; }

    public double NameSize => SizeOf(IsRoot, IsInline);

    public double LineHeight => NameSize + 3;

    public double TextHeight =>
        (Name.Count * LineHeight) + (IsInline ? 0 : OtherName.Count * OtherLineHeight);

    public double Height => Math.Max(Size, TextHeight);

    public double NameWidth
    {
        get
        {
            var name = Name.Max(line => Letters.Width(line, NameSize, isBold: true));
            var other = OtherName.Select(line => Letters.Width(line, OtherSize)).DefaultIfEmpty().Max();
            return !IsInline ? Math.Max(name, other) : OtherName.Count == 0 ? name : name + InlineGap + other;
        }
    }

    public static Mark Of(Entity entity, bool isRoot, double most, bool isInline)
    {
        var (room, size) = (isInline ? most * 2.6 : isRoot ? most * 1.2 : most, SizeOf(isRoot, isInline));
        var name = Letters.Wrap(Letters.Line(entity.Name), size, room, isInline ? 1 : 4, isBold: true);
        var other = entity.OtherNames.FirstOrDefault(one => one.Value != entity.Name)?.Value;
        if (isInline && other is not null)
        {
            var width = Letters.Width(name[0], size, isBold: true) + InlineGap + Letters.Width(other, OtherSize);
            other = width <= room ? other : null;   // it stands in the file
        }

        return new Mark
        {
            Entity = entity,
            IsRoot = isRoot,
            IsInline = isInline,
            Name = name,
            OtherName = other is null ? [] : Letters.Wrap(Letters.Line(other), OtherSize, room, isInline ? 1 : 2),
        };
    }

    private static double SizeOf(bool isRoot, bool isInline) => isRoot ? 16 : isInline ? 12 : 13;
}

/// <summary>All ties of two entities: one line.</summary>
internal sealed class Link(Mark one, Mark other, bool hasLabel)
{
    public const double LineHeight = 14;

    public Mark One { get; } = one;

    public Mark Other { get; } = other;

    public List<TieLabel> Ties { get; } = [];

    public double LabelWidth => hasLabel ? Ties.Max(tie => tie.Width) : 0;

    public double LabelHeight => hasLabel ? Ties.Sum(tie => tie.Lines.Count) * LineHeight : 0;

    public bool IsOfficial => Ties.Exists(tie => tie.Tie.Status == AffiliationStatus.ConfirmedOfficial);

    public bool IsSelfDeclared => Ties.TrueForAll(tie => tie.Tie.Status == AffiliationStatus.SelfDeclared);

    public bool IsUndated => Ties.TrueForAll(tie =>
        tie.Tie is { Start: null, End: null, Type.Class: not TieClass.Participation });

    /// <summary>Whether a tie leads to one of the two, as it is read.</summary>
    public bool LeadsTo(Mark mark) =>
        Ties.Exists(tie => !tie.Tie.Type.IsSymmetric && tie.Tie.ObjectId == mark.Entity.Id);
}

/// <summary>A tie in words: its role as the source words it, and its dates.</summary>
internal sealed record TieLabel(Affiliation Tie, IReadOnlyList<string> Lines)
{
    public const double Size = 11;

    private const int MaxLines = 4;

    public double Width => Lines.Max(line => Letters.Width(line, Size));

    public static TieLabel Of(Affiliation tie, double most)
    {
        var role = tie.Roles.FirstOrDefault(role => role.Language is null or "en")
            ?? (tie.Roles.Count > 0 ? tie.Roles[0] : null);
        var share = tie.SharePercent is { } percent
            ? string.Create(CultureInfo.InvariantCulture, $" ({percent} %)") : "";
        var (words, dates) = (
            Letters.Line($"{role?.Value ?? tie.Type.Label}{share}"), DatesOf(tie.Start, tie.End));
        var whole = Letters.Wrap(words + dates, Size, most, int.MaxValue);
        return new TieLabel(tie, whole.Count <= MaxLines || dates.Length == 0
            ? Letters.Wrap(words + dates, Size, most, MaxLines)
            : [.. Letters.Wrap(words, Size, most, MaxLines - 1), .. Letters.Wrap(dates[2..], Size, most, 1)]);
    }

    /// <summary>Dates in words, after what they are of; nothing where none is known.</summary>
    public static string DatesOf(PartialDate? start, PartialDate? end) => (start, end) switch
    {
        (null, null) => "",
        ({ } first, null) => $", from\u00A0{In(first)}",
        (null, { } last) => $", until\u00A0{In(last)}",
        ({ } first, { } last) when first == last => $", {In(first)}",
        ({ Precision: DatePrecision.Day, Earliest: var first }, { Precision: DatePrecision.Day, Earliest: var last })
            when (first.Year, first.Month) == (last.Year, last.Month) =>
            string.Create(CultureInfo.InvariantCulture, $", {first.Day}–{last:d\u00A0MMM\u00A0yyyy}"),
        ({ } first, { } last) => $", {In(first)}\u00A0–\u00A0{In(last)}",
    };

    /// <summary>A date that stays on one line.</summary>
    private static string In(PartialDate date) => date.Precision switch
    {
        DatePrecision.Day => date.Earliest.ToString("d\u00A0MMM\u00A0yyyy", CultureInfo.InvariantCulture),
        DatePrecision.Month => date.Earliest.ToString("MMM\u00A0yyyy", CultureInfo.InvariantCulture),
        _ => date.ToString(),
    };
}
