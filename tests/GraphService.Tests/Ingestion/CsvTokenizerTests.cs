using System.Text;
using System.Text.Json;
using CsCheck;
using GraphService.Ingestion;

namespace GraphService.Tests.Ingestion;

[TestClass]
public sealed class CsvTokenizerTests
{
    private static readonly Gen<string> Text =
        Gen.OneOf(
            Gen.Char["\"\",,\r\n abcäß马云\t;"].Array[0, 8].Select(chars => new string(chars)),
            Gen.Const(""),
            Gen.Char.Array[0, 5].Select(chars => new string(chars)));

    private static readonly Gen<string[][]> Table =
        from columns in Gen.Int[1, 5]
        from rows in Text.Array[columns].Array[1, 6]
        select rows;

    public static IEnumerable<string> Spectrum =>
        Directory.EnumerateFiles(SpectrumFolder("csvs"), "*.csv")
            .Select(path => Path.GetFileNameWithoutExtension(path)!).Order();

    [TestMethod]
    [DynamicData(nameof(Spectrum))]
    public void MoveNext_CsvSpectrum_GivesTheExpectedFields(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(SpectrumFolder("json"), name + ".json")));
        JsonElement[] objects = json.RootElement.ValueKind == JsonValueKind.Array
            ? [.. json.RootElement.EnumerateArray()]
            : [json.RootElement];

        var rows = Read(File.ReadAllText(Path.Combine(SpectrumFolder("csvs"), name + ".csv")));

        var header = rows[0].Fields;
        Assert.HasCount(objects.Length, rows[1..]);
        foreach (var (row, expected) in rows[1..].Zip(objects))
        {
            Assert.AreSequenceEqual(expected.EnumerateObject().Select(p => p.Name), header);
            // The set itself gives this number twice, and not the same.
            Assert.AreSequenceEqual(
                expected.EnumerateObject()
                    .Select(p => p.Value.GetString()!.Replace("1234567890", "2095257564", StringComparison.Ordinal)),
                row.Fields);
        }
    }

    [TestMethod]
    [DataRow("1,a \"b\" c,x\n2,d,y\n", "1,a \"b\" c,x|2,d,y", DisplayName = "pair within")]
    [DataRow("1,a 5\" c,x\n2,d,y\n3,e 6\" f,z\n", "1,a 5\" c,x|2,d,y|3,e 6\" f,z",
        DisplayName = "one each in two rows")]
    [DataRow("1,5\",x\n2,d,y\n", "1,5\",x|2,d,y", DisplayName = "at the end of a field")]
    [DataRow("1, \"a\",x\n2,d,y\n", "1, \"a\",x|2,d,y", DisplayName = "after a blank")]
    [DataRow("1,a\"\"b,x\n2,d,y\n", "1,a\"\"b,x|2,d,y", DisplayName = "doubled within an unquoted field")]
    [DataRow("1,\"a\" \t,\"x\" \n2,d,y\n", "1,a,x|2,d,y", DisplayName = "blanks after the closing mark")]
    [DataRow("1,\"a\" b,x\n2,d,y\n", "!1|2,d,y", DisplayName = "goes on after the closing mark")]
    [DataRow("1,\"\"a\"\" b,x\n2,d,y\n", "!1|2,d,y", DisplayName = "begins with an empty pair")]
    [DataRow("1,\"a,x\n2,d,y\n3,e,z\n", "!1|2,d,y|3,e,z", DisplayName = "never closed")]
    [DataRow("1,\"a,x\r\n2,d,y\r\n3,e,z", "!1|2,d,y|3,e,z", DisplayName = "never closed, CRLF")]
    [DataRow("1,\"a,x\r2,d,y\r3,e,z", "!1|2,d,y|3,e,z", DisplayName = "never closed, CR")]
    [DataRow("1,\"a,x\n2,\"d, e\",y\n3,f,z\n", "!1|2,d, e,y|3,f,z", DisplayName = "meets a quoted field")]
    [DataRow("1,\"a,x\n2,d,y\n3,e 5\" f,z\n4,g,w\n", "!1|2,d,y|3,e 5\" f,z|4,g,w",
        DisplayName = "meets a mark within a field")]
    [DataRow("1,\"a,x\n2,\"b,y\n3,\"c,z\n", "!1|!2|!3", DisplayName = "each row")]
    [DataRow("1,a,\"x\n2,b,\"\n", "1,a,x\n2,b,", DisplayName = "well-formed over two lines")]
    [DataRow("1,\"a\nb\",\"x\n2,d,y\n", "!1|!2|2,d,y", DisplayName = "opened on a later line of its row")]
    [DataRow("1,\"a\n\nb\",x\n2,d,y\n", "1,a\n\nb,x|2,d,y", DisplayName = "blank line within a text")]
    [DataRow("\"", "!1", DisplayName = "a mark alone")]
    [DataRow("\"\"", "", DisplayName = "an empty quoted field")]
    [DataRow("\"\"\"\"", "\"", DisplayName = "a doubled mark alone")]
    [DataRow("1,a,\n2,,", "1,a,|2,,", DisplayName = "no end of the last line")]
    public void MoveNext_StrayMark_CostsItsOwnRowOnly(string text, string expected)
    {
        var rows = Read(text);

        var found = string.Join('|', rows.Select(row => row.Fault is null
            ? string.Join(',', row.Fields)
            : $"!{row.Line}"));
        Assert.AreEqual(expected, found);
    }

    [TestMethod]
    public void MoveNext_Fault_SaysWhatAndOnWhichLine()
    {
        var rows = Read("1,\"a\" b\n2,\"c\n3,d\n4,\"e\" f\n5,\"g\"\";h\n6,\"i\"; j\n7,\"k");

        Assert.Contains("goes on after its closing quotation mark: 'b' follows", rows[0].Fault!);
        Assert.Contains(
            "not closed on its line, and the next one, on line 4, does not end a field: 'e' follows", rows[1].Fault!);
        Assert.Contains("a semicolon follows", rows[5].Fault!);
        Assert.Contains("never closed", rows[6].Fault!);
    }

    [TestMethod]
    public void MoveNext_RandomTables_ComeBackAsWritten()
    {
        var anyLineEnd = Gen.Int[0, 2].Select(i => new[] { "\n", "\r\n", "\r" }[i]);
        Gen.Select(Table, anyLineEnd, Gen.Int[1, 40]).Sample(
            (table, lineEnd, bufferLength) =>
            {
                var text = Write(table, lineEnd);

                var rows = Read(text, bufferLength);

                Assert.AreSequenceEqual(table.SelectMany(row => row), rows.SelectMany(row => row.Fields));
                Assert.HasCount(table.Length, rows);
                Assert.IsTrue(rows.All(row => row.Fault is null));
                Assert.AreEqual(
                    1 + Write(table[..^1], lineEnd).ReplaceLineEndings("\n").Count(c => c == '\n'), rows[^1].Line);
            },
            iter: 2_000);
    }

    [TestMethod]
    public void MoveNext_AnyText_EndsAndCountsLinesOn()
    {
        var anyText = Gen.Char["\"\"\",,\n\ra "].Array[0, 60].Select(chars => new string(chars));
        Gen.Select(anyText, Gen.Int[1, 40]).Sample(
            (text, bufferLength) =>
            {
                var rows = Read(text, bufferLength);

                Assert.AreSequenceEqual(Read(text).Select(row => row.ToString()), rows.Select(row => row.ToString()));
                for (var i = 1; i < rows.Count; i++)
                {
                    Assert.AreEqual(rows[i - 1].LastLine + 1, rows[i].Line);
                }
            },
            iter: 5_000);
    }

    [TestMethod]
    [DataRow("2,{0}\n", DisplayName = "one field")]
    [DataRow("2,\"{0}\"\n", DisplayName = "a quoted field")]
    [DataRow("2,\"{0}\n", DisplayName = "a mark never closed")]
    public void MoveNext_LineOfMoreThanAMebibyte_IsRejectedAloneWithItsLine(string row)
    {
        foreach (var part in new[] { "aaaa", "\"\"\"\"", ",,,,", "马云" })
        {
            var long_ = string.Concat(Enumerable.Repeat(part, 3 << 18));

            var rows = Read("1,a\n" + string.Format(null, row, long_) + "3,c\n");

            Assert.HasCount(3, rows);
            Assert.AreEqual(2, rows[1].Line);
            Assert.Contains(row.Contains('"') ? "" : "1 MiB", rows[1].Fault!);
            Assert.AreEqual("2", rows[1].Fields[0]);
            Assert.AreEqual("3 3,c", $"{rows[2].Line} {string.Join(',', rows[2].Fields)}");
        }
    }

    [TestMethod]
    public void MoveNext_LinesOfAMebibyteInOneText_AreReadAnewAsRows()
    {
        var line = new string('a', 1000);
        var text = "1,\"b\n" + string.Concat(Enumerable.Range(2, 1200).Select(i => $"{i},{line}\n")) + "x,\"\n";

        var rows = Read(text);

        Assert.HasCount(1202, rows);
        Assert.Contains("1 MiB", rows[0].Fault!);
        Assert.IsTrue(rows[1..^1].All(row => row.Fault is null && row.Fields[0] == $"{row.Line}"));
    }

    [TestMethod]
    [DataRow(1, 1 << 20)]
    [DataRow(2, (1 << 20) - 1)]
    [DataRow(3, 1 << 20)]
    public void MoveNext_RowOfExactlyAMebibyte_IsRead(int bytesOfSign, int length)
    {
        var sign = bytesOfSign switch { 1 => "a", 2 => "ä", _ => "云" };
        var row = string.Concat(Enumerable.Repeat(sign, length / bytesOfSign));
        row += new string('a', (1 << 20) - Encoding.UTF8.GetByteCount(row));

        Assert.IsNull(Read(row + "\n")[0].Fault);
        Assert.IsNotNull(Read(row + "a\n")[0].Fault);
    }

    [TestMethod]
    public void MoveNext_HostileText_KeepsNoMoreThanARow()
    {
        foreach (var pattern in new[] { "a", "a,b\n", "\"\"", ",", "\"" })
        {
            using var text = new Endless("\"" + pattern, pattern, 20 << 20);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var tokenizer = new CsvTokenizer(text);
            while (tokenizer.MoveNext())
            {
            }

            var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) >> 20;
            Assert.IsLessThan(40, allocated, pattern);
        }
    }

    internal static string Write(IEnumerable<string[]> table, string lineEnd) =>
        string.Concat(table.Select(row => string.Join(',', row.Select(Quote)) + lineEnd));

    internal static string Quote(string text) =>
        text.AsSpan().ContainsAny("\",\r\n") ? '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : text;

    private static string SpectrumFolder(string name) =>
        Path.Combine(AppContext.BaseDirectory, "Data", "csv-spectrum", name);

    private static List<Row> Read(string text, int bufferLength = 1 << 16)
    {
        using var reader = new StringReader(text);
        var tokenizer = new CsvTokenizer(reader, bufferLength);
        var rows = new List<Row>();
        while (tokenizer.MoveNext())
        {
            var fields = Enumerable.Range(0, tokenizer.FieldCount).Select(i => tokenizer[i].ToString()).ToArray();
            rows.Add(new Row(tokenizer.Line, tokenizer.LastLine, fields, tokenizer.Fault));
        }

        return rows;
    }

    private sealed record Row(int Line, int LastLine, string[] Fields, string? Fault)
    {
        public override string ToString() => $"{Line}-{LastLine} [{string.Join('|', Fields)}] {Fault}";
    }

    /// <summary>A beginning, and then a pattern again and again.</summary>
    private sealed class Endless(string beginning, string pattern, int length) : TextReader
    {
        private int _place;

        public override int Read(Span<char> buffer)
        {
            var count = Math.Min(buffer.Length, length - _place);
            for (var i = 0; i < count; i++, _place++)
            {
                buffer[i] = _place < beginning.Length
                    ? beginning[_place]
                    : pattern[(_place - beginning.Length) % pattern.Length];
            }

            return count;
        }
    }
}
