using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>Makes a document say what language it is in (ECMA-376 part 1, 17.3.2.20 and 17.15.1.88), and choose fonts for its script.</summary>
/// <remarks>
/// Word keeps three languages apart: of East Asian text, of text in complex scripts, and of all other; a locale changes the one of its script.
/// Fonts that a theme names are chosen by the same three. Where no theme does, East Asian text gets a font that Word is installed with,
/// and a font for another East Asian language becomes one of the same family.
/// </remarks>
static class WordLanguage
{
    /// <summary>What follows <c>w:themeFontLang</c> in the settings (CT_Settings).</summary>
    static readonly HashSet<string> AfterThemeFonts = new(StringComparer.Ordinal)
    {
        "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown",
        "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
    };

    /// <summary>The changes to styles and settings.</summary>
    public static IEnumerable<Edit> Edits(WordDocument document, Locale locale)
    {
        // Word knows languages with a region.
        var (attribute, language) = (Attribute(locale), locale.WithRegion.Tag);
        if (document.Root(PartKind.Styles) is { } styles)
        {
            var changes = new Changes(styles.Part.Start);
            Default(changes, styles.Root, attribute, language, locale);
            foreach (var said in styles.Root.Children.Where(child => child.Is("style")).SelectMany(style => style.All()))
            {
                if (said.Is("lang") && said.Place(attribute) is not null) changes.Set(said, attribute, language);
                else if (EastAsianFonts.Of(said) is { } font && EastAsianFonts.InPlaceOf(font, locale) is { } other) changes.Set(said, "eastAsia", other);
            }

            foreach (var edit in changes.Edits) yield return edit;
        }

        if (document.Root(PartKind.Settings) is { } settings)
        {
            var changes = new Changes(settings.Part.Start);
            var root = settings.Root;
            if (root.Child("themeFontLang") is { } theme) changes.Set(theme, attribute, language);
            else if (root.Prefix.Length > 0) changes.Insert(root, $"<{root.Prefix}themeFontLang {root.Prefix}{attribute}=\"{language}\"/>", next => next.Vocabulary is not Vocabulary.Word and not Vocabulary.Math || AfterThemeFonts.Contains(next.Name));
            foreach (var edit in changes.Edits) yield return edit;
        }
    }

    static void Default(Changes changes, Element styles, string attribute, string language, Locale locale)
    {
        var w = styles.Prefix;
        if (w.Length == 0) return;
        var said = $"<{w}lang {w}{attribute}=\"{language}\"/>";
        var font = EastAsianFonts.Default(locale);
        var shown = font is null ? "" : $"<{w}rFonts {w}eastAsia=\"{font}\"/>";
        var defaults = styles.Child("docDefaults");
        var run = defaults?.Child("rPrDefault");
        if (run?.Child("rPr") is { } properties)
        {
            var (fonts, lang) = (properties.Child("rFonts"), properties.Child("lang"));
            if (fonts is not null && font is not null && fonts.Place("eastAsiaTheme") is null) changes.Set(fonts, "eastAsia", EastAsianFonts.Of(fonts) is { } own && EastAsianFonts.InPlaceOf(own, locale) is { } other ? other : font);
            if (lang is not null) changes.Set(lang, attribute, language);
            if (properties.IsEmpty) changes.Insert(properties, shown + said, _ => true);
            else if (fonts is null && font is not null) changes.Insert(properties, shown, _ => true);
            if (lang is null && !properties.IsEmpty) changes.Insert(properties, said, next => next.Name is "eastAsianLayout" or "specVanish" or "oMath");
            return;
        }

        var inner = $"<{w}rPr>{shown}{said}</{w}rPr>";
        if (run is not null) changes.Insert(run, inner, _ => true);
        else if (defaults is not null) changes.Insert(defaults, $"<{w}rPrDefault>{inner}</{w}rPrDefault>", _ => true);
        else changes.Insert(styles, $"<{w}docDefaults><{w}rPrDefault>{inner}</{w}rPrDefault></{w}docDefaults>", _ => true);
    }

    static bool IsEastAsian(Locale locale) => locale.Language is "ko" or "ja" or "zh" or "yue";

    /// <summary>Complex are the scripts from right to left, and those whose letters change with their neighbours.</summary>
    static string Attribute(Locale locale) => IsEastAsian(locale) ? "eastAsia"
        : locale.IsRightToLeft || locale.Language is "hi" or "mr" or "ne" or "sa" or "bn" or "as" or "pa" or "gu" or "or" or "ta" or "te" or "kn" or "ml" or "si" or "th" or "lo" or "my" or "km" or "bo" or "dz" ? "bidi" : "val";
}
