using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>Finds the places of a page for credits and what is said of it to programs.</summary>
static class Credits
{
    /// <summary>The insertions.</summary>
    public static IEnumerable<Edit> Edits(SourceText source, List<Token> tokens, Insertion insertion)
    {
        if (tokens.Find(t => t is { Kind: TokenKind.End, Name: "head" }) is { } head)
        {
            var there = tokens.Where(t => t is { Kind: TokenKind.Start, Name: "meta" }).Select(t => t.Value(source.Text, "name")).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
            var said = insertion.Metadata.Where(m => !there.Contains(m.Key)).ToList();
            if (said.Count > 0) yield return new(new(head.Span.Start, 0), string.Concat(said.Select(m => $"<meta name=\"{Escape(m.Key)}\" content=\"{Escape(m.Value)}\" />{source.LineEnd}")));
        }

        if (insertion.HasText)
        {
            var paragraph = $"<p class=\"credits\">{string.Join("<br />", insertion.Lines.Select(Line))}</p>";
            var at = insertion.Place is InsertionPlace.Top ? Top(tokens) : Bottom(source, tokens);
            yield return new(new(at, 0), insertion.Place is InsertionPlace.Top ? source.LineEnd + paragraph : paragraph + source.LineEnd);
        }

        if (insertion.DraftNote is { } note) yield return new(new(source.Text.Length, 0), $"<!-- {note.Replace("--", "–", StringComparison.Ordinal)} -->{source.LineEnd}");
    }

    /// <summary>Behind the first heading of the first level, or else where the content begins.</summary>
    static int Top(List<Token> tokens) =>
        (tokens.Find(t => t is { Kind: TokenKind.End, Name: "h1" }) ?? tokens.Find(t => t is { Kind: TokenKind.Start, Name: "article" }) ?? tokens.Find(t => t is { Kind: TokenKind.Start, Name: "main" }) ??
            tokens.Find(t => t is { Kind: TokenKind.Start, Name: "body" }))?.Span.End ?? 0;

    /// <summary>Before the end of the article, where there is one only; or else of the content.</summary>
    static int Bottom(SourceText source, List<Token> tokens)
    {
        var articles = tokens.FindAll(t => t is { Kind: TokenKind.End, Name: "article" });
        var end = articles.Count == 1 ? articles[0] : tokens.FindLast(t => t is { Kind: TokenKind.End, Name: "main" }) ?? tokens.FindLast(t => t is { Kind: TokenKind.End, Name: "body" });
        return end?.Span.Start ?? source.Text.Length;
    }

    static string Line(IReadOnlyList<InsertedPiece> line) => string.Concat(line.Select(piece => piece.IsAddress ? $"<a href=\"{Escape(piece.Text)}\">{Escape(piece.Text)}</a>" : Escape(piece.Text)));

    static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
