using System.Net;
using Translate.Core.Text;
using Translate.Engines.Providers;

namespace Translate.Engines.Tests.Providers;

public class GoogleV2Tests : ManyTextsContract
{
    protected override EngineDescription Description => GoogleV2.Description;

    protected override int Refused => 250_000;

    protected override Dictionary<string, string> Settings(Uri address) => new(StringComparer.Ordinal) { ["address"] = address.ToString(), ["key"] = Key };

    protected override Task Vendor(VendorCall call)
    {
        if (call.Line is not "POST /language/translate/v2") return call.Answer(404, "<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>", "text/html");
        if (call.Header("X-goog-api-key") is not Key) return call.Answer(400, Error(400, "API key not valid. Please pass a valid API key.", "badRequest"));

        var texts = call.Json.GetProperty("q").EnumerateArray().Select(q => q.GetString()!).ToList();
        if (texts.Count > 128) return call.Answer(400, Error(400, "Too many text segments", "invalid"));
        if (call.Body.Length > 204_800) return call.Answer(400, Error(400, "Request payload size exceeds the limit: 204800 bytes.", "badRequest"));

        // HTML comes back with entities for quotation marks, as it may.
        var isHtml = call.Json.GetProperty("format").GetString() is "html";
        return call.Answer(200, new
        {
            data = new
            {
                translations = Translated(texts).Select(t => new { translatedText = isHtml ? t.Replace("'", "&#39;", StringComparison.Ordinal) : t }),
            },
        });
    }

    internal static object Error(int code, string message, string reason) => new { error = new { code, message, errors = new[] { new { message, domain = "global", reason } } } };

    // What comes back in HTML may be written otherwise than it was sent; what it says is what counts.
    [Fact]
    public async Task Quotation_marks_may_come_back_as_entities_in_HTML_and_never_in_plain_text()
    {
        var html = (await Engine().Translate(Ask(Markup.Html, "It's <g id=\"1\">AT&amp;T</g>."), default)).Texts.Single();
        Assert.Equal("가 It's <g id=\"1\">AT&T</g>.", WebUtility.HtmlDecode(html));
        Assert.Equal("가 It's AT&T.", (await Engine().Translate(Ask(Markup.Plain, "It's AT&T."), default)).Texts.Single());
    }

    [Theory]
    [InlineData(403, "Daily Limit Exceeded", "dailyLimitExceeded", EngineFault.Exhausted)]
    [InlineData(403, "User Rate Limit Exceeded", "userRateLimitExceeded", EngineFault.Transient)]
    [InlineData(403, "Rate Limit Exceeded", "rateLimitExceeded", EngineFault.Transient)]
    [InlineData(403, "Cloud Translation API has not been used in project 1 before or it is disabled.", "accessNotConfigured", EngineFault.Configuration)]
    [InlineData(403, "Requests from this IP address are blocked.", "forbidden", EngineFault.Configuration)]
    [InlineData(400, "API key not valid. Please pass a valid API key.", "badRequest", EngineFault.Configuration)]
    [InlineData(400, "Bad language pair: ko|tlh", "invalid", EngineFault.Configuration)]
    [InlineData(400, "Target language is invalid.", "invalid", EngineFault.Configuration)]
    [InlineData(400, "Too many text segments", "invalid", EngineFault.Payload)]
    [InlineData(429, "Quota exceeded for quota metric 'v2 and v3 general model characters' and limit 'per minute per project'", "rateLimitExceeded", EngineFault.Transient)]
    [InlineData(429, "Quota exceeded for quota metric 'v2 and v3 general model characters' and limit 'characters per day'", "rateLimitExceeded", EngineFault.Exhausted)]
    [InlineData(503, "Backend Error", "backendError", EngineFault.Transient)]
    public async Task Its_reasons_say_what_a_refusal_means(int status, string message, string reason, EngineFault fault)
    {
        Server.Instead = call => call.Answer(status, Error(status, message, reason));
        Assert.Equal(fault, (await Fails("One.")).Fault);
    }

    [Theory]
    [InlineData("ko-KR", "ko")]
    [InlineData("zh", "zh-CN")]
    [InlineData("zh-Hant", "zh-TW")]
    [InlineData("zh-Hant-HK", "zh-TW")]
    [InlineData("pt-BR", "pt-BR")]
    [InlineData("pt-AO", "pt")]
    [InlineData("fr-CA", "fr-CA")]
    [InlineData("fr-CH", "fr")]
    [InlineData("nb-NO", "no")]
    public async Task A_locale_goes_as_its_own_code(string locale, string code)
    {
        await Engine().Translate(Ask("One.") with { To = Locale.Parse(locale) }, default);
        Assert.Equal(code, Server.Last.Json.GetProperty("target").GetString());
    }

    [Fact]
    public async Task What_it_charges_is_code_points_of_the_source() =>
        Assert.Equal(4 + 7, (await Engine().Translate(Ask("One.", "👩‍👩‍👧‍👦"), default)).Billed);
}
