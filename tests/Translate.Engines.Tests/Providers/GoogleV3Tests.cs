using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Translate.Engines.Providers;

namespace Translate.Engines.Tests.Providers;

public class GoogleV3Tests : ManyTextsContract
{
    static readonly RSA Account = RSA.Create(2048);

    int tokens;

    protected override EngineDescription Description => GoogleV3.Description;

    protected override Dictionary<string, string> Settings(Uri address) => new(StringComparer.Ordinal)
    {
        ["address"] = address.ToString(),
        ["token"] = Key,
        ["project"] = "my-project",
    };

    /// <summary>The engine as it is set up with the JSON key of a service account.</summary>
    IEngine WithAccount(string? json = null) => Engine(("token", ""), ("project", ""), ("account", json ?? Json(Server.Address)));

    static string Json(Uri address, string? key = null) => JsonSerializer.Serialize(new
    {
        type = "service_account",
        project_id = "my-project",
        private_key_id = "k1",
        private_key = key ?? Account.ExportPkcs8PrivateKeyPem(),
        client_email = "translate@my-project.iam.gserviceaccount.com",
        token_uri = new Uri(address, "token").ToString(),
    });

    protected override Task Vendor(VendorCall call)
    {
        if (call.Line is "POST /token") return Exchange(call);
        const string Path = "POST /v3/projects/my-project/locations/";
        if (call.Line is not ($"{Path}global:translateText" or $"{Path}us-central1:translateText")) return call.Answer(404, Error(404, "Not found.", "NOT_FOUND"));
        if (call.Header("Authorization") is not $"Bearer {Key}" && call.Header("Authorization") != $"Bearer token-{tokens}")
            return call.Answer(401, Error(401, "Request had invalid authentication credentials.", "UNAUTHENTICATED"));

        var texts = call.Json.GetProperty("contents").EnumerateArray().Select(q => q.GetString()!).ToList();
        if (texts.Count > 1024) return call.Answer(400, Error(400, "Too many contents", "INVALID_ARGUMENT"));
        if (texts.Sum(t => t.EnumerateRunes().Count()) > 30_000) return call.Answer(400, Error(400, "Text is too long.", "INVALID_ARGUMENT"));

        var translations = Translated(texts).Select(t => new { translatedText = t, model = "projects/1/locations/global/models/general/nmt" });
        return call.Json.TryGetProperty("glossaryConfig", out _)
            ? call.Answer(200, new { translations = texts.Select(_ => new { translatedText = "without the glossary" }), glossaryTranslations = translations })
            : call.Answer(200, new { translations });
    }

    static object Error(int code, string message, string status) => new { error = new { code, message, status } };

