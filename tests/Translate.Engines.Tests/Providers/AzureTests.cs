using System.Globalization;
using System.Text.RegularExpressions;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Engines.Providers;

namespace Translate.Engines.Tests.Providers;

public class AzureTests : ManyTextsContract
{
    protected override EngineDescription Description => Azure.Description;

    protected override Dictionary<string, string> Settings(Uri address) => new(StringComparer.Ordinal)
    {
        ["address"] = address.ToString(),
        ["key"] = Key,
        ["region"] = "koreacentral",
    };

    protected override Task Vendor(VendorCall call)
    {
        if (!call.Line.StartsWith("POST /translate?", StringComparison.Ordinal)) return call.Answer(404, Error(404000, "The requested resource does not exist."));
        if (call.Header("Ocp-Apim-Subscription-Key") is not Key) return call.Answer(401, Error(401000, "The request is not authorized because credentials are missing or invalid."));
        if (call.Query("api-version") is not "3.0") return call.Answer(400, Error(400021, "The API version parameter is missing or invalid."));
        if (call.Query("to") is "xx") return call.Answer(400, Error(400036, "The target language is not valid."));
        if (call.Query("textType") is not ("html" or "plain")) return call.Answer(400, Error(400071, "The text type is not valid."));

        var texts = call.Json.EnumerateArray().Select(t => t.GetProperty("Text").GetString()!).ToList();
        if (texts.Count > 1000) return call.Answer(400, Error(400072, "The array of text input has too many elements."));
        var characters = texts.Sum(t => t.EnumerateRunes().Count());
        if (characters > 50_000) return call.Answer(400, Error(400077, "The maximum request size has been exceeded."));

        call.Context.Response.Headers["X-metered-usage"] = characters.ToString(CultureInfo.InvariantCulture);
        return call.Answer(200, Translated(texts).Select(text => new { translations = new[] { new { text = Obeyed(text), to = call.Query("to") } } }));
    }

    /// <summary>The text with each mark of the dynamic dictionary replaced by the translation that it asks for.</summary>
    static string Obeyed(string text) =>
        Regex.Replace(text, "<mstrans:dictionary translation=\"(?<to>[^\"]*)\">[^<]*</mstrans:dictionary>", "${to}", RegexOptions.None, TimeSpan.FromSeconds(1));

    static object Error(int code, string message) => new { error = new { code, message } };

    [Theory]
    [InlineData(400, 400019, EngineFault.Configuration)]
    [InlineData(400, 400036, EngineFault.Configuration)]
    [InlineData(400, 400079, EngineFault.Configuration)]
    [InlineData(400, 400050, EngineFault.Payload)]
    [InlineData(400, 400077, EngineFault.Payload)]
    [InlineData(401, 401000, EngineFault.Configuration)]
    [InlineData(403, 403000, EngineFault.Configuration)]
    [InlineData(403, 403001, EngineFault.Exhausted)]
    [InlineData(408, 408001, EngineFault.Transient)]
    [InlineData(429, 429000, EngineFault.Transient)]
    [InlineData(429, 429001, EngineFault.Transient)]
    [InlineData(429, 429002, EngineFault.Transient)]
    [InlineData(500, 500000, EngineFault.Transient)]
    [InlineData(503, 503000, EngineFault.Transient)]
    public async Task Its_codes_say_what_a_refusal_means(int status, int code, EngineFault fault)
    {
        Server.Instead = call => call.Answer(status, Error(code, "Something is the matter."));
        Assert.Equal(fault, (await Fails("One.")).Fault);
    }

    [Theory]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("zh-TW", "zh-Hant")]
    [InlineData("pt-BR", "pt")]
    [InlineData("pt-PT", "pt-PT")]
    [InlineData("fr-CA", "fr-CA")]
    [InlineData("sr-Latn-RS", "sr-Latn")]
    [InlineData("sr", "sr-Cyrl")]
    [InlineData("ko-KR", "ko")]
    public async Task A_locale_goes_as_its_own_code(string locale, string code)
    {
        await Engine().Translate(Ask("One.") with { To = Locale.Parse(locale) }, default);
        Assert.Equal(code, Server.Last.Query("to"));
    }

    [Fact]
    public async Task Region_and_category_go_where_they_are_set()
    {
        await Engine(("category", "my category&x=1")).Translate(Ask("One."), default);
        Assert.Equal("koreacentral", Server.Last.Header("Ocp-Apim-Subscription-Region"));
        Assert.Contains("&category=my%20category%26x%3D1", Server.Last.Line, StringComparison.Ordinal);
        await Engine(("region", "")).Translate(Ask("One."), default);
        Assert.Equal("", Server.Last.Header("Ocp-Apim-Subscription-Region"));
        Assert.DoesNotContain("category", Server.Last.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_charges_is_as_it_says() => Assert.Equal(4 + 7, (await Engine().Translate(Ask("One.", "👩‍👩‍👧‍👦"), default)).Billed);

    EngineRequest WithTerms(string text, params TermPair[] terms)
    {
        var request = Ask(Markup.Html, text);
        return request with { Texts = [request.Texts[0] with { Terms = terms }] };
    }

    [Fact]
    public async Task Terms_are_translated_as_the_desk_says()
    {
        var answer = await Engine().Translate(WithTerms("The <g id=\"1\">Blue House</g> &amp; R&amp;D.", new("Blue House", "청와대"), new("R&D", "연구개발 \"R&D\"")), default);
        Assert.Equal("가 The <g id=\"1\">청와대</g> &amp; 연구개발 &quot;R&amp;D&quot;.", answer.Texts.Single());
    }

    [Fact]
    public async Task Terms_are_left_to_the_engine_where_the_desk_says_so_or_neither_language_is_English()
    {
        await Engine(("terms", "none")).Translate(WithTerms("Blue House", new TermPair("Blue House", "청와대")), default);
        Assert.DoesNotContain("mstrans", Server.Last.Text, StringComparison.Ordinal);
        await Engine().Translate(WithTerms("Blue House", new TermPair("Blue House", "청와대")) with { From = Locale.Parse("de") }, default);
        Assert.DoesNotContain("mstrans", Server.Last.Text, StringComparison.Ordinal);
        await Engine().Translate(WithTerms("Blue House", new TermPair("Blue House", "청와대")) with { Markup = Markup.Plain }, default);
        Assert.DoesNotContain("mstrans", Server.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_never_make_a_call_too_large()
    {
        var text = string.Concat(Enumerable.Repeat("Seoul ", 8000));
        Assert.Equal(Translation(text), (await Engine().Translate(WithTerms(text, new TermPair("Seoul", "서울")), default)).Texts.Single());
    }
}
