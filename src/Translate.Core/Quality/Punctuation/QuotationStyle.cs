using System.Collections.Frozen;
using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>The quotation marks that a locale opens and closes with (CLDR, <c>delimiters</c>, and what else is in use there).</summary>
/// <param name="Opening">Those that open, the usual one first.</param>
/// <param name="Closing">Those that close, at the same places.</param>
sealed record QuotationStyle(string Opening, string Closing)
{
    static readonly FrozenDictionary<string, QuotationStyle> Languages = new (string Languages, string Marks)[]
    {
        ("ko", "“” ‘’ 「」 『』"),
        ("en hi bn ta te mr gu kn ml th id ms vi fil sw am", "“” ‘’"),
        ("ja yue", "「」 『』 “” ‘’"),
        ("zh", "“” ‘’ 「」 『』"),
        ("fr", "«» “” ‹›"),
        ("de cs sk sl bg is ka lt et", "„“ ‚‘ »« ›‹ «» ‹›"),
        ("ru uk be kk ky", "«» „“ “”"),
        ("es it pt ca gl el hy", "«» “” ‘’"),
        ("pl hu ro hr sr bs", "„” «» »« ‘’"),
        ("sv fi", "”” »» ’’"),
        ("nb nn no da", "«» “” »« ”” ‘’"),
        ("nl", "“” ‘’ „”"),
        ("tr az", "“” ‘’ «»"),
        ("fa ar ur", "«» “” ”“ ‘’"),
        ("he", "”” “” „”"),
    }.SelectMany(row => row.Languages.Split(' ').Select(language => (language, row.Marks.Split(' ')))).ToFrozenDictionary(
        row => row.language, row => new QuotationStyle(string.Concat(row.Item2.Select(pair => pair[0])), string.Concat(row.Item2.Select(pair => pair[1]))), StringComparer.Ordinal);

    /// <summary>The style of a locale; null where it is not known.</summary>
    public static QuotationStyle? Of(Locale locale) => Languages.GetValueOrDefault(locale.Language);

    /// <summary>Whether a sign marks double quotations somewhere; single ones are apostrophes, too.</summary>
    public static bool IsDouble(char sign) => sign is '“' or '”' or '„' or '«' or '»' or '「' or '」' or '『' or '』' or '"' or '＂' or '〝' or '〞' or '〟';

    /// <summary>Whether the locale uses the sign at all.</summary>
    public bool Has(char sign) => Opening.Contains(sign, StringComparison.Ordinal) || Closing.Contains(sign, StringComparison.Ordinal);
}
