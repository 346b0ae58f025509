using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>For which locales an element of a page is (Locale Filter of ITS 2.0).</summary>
static class LocaleFilter
{
    /// <summary>The element says for which locales it is, or for which not.</summary>
    public static bool IsSaid(Token tag) => List(tag) is not null;

    /// <summary>The element is for a locale: a range of its list matches it, or where the list excludes none does. Nothing in the list matches nothing.</summary>
    public static bool Admits(Token tag, string text, Locale locale)
    {
        if (List(tag) is not { } list) return true;
        var ranges = (tag.Value(text, list.Name) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var excludes = "exclude".Equals((tag.Value(text, "its-locale-filter-type") ?? tag.Value(text, "its:localefiltertype"))?.Trim(), StringComparison.OrdinalIgnoreCase);
        return Array.Exists(ranges, range => Matches(range, locale.Tag)) != excludes;
    }

    static Attribute? List(Token tag) => tag.Find("its-locale-filter-list") ?? tag.Find("its:localefilterlist");

    /// <summary>Extended filtering (RFC 4647, 3.3.2): subtags of the language may stand between those of the range, single letters may not.</summary>
    static bool Matches(string range, string tag)
    {
        var (wanted, has) = (range.Split('-'), tag.Split('-'));
        if (wanted[0] != "*" && !Same(wanted[0], has[0])) return false;
        var at = 1;
        foreach (var subtag in wanted.Skip(1).Where(subtag => subtag != "*"))
        {
            while (at < has.Length && !Same(subtag, has[at]))
                if (has[at++].Length == 1) return false;
            if (at++ >= has.Length) return false;
        }

        return true;
    }

    static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
