using System.Net.Http.Json;
using Translate.Core.Text;
using Translate.Engines.Http;

namespace Translate.Engines.Providers;

/// <summary>LibreTranslate, a server of one's own (<c>POST /translate</c>); free, and the texts stay in the house.</summary>
public sealed class LibreTranslate : IEngine
{
    const string Docs = "https://docs.libretranslate.com/guides/api_usage/";

    /// <summary>What it is and what it asks for.</summary>
    public static EngineDescription Description { get; } = new(
        new()
        {
            Name = "libretranslate",
            Title = "LibreTranslate",
            MostTexts = new(50, "the server's --batch-limit decides and is off by default; ours"),
            MostCharacters = new(5000, "the server's --char-limit decides and is off by default; ours"),
            MostCalls = new(4, "ours: it computes on the processor of one machine"),
            Markups = [Markup.Html, Markup.Plain],
            Languages = LanguageSupport.OfServer,
            PriceUnit = PriceUnit.Free,
            Timeout = TimeSpan.FromMinutes(2),
        },
        [
            new("address", FieldKind.Address, IsRequired: true) { Default = "http://localhost:5500", ChangesTranslation = false },
            new("key", FieldKind.Secret) { ChangesTranslation = false },
        ],
        settings => new LibreTranslate(settings));

    readonly EngineHttp http;
    readonly Uri address;
    readonly string? key;

    LibreTranslate(EngineSettings settings)
    {
        http = new(settings.Profile, settings.Http, settings.Clock);
        address = settings.Address("address");
        key = settings.Optional("key");
        Profile = settings.Profile;
    }

    /// <inheritdoc/>
    public EngineProfile Profile { get; }

    /// <inheritdoc/>
    public async Task<EngineAnswer> Translate(EngineRequest request, CancellationToken stop)
    {
        var body = JsonContent.Create(new
        {
            q = request.Texts.Select(t => t.Text),
            source = Code(request.From),
            target = Code(request.To),
            format = request.Markup is Markup.Plain ? "text" : "html",
            api_key = key,
        });
        var texts = await http.Send(
            new(HttpMethod.Post, new Uri(address, "translate")) { Content = body },
            answer => answer.GetProperty("translatedText").EnumerateArray().Select(t => t.GetString()!).ToList(),
            stop);
        return request.Answered(Profile, texts, billed: 0);
    }

    static string Code(Locale locale) => locale.Language is "zh" ? locale.Tag.Contains("Hant", StringComparison.Ordinal) || locale.Tag.EndsWith("TW", StringComparison.Ordinal) ? "zh-Hant" : "zh-Hans" : locale.Language;
}
