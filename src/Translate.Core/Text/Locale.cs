using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Translate.Core.Text;

/// <summary>A language, perhaps with script and region: a well-formed BCP 47 language tag (RFC 5646, 2.1) in its conventional case.</summary>
/// <remarks>Compared by the tag: <c>ko</c> and <c>ko-KR</c> are two locales of one language. Ask <see cref="SharesLanguage"/> for the latter.</remarks>
[JsonConverter(typeof(LocaleJson))]
public readonly record struct Locale
{
    static readonly FrozenSet<string> Known = CultureInfo.GetCultures(CultureTypes.NeutralCultures).Select(c => c.Name.Split('-')[0]).Where(n => n.Length > 0).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The scripts that languages are written in today from right to left (ISO 15924).</summary>
    static readonly FrozenSet<string> RightToLeftScripts = FrozenSet.Create(StringComparer.Ordinal, "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi");

    readonly string? tag;

    Locale(string tag) => this.tag = tag;

    /// <summary>The tag in its conventional case: <c>en</c>, <c>ko-KR</c>, <c>zh-Hant-TW</c>. <c>und</c> for a locale never set.</summary>
    public string Tag => tag ?? "und";

    /// <summary>The primary language subtag: <c>zh</c> of <c>zh-Hant-TW</c>.</summary>
    public string Language => Tag.IndexOf('-', StringComparison.Ordinal) is > 0 and var end ? Tag[..end] : Tag;

    /// <summary>The script subtag (ISO 15924) if the tag has one: <c>Hant</c> of <c>zh-Hant-TW</c>.</summary>
    public string? Script => Tag.Split('-').Skip(1).TakeWhile(part => part.Length > 1).FirstOrDefault(part => part.Length == 4 && char.IsAsciiLetter(part[0]));

    /// <summary>The region subtag (ISO 3166-1 or UN M.49) if the tag has one: <c>TW</c> of <c>zh-Hant-TW</c>.</summary>
    public string? Region => Tag.Split('-').Skip(1).TakeWhile(part => part.Length > 1).FirstOrDefault(part => (part.Length == 2 && char.IsAsciiLetter(part[0])) || (part.Length == 3 && char.IsAsciiDigit(part[0])));

    /// <summary>It with the region in which most people speak it, where it has none and the platform knows one: <c>ko-KR</c> of <c>ko</c>.</summary>
    public Locale WithRegion
    {
        get
        {
            if (!IsKnown || Region is not null) return this;

            // The platform takes the first region by the alphabet, Hong Kong; CLDR's likely one is Taiwan.
            if (Language is "zh" && Script is "Hant") return new("zh-TW");
            try
            {
                return TryParse(CultureInfo.CreateSpecificCulture(Tag).Name, out var specific) ? specific : this;
            }
            catch (CultureNotFoundException)
            {
                return this;
            }
        }
    }

    /// <summary>Written from right to left: by its script where the tag has one, else as the platform's data says, which lacks a few languages.</summary>
    public bool IsRightToLeft => Script is { } script ? RightToLeftScripts.Contains(script) : Language is "dv" or "nqo" or "syr" || Culture.TextInfo.IsRightToLeft;

    /// <summary>Its direction as HTML and CSS name it: <c>rtl</c> or <c>ltr</c>.</summary>
    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    /// <summary>What the language is called in the language of the current culture; its tag where it is not known.</summary>
    public string DisplayName => IsKnown ? Culture.DisplayName : Tag;

    /// <summary>The platform's culture for it; the invariant one where the platform has none.</summary>
    public CultureInfo Culture
    {
        get
        {
            try
            {
                return CultureInfo.GetCultureInfo(Tag);
            }
            catch (CultureNotFoundException)
            {
                return CultureInfo.InvariantCulture;
            }
        }
    }

    /// <summary>The platform knows its language: a well-formed tag may still name none (<c>Designer</c>).</summary>
    public bool IsKnown => Known.Contains(Language);

    /// <summary>Whether both are the same language in the same script, whatever the region: <c>en-US</c> and <c>en-GB</c>.</summary>
    public bool SharesLanguage(Locale other) =>
        string.Equals(Language, other.Language, StringComparison.Ordinal) &&
        (Script is null || other.Script is null || string.Equals(Script, other.Script, StringComparison.Ordinal));

    /// <summary>Reads a language tag.</summary>
    /// <exception cref="FormatException">It is not well-formed.</exception>
    public static Locale Parse(string text) =>
        TryParse(text, out var locale) ? locale : throw new FormatException($"\"{text}\" is not a language tag. Expected one as in BCP 47: en, ko, pt-BR, zh-Hant.");

    /// <summary>Reads a language tag; false where it is not well-formed (RFC 5646, 2.2.9).</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Locale locale)
    {
        locale = default;
        if (string.IsNullOrEmpty(text) || text.Length > 100 || LanguageTag.Canonical(text) is not { } tag) return false;
        locale = new(tag);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Tag;
}
