using System.Text;
using Translate.Engines.Http;

namespace Translate.Engines.Providers.LanguageModels;

/// <summary>Sends what the chat client sends by <see cref="EngineHttp"/>: limits, time-outs and faults are those of all engines.</summary>
sealed class ModelTransport(EngineHttp http) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A message can be sent once, and the client has marked this one as sent.
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers) copy.Headers.TryAddWithoutValidation(name, values);
        if (request.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync(cancellationToken));
            copy.Content.Headers.ContentType = content.Headers.ContentType;
        }

        var json = await http.Send(copy, ModelDialect.Strict, cancellationToken);
        return new() { RequestMessage = request, Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }
}
