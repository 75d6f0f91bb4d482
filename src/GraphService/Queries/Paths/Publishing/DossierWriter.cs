using System.Globalization;
using GraphService.Algorithms.Paths;
using GraphService.Model;
using GraphService.Queries.Paths.Weights;

namespace GraphService.Queries.Paths.Publishing;

/// <summary>
/// Makes a dossier of an answer: each path in words, each hop with its ties, each source with a number.
/// </summary>
internal sealed class DossierWriter
{
    private readonly PathDocument _document;
    private readonly DossierWords _words;
    private readonly List<Block> _blocks = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<Inline>> _sources = [];

    private DossierWriter(PathDocument document) => (_document, _words) = (document, document.Words);

    private PathAnswer Answer => _document.Answer;

    /// <summary>Makes the dossier.</summary>
    public static Dossier Write(PathDocument document)
    {
        var writer = new DossierWriter(document);
        writer.AddQuestion();
        if (document.Comparison is { } comparison)
        {
            writer.AddComparison(comparison);
        }

        foreach (var path in document.Answer.Results)
        {
            writer.AddPath(path);
        }

        writer.AddSearched();
        writer.AddCitation();
        return new Dossier(
            writer._words.Language, document.Title, writer._blocks, writer._words.Sources, writer._sources);
    }

    private void AddQuestion()
    {
        var (answer, request) = (Answer, Answer.Query.Request);
        var total = answer.Total.Value;
        var isAsMany = (request.Mode == PathMode.Shortest && total == 1)
            || (request.Mode == PathMode.KShortest && total == request.K);
        var narrowing = request.OptionWordings.Concat(request.ConditionWordings);
        Sentences(narrowing.Select(Text).Prepend(_words.Asked(request)));
        Paragraph(
            new Inline.Text(
                _words.Found(answer.Status, total, answer.Total.Relation == "eq", answer.Results.Count, isAsMany),
                IsStrong: true),
            " ",   // without it Markdown takes the end of what is strong for its beginning
            _words.OfSnapshot(answer.Snapshot));
    }

    private void AddPath(PathShape path)
    {
        Heading(1, [_words.PathHeading(path.Index + 1, path.Length)]);
        var isFirst = _words.Language == DossierWords.All[0].Language;
        Paragraph(new Inline.Text(isFirst ? path.PathString : path.PathStringZh, IsStrong: true));
        var facts = new List<string>
        {
            _words.Confidence(path.Confidence, path.IndependentSources),
        };
        if (path.Length > 1)
        {
            var hop = path.LeastSourcedHop;
            facts.Add(_words.LeastSourcedHop(hop.Index + 1, hop.IndependentSources));
        }

        facts.Add(_words.Together(path.Validity));
        if (path.Certainty is { } certainty)
        {
            facts.Add(_words.Certainty(certainty));
        }

        if (Answer.Query.Request.Weight != PathWeights.None)
        {
            facts.Add(_words.Cost(path.TotalCost));
        }

        Sentences(facts);
        foreach (var (i, hop) in path.Hops.Index())
        {
            Heading(2, [_words.HopHeading(i + 1), .. Name(hop.From), " – ", .. Name(hop.To)]);
            Items(hop.Relationships.Select(Tie));
        }
    }

    /// <summary>
    /// A tie with its roles as the sources word them, its dates, who vouches for it, and its sources.
    /// </summary>
    private List<Inline> Tie(TieShape tie)
    {
        var type = AffiliationType.Named(tie.Type);
        var line = new List<Inline>
        {
            Shown(tie.SubjectId), " – ", _words.Label(type), " – ", Shown(tie.ObjectId),
        };
        foreach (var (i, role) in tie.Roles.Index())
        {
            var words = new Inline.Text(BidiText.Isolated(role.Value), role.Language);
            line.AddRange([i == 0 ? _words.Colon : _words.And, "“", words, "”"]);
            if (role.Language is { } language)
            {
                line.Add(_words.Named("", _words.NameOf(language)));
            }
        }

        string?[] facts =
        [
            _words.Dates(Date(tie.Start), Date(tie.End), Date(tie.LastAttested)),
            tie.SharePercent is { } percent ? _words.Share(percent) : null,
            _words.Status(Vocabulary.Statuses.Parse(tie.Status)),
            _words.TieConfidence(tie.Confidence),
            tie.Certainty is { } certainty ? _words.HeldThen(certainty) : null,
            .. Own(tie.Custom),
        ];
        line.Add($"{_words.Separator}{string.Join(_words.Separator, facts.OfType<string>())} ");
        line.AddRange(tie.Sources.Select(source => new Inline.Note(NumberOf(source))));
        return line;
    }

