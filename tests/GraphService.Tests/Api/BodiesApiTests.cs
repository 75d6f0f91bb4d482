using System.Globalization;
using System.Text.Json;
using GraphService.Tests.Algorithms;

namespace GraphService.Tests.Api;

/// <summary>Who belonged to what, when, of what kind and from where.</summary>
[TestClass]
public sealed class BodiesApiTests
{
    private const string All = "/api/v1/bodies/club/members";

    [TestMethod]
    public async Task Members_WithoutADay_AreEverybodyKnownWithTermAndCertainty()
    {
        await using var server = await ClubAsync();

        var answer = await server.GetAsync(All);

        Assert.AreEqual("any", answer.GetProperty("as_of").GetString());
        Assert.AreEqual(
            DateTime.UtcNow.Year,
            int.Parse(answer.GetProperty("certainty_on").GetString()![..4], CultureInfo.InvariantCulture),
            1);
        Assert.AreSequenceEqual(
            [
                "head office - - no",
                "long member 2018-01-01 2020-12-31 no",
                "long member 2021-01-01 2999 yes",
                "ngo member - - unknown",
                "old member 2018 2019-06-30 no",
                "rich member - - unknown",
                "rich member 2019 2020 no",
            ],
            answer.GetProperty("results").EnumerateArray().Select(Line));
        Assert.AreEqual("4 known, 1 certain, 2 unknown, 1 ended, 1 officers, 1 participants", Counts(answer));
        Assert.AreEqual(0, answer.GetProperty("ended_or_not_begun").GetInt32());
        Assert.AreEqual(answer.ToString(), (await server.GetAsync(All + "?as_of=any")).ToString());
        var body = (await server.GetAsync("/api/v1/bodies")).GetProperty("results").EnumerateArray()
            .Single(body => body.GetProperty("id").GetString() == "club");
        Assert.AreEqual(answer.GetProperty("body").ToString(), body.ToString());
        Assert.AreEqual("2018", body.GetProperty("start").GetString());

        static string Line(JsonElement member) => string.Join(
            ' ',
            member.GetProperty("entity").GetProperty("id").GetString(),
            member.GetProperty("counts_as_member").GetBoolean() ? "member" : "office",
            member.GetProperty("term").GetProperty("start").GetString() ?? "-",
            member.GetProperty("term").GetProperty("end").GetString() ?? "-",
            member.GetProperty("certainty").GetString());
    }

    [TestMethod]
    [DataRow("2017", "0 known, 0 certain, 0 unknown, 4 ended, 0 officers, 0 participants", "",
        DisplayName = "a body has nobody before it began")]
    [DataRow("2019-03", "4 known, 2 certain, 2 unknown, 0 ended, 1 officers, 0 participants",
        "head long ngo old rich rich", DisplayName = "in every member's time")]
    [DataRow("2020", "3 known, 1 certain, 2 unknown, 1 ended, 1 officers, 1 participants",
        "head long ngo old rich rich", DisplayName = "a former member takes part")]
    [DataRow("2023", "3 known, 1 certain, 2 unknown, 1 ended, 0 officers, 0 participants", "long ngo rich",
        DisplayName = "the officer has died")]
    public async Task Members_OnADay_AreListedAsTheyAreCounted(string day, string counts, string ids)
    {
        await using var server = await ClubAsync();

        var answer = await server.GetAsync($"{All}?as_of={day}&include=participants");

        Assert.AreEqual(counts, Counts(answer));
        Assert.AreEqual(ids, string.Join(' ', Ids(answer).Order(StringComparer.Ordinal)));
        Assert.AreEqual(
            9, answer.GetProperty("results").GetArrayLength() + answer.GetProperty("ended_or_not_begun").GetInt32());
        Assert.AreEqual(day, answer.GetProperty("certainty_on").GetString());
    }

