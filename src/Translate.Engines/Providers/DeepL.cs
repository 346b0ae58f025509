using Translate.Core.Text;
using Translate.Engines.Http;

namespace Translate.Engines.Providers;

/// <summary>DeepL (<c>POST /v2/translate</c>).</summary>
/// <remarks>
/// Terms go only as the name of a glossary that is kept with DeepL. It documents no way to send them with a call: the context is text in the
/// source language, and a glossary made for each call would use up the account's number of glossaries and outlive the service that made it.
/// </remarks>
public sealed class DeepL : IEngine
{
    const string Docs = "https://developers.deepl.com/";

    /// <summary>Bytes of a body that are left for what stands beside the texts.</summary>
    const int Beside = 8 * 1024;

    /// <summary>UTF-16 code units of context: in JSON six bytes each at most, and together less than is left beside the texts.</summary>
    const int MostContext = 1200;

    /// <summary>What it is and what it asks for.</summary>
    public static EngineDescription Description { get; } = new(
        new()
        {
            Name = "deepl",
            Title = "DeepL",
            MostTexts = new(50, $"{Docs}api-reference/translate: up to 50 texts a request"),
            MostCharacters = new((128 * 1024) - Beside, $"{Docs}docs/resources/usage-limits: 128 KiB a request, less {Beside} bytes of ours for context and options"),
            MostCalls = new(8, "ours; no figure is published: it adjusts to the load, and answers 429 (docs/best-practices/error-handling)"),
            Size = TextSize.JsonBytes,
            Markups = [Markup.Xml, Markup.Html, Markup.Plain],
            Languages = new($"{Docs}docs/resources/language-release-process: the list grows, and clients must not keep one", null, null),
            PriceUnit = PriceUnit.Character,
            HasGlossary = true,
            HasFormality = true,
            ReadsContext = true,
            Faults = new Dictionary<int, EngineFault>
            {
                // docs/best-practices/error-handling: quota exceeded, or the limit that the account's owner has set.
                [456] = EngineFault.Exhausted,
                [529] = EngineFault.Transient,
            },
            Signs =
            [
                // "Value for 'target_lang' not supported."; "No dictionary found for language pair … in glossary".
                new(400, "not supported", EngineFault.Configuration) { IsAboutPair = true },
                new(400, "glossary", EngineFault.Configuration) { IsAboutPair = true },
            ],
        },
        [
            new("key", FieldKind.Secret, IsRequired: true) { ChangesTranslation = false },
            new("formality", FieldKind.Choice) { Choices = ["default", "prefer_more", "prefer_less"], Default = "default" },
            new("model", FieldKind.Choice) { Choices = ["default", "latency_optimized", "quality_optimized", "prefer_quality_optimized"], Default = "default" },
            new("glossary", FieldKind.Text),
            new("address", FieldKind.Address) { ChangesTranslation = false },
        ],
        settings => new DeepL(settings));

    static readonly string[] XmlKept = ["x"];

    readonly EngineHttp http;
    readonly Uri address;
    readonly string key;
    readonly string? formality;
    readonly string? model;
    readonly string? glossary;

    DeepL(EngineSettings settings)
    {
        http = new(settings);
        key = settings.RequiredKey("key");

        // docs/getting-started/auth: keys of the free plan end in ":fx", and its host is another one.
        var host = key.EndsWith(":fx", StringComparison.Ordinal) ? "https://api-free.deepl.com/" : "https://api.deepl.com/";
        address = settings.Optional("address") is null ? new(host) : settings.Address("address");
        formality = settings.Optional("formality") is var chosen and not "default" ? chosen : null;
        model = settings.Optional("model") is var named and not "default" ? named : null;
        glossary = settings.Optional("glossary");
        Profile = settings.Profile;
    }

    /// <inheritdoc/>
    public EngineProfile Profile { get; }

    /// <inheritdoc/>
    public async Task<EngineAnswer> Translate(EngineRequest request, CancellationToken stop)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "v2/translate"))
        {
            Content = EngineJson.Content(new
            {
                text = request.Texts.Select(t => t.Text),
                source_lang = Source(request.From),
                target_lang = Target(request.To),
                tag_handling = request.Markup switch { Markup.Xml => "xml", Markup.Html => "html", _ => null },
                // Tags are within sentences, never between them; what stands in an x is the document's own (docs/xml-and-html-handling).
                outline_detection = request.Markup is Markup.Xml ? false : (bool?)null,
                ignore_tags = request.Markup is Markup.Xml ? XmlKept : null,
                // A text is a segment, a sentence as a rule: a second segmenter would only part what belongs together.
                split_sentences = "0",
                preserve_formatting = true,
                show_billed_characters = true,
                formality,
                model_type = model,
                glossary_id = glossary,
                context = Context(request),
            }),
        };
        message.Headers.Authorization = new("DeepL-Auth-Key", key);
        return await http.Send(message, answer =>
        {
            var translations = answer.GetProperty("translations").EnumerateArray().ToList();
            var billed = translations.Sum(t => t.TryGetProperty("billed_characters", out var characters) ? characters.GetInt64() : 0);
            return request.Answered(
                Profile,
                [.. translations.Select(t => t.GetProperty("text").Text())],
                billed > 0 ? billed : request.CodePoints(),
                translations.Count > 0 && translations[0].TryGetProperty("model_type_used", out var used) ? used.GetString() : null);
        }, stop);
    }

    /// <summary>What stands around the call: it is read with each of the texts and charged for with none (api-reference/translate).</summary>
    static string? Context(EngineRequest request)
    {
        var context = string.Join('\n', new[] { request.Title, request.Texts[0].Before, request.Texts[^1].After }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return context.Length == 0 ? null : context.Cut(MostContext);
    }

    /// <summary>Sources have no regions: the openapi list names <c>EN</c>, <c>PT</c> and <c>ZH</c> only.</summary>
    static string Source(Locale locale) => Norwegian(locale.Language).ToUpperInvariant();

    /// <summary>Targets are written with a region where there is a choice.</summary>
    static string Target(Locale locale) => (locale.Language, locale.Tag.Split('-')[^1]) switch
    {
        ("en", "GB" or "AU" or "NZ" or "IE" or "ZA" or "IN") => "EN-GB",
        ("en", _) => "EN-US",
        ("pt", "BR") => "PT-BR",
        ("pt", _) => "PT-PT",
        ("zh", "TW" or "HK" or "MO") => "ZH-HANT",
        ("zh", _) => locale.Script is "Hant" ? "ZH-HANT" : "ZH-HANS",
        ("es", "419" or "MX" or "AR" or "CO" or "CL" or "PE") => "ES-419",
        var (language, _) => Norwegian(language).ToUpperInvariant(),
    };

    static string Norwegian(string language) => language is "no" or "nn" ? "nb" : language;
}
