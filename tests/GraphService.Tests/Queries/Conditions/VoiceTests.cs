using GraphService.Queries.Conditions;

namespace GraphService.Tests.Queries.Conditions;

/// <summary>As whom a publisher counts.</summary>
[TestClass]
public sealed class VoiceTests
{
    [TestMethod]
    [DataRow("Xinhua", "Xinhua")]
    [DataRow("news.example (repost of The Beijing News)", "The Beijing News")]
    [DataRow("news.example (reworded copy of Cover News)", "Cover News")]
    [DataRow("news.example (repost of People's Daily Online, reworded)", "People's Daily Online")]
    [DataRow("news.example (repost of Xinhua via China.org.cn)", "Xinhua")]
    [DataRow("The Star (after South China Morning Post)", "South China Morning Post")]
    [DataRow("news.example (after Cnblogs; author Liu Ren)", "Cnblogs")]
    [DataRow("Science Portal China (JST), after Xinhua", "Xinhua")]
    [DataRow("news.example (after wicinternet.org)", "wicinternet.org")]
    [DataRow("China Digital Times (quoting The New York Times)", "The New York Times")]
    [DataRow("Macau News Agency (text by the WIC Secretariat)", "WIC Secretariat")]
    [DataRow("某某网（转载自新华社）", "新华社")]
    [DataRow("CNN via KVIA", "CNN")]
    [DataRow("CGTN text via leadprwire.com", "CGTN")]
    [DataRow("Government of the Hong Kong SAR via Bastille Post", "Government of the Hong Kong SAR")]
    [DataRow("Xinhua via People's Daily Online, Japanese", "Xinhua")]
    [DataRow("China Daily on ezhejiang.gov.cn", "China Daily")]
    [DataRow("World Internet Conference pages hosted by China Daily", "World Internet Conference")]
    [DataRow("World Internet Conference (official site)", "World Internet Conference")]
    [DataRow("The Beijing News (repost on shi-fen.example)", "The Beijing News")]
    [DataRow("China Daily, Chinese edition (text on a third-party copy of the site)", "China Daily")]
    [DataRow("China Radio International (Filipino)", "China Radio International")]
    [DataRow("ChinaEU (development copy of its site)", "ChinaEU")]
    [DataRow("Pandaily (mirror)", "Pandaily")]
    [DataRow("news.example (repost)", Voice.NotNamed)]
    [DataRow("news.example (translated repost)", Voice.NotNamed)]
    [DataRow("news.example (mirror)", Voice.NotNamed)]
    [DataRow("news.example (repost, origin not stated)", Voice.NotNamed)]
    [DataRow("news.example (repost of a Chinese news site)", Voice.NotNamed)]
    [DataRow("news.example (copy of the record)", Voice.NotNamed)]
    [DataRow("WAPI Alliance (repost)", Voice.NotNamed)]
    [DataRow("Repost on a bare address (author not in the part read)", Voice.NotNamed)]
    [DataRow("Third-party copy of a company news item", Voice.NotNamed)]
    [DataRow("Tsinghua University, CIDEG", "Tsinghua University, CIDEG")]
    [DataRow("Aftermath", "Aftermath")]
    [DataRow("Viacom", "Viacom")]
    [DataRow("(anonymous)", "(anonymous)")]
    public void Of_Publisher_IsWhoseTextItsPagesGive(string publisher, string voice) =>
        Assert.AreEqual(voice, Voice.Of(publisher));

    [TestMethod]
    [DataRow("The Beijing News", "beijing news", true)]
    [DataRow("The Paper", "Paper Weekly", false)]
    public void KeyOf_Article_MakesNoDifference(string one, string other, bool isSame) => Assert.AreEqual(
        isSame, string.Equals(Voice.KeyOf(one), Voice.KeyOf(other), StringComparison.OrdinalIgnoreCase));
}
