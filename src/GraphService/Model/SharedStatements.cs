using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GraphService.Model;

/// <summary>
/// What several data sets state under one id, all of which say that it means the same: one thing to be shown, and ties
/// and claims that stand side by side.
/// </summary>
/// <remarks>
/// Statements are in ascending order of their data sets (ordinal comparison), so that what is shown does not depend on
/// which was loaded first.
/// </remarks>
internal static class SharedStatements
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The source or entity that several data sets state: as the first of them says, with what the others add. Names
    /// that the first one does not have become aliases.
    /// </summary>
    public static T Merged<T>(IReadOnlyList<T> statements)
        where T : GraphRecord
    {
        var merged = (T)statements[0].Copy();
        foreach (var other in statements.Skip(1))
        {
            foreach (var field in FieldList.Of(merged.Kind))
            {
                field.Complete(merged, other);
            }
        }

        if (merged is not Entity entity)
        {
            return merged;
        }

        var names = statements.Cast<Entity>().Select(statement => new LocalText(statement.Name));
        var known = entity.OtherNames.Select(name => name.Value).Append(entity.Name).ToHashSet(StringComparer.Ordinal);
        LocalText[] aliases = [.. entity.Aliases.Concat(names).DistinctBy(alias => alias.Value)
            .Where(alias => !known.Contains(alias.Value))];
        return (T)(GraphRecord)(entity with { Aliases = aliases });
    }

    /// <summary>
    /// The id by which an affiliation or claim is told apart from the first one of its id, which keeps it: as it would
    /// be referred to, <c>SET:ID</c>.
    /// </summary>
    public static string IdOf(string id, string dataset) => $"{dataset}:{id}";

    /// <summary>An affiliation or claim under the id by which it is told apart.</summary>
    public static GraphRecord Named(GraphRecord statement, bool isFirst)
    {
        if (isFirst)
        {
            return statement;
        }

        using var json = new RecordJson();
        var text = Renamed(json.Write(statement), IdOf(statement.Id, statement.Dataset));
        return new RecordReader(new StringPool()).Read(text);
    }

    /// <summary>The canonical text of a record, with another id.</summary>
    public static byte[] Renamed(ReadOnlySpan<byte> text, string id)
    {
        var record = JsonNode.Parse(text)!;
        record["id"] = id;
        var renamed = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(renamed, Options))
        {
            record.WriteTo(json);
        }

        return renamed.WrittenSpan.ToArray();
    }
}
