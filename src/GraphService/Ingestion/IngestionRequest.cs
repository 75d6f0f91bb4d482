using System.Globalization;
using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>What is to be ingested, and how.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Dataset">The data set that its records belong to.</param>
public sealed record IngestionRequest(string Path, string Dataset)
{
    /// <summary>What may be rejected of each file where nothing else is asked for: 5 %.</summary>
    public static RejectionLimit DefaultMaxRejectedOfFile { get; } = new(5, IsPercentage: true);

    /// <summary>Whether records of the data set that the input does not list are withdrawn.</summary>
    public bool Full { get; init; }

    /// <summary>Whether it is only to fill a store to which nothing was ever committed.</summary>
    public bool OnlyIntoEmpty { get; init; }

    /// <summary>Whether everything is done but the writing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether a value that would be left out, or not taken as it stands, rejects its row instead.</summary>
    public bool Strict { get; init; }

    /// <summary>
    /// How many rows of the whole input may be rejected before the run is given up. Where it is not given,
    /// <see cref="DefaultMaxRejectedOfFile"/> holds for each file; in a full run none may be rejected, for what cannot
    /// be read would count as no longer listed.
    /// </summary>
    public RejectionLimit? MaxRejected { get; init; }

    /// <summary>Changes that are handed to the store at a time, 1 or more; 2,000.</summary>
    public int BatchSize { get; init; } = 2_000;

    /// <summary>
    /// The data set's id where none is given: the one in its <c>dataset.json</c>, or the name of the file or folder.
    /// </summary>
    /// <exception cref="InputException">The name is no id, or <c>dataset.json</c> cannot be read.</exception>
    public static string DatasetOf(string path)
    {
        var name =
            DatasetFile.IdIn(path) ?? System.IO.Path.GetFileNameWithoutExtension(
                System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)));
        return RecordId.IsValid(name) ? name : throw new InputException(
            $"{DisplayText.Quote(name)} cannot name a data set ({RecordId.Rule}). Name one with --dataset.");
    }
}

/// <summary>A number of rows, or a percentage of the rows read.</summary>
/// <param name="Value">The number or percentage, 0 or more.</param>
/// <param name="IsPercentage">Whether it is a percentage.</param>
public readonly record struct RejectionLimit(double Value, bool IsPercentage)
{
    /// <summary>Whether so many rejected rows are too many.</summary>
    public bool IsExceededBy(long rejected, long rows) =>
        IsPercentage ? rejected * 100.0 > Value * rows : rejected > Value;

    /// <summary>Reads <c>20</c> or <c>2.5%</c>.</summary>
    public static bool TryParse(string text, out RejectionLimit limit)
    {
        var isPercentage = text.EndsWith('%');
        var style = isPercentage ? NumberStyles.AllowDecimalPoint : NumberStyles.None;
        var isNumber = double.TryParse(text.AsSpan().TrimEnd('%'), style, CultureInfo.InvariantCulture, out var value);
        limit = new RejectionLimit(value, isPercentage);
        return isNumber && text.Count(c => c == '%') <= 1 && (!isPercentage || value <= 100);
    }

    /// <summary><c>20</c> or <c>2.5%</c>.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture) + (IsPercentage ? "%" : "");
}
