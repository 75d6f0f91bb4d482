using System.Collections.Concurrent;
using GraphService.Graphs;
using GraphService.Graphs.Columns;

namespace GraphService.Names;

/// <summary>The names of all entities, by their words. Immutable and thread-safe.</summary>
/// <remarks>
/// <para>Names are numbered from those of the best-connected entity on, so that a search that is cut short has looked
/// at the likeliest. Each word has the list of names with it, and so has each pair of neighbours among characters of
/// scripts without spaces, since single ones are too common there.</para>
/// <para>The places of a name are numbers of words, with a bit where a run of characters begins; its further readings
/// follow, each as the complement of its word and the places that it stands for.</para>
/// </remarks>
public sealed class NameIndex
{
    /// <summary>Set in a place with which a word, or a run of characters without spaces, begins.</summary>
    internal const int StartsRun = 1 << 30;

    private readonly NameParts _parts;
    private readonly EntityColumns _entities;
    private readonly int[] _byPlace;
    private readonly int[][] _glyphsOfReading;
    private readonly Dictionary<int, int[]> _variants;
    private readonly ReadPairs _readPairs;
    private readonly ConcurrentBag<ulong[]> _spareMarks = [];

    internal NameIndex(NameParts parts, EntityColumns entities, int[] byPlace)
    {
        (_parts, _entities, _byPlace) = (parts, entities, byPlace);
        Lexicon = new NameLexicon(parts.Lexicon);
        (_glyphsOfReading, _variants) = ReadGlyphs();
        _readPairs = new ReadPairs(parts.Pairs, Lexicon);
    }

    /// <summary>Number of names.</summary>
    public int Count => _parts.PlaceOfName.Length;

    /// <summary>Bytes that it takes.</summary>
    public long Bytes => _parts.Bytes + _readPairs.Bytes + ((long)_byPlace.Length * sizeof(int));

    /// <summary>The words.</summary>
    internal NameLexicon Lexicon { get; }

    /// <summary>What it is made of.</summary>
    internal NameParts Parts => _parts;

    /// <summary>All lists of names, one after the other.</summary>
    internal int[] Postings => _parts.Postings;

    /// <summary>Number of entities.</summary>
    internal int Places => _byPlace.Length;

    /// <summary>Indexes the names of all entities, in space in proportion to their length.</summary>
    public static NameIndex Build(GraphSnapshot snapshot)
    {
        var (entities, byPlace) = (snapshot.EntityColumns, ByDegreeAndId(snapshot));
        var builder = new NameIndexBuilder();
        for (var place = 0; place < byPlace.Length; place++)
        {
            var vertex = byPlace[place];
            builder.Add(place, 0, isAlias: false, entities.Name(vertex));
            foreach (var (i, name) in entities.OtherNames(vertex).Index())
            {
                builder.Add(place, i + 1, isAlias: false, name.Value);
            }

            foreach (var (i, alias) in entities.Aliases(vertex).Index())
            {
                builder.Add(place, i, isAlias: true, alias.Value);
            }
        }

        return new NameIndex(builder.ToParts(), entities, byPlace);
    }

    /// <summary>Finds the entities that bear a name, at a bounded cost.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Asked for every name that is looked at.</param>
    public NameHits Find(NameSearchRequest request, CancellationToken cancellationToken) =>
        new NameSearch(this, request, cancellationToken).Run();

    /// <summary>Adds what it is made of to an image.</summary>
    internal void AddTo(ImageWriter image)
    {
        _parts.AddTo(image);
        image.Add(_byPlace);
    }

    /// <summary>The places and readings of a name.</summary>
    internal ReadOnlySpan<int> PlacesOf(int name) =>
        _parts.NameWords.AsSpan(_parts.FirstWords[name].._parts.FirstWords[name + 1]);

    /// <summary>The entity of a name, by its rank among the best connected.</summary>
    internal int PlaceOf(int name) => _parts.PlaceOfName[name];

    /// <summary>The vertex of the entity at a rank.</summary>
    internal int VertexAt(int place) => _byPlace[place];

    /// <summary>Whether it is one of the further names.</summary>
    internal bool IsAlias(int name) => (_parts.PartOfName[name] & 1) != 0;

    /// <summary>The name as it is written.</summary>
    internal string TextOf(int name)
    {
        var (vertex, part) = (_byPlace[PlaceOf(name)], _parts.PartOfName[name] >> 1);
        return IsAlias(name) ? _entities.Aliases(vertex)[part].Value
            : part == 0 ? _entities.Name(vertex) : _entities.OtherNames(vertex)[part - 1].Value;
    }

    /// <summary>The list of names with a word, or one of several words in a row.</summary>
    internal (int Start, int End) PostingsOf(int word, int endWord) =>
        (_parts.FirstPosting[word], _parts.FirstPosting[endWord]);

