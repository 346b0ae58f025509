using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Translate.Server.Tests.People;

/// <summary>An identity provider on loopback: discovery, keys, the authorization code flow with PKCE, and tokens that it signs. Whoever is sent there is signed in as <see cref="Subject"/>.</summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    readonly WebApplication app;
    readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "one" };
    readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string Back)> codes = new(StringComparer.Ordinal);

    OpenIdProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Address,
            authorization_endpoint = $"{Address}/authorize",
            token_endpoint = $"{Address}/token",
            jwks_uri = $"{Address}/keys",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        app.MapGet("/keys", () =>
        {
            var open = key.Rsa.ExportParameters(includePrivateParameters: false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = key.KeyId, n = Base64UrlEncoder.Encode(open.Modulus), e = Base64UrlEncoder.Encode(open.Exponent) } } });
        });
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", Token);
    }

    public string Address => app.Urls.First();

    /// <summary>Who is signed in here.</summary>
    public string Subject { get; set; } = "anna-at-home";

    /// <summary>Their address, and whether it was seen to be theirs.</summary>
    public (string Email, bool IsVerified) Email { get; set; } = ("anna@example.org", true);

    /// <summary>They do not want to.</summary>
    public bool Refuses { get; set; }

    public static async Task<OpenIdProvider> Start()
    {
        var provider = new OpenIdProvider();
        await provider.app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    IResult Authorize(HttpRequest request)
    {
        var (query, back) = (request.Query, request.Query["redirect_uri"].ToString());
        if (query["client_id"] != "translate" || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || !query["scope"].ToString().Split(' ').Contains("openid")) return Results.BadRequest();
        if (Refuses) return Results.Redirect($"{back}?error=access_denied&state={Uri.EscapeDataString(query["state"].ToString())}");
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString(), back);
        return Results.Redirect($"{back}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_secret"] != "a secret" || !codes.TryRemove(form["code"].ToString(), out var asked) || asked.Back != form["redirect_uri"]) return Results.BadRequest(new { error = "invalid_grant" });
        if (Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge) return Results.BadRequest(new { error = "invalid_grant" });
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = "translate",
            IssuedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
            NotBefore = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1),
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = Subject, ["nonce"] = asked.Nonce, ["email"] = Email.Email, ["email_verified"] = Email.IsVerified, ["name"] = "Anna" },
            SigningCredentials = new(key, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = "nothing", token_type = "Bearer", expires_in = 300, id_token = token });
    }
}
