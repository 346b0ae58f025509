using Translate.Core.Text;
using Translate.Engines.Providers;

namespace Translate.Engines.Tests.Providers;

public class DeepLTests : ManyTextsContract
{
    protected override EngineDescription Description => DeepL.Description;

    protected override IReadOnlyDictionary<int, EngineFault> Meanings => new Dictionary<int, EngineFault> { [456] = EngineFault.Exhausted };

    protected override Dictionary<string, string> Settings(Uri address) => new(StringComparer.Ordinal) { ["address"] = address.ToString(), ["key"] = Key };

    protected override Task Vendor(VendorCall call)
    {
        if (call.Line is not "POST /v2/translate") return call.Answer(404, new { message = "Not found" });
        if (call.Header("Authorization") is not $"DeepL-Auth-Key {Key}") return call.Answer(403, new { message = "Wrong endpoint or key" });
        if (call.Body.Length > 128 * 1024) return call.Answer(413, new { message = "Request Entity Too Large" });

        var texts = call.Json.GetProperty("text").EnumerateArray().Select(t => t.GetString()!).ToList();
        if (texts.Count > 50) return call.Answer(400, new { message = "Bad request", detail = "Too many texts" });
        if (call.Json.GetProperty("target_lang").GetString() is "XX") return call.Answer(400, new { message = "Value for 'target_lang' not supported." });

        return call.Answer(200, new
        {
            translations = Translated(texts).Select((text, i) => new
            {
                detected_source_language = call.Json.GetProperty("source_lang").GetString(),
                text,
                billed_characters = i < texts.Count ? texts[i].Length : 0,
                model_type_used = "quality_optimized",
            }),
        });
    }

    [Theory]
    [InlineData("en", "KO", "EN")]
    [InlineData("en-GB", "EN-GB", "EN")]
    [InlineData("en-KR", "EN-US", "EN")]
    [InlineData("pt-BR", "PT-BR", "PT")]
    [InlineData("pt", "PT-PT", "PT")]
    [InlineData("zh", "ZH-HANS", "ZH")]
    [InlineData("zh-Hant", "ZH-HANT", "ZH")]
    [InlineData("zh-HK", "ZH-HANT", "ZH")]
    [InlineData("es-419", "ES-419", "ES")]
    [InlineData("es-ES", "ES", "ES")]
    [InlineData("no", "NB", "NB")]
    [InlineData("de-CH", "DE", "DE")]
    public async Task Targets_have_the_regions_that_it_offers_and_sources_have_none(string locale, string target, string source)
    {
        if (locale is not "en") await Engine().Translate(Ask("One.") with { To = Locale.Parse(locale) }, default);
        if (locale is not "en") Assert.Equal(target, Server.Last.Json.GetProperty("target_lang").GetString());
        await Engine().Translate(Ask("One.") with { From = Locale.Parse(locale) }, default);
        Assert.Equal(source, Server.Last.Json.GetProperty("source_lang").GetString());
    }

    [Fact]
    public async Task A_language_that_it_does_not_offer_is_for_a_person_to_set_right()
    {
        var error = await Assert.ThrowsAsync<EngineException>(() => Engine().Translate(Ask("One.") with { To = Locale.Parse("xx") }, default));
        Assert.Equal(EngineFault.Configuration, error.Fault);
        Assert.Contains("target_lang", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Markup.Xml, "xml")]
    [InlineData(Markup.Html, "html")]
    [InlineData(Markup.Plain, null)]
    public async Task The_markup_of_the_call_is_said(Markup markup, string? handling)
    {
        await Engine().Translate(Ask(markup, "One."), default);
        Assert.Equal(handling, Server.Last.Json.TryGetProperty("tag_handling", out var given) ? given.GetString() : null);
        Assert.Equal("0", Server.Last.Json.GetProperty("split_sentences").GetString());
    }

    [Fact]
    public async Task Formality_model_and_glossary_go_only_where_they_are_set()
    {
        await Engine().Translate(Ask("One."), default);
        Assert.All(["formality", "model_type", "glossary_id", "context"], name => Assert.False(Server.Last.Json.TryGetProperty(name, out _)));

        await Engine(("formality", "prefer_less"), ("model", "quality_optimized"), ("glossary", "def3a26b")).Translate(Ask("One."), default);
        Assert.Equal("prefer_less", Server.Last.Json.GetProperty("formality").GetString());
        Assert.Equal("quality_optimized", Server.Last.Json.GetProperty("model_type").GetString());
        Assert.Equal("def3a26b", Server.Last.Json.GetProperty("glossary_id").GetString());
    }

    [Fact]
    public async Task What_stands_around_the_call_is_its_context()
    {
        var request = Ask("One.", "Two.") with { Title = "Numbers" };
        request = request with { Texts = [request.Texts[0] with { Before = "Zero." }, request.Texts[1] with { After = "Three." }] };
        await Engine().Translate(request, default);
        Assert.Equal("Numbers\nZero.\nThree.", Server.Last.Json.GetProperty("context").GetString());
    }

    [Theory]
    [InlineData("한")]
    [InlineData("😀")]
    [InlineData("\u0001")]
    public async Task However_much_stands_around_a_full_call_it_is_within_the_vendors_limit(string letter)
    {
        var around = string.Concat(Enumerable.Repeat(letter, 100_000));
        var request = Ask(Large(50)) with { Title = around };
        request = request with { Texts = [.. request.Texts.Select(t => t with { Before = around, After = around })] };
        Assert.Equal(50, (await Engine(("glossary", new string('g', 36)), ("formality", "prefer_more")).Translate(request, default)).Texts.Count);
        Assert.InRange(Server.Last.Body.Length, 100_000, 128 * 1024);
    }

    [Fact]
    public async Task Context_is_never_cut_inside_a_character()
    {
        var family = "👩‍👩‍👧‍👦";
        await Engine().Translate(Ask("One.") with { Title = "x" + string.Concat(Enumerable.Repeat(family, 400)) }, default);
        Assert.Equal("", Server.Last.Json.GetProperty("context").GetString()![1..].Replace(family, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_it_charges_and_which_model_it_used_is_as_it_says()
    {
        var answer = await Engine().Translate(Ask("One.", "Two."), default);
        Assert.Equal(8, answer.Billed);
        Assert.Equal("quality_optimized", answer.Model);
    }

    [Theory]
    [InlineData("abc:fx", "https://api-free.deepl.com/v2/translate")]
    [InlineData("abc", "https://api.deepl.com/v2/translate")]
    public async Task The_key_tells_the_plan_and_the_plan_the_host(string key, string address)
    {
        Uri? asked = null;
        using var http = new HttpClient(new Recorder(request => asked = request.RequestUri));
        var engine = Description.With(new(new Dictionary<string, string>(StringComparer.Ordinal) { ["key"] = key }, http, Clock));
        await Assert.ThrowsAsync<EngineException>(() => engine.Translate(Ask("One."), default));
        Assert.Equal(new Uri(address), asked);
    }

    sealed class Recorder(Action<HttpRequestMessage> record) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            record(request);
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Forbidden));
        }
    }
}
