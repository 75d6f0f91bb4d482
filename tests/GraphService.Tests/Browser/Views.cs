namespace GraphService.Tests.Browser;

/// <summary>An address of each view, with data in it.</summary>
internal static class Views
{
    public static IReadOnlyList<string> All { get; } =
    [
        "/",
        "/?lang=zh",
        "/search?q=wang",
        "/e/per-jack-ma",
        "/e/per-jack-ma?lang=zh",
        "/e/per-jack-ma?show=list",
        "/e/per-jack-ma/profile",
        "/bodies?as_of=2016-06",
        "/bodies/body-wic-hac-1?as_of=2016-06&with=participants",
        "/paths?from=per-jack-ma&to=per-wendy-hall&avoid=org-wic",
        "/paths?from=per-jack-ma&to=per-wendy-hall&depth=2",
        "/rank?x=degree&y=betweenness&schema=Person",
        "/g?ids=per-jack-ma,per-wendy-hall&hops=1",
        "/overlap?ids=per-jack-ma,per-wendy-hall",
        "/sources/s003",
        "/embed/e/per-jack-ma/profile",
        "/e/nobody",
        "/nowhere",
    ];
}
