using Translate.Core.Text;
using Translate.Engines.Http;

namespace Translate.Engines.Providers;

/// <summary>Papago Translation of NAVER Cloud (<c>POST /nmt/v1/translation</c>): at home in Korean; one text a call.</summary>
public sealed class Papago : IEngine
{
    const string Docs = "https://api.ncloud-docs.com/docs/en/ai-naver-papagonmt";

    static readonly string[] Codes = ["ko", "en", "ja", "zh-CN", "zh-TW", "vi", "th", "id", "fr", "es", "ru", "de", "it"];

    /// <summary>What it is and what it asks for.</summary>
    public static EngineDescription Description { get; } = new(
        new()
        {
            Name = "papago",
            Title = "Papago",
            MostTexts = new(1, $"{Docs}-translation: a call carries one text"),
            MostCharacters = new(5000, $"{Docs}-translation: at most 5,000 characters a call; it does not say of which kind, so the longer count is ours"),
            MostCalls = new(4, $"ours: {Docs} tells of throttling, and names no number"),
            // It can leave out a span, and says nothing of keeping other tags in their places.
            Markups = [Markup.Plain],
            Languages = new($"{Docs}-translation; not every pair: the service refuses others with N2MT06", [.. Codes, "zh"], [.. Codes, "zh"]),
            PriceUnit = PriceUnit.Character,
            HasGlossary = true,
            HasFormality = true,
            Timeout = TimeSpan.FromSeconds(30),
            Signs =
            [
                new(400, "N2MT02", EngineFault.Configuration),
                new(400, "N2MT04", EngineFault.Configuration),
                new(400, "N2MT05", EngineFault.Configuration),
                new(400, "N2MT06", EngineFault.Configuration),
                new(400, "N2MT08", EngineFault.Payload),
                new(429, "Quota Exceeded", EngineFault.Exhausted),
            ],
        },
        [
            new("id", FieldKind.Text, IsRequired: true) { ChangesTranslation = false },
            new("key", FieldKind.Secret, IsRequired: true) { ChangesTranslation = false },
            new("glossary", FieldKind.Text),
            new("formality", FieldKind.Choice) { Choices = ["formal", "informal"] },
            new("address", FieldKind.Address, IsRequired: true) { Default = "https://papago.apigw.ntruss.com", ChangesTranslation = false },
        ],
        settings => new Papago(settings));

    readonly EngineHttp http;
    readonly Uri address;
    readonly string id;
    readonly string key;
    readonly string? glossary;
    readonly bool? isFormal;

    Papago(EngineSettings settings)
    {
        http = new(settings);
        address = new(settings.Address("address"), "nmt/v1/translation");
        id = settings.RequiredKey("id");
        key = settings.RequiredKey("key");
        glossary = settings.Optional("glossary");
        isFormal = settings.Optional("formality") is { } formality ? formality is "formal" : null;
        Profile = settings.Profile;
    }

    /// <inheritdoc/>
    public EngineProfile Profile { get; }

    /// <inheritdoc/>
    public async Task<EngineAnswer> Translate(EngineRequest request, CancellationToken stop)
    {
        if (request.Texts is not [{ Text: var text }])
            throw new EngineException(Profile.Title, EngineFault.Payload, $"a call carries one text, not {request.Texts.Count}.");

        var call = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = EngineJson.Content(new
            {
                source = Code(request.From),
                target = Code(request.To),
                text,
                glossaryKey = glossary,
                // Only Korean and Japanese have such a form, and with other targets the service may refuse it.
                honorific = request.To.Language is "ko" or "ja" ? isFormal : null,
            }),
        };
        call.Headers.Add("x-ncp-apigw-api-key-id", id);
        call.Headers.Add("x-ncp-apigw-api-key", key);
        var translation = await http.Send(call, answer => answer.GetProperty("message").GetProperty("result").GetProperty("translatedText").Text(), stop);
        return request.Answered(Profile, [translation], text.Length);
    }

    static string Code(Locale locale) => locale.Language is "zh" ? locale.IsTraditionalChinese() ? "zh-TW" : "zh-CN" : locale.Language;
}
