using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>
/// Reads our CSV set: a folder with <c>sources.csv</c>, <c>entities.csv</c>, <c>affiliations.csv</c> and
/// <c>claims.csv</c>, whose columns are described in <c>data/wic/README.md</c>, and perhaps <c>dataset.json</c>.
/// <c>name_xx</c> and <c>role_xx</c> are read for every language code xx, <c>x_...</c> become custom properties, and
/// columns it does not know are noted and left.
/// </summary>
public sealed class CsvSetReader : IInputReader
{
    /// <inheritdoc/>
    public string Format => "CSV set";

    /// <inheritdoc/>
    public string Accepts => $"a folder with {string.Join(", ", CsvTable.All.Select(table => table.File))}";

    /// <inheritdoc/>
    public bool CanRead(string path) => CsvTable.All.Any(table => Path.Exists(Path.Combine(path, table.File)));

    /// <inheritdoc/>
    public IEnumerable<string> FilesOf(string path) =>
        CsvTable.All.Select(table => table.File).Append(DatasetFile.Name).Select(file => Path.Combine(path, file));

    /// <inheritdoc/>
    public IRecordInput Open(string path, string dataset, bool full)
    {
        var missing =
            CsvTable.All.Select(table => table.File).Where(file => !Path.Exists(Path.Combine(path, file))).ToList();
        if (full && missing.Count > 0)
        {
            throw new InputException(
                $"'{path}' lacks {string.Join(", ", missing)}. A full run withdraws what is not listed, so it needs "
                    + "all four "
                + "files; where there is nothing to list, a header alone is enough.");
        }

        return new Input(path, dataset);
    }

    private sealed class Input : IRecordInput
    {
        private readonly string _dataset;
        private readonly List<(CsvTable Table, CsvFile File)> _files = [];
        private readonly List<string> _notes = [];
        private readonly ReadRow? _description;

        public Input(string folder, string dataset)
        {
            _dataset = dataset;
            try
            {
                foreach (var table in CsvTable.All)
                {
                    var path = Path.Combine(folder, table.File);
                    if (Path.Exists(path))
                    {
                        var file = new CsvFile(path);
                        _files.Add((table, file));
                        CheckColumns(table, file);
                    }
                    else
                    {
                        _notes.Add($"There is no {table.File}; nothing of its kind is touched.");
                    }
                }

                if (Path.Exists(Path.Combine(folder, DatasetFile.Name)))
                {
                    _description = DatasetFile.Read(folder, dataset, _notes);
                }
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        public long TotalBytes => _files.Sum(f => f.File.Length);

        public long BytesRead => _files.Sum(f => f.File.Position);

        public IReadOnlyList<string> Notes => _notes;

        public bool? HasSharedIds =>
            _description is ReadRow.Accepted { Record: Dataset described } ? described.HasSharedIds : null;

        public IEnumerable<ReadRow> Rows()
        {
            foreach (var (table, file) in _files)
            {
                var row = new CsvRow(file, table.Kind, _dataset);
                while (file.MoveNext())
                {
                    if (HoldsRecords(table, file.LinesAfterFirst()))
                    {
                        file.TakeBackLinesAfterFirst();
                    }

                    yield return row.Read(table.Parse);
                }

                if (file.UnnamedTextLine > 0)
                {
                    _notes.Add($"{file.Name} line {file.UnnamedTextLine}: a column without a name holds text, which "
                        + "was not read.");
                }
            }

            if (_description is not null)
            {
                yield return _description;
            }
        }

        public void Dispose() => _files.ForEach(f => f.File.Dispose());

        /// <summary>
        /// Whether lines that stand within a row make records. A mark that was left open may meet another further on,
        /// and what lies between is well-formed as a text; that it is a text is not to be believed then.
        /// </summary>
        private bool HoldsRecords(CsvTable table, CsvFile? lines)
        {
            if (lines is null)
            {
                return false;
            }

            var row = new CsvRow(lines, table.Kind, _dataset);
            while (lines.MoveNext())
            {
                if (row.Read(table.Parse) is ReadRow.Accepted)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>What misspelt columns are probably meant to be: sentences to add, or nothing.</summary>
        private static string Meant(CsvTable table, CsvFile file, IEnumerable<string> unknown)
        {
            var absent = table.Required.Concat(table.Optional).Where(column => !file.Columns.Contains(column)).ToList();
            return string.Concat(unknown.Select(column => Nearest.To(column, absent) is { } nearest
                ? $" Is '{DisplayText.Value(column)}' meant to be '{nearest}'?"
                : ""));
        }

        /// <summary>How a column of the data set's own is called, where one is called otherwise.</summary>
        private static string CustomRule(List<string> unknown) =>
            unknown.Exists(column => column.StartsWith(CustomProperty.Prefix, StringComparison.OrdinalIgnoreCase))
                ? $" The name of a column of your own is {CustomProperty.Rule}."
                : "";

        private void CheckColumns(CsvTable table, CsvFile file)
        {
            var unknown = file.Columns.Where(column => !table.Knows(column)).ToList();
            var missing = table.Required.Where(column => !file.Columns.Contains(column)).ToList();
            if (missing.Count > 0)
            {
                throw new InputException(
                    $"{file.Name} line {file.HeaderLine}: the column(s) {string.Join(", ", missing)} are missing. "
                        + "Expected are "
                    + $"{string.Join(", ", table.Required.Concat(table.Optional))}, separated by commas."
                    + (file.HintOnHeader() is { } hint ? $" {hint}" : Meant(table, file, unknown)));
            }

            var custom = file.Columns.Count(CustomProperty.IsName);
            if (custom > CustomProperty.MaxCount)
            {
                throw new InputException(
                    $"{file.Name} line {file.HeaderLine}: there are {custom} columns {CustomProperty.Prefix}..., and "
                        + $"{CustomProperty.MaxCount} are taken. Remove some, or write several into one.");
            }

            if (unknown.Count > 0)
            {
                var names = string.Join(", ", unknown.Select(column => DisplayText.Value(column)));
                _notes.Add(
                    $"{file.Name}: the column(s) {names} are not known here and were not "
                        + $"read.{Meant(table, file, unknown)}{CustomRule(unknown)}");
            }
        }
    }
}
