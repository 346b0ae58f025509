using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>An element of a page with the places of its tags.</summary>
sealed class Element(Token tag, Element? parent)
{
    public Token Tag => tag;

    public string Name => tag.Name;

    public Element? Parent => parent;

    public int Start => tag.Span.Start;

    /// <summary>Where its content begins.</summary>
    public int Content => tag.Span.End;

    /// <summary>Where its content ends.</summary>
    public int ContentEnd { get; private set; } = tag.Span.End;

    /// <summary>Behind its end tag; where that is left out, as its content.</summary>
    public int End { get; private set; } = tag.Span.End;

    public TextSpan Span => TextSpan.FromBounds(Start, End);

    /// <summary>It has its place in the page, or in a table, whatever is in it.</summary>
    public bool IsFixed => Name is "html" or "head" or "body" or "td" or "th" or "tr" or "caption" or "col" or "colgroup" or "thead" or "tbody" or "tfoot";

    public void EndAt(int contentEnd, int end) => (ContentEnd, End) = (contentEnd, end);
}
