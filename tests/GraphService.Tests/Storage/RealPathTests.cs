using GraphService.Storage;

namespace GraphService.Tests.Storage;

[TestClass]
public sealed class RealPathTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("a/x.db", "a/x.db", true)]
    [DataRow("a/../a/./x.db", "a/x.db", true)]
    [DataRow("link/x.db", "a/x.db", true)]
    [DataRow("file", "a/x.db", true)]
    [DataRow("chain", "a/x.db", true)]
    [DataRow("link/none.db", "a/none.db", true)]
    [DataRow("a/y.db", "a/x.db", false)]
    [DataRow("round", "a/x.db", false)]
    public void AreSame_TwoPaths_LinksAreFollowed(string path, string other, bool expected)
    {
        _folder.Write("a/x.db", "");
        Directory.CreateSymbolicLink(_folder["link"], "a");
        File.CreateSymbolicLink(_folder["file"], _folder["link/x.db"]);
        File.CreateSymbolicLink(_folder["chain"], "file");
        File.CreateSymbolicLink(_folder["round"], "round");

        Assert.AreEqual(expected, RealPath.AreSame(_folder[path], _folder[other]));
    }
}
