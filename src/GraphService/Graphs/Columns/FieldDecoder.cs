using System.Runtime.InteropServices;
using System.Text;
using GraphService.Model;

namespace GraphService.Graphs.Columns;

/// <summary>Reads what <see cref="FieldEncoders"/> made.</summary>
internal static class FieldDecoder
{
    public static string? Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    public static string? Optional(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? null : Text(bytes[1..]);

    public static T? Number<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged => bytes.IsEmpty ? null : MemoryMarshal.Read<T>(bytes);

    public static int[] Places(ReadOnlySpan<byte> bytes) => MemoryMarshal.Cast<byte, int>(bytes).ToArray();

    public static IReadOnlyList<LocalText> Texts(ReadOnlySpan<byte> bytes)
    {
        var texts = new List<LocalText>(1);
        while (!bytes.IsEmpty)
        {
            var value = Take(ref bytes, 0)!;
            texts.Add(new LocalText(value, Take(ref bytes, 1)));
        }

        return texts.ToArray();
    }

    public static IReadOnlyList<CustomProperty> Custom(ReadOnlySpan<byte> bytes)
    {
        var properties = new List<CustomProperty>();
        while (!bytes.IsEmpty)
        {
            var name = Take(ref bytes, 0)!;
            properties.Add(new CustomProperty(name, Take(ref bytes, 0)!));
        }

        return properties.ToArray();
    }

    /// <summary>Takes a text after its length, which is more by some; nothing where it is not even that.</summary>
    private static string? Take(ref ReadOnlySpan<byte> bytes, int more)
    {
        var length = Length(ref bytes) - more;
        if (length < 0)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes[..length]);
        bytes = bytes[length..];
        return text;
    }

    private static int Length(ref ReadOnlySpan<byte> bytes)
    {
        var (length, shift) = (0, 0);
        while (true)
        {
            var part = bytes[0];
            bytes = bytes[1..];
            length |= (part & 0x7F) << shift;
            if (part <= 0x7F)
            {
                return length;
            }

            shift += 7;
        }
    }
}
