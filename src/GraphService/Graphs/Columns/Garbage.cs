namespace GraphService.Graphs.Columns;

/// <summary>What a large load has used for a short time.</summary>
internal static class Garbage
{
    private const int FewRows = 100_000;

    /// <summary>
    /// Gives memory that is not used any more back to the system at once: the collector would keep it for later, beside
    /// what the next step needs.
    /// </summary>
    /// <param name="rows">How large the load was; small ones leave little behind.</param>
    public static void GiveBack(int rows)
    {
        if (rows > FewRows)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
