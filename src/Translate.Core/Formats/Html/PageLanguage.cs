using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>Makes a page, and the elements in it that are in its language, say what language they are in and from which side they are read.</summary>
/// <remarks>
/// Elements in another language stay, and so do those that are not to be translated. A tag within a sentence says it as the others do: what is marked there as of the
/// page's language is translated with the sentence, and a foreign phrase stays one. A page that is in the target's language already is localized. What is not for the target's locale is said to be none to translate.
/// </remarks>
sealed class PageLanguage(SourceText source, Page page, Locale locale)
{
    /// <summary>The changes to tags.</summary>
    public IEnumerable<Edit> Edits()
    {
        var inner = Language() is { } language && language != locale ? Inner(language) : [];
        return [.. Root(), .. inner, .. page.Metadata.SelectMany(Said), .. Excluded.Select(element => Kept(element.Tag))];
    }

    IEnumerable<Element> Excluded => page.Filtered.Where(element => !LocaleFilter.Admits(element.Tag, source.Text, locale));

    static Edit Kept(Token tag) => tag.Find("translate") is { } said ? Set(said, "no") : new(new(tag.Span.Start + 1 + tag.Name.Length, 0), " translate=\"no\"");

    /// <summary>The language of the page: of its root, of its body, or as it says to programs; of a part of a page that of its first element.</summary>
    Locale? Language()
    {
        var tags = page.Root is { } root ? page.Marked.Where(t => t.Name == "body").Prepend(root) : page.First is { } first ? [first] : [];
        foreach (var tag in tags)
            if (Of(tag.Value(source.Text, "lang") ?? tag.Value(source.Text, "xml:lang")) is { } said) return said;
        return page.Metadata.Select(meta => Of(meta.Value(source.Text, "content"))).FirstOrDefault(said => said is not null);
    }

    IEnumerable<Edit> Root()
    {
        if (page.Root is not { } root) yield break;
        var added = "";
        var (lang, xml, dir) = (root.Find("lang"), root.Find("xml:lang"), root.Find("dir"));
        if (lang is null && xml is null) added = $" lang=\"{locale}\"";
        foreach (var attribute in new[] { lang, xml })
            if (attribute is not null && !Says(attribute, locale.Tag)) yield return Set(attribute, locale.Tag);

        if (dir is null && locale.IsRightToLeft) added += " dir=\"rtl\"";
        else if (dir is not null && locale.IsRightToLeft && !Says(dir, "rtl")) yield return Set(dir, "rtl");
        else if (dir is not null && !locale.IsRightToLeft && Says(dir, "rtl")) yield return Set(dir, "ltr");

        if (added.Length > 0) yield return new(new(root.Span.Start + 1 + root.Name.Length, 0), added);
    }

    /// <summary>The elements that say the page's language, or a variety of it; and the body's direction, which is the page's where it says no language.</summary>
    IEnumerable<Edit> Inner(Locale language)
    {
        var keptUntil = 0;
        var kept = new Queue<Element>(Excluded);
        foreach (var tag in page.Marked)
        {
            while (kept.TryPeek(out var element) && element.Start <= tag.Span.Start) keptUntil = Math.Max(keptUntil, kept.Dequeue().End);
            if (tag.Span.Start < keptUntil) continue;

            var said = new[] { tag.Find("lang"), tag.Find("xml:lang") }.OfType<Attribute>().ToList();
            if (said.Exists(a => Of(source.Slice(a.Value)) is not { } own || !own.SharesLanguage(language))) continue;
            foreach (var attribute in said)
                if (!Says(attribute, locale.Tag)) yield return Set(attribute, locale.Tag);
            if (tag.Find("dir") is { } dir && (Says(dir, "ltr") || Says(dir, "rtl")) && !Says(dir, locale.Direction)) yield return Set(dir, locale.Direction);
        }
    }

    /// <summary>What the page says of its language to programs: one language, in the notation that stands there (Open Graph's has a region behind a low line).</summary>
    IEnumerable<Edit> Said(Token meta)
    {
        if (meta.Find("content") is not { } content || Of(meta.Value(source.Text, "content")) is null) yield break;
        var value = meta.Find("property") is null ? locale.Tag : locale.WithRegion is var full && full.Region is { } region ? $"{full.Language}_{region}" : locale.Language;
        if (!Says(content, value)) yield return Set(content, value);
    }

    bool Says(Attribute attribute, string value) => source.Slice(attribute.Value).Equals(value, StringComparison.OrdinalIgnoreCase);

    static Locale? Of(string? value) => Locale.TryParse(value?.Trim().Replace('_', '-'), out var said) ? said : null;

    static Edit Set(Attribute attribute, string value) =>
        attribute.HasValue ? new(attribute.Value, value) : new(TextSpan.FromBounds(attribute.NameEnd, attribute.Value.End), $"=\"{value}\"");
}
