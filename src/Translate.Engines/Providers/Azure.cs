using System.Globalization;
using System.Net.Http.Headers;
using Translate.Core.Text;
using Translate.Engines.Http;

namespace Translate.Engines.Providers;

/// <summary>Azure Translator (<c>POST /translate?api-version=3.0</c>).</summary>
public sealed class Azure : IEngine
{
    const string Docs = "https://learn.microsoft.com/azure/ai-services/translator/";

    /// <summary>What it is and what it asks for.</summary>
    public static EngineDescription Description { get; } = new(
        new()
        {
            Name = "azure",
            Title = "Azure Translator",
            MostTexts = new(1000, $"{Docs}service-limits: 1,000 array elements a translate request"),
            MostCharacters = new(50_000, $"{Docs}service-limits: 50,000 characters a translate request"),
            MostCalls = new(16, $"ours; {Docs}service-limits: there are no limits on concurrent requests, but characters an hour"),
            // Microsoft Q&A 5662243: "counts every code point defined in Unicode as a character", those of tags among them.
            Size = TextSize.CodePoints,
            Markups = [Markup.Html, Markup.Plain],
            Languages = new($"{Docs}language-support: the list grows; the server knows", null, null),
            PriceUnit = PriceUnit.Character,
            HasGlossary = true,
            Signs =
            [
                // text-translation/reference/v3/reference, "Errors": three digits of HTTP, three that tell more.
                .. new[] { "400002", "400003", "400019", "400021", "400023", "400035", "400036", "400075", "400079" }
                    .Select(code => new FaultSign(400, code, EngineFault.Configuration) { IsAboutPair = code is "400019" or "400023" or "400035" or "400036" }),
                new(403, "403001", EngineFault.Exhausted),
            ],
        },
        [
            new("key", FieldKind.Secret, IsRequired: true) { ChangesTranslation = false },
            new("region", FieldKind.Text) { ChangesTranslation = false },
            new("category", FieldKind.Text),
            new("terms", FieldKind.Choice) { Choices = ["dictionary", "none"], Default = "dictionary" },
            new("address", FieldKind.Address) { Default = "https://api.cognitive.microsofttranslator.com", ChangesTranslation = false },
        ],
        settings => new Azure(settings));

    readonly EngineHttp http;
    readonly Uri address;
    readonly string key;
    readonly string? region;
    readonly string? category;
    readonly bool hasDictionary;

    Azure(EngineSettings settings)
    {
        http = new(settings);
        address = settings.Address("address");
        key = settings.RequiredKey("key");
        region = settings.Key("region");
        category = settings.Optional("category");
        hasDictionary = settings.Optional("terms") is "dictionary";
        Profile = settings.Profile;
    }

    /// <inheritdoc/>
    public EngineProfile Profile { get; }

    /// <inheritdoc/>
    public async Task<EngineAnswer> Translate(EngineRequest request, CancellationToken stop)
    {
        var query = $"translate?api-version=3.0&from={Code(request.From)}&to={Code(request.To)}&textType={(request.Markup is Markup.Plain ? "plain" : "html")}";
        if (category is not null) query += $"&category={Uri.EscapeDataString(category)}";
        var texts = Marked(request);
        var body = EngineJson.Content(texts.Select(text => new { Text = text }));
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(address, query)) { Content = body };
        message.Headers.Add("Ocp-Apim-Subscription-Key", key);
        if (region is not null) message.Headers.Add("Ocp-Apim-Subscription-Region", region);
        return await http.Send(message, (answer, headers) => request.Answered(
            Profile,
            [.. answer.EnumerateArray().Select(text => text.GetProperty("translations")[0].GetProperty("text").Text())],
            Metered(headers) ?? texts.Sum(text => (long)TextSize.CodePoints(text))), stop);
    }

    /// <summary>The texts with their terms marked, as far as the limit has room for marks. One of the two languages has to be English (dynamic-dictionary).</summary>
    List<string> Marked(EngineRequest request)
    {
        var texts = request.Texts.Select(t => t.Text).ToList();
        var hasEnglish = request.From.Language is "en" != request.To.Language is "en";
        if (!hasDictionary || !hasEnglish || request.Markup is not Markup.Html) return texts;

        var room = Profile.MostCharacters.Value - texts.Sum(Profile.Size);
        for (var i = 0; i < texts.Count; i++)
        {
            if (request.Texts[i].Terms.Count == 0) continue;
            var marked = DynamicDictionary.Mark(texts[i], request.Texts[i].Terms);
            var more = Profile.Size(marked) - Profile.Size(texts[i]);
            if (more > room) continue;
            (texts[i], room) = (marked, room - more);
        }

        return texts;
    }

    static long? Metered(HttpResponseHeaders headers) =>
        headers.TryGetValues("X-metered-usage", out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var metered)
            ? metered
            : null;

    static string Code(Locale locale) => (locale.Language, locale.Tag.Split('-')[^1]) switch
    {
        ("zh", "TW" or "HK" or "MO") => "zh-Hant",
        ("zh", _) => locale.Script is "Hant" ? "zh-Hant" : "zh-Hans",
        ("pt", "PT") => "pt-PT",
        ("fr", "CA") => "fr-CA",
        ("sr" or "mn", _) => $"{locale.Language}-{locale.Script ?? "Cyrl"}",
        ("no" or "nn", _) => "nb",
        var (language, _) => language,
    };
}
