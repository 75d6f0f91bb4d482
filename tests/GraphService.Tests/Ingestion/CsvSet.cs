namespace GraphService.Tests.Ingestion;

/// <summary>A small valid CSV set in a folder, whose files a test can replace.</summary>
internal static class CsvSet
{
    public const string SourcesHeader = "id,url,title,publisher,language,published,retrieved,note";
    public const string EntitiesHeader = "id,schema,name,name_zh,aliases,country,category,description,source_ids";
    public const string AffiliationsHeader =
        "id,subject_id,object_id,type,role,role_zh,start,end,status,confidence,source_ids";
    public const string ClaimsHeader = "id,date,claim,subject_id,measure,value,qualifier,source_ids";

    public static string Write(
        TempFolder folder,
        string name = "small",
        string[]? sources = null,
        string[]? entities = null,
        string[]? affiliations = null,
        string[]? claims = null)
    {
        Put("sources.csv", SourcesHeader, sources ?? [
            "s1,https://example.org/1,First page,Example Press,en,2022-07-12,2026-11-01,",
            "s2,https://example.org/2,\"Second, with comma\",,zh,2023-05,,a note"]);
        Put("entities.csv", EntitiesHeader, entities ?? [
            "p1,Person,Ada Example,示例甲,A. Example;Ada,GB,individual_expert,An expert,s1",
            "b1,Body,Example Council,示例理事会,,,wic_body,,s1;s2",
            "o1,Organization,Example Conference,示例大会,,CN,international_organization,,s2"]);
        Put("affiliations.csv", AffiliationsHeader, affiliations ?? [
            "a1,b1,o1,part_of,organ,机构,2022-07-12,,confirmed_official,0.95,s1;s2",
            "a2,p1,b1,member_of,member,理事,2022,2024-03,reported,0.8,s1",
            "a3,p1,b1,chair_of,chair,,2024-03-02,,reported,0.75,s2"]);
        Put("claims.csv", ClaimsHeader, claims ?? ["c1,2023-05,Has about 30 members,b1,members,30,about,s2"]);
        return folder[name];

        void Put(string file, string header, string[] rows) =>
            folder.Write(Path.Combine(name, file), string.Join('\n', [header, .. rows]) + "\n");
    }
}
