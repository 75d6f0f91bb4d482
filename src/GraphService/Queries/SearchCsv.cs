using System.Globalization;

namespace GraphService.Queries;

/// <summary>Writes the answers for many names as a table.</summary>
public static class SearchCsv
{
    private const string Header = "query,rank,id,caption,schema,country,name,kind,changes,score,unused";

    /// <summary>A row for each entity, and one for each name that none bears.</summary>
    public static string Of(SearchManyAnswer answer)
    {
        var csv = new CsvText(Header);
        foreach (var name in answer.Results)
        {
            foreach (var (i, hit) in name.Results.Index())
            {
                csv.Add(
                    name.Query,
                    (i + 1).ToString(CultureInfo.InvariantCulture),
                    hit.Id,
                    hit.Caption,
                    hit.Schema,
                    hit.Country ?? "",
                    hit.Match.Name,
                    hit.Match.Kind,
                    string.Join("; ", hit.Match.Changes),
                    hit.Match.Score.ToString("0.##", CultureInfo.InvariantCulture),
                    string.Join("; ", hit.Match.Unused));
            }

            if (name.Results.Count == 0)
            {
                csv.Add(name.Query, "", "", "", "", "", "", "", "", "", "");
            }
        }

        return csv.ToString();
    }
}
