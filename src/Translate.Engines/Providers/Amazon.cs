using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Translate.Core.Text;
using Translate.Engines.Http;

namespace Translate.Engines.Providers;

/// <summary>Amazon Translate (<c>TranslateText</c>); one text a call.</summary>
public sealed partial class Amazon : IEngine
{
    const string Guide = "https://docs.aws.amazon.com/translate/latest/dg/";

    /// <summary>The codes of what-is-languages.html.</summary>
    static readonly string[] Codes =
    [
        "af", "sq", "am", "ar", "hy", "az", "bn", "bs", "bg", "ca", "zh", "zh-TW", "hr", "cs", "da", "fa-AF", "nl", "en", "et", "fa", "tl", "fi", "fr", "fr-CA", "ka",
        "de", "el", "gu", "ht", "ha", "he", "hi", "hu", "is", "id", "ga", "it", "ja", "kn", "kk", "ko", "lv", "lt", "mk", "ms", "ml", "mt", "mr", "mn", "no", "ps", "pl",
        "pt", "pt-PT", "pa", "ro", "ru", "sr", "si", "sk", "sl", "so", "es", "es-MX", "sw", "sv", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "cy",
    ];

    /// <summary>What the tags of today call what the service calls by an older or wider one.</summary>
    static readonly Dictionary<string, string> Older = new(StringComparer.Ordinal) { ["nb"] = "no", ["fil"] = "tl" };

    /// <summary>What it is and what it asks for.</summary>
    public static EngineDescription Description { get; } = new(
        new()
        {
            Name = "amazon",
            Title = "Amazon Translate",
            MostTexts = new(1, $"{Guide}API_TranslateText.html: a call carries one text"),
            MostCharacters = new(10_000, $"{Guide}API_TranslateText.html: 10,000 bytes of UTF-8"),
            MostCalls = new(5, $"ours: {Guide}what-is-limits.html tells of throttling, and names no number"),
            Size = TextSize.Bytes,
            Markups = [Markup.Html, Markup.Plain],
            Languages = new($"{Guide}what-is-languages.html", [.. Codes, .. Older.Keys], [.. Codes, .. Older.Keys]),
            PriceUnit = PriceUnit.Character,
            HasGlossary = true,
            HasFormality = true,
            Timeout = TimeSpan.FromSeconds(30),
            Signs =
            [
                // API_TranslateText.html, and the errors common to all services (CommonErrors.html), which come with status 400, 403 or 500.
                new(400, "TextSizeLimitExceededException", EngineFault.Payload),
                new(400, "LimitExceededException", EngineFault.Payload),
                new(400, "DetectedLanguageLowConfidenceException", EngineFault.Payload),
                new(400, "InvalidRequestException", EngineFault.Payload),
                new(400, "TooManyRequestsException", EngineFault.Transient),
                new(400, "ThrottlingException", EngineFault.Transient),
                new(400, "ServiceUnavailableException", EngineFault.Transient),
                new(400, "InternalServerException", EngineFault.Transient),
                new(400, "RequestAbortedException", EngineFault.Transient),
                new(400, "UnsupportedLanguagePairException", EngineFault.Configuration) { IsAboutPair = true },
                new(400, "ResourceNotFoundException", EngineFault.Configuration),
                new(400, "AccessDeniedException", EngineFault.Configuration),
                new(400, "UnrecognizedClientException", EngineFault.Configuration),
                new(400, "InvalidSignatureException", EngineFault.Configuration),
                new(400, "IncompleteSignature", EngineFault.Configuration),
                new(400, "MissingAuthenticationToken", EngineFault.Configuration),
                new(400, "ExpiredToken", EngineFault.Configuration),
                new(400, "RequestExpired", EngineFault.Configuration),
                new(400, "OptInRequired", EngineFault.Configuration),
            ],
        },
        [
            new("id", FieldKind.Text, IsRequired: true) { ChangesTranslation = false },
            new("key", FieldKind.Secret, IsRequired: true) { ChangesTranslation = false },
            new("token", FieldKind.Secret) { ChangesTranslation = false },
            new("region", FieldKind.Text, IsRequired: true) { ChangesTranslation = false },
            new("terminology", FieldKind.Text),
            new("formality", FieldKind.Choice) { Choices = ["formal", "informal"] },
            new("profanity", FieldKind.Choice) { Choices = ["mask"] },
            new("address", FieldKind.Address) { ChangesTranslation = false },
        ],
        settings => new Amazon(settings));

    readonly EngineHttp http;
    readonly TimeProvider clock;
    readonly AwsKeys keys;
    readonly string region;
    readonly Uri address;
    readonly string? terminology;
    readonly string? formality;
    readonly string? profanity;

    Amazon(EngineSettings settings)
    {
        http = new(settings);
        clock = settings.Clock;
        keys = new(settings.RequiredKey("id"), settings.RequiredKey("key"), settings.Key("token"));
        region = settings.Required("region");
        if (!Region().IsMatch(region))
            throw Wrong(settings.Profile, EngineFault.Configuration, $"the setting \"region\" is no region: \"{region}\". Give one as in ap-northeast-2.");
        address = settings.Optional("address") is null ? new($"https://translate.{region}.amazonaws.com/") : settings.Address("address");
        terminology = settings.Optional("terminology");
        formality = settings.Optional("formality")?.ToUpperInvariant();
        profanity = settings.Optional("profanity")?.ToUpperInvariant();
        Profile = settings.Profile;
    }

    /// <inheritdoc/>
    public EngineProfile Profile { get; }

    /// <inheritdoc/>
    public async Task<EngineAnswer> Translate(EngineRequest request, CancellationToken stop)
    {
        if (request.Texts is not [{ Text: var text }]) throw Wrong(Profile, EngineFault.Payload, $"a call carries one text, not {request.Texts.Count}.");

        var body = await EngineJson.Content(new
        {
            Text = text,
            SourceLanguageCode = Code(request.From),
            TargetLanguageCode = Code(request.To),
            TerminologyNames = terminology is null ? null : new[] { terminology },
            Settings = formality is null && profanity is null ? null : new { Formality = formality, Profanity = profanity },
        }).ReadAsByteArrayAsync(stop);

        var call = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        call.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        call.Headers.Add("X-Amz-Target", "AWSShineFrontendService_20170701.TranslateText");
        AwsSignature.Sign(call, body, keys, region, "translate", clock.GetUtcNow());
        var translation = await http.Send(call, answer => answer.GetProperty("TranslatedText").Text(), stop);
        return request.Answered(Profile, [translation], request.CodePoints());
    }

    static string Code(Locale locale) =>
        locale.IsTraditionalChinese() ? "zh-TW" : Older.GetValueOrDefault(locale.Language) ?? LanguageSupport.Find(Codes, locale) ?? locale.Tag;

    static EngineException Wrong(EngineProfile profile, EngineFault fault, string problem) => new(profile.Title, fault, problem);

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Region();
}
