using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.Publishing;

/// <summary>What a webhook says.</summary>
public sealed record WebhookMessage(string Type, DateTimeOffset Timestamp, WebhookData Data);

/// <summary>What was delivered.</summary>
public sealed record WebhookData(WebhookJob Job, WebhookDocument Document, Locale Locale, WebhookCredits Credits, WebhookFile File);

/// <summary>The job that was delivered.</summary>
public sealed record WebhookJob(long Id, int Part);

/// <summary>The document that it is of.</summary>
public sealed record WebhookDocument(long Id, string Name, string? Title, string? Author, string? Source, string? Address, DateOnly? Published, string? Licence, Locale SourceLocale);

/// <summary>Who made it, as lists and as the desk words it.</summary>
public sealed record WebhookCredits(IReadOnlyList<string> Translators, IReadOnlyList<string> Editors, IReadOnlyList<string> Lines);

/// <summary>The file: where it can be fetched with a token, and, unless it is large, itself.</summary>
public sealed record WebhookFile(string Name, int Size, string Sha256, int MachineShare, Uri Address, byte[]? Content);

/// <summary>Publishes to an address, signed as Standard Webhooks prescribes: <c>webhook-id</c>, <c>webhook-timestamp</c> and <c>webhook-signature</c> (HMAC-SHA256, <c>v1,…</c>).</summary>
/// <remarks>No redirect is followed: it would carry a desk's text to where nobody said. Of an answer little is read, and not for long.</remarks>
sealed class WebhookSender(IHttpClientFactory clients, OutletKeys keys, TimeProvider clock, Settings settings) : ISender
{
    /// <summary>The client's name; its handler connects where the operator allows.</summary>
    public const string Client = "webhooks";

    /// <summary>A larger file is to be fetched.</summary>
    public const int LargestContent = 1_000_000;

    /// <summary>As much of an answer as is read and kept, in bytes.</summary>
    const int LargestAnswer = 4096;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public OutletKind Kind => OutletKind.Webhook;

    public async Task<Sent> Send(Parcel parcel, CancellationToken stop)
    {
        var secret = keys.Read(parcel.Outlet) ?? throw new PublishException("it has no secret to sign with. Make a new one.") { IsFinal = true };
        var body = JsonSerializer.SerializeToUtf8Bytes(Message(parcel), Json);
        var id = $"msg_{parcel.Publication.Message:N}";
        var now = clock.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, parcel.Outlet.Place) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Translate", "1.0"));
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", Signatures(secret, id, now, body));
        var shown = $"POST {parcel.Outlet.Place}\nwebhook-id: {id}\nwebhook-timestamp: {now.ToUnixTimeSeconds()}\n\n{Beginning(body, 2000)}";

        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(settings.PublishTimeout);
        try
        {
            using var client = clients.CreateClient(Client);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, late.Token);
            var status = (int)answer.StatusCode;
            var said = await Answer(answer, late.Token, stop);
            if (status is >= 200 and < 300) return new(id, status, shown, said);
            throw new PublishException(status switch
            {
                >= 300 and < 400 => $"the receiver redirects ({status}) to \"{answer.Headers.Location}\". Redirects are not followed: give the address that it leads to.",
                410 => "the receiver says that it is gone for good (410).",
                _ => $"the receiver answered {status}.",
            })
            { IsFinal = status is (>= 300 and < 400) or 410, Status = status, Request = shown, Answer = said };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new PublishException($"the receiver did not answer within {settings.PublishTimeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} seconds.") { Request = shown };
        }
        catch (HttpRequestException e)
        {
            // An address of the house stays one, however often it is asked.
            var refused = e.InnerException as NotPublicException;
            throw new PublishException(refused?.Message ?? $"the receiver could not be spoken to: {e.Message}", e) { IsFinal = refused is not null, Request = shown };
        }
    }

    /// <summary>A signature with each secret that holds.</summary>
    internal static string Signatures(OutletSecret secret, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var signed = (byte[])[.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.")), .. body];
        return string.Join(' ', new[] { secret.Now, secret.BeforeUntil > at ? secret.Before : null }.OfType<string>()
            .Select(s => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(s[OutletKeys.Prefix.Length..]), signed))}"));
    }

    static WebhookMessage Message(Parcel parcel)
    {
        var (job, document, file) = (parcel.Job, parcel.Job.Document!, parcel.Delivery);
        return new("document.delivered", file.Created, new(
            new(job.Id, job.Part),
            new(document.Id, document.Name, document.Title, document.Author, document.Publisher, document.Address, document.Published, document.Licence, document.SourceLocale),
            job.Locale,
            new(parcel.Credits.Translators, parcel.Credits.Editors, parcel.Credits.Words),
            new(file.Name, file.Bytes.Length, Convert.ToHexStringLower(SHA256.HashData(file.Bytes)), file.MachineShare, parcel.Address, file.Bytes.Length <= LargestContent ? file.Bytes : null)));
    }

    /// <summary>The beginning of an answer. Where its status is there, an end that does not come does not matter.</summary>
    static async Task<string> Answer(HttpResponseMessage answer, CancellationToken late, CancellationToken stop)
    {
        var buffer = new byte[LargestAnswer];
        var length = 0;
        try
        {
            await using var stream = await answer.Content.ReadAsStreamAsync(late);
            for (int read; length < buffer.Length && (read = await stream.ReadAsync(buffer.AsMemory(length), late)) > 0;) length += read;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            // What came until then is what is told.
        }

        return Beginning(buffer.AsSpan(0, length), LargestAnswer);
    }

    static string Beginning(ReadOnlySpan<byte> text, int most) => new([.. Encoding.UTF8.GetString(text[..Math.Min(most, text.Length)]).Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c)]);
}
