using System.Text;
using Microsoft.Win32.SafeHandles;

namespace GraphService.Ingestion;

/// <summary>
/// The text of a regular file, up to the length that the file had when it was opened: UTF-8, or UTF-16 or UTF-32 with a
/// byte order mark. Decoding is strict, with a mark as without: text with replacement characters in it would be stored
/// as if a source had said so.
/// </summary>
/// <remarks>A <see cref="StreamReader"/> that looks for marks decodes leniently once it has found one.</remarks>
internal sealed class StrictTextFile : TextReader
{
    private readonly SafeFileHandle _handle;
    private readonly TextEncoding _encoding;
    private readonly Decoder _decoder;
    private readonly byte[] _bytes = new byte[1 << 16];
    private int _from;
    private int _to;

    private StrictTextFile(string name, SafeFileHandle handle, long length)
    {
        (Name, _handle, Length) = (name, handle, length);
        Span<byte> beginning = stackalloc byte[4];
        _encoding = TextEncoding.Of(beginning[..RandomAccess.Read(handle, beginning, 0)], name);
        _decoder = _encoding.Encoding.GetDecoder();
        Position = _encoding.MarkLength;
    }

    /// <summary>Name of the file, without folder.</summary>
    public string Name { get; }

    /// <summary>Length in bytes at the time of opening; what is appended later is not read.</summary>
    public long Length { get; }

    /// <summary>Bytes read so far, in whole buffers.</summary>
    public long Position { get; private set; }

    /// <summary>Opens a file. Returns or refuses at once, whatever is at the path.</summary>
    /// <exception cref="InputException">
    /// There is no such file, it may not be read, it is empty or no regular file, or it is in UTF-16 without a mark.
    /// </exception>
    public static StrictTextFile Open(string path)
    {
        var name = Path.GetFileName(path);
        if (Directory.Exists(path))
        {
            throw new InputException($"{name} is a folder. There has to be a file of that name, or nothing.");
        }

        SafeFileHandle? handle = null;
        try
        {
            // Opening a pipe waits for somebody to write into it. Pipes and devices have no length, so it is asked for
            // first.
            var file = new FileInfo(path);
            if (((file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo) ?? file).Length == 0)
            {
                throw new InputException(
                    $"{name} is empty, or a pipe or device in place of a file.");
            }

            // Others may go on writing: what counts is the length of now.
            handle = File.OpenHandle(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                FileOptions.SequentialScan);
            return new StrictTextFile(name, handle, RandomAccess.GetLength(handle));
        }
        catch (Exception e)
        {
            handle?.Dispose();
            if (Translate(name, e) is { } input)
            {
                throw input;
            }

            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InputException">The bytes are not text in the file's encoding, or reading failed.</exception>
    public override int Read(Span<char> buffer)
    {
        try
        {
            while (true)
            {
                if (_from == _to && Position < Length)
                {
                    _from = 0;
                    _to = RandomAccess.Read(
                        _handle, _bytes.AsSpan(0, (int)Math.Min(_bytes.Length, Length - Position)), Position);
                    Position += _to > 0 ? _to : throw new InputException(
                        $"{Name} became shorter while it was read: {Length} bytes were there, now it ends after "
                            + $"{Position}. "
                        + "Try again when nothing writes to it.");
                }

                var isLast = Position == Length;
                _decoder.Convert(_bytes.AsSpan(_from, _to - _from), buffer, isLast, out var used, out var chars, out _);
                _from += used;
                if (chars > 0 || (isLast && _from == _to))
                {
                    return chars;
                }
            }
        }
        catch (DecoderFallbackException e)
        {
            throw _encoding.FaultAt(Position - (_to - _from) + e.Index, e, _handle, Length, Name);
        }
        catch (Exception e) when (Translate(Name, e) is { } input)
        {
            throw input;
        }
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _handle.Dispose();
        base.Dispose(disposing);
    }

    private static InputException? Translate(string name, Exception e) => e switch
    {
        UnauthorizedAccessException => new InputException($"{name} may not be read: {e.Message}", e),
        IOException => new InputException($"{name} cannot be read: {e.Message}", e),
        _ => null,
    };
}
