using Translate.Core.Text;

namespace Translate.Core.Formats.Po;

/// <summary>Locales as gettext names them: <c>pt_BR</c>, <c>sr@latin</c> (gettext's manual, "Locale Names").</summary>
static class PoLocale
{
    /// <summary>The name of a locale. Chinese goes by the country that writes so.</summary>
    public static string Name(Locale locale)
    {
        var region = Region(locale) ?? (locale.Language, locale.Script) switch
        {
            ("zh", "Hans") => "CN",
            ("zh", "Hant") => "TW",
            _ => null,
        };
        var modifier = locale.Script switch
        {
            "Latn" => "@latin",
            "Cyrl" => "@cyrillic",
            _ => "",
        };
        return locale.Language + (region is null ? "" : $"_{region}") + modifier;
    }

    /// <summary>Reads a name; false where it names no locale.</summary>
    public static bool TryParse(string name, out Locale locale)
    {
        var parts = name.Trim().Split('@');
        var tag = parts[0].Split('.')[0].Replace('_', '-');
        if (parts.Length == 2 && parts[1] is "latin" or "cyrillic")
        {
            var dash = tag.IndexOf('-', StringComparison.Ordinal) is > 0 and var found ? found : tag.Length;
            tag = tag.Insert(dash, parts[1] is "latin" ? "-Latn" : "-Cyrl");
        }

        return Locale.TryParse(tag, out locale) && locale.IsKnown;
    }

    /// <summary>A catalogue that says it is in this locale is in that one: the language is the same, and no other region is named.</summary>
    public static bool Covers(string name, Locale locale) =>
        string.Equals(name, Name(locale), StringComparison.Ordinal)
        || (TryParse(name, out var own) && own.Language != "zh" && own.SharesLanguage(locale) && (Region(own) is not { } region || Region(locale) is not { } other || region == other));

    static string? Region(Locale locale) =>
        locale.Tag.Split('-').Skip(1).TakeWhile(part => part.Length > 1).FirstOrDefault(part => (part.Length == 2 && char.IsAsciiLetterUpper(part[0])) || (part.Length == 3 && char.IsAsciiDigit(part[0])));
}
