using Translate.Core.Text;

namespace Translate.Engines.Providers;

/// <summary>Which of the two ways of writing Chinese a locale means, where a vendor has a code for each.</summary>
static class Chinese
{
    /// <summary>Chinese in traditional characters: by its script where the tag has one, else by where it is written so.</summary>
    public static bool IsTraditionalChinese(this Locale locale) =>
        locale.Language is "zh" && (locale.Script ?? (locale.Tag.Split('-').Any(part => part is "TW" or "HK" or "MO") ? "Hant" : "Hans")) is "Hant";
}
