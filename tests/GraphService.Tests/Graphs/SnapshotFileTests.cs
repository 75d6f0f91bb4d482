using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Tests.Graphs;

[TestClass]
public sealed class SnapshotFileTests : IDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 11, 24, 12, 0, 0, 123, TimeSpan.Zero);

    private static readonly Revision First = new(3, Digest.Of("a"u8), Time, "run", "d");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("graphservice-test-");

    private string File => Path.Combine(_folder.FullName, "graph.snapshot");

    public void Dispose() => _folder.Delete(recursive: true);

    [TestMethod]
    public void TryOpen_WhatWasWritten_IsTheSameSnapshot()
    {
        var written = Write(First);

        var opened = new SnapshotFile(File, "store").TryOpen(First, out var failure);

        Assert.IsNull(failure);
        Assert.IsNotNull(opened);
        Assert.IsTrue(written.Columns.IsFile);
        Assert.AreEqual(First, opened.Revision);
        Assert.AreEqual(TextOf(Build().ToSnapshot(First)), TextOf(opened));
        Assert.AreEqual(TextOf(written), TextOf(opened));
        Assert.AreSequenceEqual(written.Graph.Edges, opened.Graph.Edges);
        Assert.HasCount(1, _folder.GetFiles(), "nothing else is left");
    }

    [TestMethod]
    public void TryOpen_MissingOrOfAnotherRevisionOrStore_IsNothingAndNoFailure()
    {
        Assert.IsNull(new SnapshotFile(File, "store").TryOpen(First, out var missing));
        Write(First);

        Revision[] others =
        [
            First with { Number = 4 },
            First with { ContentHash = Digest.Of("b"u8) },
            First with { Time = First.Time.AddMilliseconds(1) },
            First with { Run = "other" },
            First with { Dataset = "other" },
        ];
        foreach (var other in others)
        {
            Assert.IsNull(new SnapshotFile(File, "store").TryOpen(other, out var failure), other.ToString());
            Assert.IsNull(failure);
        }

        Assert.IsNull(new SnapshotFile(File, "other").TryOpen(First, out var foreign));
        Assert.IsNull(foreign);
        Assert.IsNull(missing);
    }

    [TestMethod]
    public void TryOpen_EveryByteDamagedInTurn_IsNeverTakenForTheSnapshot()
    {
        Write(First);
        var whole = System.IO.File.ReadAllBytes(File);
        for (var i = 0; i < whole.Length; i += i < 1_000 ? 1 : 41)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 0x40;
            Replace(damaged);

            var opened = new SnapshotFile(File, "store").TryOpen(First, out _);

            // Filling between sections is no part of any.
            Assert.IsTrue(opened is null || TextOf(opened) == TextOf(Build().ToSnapshot(First)), $"byte {i}");
        }
    }

    [TestMethod]
    public void TryOpen_CutOrForeignOrEmptyFile_SaysWhatIsWrong()
    {
        Write(First);
        var whole = System.IO.File.ReadAllBytes(File);
        byte[][] unusable =
        [
            [],
            "SQLite format 3\0"u8.ToArray(),
            whole[..8],
            whole[..100],
            whole[..^8],
            [.. whole, 0],
            new byte[whole.Length],
        ];
        foreach (var bytes in unusable)
        {
            Replace(bytes);

            Assert.IsNull(new SnapshotFile(File, "store").TryOpen(First, out var failure));
            Assert.IsNotNull(failure);
        }
    }

    [TestMethod]
    public void ToSnapshot_WhileTheOldOneIsRead_LeavesThatAsItWas()
    {
        var old = Write(First);
        var before = TextOf(old);

        using var builder = Build();
        builder.Add(Some.Entity("zzz", name: "New"));
        var now = builder.ToSnapshot(First with { Number = 4 }, new SnapshotFile(File, "store"), out var failure);

        Assert.IsNull(failure);
        Assert.AreEqual(before, TextOf(old));
        Assert.IsTrue(now.TryGetVertex("zzz", out _));
        Assert.IsFalse(old.TryGetVertex("zzz", out _));
        Assert.IsNull(new SnapshotFile(File, "store").TryOpen(First, out _));
    }

    [TestMethod]
    public void ToSnapshot_WhereNothingCanBeWritten_LiesInMemory()
    {
        System.IO.File.WriteAllText(File, "");
        using var builder = Build();

        var snapshot = builder.ToSnapshot(First, new SnapshotFile(Path.Combine(File, "x"), "store"), out var failure);

        Assert.IsNotNull(failure);
        Assert.IsFalse(snapshot.Columns.IsFile);
        Assert.AreEqual(TextOf(Build().ToSnapshot(First)), TextOf(snapshot));
    }

    private GraphSnapshot Write(Revision revision)
    {
        using var builder = Build();
        var snapshot = builder.ToSnapshot(revision, new SnapshotFile(File, "store"), out var failure);
        Assert.IsNull(failure);
        return snapshot;
    }

    /// <summary>Puts other bytes into the file's place; what is mapped stays.</summary>
    private void Replace(byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File + ".new", bytes);
        System.IO.File.Move(File + ".new", File, overwrite: true);
    }

    private static SnapshotBuilder Build()
    {
        var builder = new SnapshotBuilder();
        builder.Add(Some.Source());
        builder.Add(Some.Source("s2"));
        for (var i = 0; i < 20; i++)
        {
            var schema = EntitySchema.All[i % EntitySchema.All.Count];
            builder.Add(Some.Entity($"e{i}", schema) with { Aliases = [new LocalText($"别名{i}", "zh")] });
        }

        for (var i = 0; i < 40; i++)
        {
            var type = AffiliationType.All[i % AffiliationType.All.Count];
            builder.Add(Some.Affiliation($"a{i}", $"e{i % 20}", $"e{((i * 7) + 1) % 20}", type) with
            {
                Roles = [new LocalText($"role {i % 3}")],
                SourceIds = i % 2 == 0 ? ["s2", "s1"] : ["s1"],
            });
        }

        builder.Add(Some.Claim("c1", "e1"));
        return builder;
    }

    private static string TextOf(GraphSnapshot snapshot)
    {
        using var json = new RecordJson();
        var records = snapshot.Sources.Concat<GraphRecord>(snapshot.Entities)
            .Concat(snapshot.Affiliations)
            .Concat(snapshot.Claims)
            .Concat(snapshot.Datasets);
        return string.Join('\n', records.Select(record => System.Text.Encoding.UTF8.GetString(json.Write(record))));
    }
}
