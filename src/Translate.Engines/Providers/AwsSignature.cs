using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Translate.Engines.Providers;

/// <summary>The keys of an account with Amazon Web Services.</summary>
/// <param name="Id">The access key's id; it travels with every call.</param>
/// <param name="Secret">The secret access key; it never travels.</param>
/// <param name="Token">The session's token, where the keys are temporary ones.</param>
sealed record AwsKeys(string Id, string Secret, string? Token = null);

/// <summary>Signs a call as Amazon Web Services ask for: Signature Version 4, by HMAC-SHA256.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html. For services that are called by POST with a body and
/// without a query, as those that speak JSON are.
/// </remarks>
static class AwsSignature
{
    const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Adds the date, the session's token and the signature over all headers that the request has by now, its address and its body.</summary>
    /// <param name="request">The request, with its headers.</param>
    /// <param name="body">The body that it carries, to the byte.</param>
    /// <param name="keys">The account's keys.</param>
    /// <param name="region">Where the service runs: <c>ap-northeast-2</c>.</param>
    /// <param name="service">The service's name in signatures: <c>translate</c>.</param>
    /// <param name="now">The time; services refuse one that is more than a few minutes off.</param>
    public static void Sign(HttpRequestMessage request, ReadOnlySpan<byte> body, AwsKeys keys, string region, string service, DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{time[..8]}/{region}/{service}/aws4_request";
        request.Headers.Add("x-amz-date", time);
        if (keys.Token is { } token) request.Headers.Add("x-amz-security-token", token);

        var headers = Headers(request);
        var names = string.Join(';', headers.Keys);
        var canonical = string.Join(
            '\n',
            request.Method.Method,
            request.RequestUri!.AbsolutePath,
            "",
            string.Concat(headers.Select(h => $"{h.Key}:{h.Value}\n")),
            names,
            Hex(SHA256.HashData(body)));
        var toSign = string.Join('\n', Algorithm, time, scope, Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));

        var key = Encoding.UTF8.GetBytes("AWS4" + keys.Secret);
        foreach (var part in scope.Split('/')) key = Mac(key, part);
        var signature = Hex(Mac(key, toSign));
        request.Headers.TryAddWithoutValidation("Authorization", $"{Algorithm} Credential={keys.Id}/{scope}, SignedHeaders={names}, Signature={signature}");
    }

    /// <summary>The headers by their names in small letters, sorted; runs of spaces are one.</summary>
    static SortedDictionary<string, string> Headers(HttpRequestMessage request)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = request.RequestUri!.Authority };
        foreach (var (name, values) in request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()))
            headers[name.ToLowerInvariant()] = string.Join(',', values.Select(v => string.Join(' ', v.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        return headers;
    }

    static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
