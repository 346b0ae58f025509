using System.Text.Json;
using Translate.Core.Text;
using Translate.Engines.Http;

namespace Translate.Engines.Providers;

/// <summary>ModernMT (<c>/translate</c>): adapts to memories that are kept with it.</summary>
public sealed class ModernMt : IEngine
{
    const string Docs = "https://www.modernmt.com/api/";

    /// <summary>What it is and what it asks for.</summary>
    public static EngineDescription Description { get; } = new(
        new()
        {
            Name = "modernmt",
            Title = "ModernMT",
            MostTexts = new(128, $"{Docs} (q): as clients of the service cite it; not read by us on the page itself"),
            MostCharacters = new(9900, "ours: the vendor's page names no limit that we could verify"),
            MostCalls = new(4, "ours: the vendor's page names no limit that we could verify"),
            Markups = [Markup.Xml, Markup.Html, Markup.Plain],
            Languages = new("GET https://api.modernmt.com/translate/languages says; they differ by plan", null, null),
            PriceUnit = PriceUnit.Character,
            HasGlossary = true,
        },
        [
            new("key", FieldKind.Secret, IsRequired: true) { ChangesTranslation = false },
            new("memories", FieldKind.Text),
            new("glossaries", FieldKind.Text),
            new("context", FieldKind.LongText),
            new("address", FieldKind.Address, IsRequired: true) { Default = "https://api.modernmt.com", ChangesTranslation = false },
        ],
        settings => new ModernMt(settings));

    readonly EngineHttp http;
    readonly Uri address;
    readonly string key;
    readonly string? memories;
    readonly string? glossaries;
    readonly string? context;

    ModernMt(EngineSettings settings)
    {
        http = new(settings);
        address = new(settings.Address("address"), "translate");
        key = settings.RequiredKey("key");
        memories = settings.Optional("memories");
        glossaries = settings.Optional("glossaries");
        context = settings.Optional("context");
        Profile = settings.Profile;
    }

    /// <inheritdoc/>
    public EngineProfile Profile { get; }

    /// <inheritdoc/>
    public async Task<EngineAnswer> Translate(EngineRequest request, CancellationToken stop)
    {
        var call = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = EngineJson.Content(new
            {
                source = Code(request.From),
                target = Code(request.To),
                q = request.Texts.Select(t => t.Text),
                format = request.Markup switch
                {
                    Markup.Xml => "text/xml",
                    Markup.Html => "text/html",
                    _ => "text/plain",
                },
                hints = memories,
                glossaries,
                context_vector = context,
            }),
        };
        call.Headers.Add("MMT-ApiKey", key);
        // To the service it is a GET that is too long for an address.
        call.Headers.Add("X-HTTP-Method-Override", "GET");
        var (texts, billed) = await http.Send(call, Read, stop);
        return request.Answered(Profile, texts, billed);
    }

    static (IReadOnlyList<string> Texts, long Billed) Read(JsonElement answer)
    {
        var translations = answer.GetProperty("data").EnumerateArray().ToList();
        return ([.. translations.Select(t => t.GetProperty("translation").Text())], translations.Sum(t => t.GetProperty("billedCharacters").GetInt64()));
    }

    /// <summary>The language alone: which regions the service tells apart, only its own list says. Chinese is written in two ways.</summary>
    static string Code(Locale locale) => locale.Language is "zh" ? locale.IsTraditionalChinese() ? "zh-TW" : "zh-CN" : locale.Language;
}
