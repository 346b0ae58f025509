using Translate.Core.Text;
using Page = Translate.Core.Formats.Html.Page;
using Scanner = Translate.Core.Formats.Html.Scanner;
using Tag = Translate.Core.Formats.Html.Token;
using TagKind = Translate.Core.Formats.Html.TokenKind;

namespace Translate.Core.Formats.Markdown;

/// <summary>A block of raw HTML (CommonMark 0.31.2, 4.6), read as a part of a page.</summary>
/// <remarks>
/// It is read by itself, but for <c>translate</c>: see <see cref="HtmlScopes"/>. What is not HTML for sure is none of these: a block with a tag of a component or of
/// another language (<c>&lt;Tabs&gt;</c>), with a value or a text in braces, or with the attribute <c>markdown</c>, by which some programs read Markdown in it.
/// </remarks>
sealed class HtmlFragment
{
    readonly SourceText source;
    readonly SourceText block;
    readonly FlatText flat;
    readonly Page page;

    HtmlFragment(SourceText source, Leaf leaf, Candidate candidate, IReadOnlyDictionary<int, bool> turns)
    {
        (this.source, Leaf, flat, block) = (source, leaf, candidate.Flat, candidate.Block);
        page = Page.Read(block, candidate.Tags, new(leaf.Translates, turns));
    }

    Leaf Leaf { get; }

    /// <summary>A block whose pieces were read.</summary>
    readonly record struct Candidate(FlatText Flat, SourceText Block, List<Tag> Tags);

    /// <summary>The blocks of HTML among all blocks of a document; of these each is told whether it is to be translated.</summary>
    public static Dictionary<Leaf, HtmlFragment> Read(SourceText source, IReadOnlyList<Leaf> leaves)
    {
        var fragments = new Dictionary<Leaf, HtmlFragment>();
        var candidates = new Dictionary<Leaf, Candidate>();
        foreach (var leaf in leaves)
            if (leaf.Kind == LeafKind.Html && Scan(source, leaf) is { } candidate) candidates.Add(leaf, candidate);
        if (candidates.Count == 0) return fragments;

        var scopes = new HtmlScopes();
        foreach (var (leaf, candidate) in candidates) scopes.Add(leaf, candidate.Block.Text, candidate.Tags);
        scopes.Tell(leaves);
        foreach (var (leaf, candidate) in candidates) fragments.Add(leaf, new(source, leaf, candidate, scopes.Turns(leaf)));
        return fragments;
    }

    /// <summary>The pieces of a block; null where it is nothing but what nobody reads, or not HTML.</summary>
    static Candidate? Scan(SourceText source, Leaf leaf)
    {
        var lines = FlatText.Of(source.Text, leaf.Lines);
        var tags = Scanner.Read(lines.Text, isXml: false);
        var hasMarkup = tags.Exists(tag => tag.Kind is TagKind.Start or TagKind.End || tag.Name == "iframe");
        var hasText = tags.Exists(tag => tag.Kind == TagKind.Text && !lines.Text.AsSpan(tag.Span.Start, tag.Span.Length).IsWhiteSpace());
        return (hasMarkup || hasText) && tags[0].Kind != TagKind.Text && tags.TrueForAll(tag => IsHtml(tag, lines.Text)) ? new(lines, source.With(lines.Text), tags) : null;
    }

    static bool IsHtml(Tag tag, string text) => tag.Kind switch
    {
        TagKind.Start => Html.Elements.IsHtml(text.Substring(tag.Span.Start + 1, tag.Name.Length)) && !tag.Attributes.Any(attribute => IsOfProgram(attribute, text)),
        TagKind.End => Html.Elements.IsHtml(text.Substring(tag.Span.Start + 2, tag.Name.Length)),
        TagKind.Text => text.AsSpan(tag.Span.Start, tag.Span.Length).IndexOf('{') is var open && (open < 0 || text.AsSpan(tag.Span.Start + open, tag.Span.Length - open).IndexOf('}') < 0),
        _ => true,
    };

    static bool IsOfProgram(Html.Attribute attribute, string text) => attribute.Name is "markdown" or ['{', ..] || (attribute.Value.Length > 0 && text[attribute.Value.Start] == '{');

    /// <summary>Its texts.</summary>
    /// <param name="id">Its name in the document's outline.</param>
    public IEnumerable<Passage> Passages(string id)
    {
        var lineEnd = LineEnd();
        var (at, isEnded) = (0, Leaf.Ends is null);
        foreach (var passage in page.Passages)
        {
            var (unit, span) = (passage.Unit, passage.Unit.Slot);
            isEnded |= Leaf.Ends?.Invoke(flat.Text.AsSpan(at, span.Start - at)) == true;
            at = span.End;
            if (!isEnded && Leaf.Ends!(flat.Text.AsSpan(span.Start, span.Length)))
            {
                // What ends the block is among its words, and would go with them.
                isEnded = true;
                continue;
            }

            yield return new(unit with { Id = $"{id}/{unit.Id}", Slot = flat.ToSource(span.Start, span.End) }, Place.Html, [])
            {
                Html = new(passage.Place, flat.Text, span, lineEnd, Leaf.Ends is null),
            };
        }
    }

    /// <summary>What a locale changes in its tags.</summary>
    public IEnumerable<Edit> Localize(Locale locale) =>
        new Html.PageLanguage(block, page, locale).Edits().Select(edit => edit with { Span = flat.ToSource(edit.Span.Start, edit.Span.End) });

    string LineEnd()
    {
        if (Leaf.Lines.Count < 2) return " ";
        var end = WholeLines.NextLine(source.Text, Leaf.Lines[0].End);
        return source.Text[Leaf.Lines[0].End..end] + source.Text[end..Leaf.Lines[1].Start];
    }
}
