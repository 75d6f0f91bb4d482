using System.Globalization;
using System.Text.Json;
using CsCheck;
using GraphService.Queries.Parameters;

namespace GraphService.Tests.Queries.Parameters;

/// <summary>The rules that values follow, in addresses and in JSON.</summary>
[TestClass]
public sealed class RulesTests
{
    private static readonly Dictionary<string, Parameter> ByRule = new()
    {
        ["id"] = Rules.Id.Required("p", "An id."),
        ["date"] = Rules.Date.Required("p", "A date."),
        ["time"] = Rules.DateOrAny.Required("p", "A time."),
        ["tie"] = Rules.Tie.Required("p", "A kind of tie."),
        ["country"] = Rules.Country.Required("p", "A country."),
        ["flag"] = Rules.Flag.Required("p", "A flag."),
        ["share"] = Rules.Share.Required("p", "A share."),
        ["whole"] = Rules.Whole(-3, 50).Required("p", "A whole number."),
        ["number"] = Rules.Number(-1, 10).Required("p", "A number."),
        ["text"] = Rules.Text(3).Required("p", "A text."),
        ["word"] = Rules.OneOf("a", "b").Required("p", "A word."),
    };

    [TestMethod]
    public void Interval_LaterDateFirst_IsTheSameStretch()
    {
        Assert.IsTrue(DateInterval.TryParse("2016-06/2015", out var turned));

        Assert.AreEqual("2015/2016-06", turned.ToString());
        Assert.IsTrue(DateInterval.TryParse("2015/2016-06", out var straight));
        Assert.AreEqual(straight, turned);
    }

    [TestMethod]
    [DataRow("whole", "\"50\"", "'50' does not fit as a text; write it without quotation marks")]
    [DataRow("share", "\"0.8\"", "'0.8' does not fit as a text; write it without quotation marks")]
    [DataRow("flag", "\"true\"", "'true' does not fit as a text; write it without quotation marks")]
    [DataRow("date", "2019", "2019 does not fit without quotation marks; write \"2019\"")]
    [DataRow("text", "12", "12 does not fit without quotation marks; write \"12\"")]
    [DataRow("whole", "\"500\"", "'500' does not fit; it has to be a whole number")]
    [DataRow("date", "2019.5", "2019.5 does not fit; it has to be a date")]
    [DataRow("text", "{}", "{} does not fit; it has to be a text")]
    public void Read_JsonOfAnotherType_SaysWhichItHasToBe(string rule, string json, string message)
    {
        using var document = JsonDocument.Parse(json);

        Assert.StartsWith(message, ByRule[rule].Read(document.RootElement, out _)!);
    }

    [TestMethod]
    [DataRow("id", "per-x", "\"per-x\"", "per-x")]
    [DataRow("date", "2022-07", "\"2022-07\"", "2022-07")]
    [DataRow("time", "any", "\"any\"", "any")]
    [DataRow("time", "2022", "\"2022\"", "2022")]
    [DataRow("tie", "member_of", "\"member_of\"", "member_of")]
    [DataRow("country", "cn", "\"cn\"", "CN")]
    [DataRow("flag", "true", "true", "true")]
    [DataRow("flag", "false", "false", "false")]
    [DataRow("share", "0.8", "0.8", "0.8")]
    [DataRow("share", "80%", "\"80%\"", "0.8")]
    [DataRow("share", "12.5%", "\"12.5%\"", "0.125")]
    [DataRow("share", "1", "1", "1")]
    [DataRow("share", "1e-7", "1e-7", "1E-07")]
    [DataRow("whole", "-3", "-3", "-3")]
    [DataRow("whole", "6", "6.0", "6")]
    [DataRow("whole", "6", "0.6e1", "6")]
    [DataRow("number", "2.5", "2.5", "2.5")]
    [DataRow("text", "会 a", "\"会 a\"", "会 a")]
    [DataRow("word", "b", "\"b\"", "b")]
    public void Read_WhatFits_IsTheSameInAnAddressAndInJson(string rule, string text, string json, string written)
    {
        var parameter = ByRule[rule];

        Assert.IsNull(parameter.Read([text], out var value));
        Assert.IsNull(parameter.Read(JsonDocument.Parse(json).RootElement, out var fromJson));

        Assert.AreEqual(value, fromJson);
        Assert.AreEqual(written, parameter.Write(value!));
    }

