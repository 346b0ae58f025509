using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Translate.Engines.Http;

/// <summary>Sends a call over HTTP and turns whatever may go wrong into an <see cref="EngineException"/> that says what it means.</summary>
sealed class EngineHttp(EngineProfile profile, HttpClient http, TimeProvider clock)
{
    /// <summary>No honest answer is larger; a larger one is not read to its end.</summary>
    const int MostBytes = 16 * 1024 * 1024;

    /// <summary>As much of an answer's own words as an error shows.</summary>
    const int MostShown = 300;

    /// <summary>Sends the request and reads its JSON answer.</summary>
    /// <param name="request">The request; disposed afterwards.</param>
    /// <param name="read">Takes from the answer what is wanted. A missing or wrong member may throw what <see cref="JsonElement"/> throws.</param>
    /// <param name="stop">Breaks off.</param>
    /// <exception cref="EngineException">The call failed, or the answer is not what was expected.</exception>
    public async Task<T> Send<T>(HttpRequestMessage request, Func<JsonElement, T> read, CancellationToken stop)
    {
        var (status, body) = await Exchange(request, stop);
        try
        {
            using var json = JsonDocument.Parse(body, new() { MaxDepth = 32 });
            return read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new EngineException(profile.Title, EngineFault.Transient, $"the answer is not what was expected: {Shown(body)}", e) { Status = status };
        }
    }

    async Task<(int Status, byte[] Body)> Exchange(HttpRequestMessage request, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(profile.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            using (request)
            using (var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token))
            {
                var body = await Read(answer.Content, either.Token);
                return answer.IsSuccessStatusCode ? ((int)answer.StatusCode, body) : throw Failed(answer, body);
            }
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new EngineException(profile.Title, EngineFault.Transient, $"there was no answer within {profile.Timeout.TotalSeconds:0} seconds.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new EngineException(profile.Title, EngineFault.Transient, $"the server could not be reached, or broke the answer off: {e.Message}", e);
        }
    }

    async Task<byte[]> Read(HttpContent content, CancellationToken stop)
    {
        await using var stream = await content.ReadAsStreamAsync(stop);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, stop)) > 0)
        {
            if (body.Length + read > MostBytes) throw new EngineException(profile.Title, EngineFault.Payload, "the answer is larger than any translation could be.");
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    EngineException Failed(HttpResponseMessage answer, byte[] body)
    {
        var status = (int)answer.StatusCode;
        var fault = profile.Faults.TryGetValue(status, out var known) ? known : Fault(answer.StatusCode);
        var words = Words(status);
        return new(profile.Title, fault, body.Length == 0 ? words : $"{words} It said: {Shown(body)}") { Status = status, RetryAfter = RetryAfter(answer.Headers.RetryAfter) };
    }

    static EngineFault Fault(HttpStatusCode status) => status switch
    {
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => EngineFault.Transient,
        HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.RequestUriTooLong or HttpStatusCode.UnprocessableEntity => EngineFault.Payload,
        HttpStatusCode.PaymentRequired => EngineFault.Exhausted,
        >= HttpStatusCode.InternalServerError => EngineFault.Transient,
        _ => EngineFault.Configuration,
    };

    static string Words(int status) => status switch
    {
        >= 300 and < 400 => $"the address sends on to another one (status {status}), which is not followed. Set the final address.",
        401 or 403 => $"the key is not accepted (status {status}). Check the key and its rights.",
        402 or 456 => $"the quota is used up (status {status}).",
        404 => "nothing is found at the address (status 404). Check the address, the model and the project.",
        413 => "the texts are too large for one call (status 413).",
        429 => "too many calls at once (status 429).",
        _ => $"the call was refused (status {status}).",
    };

    TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date is { } date ? date - clock.GetUtcNow() : null);
        return wait is { } given ? given < TimeSpan.Zero ? TimeSpan.Zero : given : null;
    }

    static string Shown(byte[] body)
    {
        var text = System.Text.Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, MostShown * 4)).ReplaceLineEndings(" ").Trim();
        if (text.StartsWith('<')) return "a web page instead of an answer. Is this the address of the API?";
        return text.Length > MostShown ? string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MostShown - 1]) ? MostShown - 1 : MostShown), "…") : text.Length == 0 ? "nothing" : text;
    }
}
