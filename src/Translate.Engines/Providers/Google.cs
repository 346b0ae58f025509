using Translate.Core.Text;

namespace Translate.Engines.Providers;

/// <summary>What the two versions of Google's Cloud Translation have in common.</summary>
static class Google
{
    /// <summary>The vendor's page of limits.</summary>
    public const string Quotas = "https://cloud.google.com/translate/quotas";

    /// <summary>The vendor's list of languages.</summary>
    public static readonly LanguageSupport Languages = new("https://cloud.google.com/translate/docs/languages: the list grows; the server knows", null, null);

    /// <summary>
    /// Refusals are told apart by their reasons: a rate that is too high passes within a minute, a day's quota at midnight, Pacific time.
    /// </summary>
    public static readonly IReadOnlyList<FaultSign> Signs =
    [
        new(403, "dailyLimitExceeded", EngineFault.Exhausted),
        new(403, "Daily Limit Exceeded", EngineFault.Exhausted),
        new(403, "userRateLimitExceeded", EngineFault.Transient),
        new(403, "rateLimitExceeded", EngineFault.Transient),
        new(403, "Rate Limit Exceeded", EngineFault.Transient),
        // Quotas of the project, as https://cloud.google.com/docs/quotas names them in a message.
        new(429, "per day", EngineFault.Exhausted),
        new(400, "API_KEY_INVALID", EngineFault.Configuration),
        new(400, "API key not valid", EngineFault.Configuration),
        new(400, "API key expired", EngineFault.Configuration),
        // The sentences about languages and models are not in the documentation; they are as clients have reported them.
        new(400, "language is invalid", EngineFault.Configuration) { IsAboutPair = true },
        new(400, "Invalid language", EngineFault.Configuration) { IsAboutPair = true },
        new(400, "language pair", EngineFault.Configuration) { IsAboutPair = true },
        new(400, "Invalid 'model'", EngineFault.Configuration),
        new(400, "Invalid 'parent'", EngineFault.Configuration),
        new(400, "glossary", EngineFault.Configuration) { IsAboutPair = true },
    ];

    static readonly string[] Regional = ["pt-BR", "pt-PT", "fr-CA", "pa-Arab", "ms-Arab", "mni-Mtei", "ber-Latn"];

    /// <summary>A locale as Google writes it: Chinese by region, few others with one.</summary>
    public static string Code(Locale locale) => locale.Language switch
    {
        "zh" or "cmn" => locale.Script is "Hant" || locale.Tag.Split('-')[^1] is "TW" or "HK" or "MO" ? "zh-TW" : "zh-CN",
        "nb" or "nn" => "no",
        "fil" => "tl",
        var language => LanguageSupport.Find(Regional, locale) ?? language,
    };
}
