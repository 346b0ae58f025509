using System.Collections.Frozen;
using Translate.Core.Text;

namespace Translate.Core.Quality.Figures;

/// <summary>Which sign stands before decimals in a locale, and so which one groups digits.</summary>
/// <param name="Point">A point may stand before decimals, and a comma group.</param>
/// <param name="Comma">A comma may stand before decimals; a point or a space may group.</param>
/// <remarks>
/// After the Unicode CLDR (numbers, <c>symbols/decimal</c>). Where a language's countries differ and the tag names none, both are true, and likewise
/// for languages not listed here: then a number that can be read in two ways is.
/// </remarks>
readonly record struct Separators(bool Point, bool Comma)
{
    static readonly FrozenSet<string> WithPoint = FrozenSet.Create(
        StringComparer.Ordinal,
        "en", "ko", "ja", "zh", "yue", "th", "he", "hi", "bn", "ta", "te", "mr", "gu", "kn", "ml", "pa", "ur", "ne", "si", "my", "ms", "fil", "tl", "ga", "cy", "mt", "sw", "am", "mn", "rm", "gsw",
        "es-MX", "es-US", "es-PR", "es-GT", "es-HN", "es-NI", "es-PA", "es-PE", "es-SV", "es-DO", "es-CU", "es-419", "de-CH", "de-LI", "it-CH");

    static readonly FrozenSet<string> WithComma = FrozenSet.Create(
        StringComparer.Ordinal,
        "de", "fr", "it", "nl", "pt", "ru", "uk", "be", "pl", "cs", "sk", "sl", "hr", "sr", "bs", "mk", "bg", "ro", "hu", "el", "tr", "sv", "nb", "nn", "no", "da", "fi", "is", "et", "lv", "lt",
        "sq", "ca", "gl", "eu", "vi", "id", "kk", "ky", "uz", "az", "hy", "ka", "af",
        "es-ES", "es-AR", "es-BO", "es-CL", "es-CO", "es-CR", "es-EC", "es-PY", "es-UY", "es-VE");

    /// <summary>The signs of a locale.</summary>
    public static Separators Of(Locale locale)
    {
        var tag = locale.Tag;
        var language = locale.Language;
        if (tag is "en-ZA") return new(true, true);
        if (WithPoint.Contains(tag)) return new(true, false);
        if (WithComma.Contains(tag) || WithComma.Contains(language)) return new(false, true);
        return WithPoint.Contains(language) ? new(true, false) : new(true, true);
    }
}
