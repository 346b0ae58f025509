using Translate.Engines.Http;

namespace Translate.Engines.Providers;

/// <summary>Google Cloud Translation, Advanced (<c>POST /v3/projects/…:translateText</c>): glossaries, models of one's own, labels on the bill.</summary>
/// <remarks>
/// It takes no API keys (https://cloud.google.com/translate/docs/authentication): a service account's JSON key, or an access token, which is soon over.
/// </remarks>
public sealed class GoogleV3 : IEngine
{
    const string Docs = "https://cloud.google.com/translate/docs/reference/rest/v3/projects.locations/translateText";

    /// <summary>What it is and what it asks for.</summary>
    public static EngineDescription Description { get; } = new(
        new()
        {
            Name = "google-v3",
            Title = "Google Cloud Translation (Advanced)",
            MostTexts = new(1024, $"{Docs}: the max length of contents is 1024"),
            MostCharacters = new(30_000, $"{Docs}: the total content is to be less than 30k code points"),
            MostCalls = new(8, $"ours; {Google.Quotas} limits characters and calls a minute, not calls at once"),
            Size = TextSize.CodePoints,
            Markups = [Markup.Html, Markup.Plain],
            Languages = Google.Languages,
            PriceUnit = PriceUnit.Character,
            HasGlossary = true,
            Signs =
            [
                .. Google.Signs,
                // The exchange of a service account's signature for a token (RFC 6749, 5.2).
                new(400, "invalid_grant", EngineFault.Configuration),
                new(400, "invalid_scope", EngineFault.Configuration),
                new(400, "invalid_client", EngineFault.Configuration),
            ],
        },
        [
            new("account", FieldKind.Secret) { ChangesTranslation = false },
            new("token", FieldKind.Secret) { ChangesTranslation = false },
            new("project", FieldKind.Text) { ChangesTranslation = false },
            new("location", FieldKind.Text) { Default = "global" },
            new("model", FieldKind.Text),
            new("glossary", FieldKind.Text),
            new("label", FieldKind.Text) { ChangesTranslation = false },
            new("address", FieldKind.Address) { Default = "https://translation.googleapis.com", ChangesTranslation = false },
        ],
        settings => new GoogleV3(settings));

    readonly EngineHttp http;
    readonly Uri address;
    readonly string parent;
    readonly string? token;
    readonly ServiceAccount? account;
    readonly string? model;
    readonly string? glossary;
    readonly string? label;

    GoogleV3(EngineSettings settings)
    {
        http = new(settings);
        account = settings.Optional("account") is { } json ? ServiceAccount.Read(json, settings, http) : null;
        token = settings.Key("token");
        if (account is null && token is null)
        {
            const string Problem = "the setting \"account\" is missing. Fill in the JSON key of a service account, or an access token as \"token\".";
            throw new EngineException(settings.Profile.Title, EngineFault.Configuration, Problem);
        }

        var project = settings.Optional("project") ?? account?.Project ?? settings.Required("project");
        parent = $"projects/{Uri.EscapeDataString(project)}/locations/{Uri.EscapeDataString(settings.Required("location"))}";
        address = settings.Address("address");
        model = Name("models", settings.Optional("model"));
        glossary = Name("glossaries", settings.Optional("glossary"));
        label = settings.Optional("label");
        Profile = settings.Profile;
    }

    /// <inheritdoc/>
    public EngineProfile Profile { get; }

    /// <inheritdoc/>
    public async Task<EngineAnswer> Translate(EngineRequest request, CancellationToken stop)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"v3/{parent}:translateText"))
        {
            Content = EngineJson.Content(new
            {
                contents = request.Texts.Select(t => t.Text),
                mimeType = request.Markup is Markup.Plain ? "text/plain" : "text/html",
                sourceLanguageCode = Google.Code(request.From),
                targetLanguageCode = Google.Code(request.To),
                model,
                glossaryConfig = glossary is null ? null : new { glossary },
                labels = label is null ? null : new { desk = label },
            }),
        };
        message.Headers.Authorization = new("Bearer", token ?? await account!.Token(stop));
        return await http.Send(message, answer =>
        {
            // With a glossary there are two lists: what the model says, and what it says with the glossary's terms.
            var translations = answer.GetProperty(glossary is null ? "translations" : "glossaryTranslations").EnumerateArray().ToList();
            return request.Answered(
                Profile,
                [.. translations.Select(t => t.GetProperty("translatedText").Text())],
                request.CodePoints(),
                translations.Count > 0 && translations[0].TryGetProperty("model", out var used) ? used.GetString() : null);
        }, stop);
    }

    /// <summary>The full name of a model or a glossary, of which people may give the last part: <c>general/nmt</c>.</summary>
    string? Name(string kind, string? name) => name is null || name.StartsWith("projects/", StringComparison.Ordinal) ? name : $"{parent}/{kind}/{name}";
}