    [TestMethod]
    [DataRow("country", "any", "DE 1/0: old, HK 1/0: rich, US 1/1: long, - 1/0: ngo")]
    [DataRow("country", "2020", "HK 1/0: rich, US 1/1: long, - 1/0: ngo")]
    [DataRow("category", "any", "enterprise 2/0: old rich, individual_expert 1/1: long, - 1/0: ngo")]
    [DataRow("schema", "2019-03", "Company 2/1: old rich, Organization 1/0: ngo, Person 1/1: long")]
    [DataRow("schema", "2017", "")]
    public async Task Members_GroupedBy_AreCountedAndNamed(string by, string day, string groups)
    {
        await using var server = await ClubAsync();

        var answer = await server.GetAsync($"{All}?group_by={by}&as_of={day}");
        var page = await server.GetAsync($"{All}?group_by={by}&as_of={day}&limit=1&offset=1");

        Assert.AreEqual(groups, string.Join(", ", answer.GetProperty("groups").EnumerateArray().Select(group =>
            $"{group.GetProperty("value").GetString() ?? "-"} "
                + $"{group.GetProperty("known").GetInt32()}/{group.GetProperty("certain").GetInt32()}: "
                + $"{string.Join(' ', Members(group))}")));
        Assert.AreEqual(
            answer.GetProperty("counts").GetProperty("known").GetInt32(),
            answer.GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("known").GetInt32()));
        Assert.IsTrue(page.GetProperty("groups").EnumerateArray().Zip(answer.GetProperty("groups").EnumerateArray())
            .All(pair => Members(pair.First).SequenceEqual(Members(pair.Second).Skip(1).Take(1))));
        Assert.AreEqual(JsonValueKind.Null, (await server.GetAsync(All)).GetProperty("groups").ValueKind);