    /// <summary>What a data set tells in columns of its own.</summary>
    private IEnumerable<string> Own(IReadOnlyDictionary<string, string>? custom) => custom?.Select(own =>
        $"{own.Key}{_words.Colon}{BidiText.Isolated(own.Value.ReplaceLineEndings(" "))}") ?? [];

    private int NumberOf(SourceShape source)
    {
        if (_numbers.TryGetValue(source.Id, out var known))
        {
            return known;
        }

        var line = new List<Inline>();
        if (source.Title is { } title)
        {
            // What is all ASCII may be a description in English of a page in Chinese.
            var language = title.All(char.IsAscii) ? null : source.Language;
            line.AddRange([new Inline.Text(BidiText.Isolated(title), language), _words.Stop]);
        }

        string?[] facts =
        [
            BidiText.Isolated(source.Publisher ?? new Uri(source.Url).Host),
            source.Language is { } code ? _words.NameOf(code) : null,
            Date(source.Published) is { } published ? _words.Published(published) : null,
            Date(source.Retrieved) is { } retrieved ? _words.Retrieved(retrieved) : null,
            .. Own(source.Custom),
        ];
        line.Add($"{string.Join(_words.Comma, facts.OfType<string>())}{_words.Stop}");
        if (source.Care || IsNotedWithCare(source.Note))
        {
            var reason = CareReason.All.FirstOrDefault(one => one.Id == source.CareReason);
            line.AddRange([_words.OpenWithCare(reason), new Inline.Code(source.Url)]);
        }
        else
        {
            line.Add(new Inline.Link(source.Url));
        }

        if (source.Note is { } note)
        {
            line.Add($" {_words.Note}{BidiText.Isolated(note)}");
        }

        _sources.Add(line);
        _numbers.Add(source.Id, _sources.Count);
        return _sources.Count;
    }

    /// <summary>Whether the note says what a data set without a field for it can only say there.</summary>
    private static bool IsNotedWithCare(string? note) =>
        note?.Contains("open with care", StringComparison.OrdinalIgnoreCase) == true
        || note?.Contains("third-party copy", StringComparison.OrdinalIgnoreCase) == true;

    private void AddSearched()
    {
        var answer = Answer;
        Heading(1, [_words.Searched]);
        var snapshot = answer.Snapshot;
        var told = new List<string>
        {
            _words.InSnapshot(snapshot.Entities, snapshot.Affiliations, answer.ExploredCount),
        };
        var left = answer.Total.Value - answer.Results.Count;
        if (left > 0 && answer.Results.Count > 0)
        {
            told.Add(_words.LeftOut(left, answer.Total.Relation == "eq"));
        }

        foreach (var next in answer.Next ?? [])
        {
            told.Add(_words.LongerPaths(next.Length, next.Count, next.Relation == "eq"));
        }

        if (answer.Cut is { Count: > 0 } cut)
        {
            told.Add(_words.Cut([.. cut.Select(entity => Shown(entity.Id))]));
        }

        // That conditions hide the paths follows only where the search was through.
        if (answer.Searched is { } searched && (answer.Status == "no_path" || !searched.SameComponent))
        {
            told.Add(_words.SameComponent(
                searched.SameComponent, searched.SourceComponentSize, searched.TargetComponentSize));
        }

        told.AddRange((answer.Relaxations ?? []).Select(one => _words.Relaxation(
            one.Drop, PathOptions.Narrowing.First(narrowing => narrowing.Name == one.Drop).Purpose, one.Length)));
        if (answer.Check is { } check)
        {
            told.Add(_words.Checked(check.Engine, check.Agrees, check.Reason ?? check.Other));
        }

        told.AddRange(answer.Notes.Skip(1).Select(Text));   // the first is the neutral note, which stands below
        Items(told.Select(IReadOnlyList<Inline> (line) => [line]));
        Heading(1, [_words.Remark]);
        Paragraph(_words.Neutral);
    }

