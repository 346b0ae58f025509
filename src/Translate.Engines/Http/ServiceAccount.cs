using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Translate.Engines.Http;

/// <summary>A service account of Google Cloud: signs a claim with its key and exchanges it for an access token, which holds for about an hour.</summary>
/// <remarks>https://developers.google.com/identity/protocols/oauth2/service-account, over HTTP; RFC 7523.</remarks>
sealed class ServiceAccount
{
    const string Scope = "https://www.googleapis.com/auth/cloud-translation";

    /// <summary>A token that ends sooner is not used again: the call that carries it takes time.</summary>
    static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    readonly EngineHttp http;
    readonly TimeProvider clock;
    readonly string email;
    readonly string? keyId;
    readonly string key;
    readonly Uri exchange;
    volatile AccessToken? current;

    ServiceAccount(JsonElement json, TimeProvider clock, EngineHttp http)
    {
        (this.clock, this.http) = (clock, http);
        email = json.GetProperty("client_email").Text();
        key = json.GetProperty("private_key").Text();
        keyId = json.TryGetProperty("private_key_id", out var id) ? id.GetString() : null;
        Project = json.TryGetProperty("project_id", out var project) ? project.GetString() : null;
        exchange = new(json.TryGetProperty("token_uri", out var uri) ? uri.Text() : "https://oauth2.googleapis.com/token");
        if (exchange.Scheme is not ("https" or "http")) throw new FormatException("The token_uri is no address.");

        // Here, and not at the first call, is where a person is who can set it right.
        using var rsa = RSA.Create();
        rsa.ImportFromPem(key);
    }

    /// <summary>The project that the account belongs to.</summary>
    public string? Project { get; }

    /// <summary>Reads the JSON key that Google's console gives out.</summary>
    /// <exception cref="EngineException">It is none.</exception>
    public static ServiceAccount Read(string text, EngineSettings settings, EngineHttp http)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return new(json.RootElement, settings.Clock, http);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or ArgumentException or CryptographicException)
        {
            // What was thrown may quote the text, which holds the key.
            throw new EngineException(
                settings.Profile.Title,
                EngineFault.Configuration,
                "the setting \"account\" is no JSON key of a service account: it needs client_email, private_key and token_uri. Copy the whole file.");
        }
    }

    /// <summary>A token that holds for the next call. Calls that begin at once before there is one ask for one each, which costs nothing.</summary>
    public async Task<string> Token(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (current is { } token && now < token.Until - Margin) return token.Value;

        var request = new HttpRequestMessage(HttpMethod.Post, exchange)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
                ["assertion"] = Assertion(now),
            }),
        };
        var given = await http.Send(
            request,
            json => new AccessToken(json.GetProperty("access_token").Text(), now.AddSeconds(json.GetProperty("expires_in").GetInt32())),
            stop);
        current = given;
        return given.Value;
    }

    string Assertion(DateTimeOffset now)
    {
        var (from, to) = (now.ToUnixTimeSeconds(), now.AddHours(1).ToUnixTimeSeconds());
        var claims = $"{Part(new { alg = "RS256", typ = "JWT", kid = keyId })}.{Part(new { iss = email, scope = Scope, aud = exchange.OriginalString, iat = from, exp = to })}";
        using var rsa = RSA.Create();
        rsa.ImportFromPem(key);
        return $"{claims}.{Base64Url.EncodeToString(rsa.SignData(Encoding.ASCII.GetBytes(claims), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    static string Part<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    sealed record AccessToken(string Value, DateTimeOffset Until);
}