        static IEnumerable<string?> Members(JsonElement group) =>
            group.GetProperty("members").EnumerateArray().Select(id => id.GetString());
    }

    [TestMethod]
    public async Task Series_ByYear_TellsKnownCertainPublishedAndClaimed()
    {
        await using var server = await ClubAsync();

        var answer = await server.GetAsync($"{All}/series?to=2022");

        Assert.AreSequenceEqual(
            ["2018 4 1 0 -", "2019 4 1 0 -", "2020 3 1 2 10 (c1)", "2021 3 1 3 10 (c1)", "2022 3 1 4 10 (c1)"],
            answer.GetProperty("results").EnumerateArray().Select(point => string.Join(
                ' ',
                point.GetProperty("as_of").GetString(),
                point.GetProperty("known").GetInt32(),
                point.GetProperty("certain").GetInt32(),
                point.GetProperty("known_published").GetInt32(),
                point.GetProperty("claimed") is { ValueKind: JsonValueKind.Object } claimed
                    ? $"{claimed.GetProperty("value").GetInt32()} ({claimed.GetProperty("claim_id").GetString()})"
                    : "-")));
        foreach (var point in answer.GetProperty("results").EnumerateArray())
        {
            var day = point.GetProperty("as_of").GetString();
            var counts = (await server.GetAsync($"{All}?as_of={day}")).GetProperty("counts");
            Assert.AreEqual(counts.GetProperty("known").GetInt32(), point.GetProperty("known").GetInt32(), day);
            Assert.AreEqual(counts.GetProperty("certain").GetInt32(), point.GetProperty("certain").GetInt32(), day);
            var coverage =
                (await server.GetAsync($"/api/v1/coverage?as_of={day}")).GetProperty("results").EnumerateArray();
            Assert.IsTrue(
                coverage.All(
                    body => body.GetProperty("known").GetInt32() == point.GetProperty("known_published").GetInt32()),
                day);
        }
    }

    [TestMethod]
    [DataRow("?from=2020-11&to=2021&step=month", 14, "2020-11", "2021-12")]
    [DataRow("?from=2020-02-28&to=2020-03&step=day&limit=3", 33, "2020-02-28", "2020-03-01")]
    [DataRow("?from=2020&to=2020-03&step=day&offset=90", 91, "2020-03-31", "2020-03-31")]
    [DataRow("?from=2020-12-31&to=2021-01-01", 2, "2020", "2021")]
    [DataRow("?to=1999", 1, "1999", "1999", DisplayName = "an end before anything is known")]
    [DataRow("?from=2998-05&step=month", 1, "2998-05", "2998-05", DisplayName = "a beginning after today")]
    [DataRow("?from=2020&to=2021&offset=2", 2, null, null, DisplayName = "past the end")]
    public async Task Series_Steps_ReachFromOneEndToTheOther(string question, int total, string? first, string? last)
    {
        await using var server = await ClubAsync();

        var answer = await server.GetAsync($"{All}/series{question}");

        var steps = PathsApiTests.Texts(answer.GetProperty("results"), "as_of").ToList();
        Assert.AreEqual(total, answer.GetProperty("total").GetProperty("value").GetInt32());
        Assert.AreEqual(first, steps.FirstOrDefault());
        Assert.AreEqual(last, steps.LastOrDefault());
    }

    [TestMethod]
    public async Task Series_EndBeforeItsBeginning_IsRefused()
    {
        await using var server = await ClubAsync();

        var problem = await server.GetAsync($"{All}/series?from=2022-06&to=2022-03", 409);

        Assert.AreEqual("to", problem.GetProperty("errors")[0].GetProperty("parameter").GetString());
        Assert.Contains("2022-03 lies before the first step, 2022-06", problem.GetProperty("detail").GetString()!);
    }

    [TestMethod]
    public async Task Coverage_HoldsMembersCountriesAndContinentsAgainstTheirClaims()
    {
        await using var server = await ClubAsync();

        var answer = await server.GetAsync("/api/v1/coverage?as_of=2022-12-31");

        Assert.AreSequenceEqual(
            ["c4"], answer.GetProperty("undated_claims").EnumerateArray().Select(id => id.GetString()));
        var body = answer.GetProperty("results").EnumerateArray().Single();
        Assert.AreSequenceEqual(
            ["c2 countries 5 3 3 0.6", "c3 continents 3 3 3 1", "c1 members 10 4 2 0.4"],
            body.GetProperty("claims").EnumerateArray().Select(claim => string.Join(
                ' ',
                claim.GetProperty("id").GetString(),
                claim.GetProperty("measure").GetString(),
                claim.GetProperty("value"),
                claim.GetProperty("known"),
                claim.GetProperty("known_then"),
                claim.GetProperty("ratio"))));
        Assert.AreEqual("3 known, 1 without: DE 1, HK 1, US 1", Places(body.GetProperty("countries")));
        Assert.AreEqual(
            "3 known, 1 without: Asia 1, Europe 1, North America 1", Places(body.GetProperty("continents")));
        Assert.AreSequenceEqual(
            [
                "long 2020-03-28 US North America",
                "old 2020-03-28 DE Europe",
                "rich 2021-12-31 HK Asia",
                "ngo 2022-05-05 - -",
            ],
            body.GetProperty("members").EnumerateArray().Select(Line));
        var page = (await server.GetAsync("/api/v1/coverage?as_of=2022-12-31&member_limit=1&member_offset=2"))
            .GetProperty("results")[0];
        Assert.AreEqual(4, page.GetProperty("members_total").GetProperty("value").GetInt32());
        Assert.AreEqual("rich 2021-12-31 HK Asia", Line(page.GetProperty("members").EnumerateArray().Single()));
        var before = (await server.GetAsync("/api/v1/coverage?as_of=2021-06")).GetProperty("results")[0];
        Assert.AreEqual("2 known, 0 without: DE 1, US 1", Places(before.GetProperty("countries")));
        Assert.AreSequenceEqual(["c1"], PathsApiTests.Texts(before.GetProperty("claims"), "id"));

        static string Line(JsonElement member) => string.Join(
            ' ',
            member.GetProperty("entity").GetProperty("id").GetString(),
            member.GetProperty("known_from").GetString(),
            member.GetProperty("country").GetString() ?? "-",
            member.GetProperty("continent").GetString() ?? "-");

        static string Places(JsonElement places) =>
            $"{places.GetProperty("known")} known, {places.GetProperty("members_without")} without: "
            + string.Join(
                ", ",
                places.GetProperty("results").EnumerateArray()
                    .Select(place => $"{place.GetProperty("value").GetString()} {place.GetProperty("known")}"));
    }

    [TestMethod]
    public async Task Members_TouchingTerms_AreOneMemberCertainWhereTheyCoverTheTimeTogether()
    {
        await using var server = await ApiServer.StartAsync(TestData.Path("cases", "terms"));

        var answer = await server.GetAsync("/api/v1/bodies/b1/members?as_of=2016");
        var path = (await server.GetAsync("/api/v1/paths?source=p1&target=b1&as_of=2016")).GetProperty("results")[0];

        Assert.AreEqual("4 known, 1 certain, 3 unknown, 0 ended, 0 officers, 0 participants", Counts(answer));
        var terms = answer.GetProperty("results").EnumerateArray()
            .Where(member => member.GetProperty("entity").GetProperty("id").GetString() == "p1").ToList();
        Assert.AreSequenceEqual(["yes", "yes"], terms.Select(term => term.GetProperty("certainty").GetString()));
        Assert.AreSequenceEqual(
            ["unknown", "unknown"],
            terms.Select(term => term.GetProperty("affiliation").GetProperty("certainty").GetString()));
        Assert.AreEqual("yes", path.GetProperty("certainty").GetString());
    }

    [TestMethod]
    public async Task Paths_AsOf_ObeyTheLifeOfABodyAndKeepAwards()
    {
        using var folder = new TempFolder();
        folder.Write("set/sources.csv", "id,url\ns1,https://example.org/1\n");
        folder.Write(
            "set/entities.csv",
            "id,schema,name,start,end,source_ids\n"
                + "p,Person,Ada,,,s1\n"
                + "body,Body,Jury,2018,2020,s1\n"
                + "prize,Body,Prize,,,s1\n");
        folder.Write(
            "set/affiliations.csv",
            "id,subject_id,object_id,type,start,end,status,confidence,source_ids\n"
                + "a1,p,body,member_of,,,reported,0.9,s1\n"
                + "a2,p,prize,award_recipient_of,2016-05-01,2016-05-01,reported,0.9,s1\n");
        await using var server = await ApiServer.StartAsync(folder["set"]);

        Assert.AreEqual("no_path no_path unknown no_path", await AnswersAsync("body", "2010", "2017", "2019", "2021"));
        Assert.AreEqual("no_path yes", await AnswersAsync("prize", "2015", "2021"));

        async Task<string> AnswersAsync(string target, params string[] days)
        {
            var answers = new List<string>();
            foreach (var day in days)
            {
                var answer = await server.GetAsync($"/api/v1/paths?source=p&target={target}&as_of={day}");
                answers.Add(answer.GetProperty("results") is { } results && results.GetArrayLength() > 0
                    ? results[0].GetProperty("certainty").GetString()!
                    : answer.GetProperty("status").GetString()!);
            }

            return string.Join(' ', answers);
        }
    }

    [TestMethod]
    public async Task Members_OfTheConferenceBeforeItWasFounded_AreNobody()
    {
        var server = await ApiServer.Wic.Value;

        var before = await server.GetAsync("/api/v1/bodies/org-wic/members?as_of=2010&include=participants");
        var ever = await server.GetAsync("/api/v1/bodies/org-wic/members");

        Assert.AreEqual(0, before.GetProperty("total").GetProperty("value").GetInt32());
        Assert.AreEqual("0 known, 0 certain, 0 unknown, 51 ended, 0 officers, 0 participants", Counts(before));
        Assert.AreEqual(51, ever.GetProperty("counts").GetProperty("known").GetInt32());
    }

    [TestMethod]
    [DataRow("org-alibaba-group", "leads", DisplayName = "a company")]
    [DataRow("org-royal-society", "member_of", DisplayName = "an academy")]
    [DataRow("org-cac", "leads", DisplayName = "a public body")]
    public async Task Members_OfAnyOrganization_AreListed(string id, string type)
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync($"/api/v1/bodies/{id}/members");

        Assert.AreEqual(id, answer.GetProperty("body").GetProperty("id").GetString());
        Assert.Contains(type, PathsApiTests.Texts(answer.GetProperty("results"), "type"));
    }

    [TestMethod]
    public async Task Coverage_WicData_KnowsFourteenCountriesOnFiveContinentsOfMembers()
    {
        var server = await ApiServer.Wic.Value;

        var answer = await server.GetAsync("/api/v1/coverage?as_of=2024-12-31");

        var body = answer.GetProperty("results").EnumerateArray()
            .Single(body => body.GetProperty("body").GetProperty("id").GetString() == "org-wic");
        var claims = body.GetProperty("claims").EnumerateArray().ToDictionary(
            claim => claim.GetProperty("id").GetString()!,
            claim => (claim.GetProperty("known").GetInt32(), claim.GetProperty("value").GetInt32()));
        Assert.AreEqual((51, 170), claims["c021"]);
        Assert.AreEqual((14, 30), claims["c022"]);
        Assert.AreEqual((5, 6), claims["c023"]);
        Assert.AreEqual(51, body.GetProperty("members").GetArrayLength());
        Assert.AreEqual(5, body.GetProperty("countries").GetProperty("members_without").GetInt32());
        Assert.AreEqual(
            46,
            body.GetProperty("continents").GetProperty("results").EnumerateArray()
                .Sum(place => place.GetProperty("known").GetInt32()));
    }

    /// <summary>
    /// A club with members, an officer and participants of all kinds of dates, and claims about them.
    /// </summary>
    private static async Task<ApiServer> ClubAsync()
    {
        using var folder = new TempFolder();
        folder.Write("set/sources.csv", """
            id,url,published,retrieved
            s1,https://example.org/1,2020-03,2026-11-01
            s2,https://example.org/2,2021,2026-11-01
            s3,https://example.org/3,,2022-05-05

            """);
        folder.Write("set/entities.csv", """
            id,schema,name,country,category,start,end,source_ids
            club,Organization,Club,CH,industry_body,2018,,s1
            organ,Body,Organ of the club,,,,,s1
            gala,Event,Gala,CH,event,2019-05-01,2019-05-01,s1
            old,Company,Old,DE,enterprise,,,s1
            long,Person,Long,US,individual_expert,,,s1
            rich,Company,Rich,HK,enterprise,,,s1
            ngo,Organization,Ngo,,,,,s1
            head,Person,Head,GB,individual_expert,1950,2022-05-12,s1
            guest,Person,Guest,FR,individual_expert,,,s1

            """);
        folder.Write("set/affiliations.csv", """
            id,subject_id,object_id,type,start,end,status,confidence,source_ids
            a0,organ,club,part_of,,,reported,0.9,s1
            a1,old,club,member_of,2018,2019-06-30,reported,0.9,s1
            a2,long,club,member_of,2018-01-01,2020-12-31,reported,0.9,s1
            a3,long,club,member_of,2021-01-01,2999,reported,0.9,s2
            a4,rich,club,member_of,,,reported,0.9,s3
            a5,rich,club,member_of,2019,2020,reported,0.9,s2
            a6,ngo,club,member_of,,,reported,0.9,s3
            a7,head,club,leads,,,reported,0.9,s1
            a8,guest,club,participated_in,2021,2021,reported,0.9,s1
            a9,old,club,participated_in,2020,2020,reported,0.9,s1

            """);
        folder.Write("set/claims.csv", """
            id,date,claim,subject_id,measure,value,qualifier,source_ids
            c1,2020-12-31,Ten members,club,members,10,exactly,s1
            c2,2022-06-01,From five countries,club,countries,5,about,s1
            c3,2022-06-01,From three continents,club,continents,3,exactly,s1
            c4,,Many members,club,members,1000,about,s1
            c5,2022-06-01,Guests of the gala came from 40 countries,gala,countries,40,exactly,s1
            c6,2022-06-01,Five hundred guests,club,guests,500,about,s1

            """);
        return await ApiServer.StartAsync(folder["set"]);
    }

    private static string Counts(JsonElement answer)
    {
        var counts = answer.GetProperty("counts");
        return $"{counts.GetProperty("known")} known, {counts.GetProperty("certain")} certain, "
            + $"{counts.GetProperty("unknown")} unknown, "
            + $"{counts.GetProperty("ended_or_not_begun")} ended, {counts.GetProperty("officers")} officers, "
            + $"{counts.GetProperty("participants")} participants";
    }

    private static IEnumerable<string?> Ids(JsonElement answer) =>
        answer.GetProperty("results").EnumerateArray()
            .Select(member => member.GetProperty("entity").GetProperty("id").GetString());
}