    /// <summary>The lists of names in which one of some characters follows one of others.</summary>
    /// <param name="first">Words of one character, ascending.</param>
    /// <param name="second">The same.</param>
    /// <param name="lists">Takes the lists.</param>
    internal void PostingsOfPairs(int[] first, int[] second, List<(int Start, int End)> lists)
    {
        foreach (var one in first)
        {
            if (second.Length == 1)
            {
                var pair = Array.BinarySearch(_parts.Pairs, NameIndexBuilder.Pair(one, second[0]));
                if (pair >= 0)
                {
                    Add(pair);
                }

                continue;
            }

            var from = LowerBound(NameIndexBuilder.Pair(one, 0));
            for (; from < _parts.Pairs.Length && (int)(_parts.Pairs[from] >> 32) == one; from++)
            {
                if (Array.BinarySearch(second, (int)(uint)_parts.Pairs[from]) >= 0)
                {
                    Add(from);
                }
            }
        }

        void Add(int pair) => lists.Add((
            _parts.FirstPosting[Lexicon.Count + pair], _parts.FirstPosting[Lexicon.Count + pair + 1]));
    }

    /// <summary>The lists of names in which a character read in some way follows one read in another.</summary>
    /// <param name="first">The readings that the one may have.</param>
    /// <param name="second">The readings that the other may have.</param>
    /// <param name="lists">Takes the lists.</param>
    internal void PostingsOfReadings(int[] first, int[] second, List<(int Start, int End)> lists)
    {
        foreach (var one in first)
        {
            foreach (var other in second)
            {
                foreach (var pair in _readPairs.Of(one, other))
                {
                    lists.Add((
                        _parts.FirstPosting[Lexicon.Count + pair], _parts.FirstPosting[Lexicon.Count + pair + 1]));
                }
            }
        }
    }

    /// <summary>A set of names, empty; to be given back empty.</summary>
    internal ulong[] BorrowMarks() => _spareMarks.TryTake(out var marks) ? marks : new ulong[(Count + 63) / 64];

    /// <summary>Takes a set back.</summary>
    internal void GiveBack(ulong[] marks) => _spareMarks.Add(marks);

    /// <summary>The characters in any name that have one of some readings, ascending.</summary>
    internal int[] GlyphsRead(int[] readings) => readings.Length == 1
        ? _glyphsOfReading[readings[0]]
        : [.. readings.SelectMany(reading => _glyphsOfReading[reading]).Distinct().Order()];

    /// <summary>
    /// The characters in any name that are a character or a traditional, simplified or Japanese form of it.
    /// </summary>
    internal int[] GlyphsLike(ReadOnlySpan<char> glyph)
    {
        var own = Lexicon.Find(glyph);
        var like = _variants.GetValueOrDefault(Han.Simplified(Glyphs.CodeOf(glyph)), []);
        return own < 0 || Array.IndexOf(like, own) >= 0 ? like : [.. like.Append(own).Order()];
    }

    private int LowerBound(long pair)
    {
        var at = Array.BinarySearch(_parts.Pairs, pair);
        return at < 0 ? ~at : at;
    }

    private (int[][] GlyphsOfReading, Dictionary<int, int[]> Variants) ReadGlyphs()
    {
        var byReading = Enumerable.Range(0, Han.ReadingCount).Select(_ => new List<int>()).ToArray();
        var variants = new Dictionary<int, int[]>();
        foreach (var (first, last) in new[] { ('\u3005', '\uFAFF'), ('\uD840', '\uD8BF') })
        {
            for (var word = Lexicon.BeginWith([first]).First; word < Lexicon.Count && Lexicon[word][0] <= last; word++)
            {
                var text = Lexicon[word];
                if (!Glyphs.IsOne(text) || Glyphs.ScriptOf(text[0]) != GlyphScript.Han)
                {
                    continue;
                }

                var code = Glyphs.CodeOf(text);
                foreach (var reading in Han.ReadingsOf(code))
                {
                    byReading[reading].Add(word);
                }

                var simplified = Han.Simplified(code);
                variants[simplified] = [.. variants.GetValueOrDefault(simplified, []), word];
            }
        }

        return ([.. byReading.Select(list => list.ToArray())], variants);
    }

    /// <summary>The vertices, best connected first, then by id.</summary>
    private static int[] ByDegreeAndId(GraphSnapshot snapshot)
    {
        var byId = snapshot.EntityColumns.ById;
        var keys = new long[byId.Count];
        for (var place = 0; place < keys.Length; place++)
        {
            keys[place] = ((long)~snapshot.Graph.Degree(byId[place]) << 32) | (uint)place;
        }

        Array.Sort(keys);
        return Array.ConvertAll(keys, key => byId[(int)key]);
    }
}
