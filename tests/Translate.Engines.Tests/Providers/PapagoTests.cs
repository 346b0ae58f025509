using System.Text.Json;
using Translate.Core.Text;
using Translate.Engines.Providers;

namespace Translate.Engines.Tests.Providers;

public class PapagoTests : EngineContract
{
    protected override EngineDescription Description => Papago.Description;

    protected override Dictionary<string, string> Settings(Uri address) =>
        new(StringComparer.Ordinal) { ["address"] = address.ToString(), ["id"] = "client-id", ["key"] = Key };

    protected override Task Vendor(VendorCall call)
    {
        if (call.Line is not "POST /nmt/v1/translation") return Gateway(404, "300", "Not Found Exception");
        if (call.Header("x-ncp-apigw-api-key-id") is not "client-id" || call.Header("x-ncp-apigw-api-key") is not Key) return Gateway(401, "200", "Authentication Failed");

        var text = call.Json.GetProperty("text").GetString()!;
        if (text.Length > 5000) return Refuse("N2MT08", "text parameter exceeds max length");
        if (call.Json.GetProperty("source").GetString() == call.Json.GetProperty("target").GetString()) return Refuse("N2MT05", "source and target must be different");
        return call.Answer(200, new
        {
            message = new { result = new { srcLangType = call.Json.GetProperty("source"), tarLangType = call.Json.GetProperty("target"), translatedText = Translated([text])[0] } },
        });

        Task Gateway(int status, string code, string words) => call.Answer(status, new { error = new { errorCode = code, message = words } });
        Task Refuse(string code, string words) => call.Answer(400, new { errorCode = code, errorMessage = words });
    }

    [Theory]
    [InlineData(400, "N2MT02", "Unsupported source language", EngineFault.Configuration)]
    [InlineData(400, "N2MT04", "Unsupported target language", EngineFault.Configuration)]
    [InlineData(400, "N2MT06", "There is no source-to-target translator", EngineFault.Configuration)]
    [InlineData(400, "N2MT07", "text parameter is needed", EngineFault.Payload)]
    [InlineData(400, "N2MT08", "text parameter exceeds max length", EngineFault.Payload)]
    [InlineData(500, "N2MT99", "Internal server errors", EngineFault.Transient)]
    [InlineData(401, "210", "Permission Denied", EngineFault.Configuration)]
    [InlineData(429, "400", "Quota Exceeded", EngineFault.Exhausted)]
    [InlineData(429, "410", "Throttle Limited", EngineFault.Transient)]
    [InlineData(429, "420", "Rate Limited", EngineFault.Transient)]
    [InlineData(413, "430", "Request Entity Too Large", EngineFault.Payload)]
    [InlineData(504, "510", "Endpoint Timeout", EngineFault.Transient)]
    public async Task Its_codes_say_what_a_refusal_means(int status, string code, string words, EngineFault fault)
    {
        Server.Instead = call => call.Answer(status, new { error = new { errorCode = code, message = words } });
        var error = await Fails("One.");
        Assert.Equal(fault, error.Fault);
        Assert.Contains(words, error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko", "formal", "True")]
    [InlineData("ja", "informal", "False")]
    [InlineData("ko", "", "")]
    [InlineData("fr", "formal", "")]
    public async Task Honorifics_are_asked_for_where_the_language_has_them(string to, string formality, string honorific)
    {
        await Engine(("formality", formality)).Translate(Ask("One.") with { To = Locale.Parse(to) }, default);
        Assert.Equal(honorific, Server.Last.Json.TryGetProperty("honorific", out var value) ? value.ToString() : "");
    }

    [Theory]
    [InlineData("ko-KR", "ko")]
    [InlineData("zh", "zh-CN")]
    [InlineData("zh-Hant", "zh-TW")]
    [InlineData("zh-Hans-HK", "zh-CN")]
    [InlineData("zh-MO", "zh-TW")]
    public async Task A_locale_goes_as_the_vendors_own_code(string locale, string code)
    {
        Assert.True(Description.Profile.Languages.Has(From, Locale.Parse(locale)));
        await Engine().Translate(Ask("One.") with { To = Locale.Parse(locale) }, default);
        Assert.Equal(code, Server.Last.Json.GetProperty("target").GetString());
    }

    [Fact]
    public async Task The_glossary_goes_with_every_call()
    {
        await Engine(("glossary", "6a6f")).Translate(Ask("One."), default);
        Assert.Equal("6a6f", Server.Last.Json.GetProperty("glossaryKey").GetString());
        await Translate("One.");
        Assert.Equal(JsonValueKind.Undefined, Server.Last.Json.TryGetProperty("glossaryKey", out var none) ? none.ValueKind : JsonValueKind.Undefined);
    }

    [Fact]
    public async Task What_is_charged_are_the_characters_of_the_source() => Assert.Equal(6, (await Engine().Translate(Ask("한글 둘.."), default)).Billed);

    [Fact]
    public async Task Two_texts_in_a_call_are_refused_before_anything_is_sent()
    {
        Assert.Equal(EngineFault.Payload, (await Fails("One.", "Two.")).Fault);
        Assert.Empty(Server.Calls);
    }
}
