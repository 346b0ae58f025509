using System.Globalization;

namespace Translate.Core.Formats.Docx;

/// <summary>What the styles of a document say of the paragraphs and runs that have them (ECMA-376 part 1, 17.7).</summary>
sealed class Styles
{
    /// <summary>How many styles one may be based on, one on the other. Beyond, or in a circle, nothing more is asked.</summary>
    const int Deepest = 64;

    readonly Dictionary<string, Element> byId = new(StringComparer.Ordinal);

    /// <summary>The styles of a part; none where the document has none.</summary>
    public Styles(Element? root)
    {
        foreach (var style in root?.Children ?? [])
            if (style.Is("style") && style.Attribute("styleId") is { } id) byId.TryAdd(id, style);
    }

    /// <summary>What a paragraph is, by its own properties and its style's.</summary>
    public (UnitKind Kind, int Level) Of(Element? properties, bool isInTable)
    {
        var style = properties?.Child("pStyle")?.Attribute("val");
        if (OutlineLevel(properties, style) is { } outline) return (UnitKind.Heading, outline);
        if (ListLevel(properties, style) is { } list) return (UnitKind.ListItem, list);
        if (Chain(style).Any(s => NameOf(s) is "quote" or "intense quote" or "block text" or "quotations")) return (UnitKind.Quote, 1);
        return isInTable ? (UnitKind.Cell, 0) : (UnitKind.Paragraph, 0);
    }

    /// <summary>A run of that character style is hidden.</summary>
    public bool Hides(string? style) => Chain(style).Select(s => s.Child("rPr")?.Child("vanish")).FirstOrDefault(v => v is not null) is { IsOn: true };

    /// <summary>The level of a heading, from 1: by the outline (17.3.1.20), or by the built-in names of styles, which are the same in all languages.</summary>
    int? OutlineLevel(Element? properties, string? style)
    {
        if (Level(properties?.Child("outlineLvl")) is { } own) return own <= 9 ? own : null;
        foreach (var ancestor in Chain(style))
        {
            if (Level(ancestor.Child("pPr")?.Child("outlineLvl")) is { } level) return level <= 9 ? level : null;
            if (NameOf(ancestor) is "title" or "subtitle") return NameOf(ancestor) is "title" ? 1 : 2;
            if (NameOf(ancestor) is { } name && name.StartsWith("heading ", StringComparison.Ordinal) && Number(name[8..]) is >= 1 and <= 9 and var numbered) return numbered;
        }

        // A document made without its styles' definitions still names them.
        return byId.Count == 0 && style is { Length: 8 } && style.StartsWith("Heading", StringComparison.Ordinal) && Number(style[7..]) is >= 1 and <= 9 and var named ? named : null;
    }

    /// <summary>The level of a list's item, from 1; number 0 takes a paragraph out of its style's list (17.9.18).</summary>
    int? ListLevel(Element? properties, string? style)
    {
        var numbering = properties?.Child("numPr") ?? Chain(style).Select(s => s.Child("pPr")?.Child("numPr")).FirstOrDefault(n => n is not null);
        if (numbering is null || numbering.Child("numId")?.Attribute("val") == "0") return null;
        return Math.Clamp((Number(numbering.Child("ilvl")?.Attribute("val")) ?? 0) + 1, 1, 9);
    }

    static string? NameOf(Element style) => style.Child("name")?.Attribute("val")?.ToLowerInvariant();

    static int? Level(Element? outline) => Number(outline?.Attribute("val")) is >= 0 and <= 9 and var level ? level + 1 : null;

    static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A style and those that it is based on.</summary>
    IEnumerable<Element> Chain(string? id)
    {
        for (var i = 0; i < Deepest && id is not null && byId.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.Child("basedOn")?.Attribute("val");
        }
    }
}
