using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>Edits of a part's elements, in places that its schema allows.</summary>
/// <param name="start">Where the part begins in the text of all.</param>
sealed class Changes(int start)
{
    readonly List<Edit> edits = [];

    public IReadOnlyList<Edit> Edits => edits;

    /// <summary>Gives an attribute of WordprocessingML a value. Without a prefix for it there is no way to write one anew.</summary>
    public void Set(Element element, string attribute, string value)
    {
        if (element.Place(attribute) is { } place)
        {
            if (element.Attribute(attribute) != value) Add(place, value);
        }
        else if (element.Prefix.Length > 0)
        {
            Add(new(element.Span.Start + 1 + element.QualifiedName.Length, 0), $" {element.Prefix}{attribute}=\"{value}\"");
        }
    }

    /// <summary>Puts something into an element: before the first child that has to follow it, else at its end.</summary>
    /// <param name="element">The element.</param>
    /// <param name="text">What is put in.</param>
    /// <param name="followers">Whether a child has to follow it.</param>
    public void Insert(Element element, string text, Func<Element, bool> followers)
    {
        var next = element.Children.FirstOrDefault(child => child.Name.Length > 0 && followers(child));
        if (element.IsEmpty) Add(element.Span, $"<{element.QualifiedName}{element.AllAttributes}>{text}</{element.QualifiedName}>");
        else Add(new(next?.Span.Start ?? element.Content.End, 0), text);
    }

    /// <summary>Takes an element out.</summary>
    public void Remove(Element element) => Add(element.Span, "");

    /// <summary>Puts another in an element's place.</summary>
    public void Replace(Element element, string text) => Add(element.Span, text);

    void Add(TextSpan span, string text) => edits.Add(new(span with { Start = start + span.Start }, text));
}
