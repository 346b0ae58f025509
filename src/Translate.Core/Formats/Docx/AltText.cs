using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>The words for a drawing, for those who do not see it (ECMA-376 part 1, 20.4.2.5: <c>docPr</c>, <c>descr</c> and <c>title</c>).</summary>
/// <param name="Path">What names it in its part.</param>
/// <param name="Span">Where it stands in its part, between its quotes.</param>
/// <param name="Text">What it says.</param>
/// <param name="Note">What of.</param>
/// <param name="Copies">Where the picture in the drawing says the same (20.2.2.3: <c>cNvPr</c>).</param>
sealed record AltText(string Path, TextSpan Span, string Text, string Note, IReadOnlyList<TextSpan> Copies)
{
    static readonly string[] Attributes = ["title", "descr"];

    /// <summary>The element says something of a drawing that people read.</summary>
    public static bool IsDescribed(Element element) => element.Is(Vocabulary.Drawing, "docPr") && element.Attribute("hidden", Vocabulary.Other) is not ("1" or "true") && Attributes.Any(attribute => Said(element, attribute) is not null);

    /// <summary>Those of a part, in their order. What stands within a passage belongs to a code of it, and is kept with that.</summary>
    public static IEnumerable<AltText> In(SourceText part, Element root, IReadOnlyList<Passage> passages)
    {
        var taken = passages.SelectMany(passage => passage.Twin is { } twin ? new[] { passage.Span, twin.Span } : [passage.Span]).OrderBy(span => span.Start).ToList();
        var drawings = Drawings(root).ToList();
        var names = drawings.CountBy(drawing => Name(drawing.Properties), StringComparer.Ordinal).ToDictionary(name => name.Key, name => name.Value, StringComparer.Ordinal);
        var number = 0;
        foreach (var (drawing, properties) in drawings)
        {
            number++;
            if (!IsDescribed(properties) || IsTaken(properties.Span.Start)) continue;
            var name = Name(properties) is { Length: > 0 } own && names[own] == 1 ? $"drawing#{own}" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"drawing~{number}");
            var shown = properties.Attribute("name", Vocabulary.Other) is { Length: > 0 } given ? $" of {given}" : "";
            foreach (var (attribute, span) in Attributes.Select(attribute => (attribute, Span: properties.Place(attribute, Vocabulary.Other))).Where(found => found.Span is not null).OrderBy(found => found.Span!.Value.Start))
            {
                if (Said(properties, attribute) is not { } text) continue;
                var copies = Inner(drawing).Where(inner => inner.Name is "cNvPr" && string.Equals(inner.Attribute(attribute, Vocabulary.Other), text, StringComparison.Ordinal)).Select(inner => inner.Place(attribute, Vocabulary.Other)!.Value);
                yield return new($"{name}/{attribute}", span!.Value, text, (attribute is "title" ? "Title" : "Alternative text") + shown, [.. copies]);
            }
        }

        bool IsTaken(int place)
        {
            int low = 0, high = taken.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (taken[middle].Start <= place) low = middle + 1;
                else high = middle;
            }

            return low > 0 && taken[low - 1].End > place;
        }
    }

    static string Name(Element properties) => properties.Attribute("id", Vocabulary.Other) is { Length: <= 20 } id && id.All(char.IsAsciiDigit) ? id : "";

    static string? Said(Element properties, string attribute) => properties.Attribute(attribute, Vocabulary.Other) is { } text && text.Any(char.IsLetterOrDigit) ? text : null;

    /// <summary>All drawings, in their order; not those that were deleted.</summary>
    static IEnumerable<(Element Drawing, Element Properties)> Drawings(Element root) =>
        from element in Walk(root, inner => !inner.Is("del") && !inner.Is("moveFrom"))
        where element.Is("drawing")
        let properties = element.Children.SelectMany(frame => frame.Children).FirstOrDefault(child => child.Is(Vocabulary.Drawing, "docPr"))
        where properties is not null
        select (element, properties);

    /// <summary>What is in a drawing; its text boxes may have drawings of their own.</summary>
    static IEnumerable<Element> Inner(Element drawing) => Walk(drawing, inner => !inner.Is("txbxContent"));

    static IEnumerable<Element> Walk(Element root, Func<Element, bool> enters)
    {
        var open = new Stack<Element>([root]);
        while (open.TryPop(out var element))
        {
            if (!enters(element)) continue;
            yield return element;
            for (var i = element.Children.Count - 1; i >= 0; i--) open.Push(element.Children[i]);
        }
    }
}
