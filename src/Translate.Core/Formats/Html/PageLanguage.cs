using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>Makes a page say what language it is in and from which side it is read.</summary>
static class PageLanguage
{
    /// <summary>The changes to the start tag of the page.</summary>
    public static IEnumerable<Edit> Edits(SourceText source, Token root, Locale locale)
    {
        var added = "";
        var (lang, xml, dir) = (root.Find("lang"), root.Find("xml:lang"), root.Find("dir"));
        if (lang is null && xml is null) added = $" lang=\"{locale}\"";
        foreach (var attribute in new[] { lang, xml })
            if (attribute is not null && !Says(attribute, locale.Tag)) yield return Set(attribute, locale.Tag);

        if (dir is null && locale.IsRightToLeft) added += " dir=\"rtl\"";
        else if (dir is not null && locale.IsRightToLeft && !Says(dir, "rtl")) yield return Set(dir, "rtl");
        else if (dir is not null && !locale.IsRightToLeft && Says(dir, "rtl")) yield return Set(dir, "ltr");

        if (added.Length > 0) yield return new(new(root.Span.Start + 1 + root.Name.Length, 0), added);

        bool Says(Attribute attribute, string value) => source.Slice(attribute.Value).Equals(value, StringComparison.OrdinalIgnoreCase);
    }

    static Edit Set(Attribute attribute, string value) =>
        attribute.HasValue ? new(attribute.Value, value) : new(TextSpan.FromBounds(attribute.NameEnd, attribute.Value.End), $"=\"{value}\"");
}
