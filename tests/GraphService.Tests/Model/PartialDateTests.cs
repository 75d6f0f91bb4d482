using CsCheck;
using GraphService.Model;

namespace GraphService.Tests.Model;

[TestClass]
public sealed class PartialDateTests
{
    [TestMethod]
    [DataRow("2022", "2022-01-01", "2022-12-31", "2022-12-31", DatePrecision.Year)]
    [DataRow("2024-02", "2024-02-01", "2024-02-29", "2024-02-28", DatePrecision.Month)]
    [DataRow("2023-02", "2023-02-01", "2023-02-28", "2023-02-28", DatePrecision.Month)]
    [DataRow("2022-07-12", "2022-07-12", "2022-07-12", "2022-07-12", DatePrecision.Day)]
    public void Parse_Date_KeepsItsPrecisionAndBounds(
        string text, string earliest, string latest, string counted, DatePrecision precision)
    {
        var date = PartialDate.Parse(text);

        Assert.AreEqual(DateOnly.Parse(earliest, System.Globalization.CultureInfo.InvariantCulture), date.Earliest);
        Assert.AreEqual(DateOnly.Parse(latest, System.Globalization.CultureInfo.InvariantCulture), date.Latest);
        Assert.AreEqual(DateOnly.Parse(counted, System.Globalization.CultureInfo.InvariantCulture), date.CountedDay);
        Assert.AreEqual(precision, date.Precision);
        Assert.AreEqual(text, date.ToString());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("22")]
    [DataRow("0999")]
    [DataRow("3000")]
    [DataRow("2022-13")]
    [DataRow("2022-00")]
    [DataRow("2022-7")]
    [DataRow("2023-02-29")]
    [DataRow("1900-02-29")]
    [DataRow("2022-07-12T08")]
    [DataRow("2022/07/12")]
    [DataRow("２０２２")]
    [DataRow(" 2022")]
    [DataRow("2022\n")]
    public void TryParse_NotADate_IsRefused(string text) => Assert.IsFalse(PartialDate.TryParse(text, null, out _));

    [TestMethod]
    public void Pattern_AnyDigitsAndHyphens_AcceptsWhatParseAccepts() =>
        Gen.String[Gen.Char["0123456789-"], 4, 10].Sample(text =>
            Assert.AreEqual(PartialDate.TryParse(text, null, out _), PartialDate.Regex().IsMatch(text), text),
            iter: 20_000);

    [TestMethod]
    public void Pattern_EveryDayOfFourCenturies_AcceptsWhatParseAccepts()
    {
        for (var year = 1895; year <= 2105; year++)
        {
            for (var month = 1; month <= 12; month++)
            {
                for (var day = 0; day <= 32; day++)
                {
                    var text = FormattableString.Invariant($"{year}-{month:00}-{day:00}");
                    Assert.AreEqual(PartialDate.TryParse(text, null, out _), PartialDate.Regex().IsMatch(text), text);
                }
            }
        }
    }
}
