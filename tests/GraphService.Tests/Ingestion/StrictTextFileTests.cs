using System.Text;
using GraphService.Ingestion;

namespace GraphService.Tests.Ingestion;

[TestClass]
public sealed class StrictTextFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("utf-8")]
    [DataRow("utf-16")]
    [DataRow("utf-16BE")]
    [DataRow("utf-32")]
    [DataRow("utf-32BE")]
    public void Read_WithByteOrderMark_GivesTheText(string name)
    {
        const string Text = "id,name\n1,Zürich 马云 😀\n";
        var encoding = Encoding.GetEncoding(name);
        File.WriteAllBytes(_folder["a.csv"], [.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]);

        Assert.AreEqual(Text, Read());
    }

    [TestMethod]
    public void Read_SignsOverTheEndsOfBuffers_AreWhole()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("云😀ä", 40_000));
        File.WriteAllText(_folder["a.csv"], text);

        Assert.AreEqual(text, Read());
    }

    [TestMethod]
    [DataRow("", "EF BB BF", "41 E9 42", 1, 2, "E9", DisplayName = "UTF-8 with a mark")]
    [DataRow("", "", "41 0A 42 43 FC 44", 2, 3, "FC", DisplayName = "UTF-8, second line")]
    [DataRow("", "", "41 0D 0A 0A 0D 42 E4 BA", 4, 2, "E4 BA", DisplayName = "UTF-8, sign cut off at the end")]
    [DataRow("", "", "C3 28", 1, 1, "C3", DisplayName = "UTF-8, half a sign")]
    [DataRow("", "", "ED A0 80", 1, 1, "ED", DisplayName = "UTF-8, a surrogate")]
    [DataRow("UTF-16", "FF FE", "41 00 0A 00 42 00 00 D8 43 00", 2, 3, "00 D8",
        DisplayName = "UTF-16, first half of a pair alone")]
    [DataRow("UTF-16", "FE FF", "00 41 00 0D 00 0A DC 00 00 43", 2, 1, "DC 00",
        DisplayName = "UTF-16, second half of a pair alone")]
    [DataRow("UTF-16", "FF FE", "41 00 42", 1, 3, "42", DisplayName = "UTF-16, odd number of bytes")]
    [DataRow("UTF-32", "FF FE 00 00", "0A 00 00 00 00 D8 00 00", 2, 1, "00 D8 00 00",
        DisplayName = "UTF-32, a surrogate")]
    public void Read_BytesThatAreNoText_SaysLineAndByte(
        string encoding, string mark, string bytes, int line, int place, string bad)
    {
        File.WriteAllBytes(_folder["a.csv"], Bytes($"{mark} {bytes}"));

        var error = Assert.ThrowsExactly<InputException>(Read);

        Assert.StartsWith($"a.csv line {line}, byte {place} of the line: {bad} is not {encoding}", error.Message);
        Assert.Contains("as UTF-8", error.Message);
    }

    [TestMethod]
    [DataRow(70_000)]
    [DataRow((1 << 16) - 1)]
    [DataRow((1 << 16) - 2)]
    [DataRow(1 << 16)]
    public void Read_BadByteFarInTheFile_SaysLineAndByte(int offset)
    {
        var bytes = new byte[offset + 10];
        Array.Fill(bytes, (byte)'a');
        for (var i = 99; i < offset; i += 100)
        {
            bytes[i] = (byte)'\n';
        }

        bytes[offset] = 0xE4;
        File.WriteAllBytes(_folder["a.csv"], bytes);

        var error = Assert.ThrowsExactly<InputException>(Read);

        Assert.Contains($"line {1 + (offset / 100)}, byte {1 + (offset % 100)} of the line: E4", error.Message);
    }

    [TestMethod]
    [DataRow("windows-1252", "p1,Person,Hans Müller,,CH", "Windows-1252", "'Müller'")]
    [DataRow("windows-1252", "p1,Person,“Zoë” Nuñez,,ES", "Windows-1252", "Zoë")]
    [DataRow("windows-1252", "p1,Person,É. Dupré,,FR", "Windows-1252", "'É'")]
    [DataRow("GB18030", "p1,Person,Jack Ma,马云,CN", "GB18030", "'马云'")]
    [DataRow("GB18030", "p1,Person,Zhu Rongji,朱镕基,中华人民共和国国务院总理", "GB18030", "'朱镕基'")]
    [DataRow("GB18030", "世界互联网大会", "GB18030", "'世界互联网大会'")]
    [DataRow("macintosh", "p1,Person,Mller \u00e5", null, null)]
    public void Read_AnotherEncoding_NamesItAndHowToSave(string encoding, string text, string? guess, string? reading)
    {
        var bytes = encoding == "macintosh"
            ? [.. Encoding.ASCII.GetBytes("p1,M"), 0x8D, (byte)'x']
            : CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes("id,schema,name\n" + text + "\n");
        File.WriteAllBytes(_folder["a.csv"], bytes);

        var error = Assert.ThrowsExactly<InputException>(Read);

        Assert.AreEqual(guess is not null, error.Message.Contains("It looks like"), error.Message);
        if (guess is not null)
        {
            Assert.Contains($"looks like {guess}", error.Message);
            Assert.Contains(reading!, error.Message);
            Assert.Contains($"iconv -f {guess.ToUpperInvariant()} -t UTF-8", error.Message);
        }
    }

    [TestMethod]
    public void Read_StrayByteAmongChineseUtf8_IsNotTakenForChineseInAnotherEncoding()
    {
        File.WriteAllBytes(_folder["a.csv"], [.. "o1,世界互联网大会,Caf"u8, 0xE9, .. ",中国\n"u8]);

        Assert.Contains("Windows-1252", Assert.ThrowsExactly<InputException>(Read).Message);
    }

    [TestMethod]
    [DataRow("utf-16", "UTF-16LE")]
    [DataRow("utf-16BE", "UTF-16BE")]
    public void Open_Utf16WithoutMark_SaysSo(string encoding, string name)
    {
        File.WriteAllBytes(_folder["a.csv"], Encoding.GetEncoding(encoding).GetBytes("id,name\n1,a\n"));

        var error = Assert.ThrowsExactly<InputException>(Read);

        Assert.Contains("UTF-16 without a byte order mark", error.Message);
        Assert.Contains($"iconv -f {name} -t UTF-8", error.Message);
    }

    [TestMethod]
    public void Open_FolderOrEmptyOrMissing_IsRefused()
    {
        Directory.CreateDirectory(_folder["a.csv"]);
        Assert.Contains("a.csv is a folder", Assert.ThrowsExactly<InputException>(Read).Message);
        Directory.Delete(_folder["a.csv"]);
        Assert.Contains("a.csv cannot be read", Assert.ThrowsExactly<InputException>(Read).Message);
        File.WriteAllText(_folder["a.csv"], "");
        Assert.Contains("a.csv is empty", Assert.ThrowsExactly<InputException>(Read).Message);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("/dev/zero")]
    [DataRow("/dev/null")]
    [DataRow(null, DisplayName = "pipe")]
    public async Task Open_PipeOrDevice_IsRefusedAtOnce(string? target)
    {
        if (target is null)
        {
            Assert.AreEqual(0, (await ProcessRunner.RunAsync("mkfifo", [_folder["pipe"]])).ExitCode);
        }

        File.CreateSymbolicLink(_folder["a.csv"], target ?? _folder["pipe"]);

        // On another thread: what waits for somebody to write into the pipe would wait for ever.
        var error =
            await Assert.ThrowsExactlyAsync<InputException>(() => Task.Run(Read).WaitAsync(TimeSpan.FromSeconds(60)));

        Assert.Contains("a pipe or device", error.Message);
    }

    [TestMethod]
    public void Open_LinkToAFile_IsRead()
    {
        File.WriteAllText(_folder["b.csv"], "id\n");
        File.CreateSymbolicLink(_folder["a.csv"], "b.csv");

        Assert.AreEqual("id\n", Read());
    }

    [TestMethod]
    public void Read_FileThatGrows_IsReadToTheLengthThatItHad()
    {
        File.WriteAllText(_folder["a.csv"], "id\n1\n");
        using var text = StrictTextFile.Open(_folder["a.csv"]);
        File.AppendAllText(_folder["a.csv"], "2\n");

        Assert.AreEqual("id\n1\n", text.ReadToEnd());
        Assert.AreEqual(text.Length, text.Position);
    }

    [TestMethod]
    public void Read_FileThatBecameShorter_SaysSo()
    {
        File.WriteAllText(_folder["a.csv"], "id\n1\n");
        using var text = StrictTextFile.Open(_folder["a.csv"]);
        using (var file = File.Open(_folder["a.csv"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.SetLength(3);
        }

        Assert.Contains("became shorter", Assert.ThrowsExactly<InputException>(text.ReadToEnd).Message);
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private string Read()
    {
        using var text = StrictTextFile.Open(_folder["a.csv"]);
        return text.ReadToEnd();
    }
}
