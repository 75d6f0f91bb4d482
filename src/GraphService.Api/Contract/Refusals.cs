using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using GraphService.Api.Serving;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace GraphService.Api.Contract;

/// <summary>
/// Makes problems of the refusals that Kestrel answers by itself, to requests that never reach the pipeline.
/// </summary>
/// <remarks>
/// Kestrel refuses what it cannot read, or what is larger than its limits, with a status and no body. It tells so
/// beforehand (the event <c>Microsoft.AspNetCore.Server.Kestrel.BadRequest</c>); from then on the connection writes the
/// problem instead. Where Kestrel itself speaks TLS, or HTTP/2, its bare refusal stays.
/// </remarks>
internal sealed class Refusals(
    IOptions<KestrelServerOptions> kestrel, IOptions<JsonOptions> json) : IObserver<KeyValuePair<string, object?>>
{
    // How Kestrel's message begins; there is no code for it.
    private const string BadAddress = "Invalid request target";

    private const string BadRequestEvent = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    /// <summary>Puts a writer between Kestrel and its connections.</summary>
    public static ConnectionDelegate Wrap(ConnectionDelegate next) => connection =>
    {
        var output = new RefusingWriter(connection.Transport.Output);
        connection.Transport = new Transport(connection.Transport.Input, output);
        connection.Features.Set(output);
        return next(connection);
    };

    /// <summary>Begins to listen to Kestrel.</summary>
    public void Watch(DiagnosticListener events) => events.Subscribe(this, name => name == BadRequestEvent);

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is IFeatureCollection features
            && features.Get<IBadRequestExceptionFeature>()?.Error is BadHttpRequestException refusal
            && features.Get<RefusingWriter>() is { } output
            && features.Get<ITlsHandshakeFeature>() is null
            && features.Get<IHttpRequestFeature>() is { } request
            && !HttpProtocol.IsHttp2(request.Protocol)
            && features.Get<IHttpResponseFeature>() is { HasStarted: false })
        {
            var path = string.IsNullOrEmpty(request.Path) ? "/" : request.Path;
            output.WriteInstead(Answer(refusal.StatusCode, path, Detail(refusal)));
        }
    }

    public void OnCompleted()
    {
        // The events end with the program.
    }

    public void OnError(Exception error)
    {
        // No event comes with an error.
    }

    private byte[] Answer(int status, string instance, string detail)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            Problem.Of(status, Problem.CodeOf(status), detail, instance, []),
            json.Value.SerializerOptions.InfoOf<Problem>());
        var head = string.Create(CultureInfo.InvariantCulture, $"""
            HTTP/1.1 {status} {ReasonPhrases.GetReasonPhrase(status)}
            Content-Type: {Problem.MediaType}
            Content-Length: {body.Length}
            Connection: close
            Date: {DateTimeOffset.UtcNow:R}
            Cache-Control: no-store
            X-Content-Type-Options: nosniff
            Referrer-Policy: {ResponseHeaders.Referrer}
            Content-Security-Policy: {ResponseHeaders.NoPage}
            Access-Control-Allow-Origin: *


            """);
        return [.. Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n")), .. body];
    }

    private string Detail(BadHttpRequestException refusal)
    {
        var limits = kestrel.Value.Limits;
        return refusal.StatusCode switch
        {
            StatusCodes.Status414UriTooLong =>
                $"The address is too long: its line may have {limits.MaxRequestLineSize} bytes. Ask for less at once, "
                    + "in several requests.",
            StatusCodes.Status431RequestHeaderFieldsTooLarge =>
                $"The headers are too large: there may be {limits.MaxRequestHeaderCount} of them, "
                    + $"{limits.MaxRequestHeadersTotalSize} bytes in all.",
            StatusCodes.Status408RequestTimeout => "The request did not arrive in time.",
            StatusCodes.Status413PayloadTooLarge =>
                $"The body is too large: it may have {limits.MaxRequestBodySize} bytes.",
            _ when refusal.Message.StartsWith(BadAddress, StringComparison.Ordinal) =>
                "The address cannot be read: what is not ASCII has to be escaped, such as %E9%A9%AC, and %00 may not "
                    + "stand in it.",
            _ => "The request cannot be understood; it is not HTTP as it should be.",
        };
    }

    private sealed record Transport(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Writes what it is told to, until it writes something else instead, once.</summary>
    private sealed class RefusingWriter(PipeWriter inner) : PipeWriter
    {
        // Closing over unread data would reset the connection, and take the answer with it.
        private static readonly TimeSpan TimeForTheRestToArrive = TimeSpan.FromMilliseconds(250);

        private byte[]? _instead;
        private bool _isWritten;
        private byte[] _discarded = [];

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public void WriteInstead(byte[] answer) => _instead = answer;

        public override Memory<byte> GetMemory(int sizeHint = 0) =>
            _instead is null ? inner.GetMemory(sizeHint) : Discarded(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) =>
            _instead is null ? inner.GetSpan(sizeHint) : Discarded(sizeHint);

        public override void Advance(int bytes)
        {
            if (_instead is null)
            {
                inner.Advance(bytes);
            }
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
            _instead is null || _isWritten ? inner.FlushAsync(cancellationToken) : WriteAsync(_instead);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

        private async ValueTask<FlushResult> WriteAsync(byte[] answer)
        {
            _isWritten = true;
            var result = await inner.WriteAsync(answer);
            await Task.Delay(TimeForTheRestToArrive);
            return result;
        }

        private byte[] Discarded(int sizeHint)
        {
            if (_discarded.Length < Math.Max(sizeHint, 1))
            {
                _discarded = new byte[Math.Max(sizeHint, 4096)];
            }

            return _discarded;
        }
    }
}

/// <summary>Turns <see cref="Refusals"/> on.</summary>
internal static class RefusalsSetup
{
    public static void AddRefusals(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Refusals>();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Use(Refusals.Wrap)));
    }

    public static void UseRefusals(this WebApplication app) =>
        app.Services.GetRequiredService<Refusals>().Watch(app.Services.GetRequiredService<DiagnosticListener>());
}
