using System.Globalization;

namespace GraphService.Api.Serving;

/// <summary>What a caller would like (RFC 7240); what is not understood is passed over, as that says.</summary>
internal static class Preferences
{
    private const string Header = "Prefer";
    private const string Applied = "Preference-Applied";

    /// <summary>How long the caller would like to wait for an answer: <c>Prefer: wait=30</c>.</summary>
    public static TimeSpan? WaitOf(HttpRequest request)
    {
        foreach (var preference in request.Headers[Header].SelectMany(value => (value ?? "").Split(',')))
        {
            var (name, value) = Split(preference.Split(';')[0]);
            if (name.Equals("wait", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(value.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            {
                return TimeSpan.FromSeconds(seconds);
            }
        }

        return null;
    }

    /// <summary>Tells how long was waited at most.</summary>
    public static void TellWait(HttpResponse response, TimeSpan wait) =>
        response.Headers[Applied] = FormattableString.Invariant($"wait={wait.TotalSeconds:0.###}");

    private static (string Name, string Value) Split(string preference)
    {
        var at = preference.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (preference.Trim(), "") : (preference[..at].Trim(), preference[(at + 1)..].Trim());
    }
}
