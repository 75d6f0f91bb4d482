namespace GraphService.Exports;

/// <summary>Passes bytes on and counts them, up to a bound.</summary>
/// <param name="inner">Takes the bytes; stays open.</param>
/// <param name="most">Most bytes that are passed on.</param>
public sealed class BoundedStream(Stream inner, long most) : Stream
{
    /// <summary>Bytes passed on.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="TooManyBytesException">There would be more bytes than the bound; none of these is passed on.
    /// </exception>
    public override void Write(byte[] buffer, int offset, int count)
    {
        Add(count);
        inner.Write(buffer, offset, count);
    }

    /// <inheritdoc/>
    /// <exception cref="TooManyBytesException">There would be more bytes than the bound; none of these is passed on.
    /// </exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Add(buffer.Length);
        inner.Write(buffer);
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    /// <exception cref="TooManyBytesException">There would be more bytes than the bound; none of these is passed on.
    /// </exception>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Add(buffer.Length);
        return inner.WriteAsync(buffer, cancellationToken);
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private void Add(int count) =>
        Count = count <= most - Count ? Count + count : throw new TooManyBytesException();
}

/// <summary>There are more bytes than are wanted.</summary>
public sealed class TooManyBytesException : Exception;