    [TestMethod]
    [DataRow("id", "a b", "\"a b\"")]
    [DataRow("id", "", "\"\"")]
    [DataRow("id", "-7", "7", DisplayName = "a number is no text in JSON")]
    [DataRow("date", "2022-13", "\"2022-13\"")]
    [DataRow("date", "2022\n", "\"2022\\n\"")]
    [DataRow("time", "ANY", "\"ANY\"")]
    [DataRow("tie", "knows", "\"knows\"")]
    [DataRow("country", "CHN", "\"CHN\"")]
    [DataRow("flag", "True", "\"true\"", DisplayName = "a text is no flag in JSON")]
    [DataRow("flag", "1", "1")]
    [DataRow("share", "1.01", "1.01")]
    [DataRow("share", "101%", "\"101%\"")]
    [DataRow("share", "-0.1", "-0.1")]
    [DataRow("share", "NaN", "\"0.8\"", DisplayName = "a number in quotes is no number in JSON")]
    [DataRow("whole", "+3", "\"3\"")]
    [DataRow("whole", "51", "51")]
    [DataRow("whole", "2.5", "2.5")]
    [DataRow("whole", "99999999999999999999", "99999999999999999999")]
    [DataRow("whole", "", "null")]
    [DataRow("number", "10.1", "10.1")]
    [DataRow("number", "1,5", "\"1\"")]
    [DataRow("number", "Infinity", "1e400")]
    [DataRow("text", "abcd", "\"abcd\"")]
    [DataRow("word", "c", "[\"a\"]")]
    [DataRow("word", "A", "{}")]
    public void Read_WhatDoesNotFit_SaysWhatWouldBeRight(string rule, string text, string json)
    {
        var parameter = ByRule[rule];

        var fault = parameter.Read([text], out var value);
        var inJson = parameter.Read(JsonDocument.Parse(json).RootElement, out var fromJson);

        Assert.Contains($"it has to be {parameter.Rule.Wanted}", fault!);
        Assert.Contains($"it has to be {parameter.Rule.Wanted}", inJson!);
        Assert.IsNull(value);
        Assert.IsNull(fromJson);
    }

    [TestMethod]
    public void Write_AnyNumber_IsReadAgainAsTheSame() =>
        Gen.Select(Gen.Double[-1, 10], Gen.Double[0, 1], Gen.Int[-3, 50]).Sample((number, share, whole) =>
        {
            AssertSame(ByRule["number"], number);
            AssertSame(ByRule["share"], share);
            AssertSame(ByRule["whole"], whole);
        });

    [TestMethod]
    [DataRow("a,b", 2)]
    [DataRow("a,b,a", 2, DisplayName = "repeated items count once")]
    public void Read_List_TakesCommasRepetitionAndArrays(string items, int count)
    {
        var list = Rules.Id.List("p", "Ids.", most: 3);

        Assert.IsNull(list.Read([items], out var value));
        Assert.IsNull(list.Read(items.Split(','), out var repeated));
        Assert.IsNull(list.Read(JsonSerializer.SerializeToElement(items.Split(',')), out var array));

        Assert.HasCount(count, (IReadOnlyList<string>)value!);
        Assert.AreSequenceEqual((IReadOnlyList<string>)value!, (IReadOnlyList<string>)repeated!);
        Assert.AreSequenceEqual((IReadOnlyList<string>)value!, (IReadOnlyList<string>)array!);
    }

    [TestMethod]
    [DataRow("a,b,c", """["a","b","c"]""", "3 values; at most 2")]
    [DataRow("a,b,a", """["a","b","a"]""", "3 values; at most 2", DisplayName = "as the document counts them")]
    [DataRow("a,", """["a",""]""", "It is empty")]
    [DataRow("", "[]", "It is empty")]
    [DataRow("a b", "\"a\"", "has to be")]
    public void Read_ListThatDoesNotFit_SaysWhy(string items, string json, string fault)
    {
        var list = Rules.Id.List("p", "Ids.", most: 2);

        Assert.Contains(fault, list.Read([items], out _)!);
        Assert.Contains(fault, list.Read(JsonDocument.Parse(json).RootElement, out _)!);
    }

    [TestMethod]
    public void Read_MissingOrTwice_SaysSoWhereItHasToBeGivenOnce()
    {
        Assert.Contains("missing", ByRule["id"].Read([], out _)!);
        Assert.Contains("missing", ByRule["id"].Read((JsonElement?)null, out _)!);
        Assert.Contains("more than once", ByRule["id"].Read(["a", "a"], out _)!);
        Assert.IsNull(Rules.Id.Optional("p", "An id.").Read([], out var none));
        Assert.IsNull(none);
    }

    [TestMethod]
    public void Get_WhatIsNotGiven_IsTheDefault()
    {
        Assert.AreEqual(7, Arguments.None.Get(Rules.Whole(0, 9).Default("p", 7, "A number.")));
        Assert.IsNull(Arguments.None.Get(Rules.Date.Optional("p", "A date.")));
        Assert.IsNull(Arguments.None.Get(Rules.Id.Optional("p", "An id.")));
        Assert.IsEmpty(Arguments.None.Get(Rules.Id.List("p", "Ids.")));
    }

    [TestMethod]
    public void ToQuery_WritesDefaultsAndWhatIsGivenInOneOrder()
    {
        var (limit, name, day, ids) = (
            Rules.Whole(0, 9).Default("limit", 7, "A number."),
            Rules.Text(9).Optional("q", "A name."),
            Rules.Date.Optional("as_of", "A date."),
            Rules.Id.List("ids", "Ids."));
        var given = Arguments.None.With(ids, ["b", "a:1"]).With(name, "a&b, 会");

        Assert.AreEqual("limit=7&q=a%26b,%20%E4%BC%9A&ids=b,a:1", given.ToQuery([limit, name, day, ids]));
    }

    private static void AssertSame(Parameter parameter, object value)
    {
        var text = parameter.Write(value);

        Assert.IsNull(parameter.Read([text], out var read), text);
        Assert.IsNull(parameter.Read(JsonDocument.Parse(text).RootElement, out var fromJson), text);
        Assert.AreEqual(value, read);
        Assert.AreEqual(
            Convert.ToDouble(value, CultureInfo.InvariantCulture),
            Convert.ToDouble(fromJson, CultureInfo.InvariantCulture),
            1e-15);
    }
}
