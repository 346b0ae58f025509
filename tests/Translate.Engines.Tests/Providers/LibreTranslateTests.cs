using System.Net;
using System.Text.Json;
using Translate.Core.Text;
using Translate.Engines.Providers;

namespace Translate.Engines.Tests.Providers;

public class LibreTranslateTests : ManyTextsContract
{
    protected override EngineDescription Description => LibreTranslate.Description;

    protected override Dictionary<string, string> Settings(Uri address) => new(StringComparer.Ordinal) { ["address"] = address.ToString(), ["key"] = Key };

    /// <summary>As <c>libretranslate --api-keys --batch-limit 50 --char-limit 5000</c> answers.</summary>
    protected override Task Vendor(VendorCall call)
    {
        if (call.Line is not "POST /translate") return call.Answer(404, "<!doctype html><title>404 Not Found</title>", "text/html");

        var body = call.Json;
        if (body.TryGetProperty("api_key", out var key) && key.GetString() is not Key) return call.Answer(403, new { error = "Invalid API key" });
        if (key.ValueKind is JsonValueKind.Undefined) return call.Answer(400, new { error = "Please contact the server operator to get an API key" });

        var texts = body.GetProperty("q").EnumerateArray().Select(q => q.GetString()!).ToList();
        var size = texts.Sum(t => t.EnumerateRunes().Count());
        if (texts.Count > 50) return call.Answer(400, new { error = $"Invalid request: request ({texts.Count}) exceeds text limit (50)" });
        if (size > 5000) return call.Answer(400, new { error = $"Invalid request: request ({size}) exceeds text limit (5000)" });

        var target = body.GetProperty("target").GetString();
        if (target is "xx") return call.Answer(400, new { error = "xx is not supported" });

        // The server resolves the entities of its answer, whatever the format.
        var isHtml = body.GetProperty("format").GetString() is "html";
        var answers = Translated(texts).Select(t => WebUtility.HtmlDecode(isHtml ? t.Replace("/>", "></x>", StringComparison.Ordinal) : t));
        return call.Answer(200, new { translatedText = answers });
    }

    [Theory]
    [InlineData(400, "Invalid request: request (60) exceeds text limit (32)", EngineFault.Payload)]
    [InlineData(400, "Please contact the server operator to get an API key", EngineFault.Configuration)]
    [InlineData(400, "Visit https://portal.example to get an API key", EngineFault.Configuration)]
    [InlineData(400, "tlh is not supported", EngineFault.Configuration)]
    [InlineData(400, "Korean (ko) is not available as a target language from Klingon (tlh)", EngineFault.Configuration)]
    [InlineData(403, "Invalid API key", EngineFault.Configuration)]
    [InlineData(403, "Too many request limits violations", EngineFault.Exhausted)]
    [InlineData(429, "Slowdown: 30 per 1 minute", EngineFault.Transient)]
    [InlineData(500, "Cannot translate text: out of memory", EngineFault.Transient)]
    public async Task Its_own_words_say_what_a_refusal_means(int status, string words, EngineFault fault)
    {
        Server.Instead = call => call.Answer(status, new { error = words });
        var error = await Fails("One.");
        Assert.Equal(fault, error.Fault);
        Assert.Contains(words, error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko-KR", "ko")]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("zh-TW", "zh-Hant")]
    [InlineData("zh-Hant-HK", "zh-Hant")]
    [InlineData("pt-BR", "pt-BR")]
    [InlineData("nb-NO", "nb")]
    public async Task A_locale_goes_as_the_servers_own_code(string locale, string code)
    {
        await Engine().Translate(Ask("One.") with { To = Locale.Parse(locale) }, default);
        Assert.Equal(code, Server.Last.Json.GetProperty("target").GetString());
    }

    [Fact]
    public async Task Without_a_key_none_is_sent()
    {
        Server.Instead = call => call.Answer(200, new { translatedText = new[] { "하나." } });
        await Engine(("key", "")).Translate(Ask("One."), default);
        Assert.False(Server.Last.Json.TryGetProperty("api_key", out _));
    }

    [Fact]
    public async Task Entities_that_the_server_resolves_are_written_again()
    {
        var answer = await Engine().Translate(Ask(Markup.Html, "Write <g id=\"1\">&lt;b&gt;</g> &amp;amp; go."), default);
        Assert.Equal("가 Write <g id=\"1\">&lt;b&gt;</g> &amp;amp; go.", answer.Texts.Single());
        answer = await Engine().Translate(Ask(Markup.Plain, "Write &lt;b&gt; and AT&T."), default);
        Assert.Equal("가 Write &lt;b&gt; and AT&T.", answer.Texts.Single());
    }
}