    /// <summary>The token endpoint: checks the signature and the claims as Google's does.</summary>
    Task Exchange(VendorCall call)
    {
        var form = QueryHelpers.ParseQuery(call.Text);
        var parts = form["assertion"].ToString().Split('.');
        var claims = JsonDocument.Parse(WebEncoders.Base64UrlDecode(parts[1])).RootElement;
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        var isGood = form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer" &&
            Account.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), WebEncoders.Base64UrlDecode(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) &&
            claims.GetProperty("aud").GetString() == new Uri(Server.Address, "token").ToString() &&
            claims.GetProperty("iss").GetString() is "translate@my-project.iam.gserviceaccount.com" &&
            claims.GetProperty("scope").GetString() is "https://www.googleapis.com/auth/cloud-translation" &&
            claims.GetProperty("iat").GetInt64() == now && claims.GetProperty("exp").GetInt64() == now + 3600;
        return isGood
            ? call.Answer(200, new { access_token = $"token-{Interlocked.Increment(ref tokens)}", expires_in = 3599, token_type = "Bearer" })
            : call.Answer(400, new { error = "invalid_grant", error_description = "Invalid JWT Signature." });
    }

    [Fact]
    public async Task A_token_is_used_until_shortly_before_its_end()
    {
        var engine = WithAccount();
        await engine.Translate(Ask("One."), default);
        Clock.Advance(TimeSpan.FromMinutes(57));
        await engine.Translate(Ask("One."), default);
        Assert.Equal(1, tokens);
        Clock.Advance(TimeSpan.FromMinutes(2));
        await engine.Translate(Ask("One."), default);
        Assert.Equal(2, tokens);
    }

    [Fact]
    public void Without_an_account_or_a_token_it_says_what_is_missing() =>
        Assert.Contains("\"account\"", Assert.Throws<EngineException>(() => Engine(("token", ""))).Problem, StringComparison.Ordinal);

    [Fact]
    public void Without_a_project_it_says_so() =>
        Assert.Contains("\"project\"", Assert.Throws<EngineException>(() => Engine(("project", ""))).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("secret-but-no-json")]
    [InlineData("{}")]
    [InlineData("{\"client_email\": \"a@b\", \"private_key\": \"secret-but-no-key\"}")]
    [InlineData("{\"client_email\": null, \"private_key\": null}")]
    public void An_account_that_is_none_is_said_and_not_shown(string json)
    {
        var error = Assert.Throws<EngineException>(() => WithAccount(json));
        Assert.Equal(EngineFault.Configuration, error.Fault);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_was_revoked_is_for_a_person_to_set_right()
    {
        using var other = RSA.Create(2048);
        var error = await Assert.ThrowsAsync<EngineException>(() => WithAccount(Json(Server.Address, other.ExportPkcs8PrivateKeyPem())).Translate(Ask("One."), default));
        Assert.Equal(EngineFault.Configuration, error.Fault);
        Assert.Contains("invalid_grant", error.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_access_token_is_in_no_error_even_where_the_server_repeats_it()
    {
        Server.Instead = call => call.Line is "POST /token"
            ? Exchange(call)
            : call.Answer(403, Error(403, $"{call.Header("Authorization")} may not", "PERMISSION_DENIED"));
        var error = await Assert.ThrowsAsync<EngineException>(() => WithAccount().Translate(Ask("One."), default));
        Assert.Equal(EngineFault.Configuration, error.Fault);
        Assert.Contains("may not", error.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("token-1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_glossary_its_own_translations_count()
    {
        var answer = await Engine(("glossary", "names"), ("location", "us-central1"), ("model", "general/nmt"), ("label", "desk-7")).Translate(Ask("One."), default);
        Assert.Equal("가 One.", answer.Texts.Single());
        Assert.Equal("projects/1/locations/global/models/general/nmt", answer.Model);
        Assert.Equal("projects/my-project/locations/us-central1/glossaries/names", Server.Last.Json.GetProperty("glossaryConfig").GetProperty("glossary").GetString());
        Assert.Equal("projects/my-project/locations/us-central1/models/general/nmt", Server.Last.Json.GetProperty("model").GetString());
        Assert.Equal("desk-7", Server.Last.Json.GetProperty("labels").GetProperty("desk").GetString());
    }

    [Fact]
    public async Task A_rate_that_is_too_high_passes_and_a_days_quota_rests()
    {
        Server.Instead = call => call.Answer(429, Error(429, "Quota exceeded for quota metric 'characters' and limit 'per minute'", "RESOURCE_EXHAUSTED"));
        Assert.Equal(EngineFault.Transient, (await Fails("One.")).Fault);
        Server.Instead = call => call.Answer(403, Error(403, "Daily Limit Exceeded", "PERMISSION_DENIED"));
        Assert.Equal(EngineFault.Exhausted, (await Fails("One.")).Fault);
    }

    [Theory]
    [InlineData(Markup.Html, "text/html")]
    [InlineData(Markup.Plain, "text/plain")]
    public async Task The_markup_of_the_call_is_said(Markup markup, string type)
    {
        await Engine().Translate(Ask(markup, "One."), default);
        Assert.Equal(type, Server.Last.Json.GetProperty("mimeType").GetString());
        Assert.False(Server.Last.Json.TryGetProperty("glossaryConfig", out _));
    }
}
