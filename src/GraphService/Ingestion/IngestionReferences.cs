using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>What the ids mean by which the records of a run name others.</summary>
/// <param name="request">The run.</param>
/// <param name="index">What is in the store, and what the run has listed so far.</param>
/// <param name="rejectedIds">What the run has rejected so far.</param>
internal sealed class IngestionReferences(
    IngestionRequest request,
    RecordIndex index,
    IReadOnlyDictionary<(RecordKind Kind, string Id), Rejection> rejectedIds)
{
    /// <summary>The record with the ids that the store has for what it refers to, or why it cannot have them.</summary>
    public (GraphRecord Record, Rejection? Fault) Resolved(GraphRecord record, RowPlace place)
    {
        Rejection? fault = null;
        var resolved = record;
        foreach (var field in FieldList.Of(record.Kind).References)
        {
            switch (field)
            {
                case ReferenceField one when one.Get(record) is { } written:
                    Take(one, written, Id(one.Column, one.To, written));
                    break;
                case SourcesField several:
                    Take(several, several.Get(record), Sources(several.Column, several.Get(record)));
                    break;
            }
        }

        if (resolved is Affiliation tie && tie.SubjectId == tie.ObjectId)
        {
            Fail(
                "object_id",
                $"'{tie.ObjectId}' is the subject as well: nothing can be affiliated with itself.",
                ((Affiliation)record).ObjectId);
        }

        return (fault is null ? resolved : record, fault);

        void Take<T>(Field<T> field, T written, T id)
        {
            if (!ReferenceEquals(id, written))
            {
                resolved = ReferenceEquals(resolved, record) ? record.Copy() : resolved;
                field.Set(resolved, id);
            }
        }

        string Id(string field, RecordKind kind, string written)
        {
            var id = Resolve(kind, written, out var why);
            if (id is null)
            {
                Fail(field, why, written);
            }

            return id ?? written;
        }

        IReadOnlyList<string> Sources(string field, IReadOnlyList<string> written)
        {
            string[]? ids = null;   // lists are shared; one of its own only where it says something else
            for (var i = 0; i < written.Count; i++)
            {
                var id = Id(field, RecordKind.Source, written[i]);
                if (id != written[i])
                {
                    ids ??= [.. written];
                    ids[i] = id;
                }
            }

            return ids is null ? written : [.. ids.Distinct(StringComparer.Ordinal)];
        }

        void Fail(string field, string reason, string written) =>
            fault ??= new Rejection(place, record.Kind, record.Id, field, reason, DisplayText.Value(written));
    }

    /// <summary>
    /// What records that stay as they were refer to: those of other data sets, and those whose row was rejected.
    /// </summary>
    /// <returns>For each record that is referred to, one of those that do, in words.</returns>
    public Dictionary<(RecordKind, string), string> NeededByOldRecords(GraphContents contents)
    {
        var needed = new Dictionary<(RecordKind, string), string>();
        foreach (var record in contents.Claims.Concat<GraphRecord>(contents.Affiliations).Concat(contents.Entities))
        {
            var stays = record.Dataset != request.Dataset
                || rejectedIds.ContainsKey((record.Kind, record.Id))
                || (needed.ContainsKey((record.Kind, record.Id)) && !index.OfOthers(record.Kind, record.Id).Any());
            if (!stays)
            {
                continue;
            }

            var user = $"{Vocabulary.Kinds[record.Kind]} '{record.Id}' of data set '{record.Dataset}'";
            foreach (var reference in FieldList.ReferencesOf(record))
            {
                needed.TryAdd(reference, user);
            }
        }

        return needed;
    }

    /// <summary>
    /// The id in the store that a row means: one of its own data set, or, written SET:ID, one that data set SET has. An
    /// id of another data set that is written without it was hardly meant, and never stands for that record.
    /// </summary>
    private string? Resolve(RecordKind kind, string written, out string why)
    {
        why = "";
        var word = Vocabulary.Kinds[kind];
        var isRejected = rejectedIds.TryGetValue((kind, written), out var rejection);
        var isKnown = index.TryGet(kind, written, out var known);
        var others = isKnown && !isRejected && IsThere(known) ? [] : index.OfOthers(kind, written);
        if (!isRejected
            && (isKnown && IsThere(known)
                || index.Shares(request.Dataset) && others.Any(entry => index.Shares(entry.Dataset))))
        {
            return written;
        }

        for (var colon = written.IndexOf(':'); colon > 0 && !isRejected; colon = written.IndexOf(':', colon + 1))
        {
            var (dataset, id) = (written[..colon], written[(colon + 1)..]);
            if (index.TryGet(kind, id, dataset, out var entry)
                && IsThere(entry)
                && !(IsOwn(entry) && rejectedIds.ContainsKey((kind, id))))
            {
                return id;
            }
        }

        why = $"There is no {word} with the id '{written}'"
            + (isRejected ? $" (its row was rejected: {rejection!.Place})"
                : isKnown ? " any more: this full run does not list it"
                : "")
            + (others.FirstOrDefault() is { Dataset: { } other }
                ? $" in this data set. '{written}' is a record of data set '{other}'; write "
                    + $"'{other}:{written}' if that is meant, or choose another id."
                : ".");
        return null;

        bool IsOwn(in RecordIndex.Entry entry) => entry.Dataset == request.Dataset;

        bool IsThere(in RecordIndex.Entry entry) => !request.Full || entry.IsListed || !IsOwn(entry);
    }
}
