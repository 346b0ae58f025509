using Translate.Core.Text;
using Translate.Engines.Http;

namespace Translate.Engines.Providers;

/// <summary>LibreTranslate, a server of one's own (<c>POST /translate</c>); free, and the texts stay in the house.</summary>
public sealed class LibreTranslate : IEngine
{
    const string Docs = "https://docs.libretranslate.com/guides/";

    /// <summary>What it is and what it asks for.</summary>
    public static EngineDescription Description { get; } = new(
        new()
        {
            Name = "libretranslate",
            Title = "LibreTranslate",
            MostTexts = new(50, $"the server's --batch-limit decides and is off by default ({Docs}installation); ours"),
            MostCharacters = new(5000, $"the server's --char-limit decides and is off by default ({Docs}installation); ours"),
            MostCalls = new(4, "ours: it computes on the processor of one machine, with --threads 4 by default"),
            Size = TextSize.CodePoints,
            Markups = [Markup.Html, Markup.Plain],
            Languages = LanguageSupport.OfServer,
            PriceUnit = PriceUnit.Free,
            Timeout = TimeSpan.FromMinutes(2),
            Signs =
            [
                // The server's own sentences: it has no codes (libretranslate/app.py).
                new(400, "is not supported", EngineFault.Configuration) { IsAboutPair = true },
                new(400, "is not available as a target language", EngineFault.Configuration) { IsAboutPair = true },
                new(400, "to get an API key", EngineFault.Configuration),
                // An address that went over its rate too often is banned for a while.
                new(403, "Too many request limits violations", EngineFault.Exhausted),
            ],
        },
        [
            // Its own port is 5000, which is ours too where both run on one machine.
            new("address", FieldKind.Address, IsRequired: true) { Default = "http://localhost:5500", ChangesTranslation = false },
            new("key", FieldKind.Secret) { ChangesTranslation = false },
        ],
        settings => new LibreTranslate(settings));

    readonly EngineHttp http;
    readonly Uri address;
    readonly string? key;

    LibreTranslate(EngineSettings settings)
    {
        http = new(settings);
        address = settings.Address("address");
        key = settings.Key("key");
        Profile = settings.Profile;
    }

    /// <inheritdoc/>
    public EngineProfile Profile { get; }

    /// <inheritdoc/>
    public async Task<EngineAnswer> Translate(EngineRequest request, CancellationToken stop)
    {
        var isHtml = request.Markup is not Markup.Plain;
        var body = EngineJson.Content(new
        {
            q = request.Texts.Select(t => isHtml ? t.Text : Entities.Guarded(t.Text)),
            source = Code(request.From),
            target = Code(request.To),
            format = isHtml ? "html" : "text",
            api_key = key,
        });
        var call = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "translate")) { Content = body };
        var answer = request.Answered(Profile, await http.Send(call, json => json.GetProperty("translatedText").Texts(), stop), billed: 0);

        // The server resolves the entities of its answer, in HTML too: what was "&lt;b&gt;" would have become a tag.
        return isHtml ? answer with { Texts = [.. answer.Texts.Zip(request.Texts, (text, sent) => Entities.Restored(sent.Text, text))] } : answer;
    }

    static string Code(Locale locale) => locale.Language switch
    {
        "zh" => locale.Script is "Hant" || locale.Tag.Split('-')[^1] is "TW" or "HK" or "MO" ? "zh-Hant" : "zh-Hans",
        "pt" when locale.Tag is "pt-BR" => "pt-BR",
        var language => language,
    };
}
