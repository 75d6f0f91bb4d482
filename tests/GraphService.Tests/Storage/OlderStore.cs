using GraphService.Model;
using GraphService.Storage;

namespace GraphService.Tests.Storage;

/// <summary>What the stores in <c>Data/stores</c> hold, whatever their format and wherever they are kept.</summary>
internal static class OlderStore
{
    /// <summary>Holds what the store holds against what it held when it was written.</summary>
    public static async Task<GraphContents> AssertHoldsAsync(
        IGraphStore store, string contentHash, CancellationToken cancellationToken)
    {
        Assert.IsTrue(await store.ExistsAsync(cancellationToken));
        var contents = await store.LoadAsync(cancellationToken);
        Assert.AreEqual(contentHash, contents.Revision.ContentHash.ToString());
        Assert.AreEqual(contentHash, HashOf(contents.Records).ToString());
        Assert.AreEqual(2, contents.Revision.Number);
        Assert.AreEqual(contents.Revision, await store.GetRevisionAsync(cancellationToken));
        Assert.AreSequenceEqual(
            [1L, 2],
            (await store.ReadRevisionsAsync(cancellationToken).ToListAsync(cancellationToken)).Select(r => r.Number));
        Assert.AreSequenceEqual(["a1", "a2"], contents.Affiliations.Select(tie => tie.Id));
        var changes = await store.ReadChangesAsync(0, cancellationToken).ToListAsync(cancellationToken);
        Assert.AreEqual("A person.", ((Entity)changes.Single(c => c is { Id: "e1", Revision: 2 }).Before!).Description);
        Assert.IsTrue(changes.TrueForAll(c => c.Dataset == (c.Kind == RecordKind.Dataset ? "described" : "sample")));
        foreach (var number in new[] { 1L, 2L })
        {
            var sink = new ContentsSink();
            var revision = await store.ReadEarlierAsync(number, () => sink = new ContentsSink(), cancellationToken);
            var then = sink.ToContents(revision!);
            Assert.AreEqual(revision!.ContentHash, HashOf(then.Records));
            Assert.AreEqual(number == 1, then.Entities.Single(entity => entity.Id == "e1").Description == "A person.");
        }

        return contents;
    }

    /// <summary>Changes a record, and adds one of each kind of tie and what else is younger than the format.</summary>
    public static async Task AssertTakesWhatIsNewAsync(
        IGraphStore store, GraphContents contents, CancellationToken cancellationToken)
    {
        using var json = new RecordJson();
        var entity = new Entity("e1", "sample", EntitySchema.Person, "Ada")
        {
            Start = PartialDate.Parse("1950"),
            SourceIds = ["s2"],
        };
        GraphRecord[] added =
        [
            .. AffiliationType.All.Select(type =>
                Some.Affiliation($"new-{type}", "e1", "e2", type, "sample") with { SourceIds = ["s2"] }),
            new Dataset("sample", "A sample"),
        ];
        var run = await store.BeginRunAsync(new RunInfo("later", "sample"), cancellationToken);
        await using (run)
        {
            await run.WriteAsync(
                [Put(ChangeOperation.Changed, entity), .. added.Select(record => Put(ChangeOperation.Added, record))],
                cancellationToken);
            var hash = HashOf([.. contents.Records.Where(record => record.Id != "e1"), entity, .. added]);
            await run.CommitAsync(hash, DateTimeOffset.UnixEpoch, cancellationToken);
        }

        var later = await store.LoadAsync(cancellationToken);
        Assert.AreSequenceEqual(
            AffiliationType.All.Order(),
            later.Affiliations.Where(tie => tie.Id.StartsWith("new-", StringComparison.Ordinal))
                .Select(tie => tie.Type).Order(),
            "kinds that came after the store was made");
        Assert.AreEqual("A sample", later.Datasets.Single(d => d.Id == "sample").Title);
        Assert.AreEqual(PartialDate.Parse("1950"), later.Entities.Single(e => e.Id == "e1").Start);

        RecordChange Put(ChangeOperation operation, GraphRecord record) =>
            RecordChange.Put(operation, record, json.Write(record).ToArray());
    }

    private static Digest HashOf(IEnumerable<GraphRecord> records)
    {
        using var json = new RecordJson();
        return Digest.OfContents([.. records.Select(json.DigestOf)]);
    }
}
