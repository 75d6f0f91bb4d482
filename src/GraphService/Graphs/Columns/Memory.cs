using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace GraphService.Graphs.Columns;

/// <summary>What lies in no cache.</summary>
internal static class Memory
{
    /// <summary>Lets the processor fetch what is read a little later, while it does something else.</summary>
    /// <param name="place">Its place, which may be of no meaning any more by then: it is a hint.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ref T place)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
        }
    }
}
