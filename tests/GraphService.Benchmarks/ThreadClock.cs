using System.Runtime.InteropServices;

namespace GraphService.Benchmarks;

/// <summary>The time that this thread has had of a processor, which other work on the machine hardly changes.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>Milliseconds of processor time.</summary>
    public static double Milliseconds
    {
        get
        {
            var status = GetTime(ThreadCpuTime, out var time);
            return status == 0
                ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
                : throw new PlatformNotSupportedException("There is no clock of threads here.");
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
