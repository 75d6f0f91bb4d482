namespace GraphService.Model;

/// <summary>Which continent a country lies on: six inhabited ones, and Antarctica.</summary>
/// <remarks>
/// The assignment is that of GeoNames (https://www.geonames.org, file countryInfo.txt, CC BY 4.0), which gives each
/// country of ISO 3166-1 to one continent: Russia and Cyprus to Europe; Turkey, the countries of the Caucasus and
/// Kazakhstan to Asia; Egypt to Africa; Timor-Leste to Oceania; Central America and the Caribbean to North America.
/// </remarks>
public static class Continents
{
    private static readonly Dictionary<string, string> ByCountry = new (string Continent, string Countries)[]
    {
        ("Africa",
            "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ "
            + "NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW"),
        ("Antarctica",
            "AQ BV GS HM TF"),
        ("Asia",
            "AE AF AM AZ BD BH BN BT CC CN GE HK ID IL IN IO IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP "
            + "OM PH PK PS QA SA SG SY TH TJ TM TR TW UZ VN YE"),
        ("Europe",
            "AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD "
            + "ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK"),
        ("North America",
            "AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM PR "
            + "SV SX TC TT US VC VG VI"),
        ("Oceania",
            "AS AU CK CX FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TL TO TV UM VU WF WS"),
        ("South America",
            "AR BO BR CL CO EC FK GF GY PE PY SR UY VE"),
    }
    .SelectMany(row => row.Countries.Split(' ').Select(country => (Country: country, row.Continent)))
    .ToDictionary(pair => pair.Country, pair => pair.Continent, StringComparer.Ordinal);

    /// <summary>The continent of a country, or <see langword="null"/> where none is known.</summary>
    /// <param name="country">ISO 3166-1 alpha-2 code in upper case, or nothing.</param>
    public static string? Of(string? country) => country is null ? null : ByCountry.GetValueOrDefault(country);
}
