namespace GraphService.Exports;

/// <summary>What every exported file says about itself.</summary>
internal static class ExportNotes
{
    public const string Neutral =
        "Entities and ties are public roles, memberships, awards and attendances that the named sources state. Being listed implies no wrongdoing and no shared opinion.";
}
