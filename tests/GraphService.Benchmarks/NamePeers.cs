using System.Globalization;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.Data.Sqlite;

namespace GraphService.Benchmarks;

/// <summary>The full-text index of SQLite, by trigrams: any of those of the question, best first.</summary>
internal sealed class SqlitePeer : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _find;

    public SqlitePeer(IReadOnlyList<(string First, string Second)> people)
    {
        _connection.Open();
        using var create = _connection.CreateCommand();
        create.CommandText = "create virtual table names using fts5(name, entity unindexed, tokenize = 'trigram')";
        create.ExecuteNonQuery();
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "insert into names values ($name, $entity)";
        var name = insert.Parameters.Add("$name", SqliteType.Text);
        var entity = insert.Parameters.Add("$entity", SqliteType.Integer);
        for (var i = 0; i < people.Count; i++)
        {
            (name.Value, entity.Value) = (people[i].First, i);
            insert.ExecuteNonQuery();
            name.Value = people[i].Second;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        _find = _connection.CreateCommand();
        _find.CommandText = "select entity from names where names match $text order by rank limit 5";
        _find.Parameters.Add("$text", SqliteType.Text);
    }

    public IReadOnlyList<int> Find(string text, bool isUnfinished)
    {
        var trigrams = Enumerable.Range(0, Math.Max(0, text.Length - 2))
            .Select(i => $"\"{text.Substring(i, 3).Replace("\"", "", StringComparison.Ordinal)}\"").Distinct().ToList();
        if (trigrams.Count == 0)
        {
            return [];
        }

        _find.Parameters[0].Value = string.Join(isUnfinished ? " AND " : " OR ", trigrams);
        using var reader = _find.ExecuteReader();
        var found = new List<int>();
        while (reader.Read())
        {
            found.Add(reader.GetInt32(0));
        }

        return found;
    }

    public void Dispose()
    {
        _find.Dispose();
        _connection.Dispose();
    }
}

/// <summary>
/// Lucene's index, with a fuzzy query of up to two edits for each word; the last is a prefix while it is typed.
/// </summary>
internal sealed class LucenePeer : IDisposable
{
    private readonly RAMDirectory _directory = new();
    private readonly StandardAnalyzer _analyzer = new(LuceneVersion.LUCENE_48);
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public LucenePeer(IReadOnlyList<(string First, string Second)> people)
    {
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer)))
        {
            for (var i = 0; i < people.Count; i++)
            {
                foreach (var name in new[] { people[i].First, people[i].Second })
                {
                    writer.AddDocument(
                    [
                        new TextField("name", name, Field.Store.NO),
                        new StoredField("entity", i),
                    ]);
                }
            }

            writer.Commit();
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader);
    }

    public IReadOnlyList<int> Find(string text, bool isUnfinished)
    {
        var query = new BooleanQuery();
        var words = Words(text);
        foreach (var (i, word) in words.Index())
        {
            var term = new Term("name", word);
            query.Add(
                isUnfinished && i == words.Count - 1 ? new PrefixQuery(term)
                    : word.Length < 3 || isUnfinished ? new TermQuery(term) : new FuzzyQuery(term, 2),
                isUnfinished ? Occur.MUST : Occur.SHOULD);
        }

        return [.. _searcher.Search(query, 5).ScoreDocs.Select(hit =>
            _searcher.Doc(hit.Doc).GetField("entity").GetInt32Value()!.Value)];
    }

    public void Dispose()
    {
        _reader.Dispose();
        _analyzer.Dispose();
        _directory.Dispose();
    }

    private List<string> Words(string text)
    {
        using var stream = _analyzer.GetTokenStream("name", text);
        var term = stream.GetAttribute<Lucene.Net.Analysis.TokenAttributes.ICharTermAttribute>();
        var words = new List<string>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{term}"));
        }

        stream.End();
        return words;
    }
}
