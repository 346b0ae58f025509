using Translate.Core.Text;
using Translate.Engines.Providers;

namespace Translate.Engines.Tests.Providers;

public class ModernMtTests : ManyTextsContract
{
    protected override EngineDescription Description => ModernMt.Description;

    /// <summary>The vendor's limits could not be verified: ours are kept by whoever packs the calls.</summary>
    protected override bool HasLimits => false;

    protected override Dictionary<string, string> Settings(Uri address) => new(StringComparer.Ordinal) { ["address"] = address.ToString(), ["key"] = Key };

    protected override Task Vendor(VendorCall call)
    {
        if (call.Line is not "POST /translate" || call.Header("X-HTTP-Method-Override") is not "GET") return Refuse(404, "NotFoundException", "no such resource");
        if (call.Header("MMT-ApiKey") is not Key) return Refuse(401, "AuthException", "unknown key");

        var texts = call.Json.GetProperty("q").EnumerateArray().Select(q => q.GetString()!).ToList();
        return call.Answer(200, new
        {
            status = 200,
            data = Translated(texts).Select(t => new { translation = t, characters = t.Length, billedCharacters = 7 }),
        });

        Task Refuse(int status, string type, string words) => call.Answer(status, new { status, error = new { type, message = words } });
    }

    [Theory]
    [InlineData(Markup.Xml, "text/xml")]
    [InlineData(Markup.Html, "text/html")]
    [InlineData(Markup.Plain, "text/plain")]
    public async Task The_markup_goes_as_its_media_type(Markup markup, string format)
    {
        await Engine().Translate(Ask(markup, "One."), default);
        Assert.Equal(format, Server.Last.Json.GetProperty("format").GetString());
    }

    [Fact]
    public async Task What_is_charged_is_what_the_vendor_counts() => Assert.Equal(14, (await Engine().Translate(Ask("One.", "Two."), default)).Billed);

    [Fact]
    public async Task Memories_glossaries_and_context_go_with_every_call()
    {
        await Engine(("memories", "1,2"), ("glossaries", "3"), ("context", "2:0.7,1:0.3")).Translate(Ask("One."), default);
        Assert.Equal("1,2", Server.Last.Json.GetProperty("hints").GetString());
        Assert.Equal("3", Server.Last.Json.GetProperty("glossaries").GetString());
        Assert.Equal("2:0.7,1:0.3", Server.Last.Json.GetProperty("context_vector").GetString());
    }

    [Theory]
    [InlineData("ko-KR", "ko")]
    [InlineData("zh-CN", "zh-CN")]
    [InlineData("zh-Hant", "zh-TW")]
    public async Task A_locale_goes_as_the_vendors_own_code(string locale, string code)
    {
        await Engine().Translate(Ask("One.") with { To = Locale.Parse(locale) }, default);
        Assert.Equal(code, Server.Last.Json.GetProperty("target").GetString());
    }
}
