using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Translate.Engines.Http;

/// <summary>Sends a call over HTTP and turns whatever may go wrong into an <see cref="EngineException"/> that says what it means.</summary>
sealed class EngineHttp(EngineSettings settings)
{
    /// <summary>No honest answer is larger; a larger one is not read to its end.</summary>
    const int MostBytes = 16 * 1024 * 1024;

    /// <summary>As much of an answer's own words as an error shows.</summary>
    const int MostShown = 300;

    readonly EngineProfile profile = settings.Profile;

    /// <summary>Sends the request and reads its JSON answer.</summary>
    /// <param name="request">The request; disposed afterwards.</param>
    /// <param name="read">Takes from the answer what is wanted. A missing or wrong member may throw what <see cref="JsonElement"/> throws.</param>
    /// <param name="stop">Breaks off.</param>
    /// <exception cref="EngineException">The call failed, or the answer is not what was expected.</exception>
    public Task<T> Send<T>(HttpRequestMessage request, Func<JsonElement, T> read, CancellationToken stop) => Send(request, (answer, _) => read(answer), stop);

    /// <summary>Sends the request and reads its JSON answer with its headers.</summary>
    public async Task<T> Send<T>(HttpRequestMessage request, Func<JsonElement, HttpResponseHeaders, T> read, CancellationToken stop)
    {
        var answer = await Exchange(request, stop);
        try
        {
            using var json = JsonDocument.Parse(answer.Body, new() { MaxDepth = 32 });
            return read(json.RootElement, answer.Headers);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            var problem = $"the answer is not what was expected: {Shown(answer)}";
            throw new EngineException(profile.Title, EngineFault.Transient, problem, e) { Status = (int)answer.Status };
        }
    }

    async Task<Answer> Exchange(HttpRequestMessage request, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(profile.Timeout, settings.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            using (request)
            using (var message = await settings.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token))
            {
                var answer = new Answer(message.StatusCode, message.Headers, await Read(message.Content, either.Token), request.Headers.Authorization?.Parameter);
                return message.IsSuccessStatusCode ? answer : throw Failed(answer);
            }
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new EngineException(profile.Title, EngineFault.Transient, $"there was no answer within {profile.Timeout.TotalSeconds:0} seconds.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
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

        return Utf8(body.ToArray(), content.Headers.ContentType?.CharSet);
    }

    /// <summary>JSON is UTF-8 (RFC 8259, 8.1); where a server says that it is not, it is believed.</summary>
    static byte[] Utf8(byte[] body, string? charset)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        if (body.AsSpan().StartsWith(mark)) return body[mark.Length..];
        if (string.IsNullOrEmpty(charset)) return body;
        try
        {
            var encoding = Encoding.GetEncoding(charset.Trim('"'));
            return encoding.CodePage == Encoding.UTF8.CodePage ? body : Encoding.UTF8.GetBytes(encoding.GetString(body).TrimStart('\uFEFF'));
        }
        catch (ArgumentException)
        {
            return body;
        }
    }

    EngineException Failed(Answer answer)
    {
        var status = (int)answer.Status;
        var said = Beginning(answer.Body);
        var sign = profile.Signs.FirstOrDefault(s => s.Status == status && said.Contains(s.Says, StringComparison.OrdinalIgnoreCase));
        var fault = sign is not null ? sign.Fault : profile.Faults.TryGetValue(status, out var known) ? known : Fault(answer.Status);
        var words = Words(status, fault);
        return new(profile.Title, fault, answer.Body.Length == 0 ? words : $"{words} It said: {Shown(answer)}")
        {
            Status = status,
            IsAboutPair = sign is { IsAboutPair: true },
            RetryAfter = RetryAfter(answer.Headers.RetryAfter),
        };
    }

    static EngineFault Fault(HttpStatusCode status) => status switch
    {
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => EngineFault.Transient,
        HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => EngineFault.Payload,
        HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.RequestUriTooLong => EngineFault.Payload,
        HttpStatusCode.PaymentRequired => EngineFault.Exhausted,
        >= HttpStatusCode.InternalServerError => EngineFault.Transient,
        _ => EngineFault.Configuration,
    };

    static string Words(int status, EngineFault fault) => (status, fault) switch
    {
        ( >= 300 and < 400, _) => $"the address sends on to another one (status {status}), which is not followed. Set the final address.",
        (_, EngineFault.Exhausted) => $"the quota is used up (status {status}).",
        (401 or 403, EngineFault.Configuration) => $"the key is not accepted (status {status}). Check the key and its rights.",
        (404, EngineFault.Configuration) => "nothing is found at the address (status 404). Check the address, the model and the project.",
        (413, _) => "the texts are too large for one call (status 413).",
        (429, _) => "too many calls at once (status 429).",
        _ => $"the call was refused (status {status}).",
    };

    TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date is { } date ? date - settings.Clock.GetUtcNow() : null);
        return wait is { } given ? given < TimeSpan.Zero ? TimeSpan.Zero : given : null;
    }

    /// <summary>The beginning of what the server said. Some servers repeat the key that they refuse.</summary>
    string Shown(Answer answer)
    {
        var text = settings.WithoutSecrets(Beginning(answer.Body));
        if (answer.Token is { Length: > 0 } token) text = text.Replace(token, "[key]", StringComparison.Ordinal);
        text = string.Concat(text.ReplaceLineEndings(" ").Where(c => !char.IsControl(c))).Trim();
        if (text.StartsWith('<')) return "a web page instead of an answer. Is this the address of the API?";
        return text.Length == 0 ? "nothing" : text.Length > MostShown ? text.Cut(MostShown) + "…" : text;
    }

    static string Beginning(byte[] body) => Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, 64 * 1024));

    /// <summary>An answer that was read to its end, and the token with which it was asked for, which must not be shown.</summary>
    sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, byte[] Body, string? Token);
}
