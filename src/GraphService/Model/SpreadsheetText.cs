namespace GraphService.Model;

/// <summary>Texts that somebody else wrote, as tables for spreadsheets hold them.</summary>
public static class SpreadsheetText
{
    /// <summary>What begins a formula, in the wide forms of Chinese and Japanese input too.</summary>
    private const string FormulaStarts = "=+-@＝＋－＠";

    /// <summary>
    /// A cell that a spreadsheet shows and does not carry out: an apostrophe stands before what would begin a formula,
    /// and what cannot be seen is written as its code point.
    /// </summary>
    public static string Cell(string text)
    {
        var shown = DisplayText.Line(text);
        return shown.Length > 0 && FormulaStarts.Contains(shown[0]) ? $"'{shown}" : shown;
    }
}