    private void AddCitation()
    {
        Heading(1, [_words.HowToCite]);
        var citation = _document.Citation;
        var text = citation.ToText(_words.Language);
        Paragraph(text.EndsWith(citation.Address, StringComparison.Ordinal)
            ? [text[..^citation.Address.Length], new Inline.Link(citation.Address)]
            : [text]);
        var sets = citation.Datasets.Select(dataset => dataset.Citation).OfType<string>().ToList();
        if (sets.Count > 0)
        {
            Items(sets.Select(IReadOnlyList<Inline> (line) => [line]));
        }

        var words = _document.IsKept ? _words.AnswersAgain
            : Answer.IsCutByTime ? _words.AsksAgainInTime : _words.AsksAgain;
        Paragraph($"{words} ", new Inline.Link(citation.Address));
    }

    private void AddComparison(PathComparison comparison)
    {
        Heading(1, [$"{_words.Comparison} {comparison.Then.Id}"]);
        Paragraph(_words.ComparedWith(comparison.Then, comparison.Now, comparison.IsSame));
        if (comparison.IsSame)
        {
            return;
        }

        var paths = comparison.Paths;
        var lines = new List<IReadOnlyList<Inline>>
        {
            new Inline[] { _words.PathsChanged(paths.New.Count, paths.Gone.Count, paths.Changed.Count) },
        };
        Add(_words.NewPath, paths.New);
        Add(_words.GonePath, paths.Gone);
        Add(_words.ChangedPath, paths.Changed.Select(change => change.Now));
        foreach (var (kind, changes) in new[]
        {
            ("entities", comparison.Entities), ("ties", comparison.Ties), ("sources", comparison.Sources),
        })
        {
            if (changes.New.Count + changes.Gone.Count + changes.Changed.Count > 0)
            {
                lines.Add(
                    [
                        _words.RecordsChanged(kind, changes.New.Count, changes.Gone.Count, changes.Changed.Count),
                        " ",
                        new Inline.Code(string.Join(
                            ", ",
                            changes.New.Select(id => $"+{id}").Concat(changes.Gone.Select(id => $"-{id}"))
                                .Concat(changes.Changed.Select(
                                    change => $"~{change.Id} ({string.Join(", ", change.Fields)})")))),
                    ]);
            }
        }

        if (comparison.OtherFields.Count > 0)
        {
            lines.Add(
                [
                    $"{_words.OtherFields} ",
                    string.Join(_words.Comma, comparison.OtherFields.Select(_words.FieldInWords)),
                ]);
        }

        Items(lines);

        void Add(string words, IEnumerable<PathShape> shapes) => lines.AddRange(shapes.Select(
            IReadOnlyList<Inline> (path) =>
                [$"{words} ", _words.Language == DossierWords.All[0].Language ? path.PathString : path.PathStringZh]));
    }

    /// <summary>The name of an entity, and in brackets the name in its own or the other language.</summary>
    private IEnumerable<Inline> Name(string id)
    {
        var entity = _document.EntityOf(id);
        var shown = _document.NameOf(id);
        yield return BidiText.Isolated(shown);
        var other = shown == entity.Name
            ? PathDocument.NameIn(entity, DossierWords.All[1].Language)
            : new LocalText(entity.Name);
        if (other is not null && other.Value != shown)
        {
            var brackets = _words.Named("", "|").Split('|');
            yield return brackets[0];
            yield return new Inline.Text(BidiText.Isolated(other.Value), other.Language);
            yield return brackets[1];
        }
    }

    /// <summary>A text in the language of the dossier, in which the name of an entity stands beside its id.</summary>
    private string Text(Wording wording) =>
        wording.In(_words.Language, id => _words.Named(Shown(id), id));

    private string Shown(string id) => BidiText.Isolated(_document.NameOf(id));

    private static PartialDate? Date(string? text) =>
        text is null ? null : PartialDate.Parse(text, CultureInfo.InvariantCulture);

    private void Heading(int level, IReadOnlyList<Inline> text) => _blocks.Add(new Block.Heading(level, text));

    private void Sentences(IEnumerable<string> sentences) =>
        Paragraph(string.Join(_words.BetweenSentences, sentences));

    private void Paragraph(params IReadOnlyList<Inline> text) => _blocks.Add(new Block.Paragraph(text));

    private void Items(IEnumerable<IReadOnlyList<Inline>> texts) => _blocks.Add(new Block.Items([.. texts]));
}
