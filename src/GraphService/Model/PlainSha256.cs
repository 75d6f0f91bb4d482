using System.Runtime.InteropServices;

namespace GraphService.Model;

/// <summary>
/// SHA-256 by the plain functions of OpenSSL, where this system has them: a third of the price of .NET's way to the
/// same code, which for a text of a few hundred bytes looks up, clears and resets more than it hashes.
/// </summary>
/// <remarks>The functions do not block and call nobody back, as a call of this kind must not.</remarks>
internal static unsafe class PlainSha256
{
    /// <summary>Longer texts would keep the collector waiting for more than a microsecond.</summary>
    private const int MostBytes = 1 << 11;

    /// <summary>The state of the algorithm has 112 bytes.</summary>
    private const int StateSize = 256;

    private static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, int> Init;
    private static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, byte*, nuint, int> Update;
    private static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, byte*, int> Final;

    static PlainSha256()
    {
        if (NativeLibrary.TryLoad("libcrypto.so.3", out var library)
            && NativeLibrary.TryGetExport(library, "SHA256_Init", out var init)
            && NativeLibrary.TryGetExport(library, "SHA256_Update", out var update)
            && NativeLibrary.TryGetExport(library, "SHA256_Final", out var final))
        {
            Init = (delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, int>)init;
            Update = (delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, byte*, nuint, int>)update;
            Final = (delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, byte*, int>)final;
        }
    }

    /// <summary>Hashes bytes, if that can be done here.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="hash">Takes the 32 bytes of the hash.</param>
    public static bool TryHash(ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        if (Init is null || bytes.Length > MostBytes)
        {
            return false;
        }

        var state = stackalloc byte[StateSize];
        fixed (byte* first = bytes, to = hash[..Digest.Size])
        {
            return Init(state) == 1 && Update(state, first, (nuint)bytes.Length) == 1 && Final(to, state) == 1;
        }
    }
}
