using Translate.Engines.Http;

namespace Translate.Engines.Providers;

/// <summary>Google Cloud Translation, Basic (<c>POST /language/translate/v2</c>): one key, nothing else to set up.</summary>
public sealed class GoogleV2 : IEngine
{
    /// <summary>What it is and what it asks for.</summary>
    public static EngineDescription Description { get; } = new(
        new()
        {
            Name = "google",
            Title = "Google Translate",
            MostTexts = new(128, "https://cloud.google.com/translate/docs/basic/translating-text: you cannot exceed 128 text segments"),
            MostCharacters = new(5000, $"{Google.Quotas}: the recommended maximum for a request is 5K characters (code points)"),
            MostCalls = new(8, $"ours; {Google.Quotas} limits characters a minute (6,000,000), not calls at once"),
            Size = TextSize.CodePoints,
            Markups = [Markup.Html, Markup.Plain],
            Languages = Google.Languages,
            PriceUnit = PriceUnit.Character,
            Signs = Google.Signs,
        },
        [
            new("key", FieldKind.Secret, IsRequired: true) { ChangesTranslation = false },
            new("model", FieldKind.Text),
            new("address", FieldKind.Address) { Default = "https://translation.googleapis.com", ChangesTranslation = false },
        ],
        settings => new GoogleV2(settings));

    readonly EngineHttp http;
    readonly Uri address;
    readonly string key;
    readonly string? model;

    GoogleV2(EngineSettings settings)
    {
        http = new(settings);
        address = settings.Address("address");
        key = settings.RequiredKey("key");
        model = settings.Optional("model");
        Profile = settings.Profile;
    }

    /// <inheritdoc/>
    public EngineProfile Profile { get; }

    /// <inheritdoc/>
    public async Task<EngineAnswer> Translate(EngineRequest request, CancellationToken stop)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "language/translate/v2"))
        {
            Content = EngineJson.Content(new
            {
                q = request.Texts.Select(t => t.Text),
                source = Google.Code(request.From),
                target = Google.Code(request.To),
                format = request.Markup is Markup.Plain ? "text" : "html",
                model,
            }),
        };

        // https://cloud.google.com/docs/authentication/api-keys-use: a header, so that no log of addresses holds the key.
        message.Headers.Add("X-goog-api-key", key);
        return await http.Send(message, answer =>
        {
            var translations = answer.GetProperty("data").GetProperty("translations").EnumerateArray().ToList();
            return request.Answered(
                Profile,
                [.. translations.Select(t => t.GetProperty("translatedText").Text())],
                request.CodePoints(),
                translations.Count > 0 && translations[0].TryGetProperty("model", out var used) ? used.GetString() : null);
        }, stop);
    }
}
