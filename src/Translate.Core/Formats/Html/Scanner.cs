using System.Buffers;
using System.Collections.Immutable;
using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>Divides a page into tags, text and what is kept, by the tokenization states of the HTML standard (WHATWG HTML, 13.2.5) that matter for that.</summary>
/// <remarks>
/// HtmlAgilityPack 1.13, which also tells where its nodes begin, was tried and not taken: see <see cref="Html"/>. Here each character is
/// looked at once or twice, whatever the page is like, and nothing calls itself.
/// </remarks>
sealed class Scanner
{
    static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\n\f\r/>");
    static readonly SearchValues<char> AttributeEnds = SearchValues.Create(" \t\n\f\r/>=");
    static readonly SearchValues<char> UnquotedEnds = SearchValues.Create(" \t\n\f\r>");

    readonly string text;
    readonly bool isXml;
    readonly List<Token> tokens = [];
    int at;

    Scanner(string text, bool isXml)
    {
        this.text = text;
        this.isXml = isXml;
    }

    /// <summary>The pieces of the page.</summary>
    public static List<Token> Read(string text, bool isXml)
    {
        var scanner = new Scanner(text, isXml);
        scanner.Read();
        return scanner.tokens;
    }

    void Read()
    {
        var plain = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            if (open < 0) break;
            at = open;
            if (Markup() is not { } token)
            {
                at = open + 1;
                continue;
            }

            if (open > plain) tokens.Add(new(TokenKind.Text, TextSpan.FromBounds(plain, open)));
            tokens.Add(token);
            at = token.Span.End;
            if (token is { Kind: TokenKind.Start, IsEmpty: false }) Content(token.Name);
            plain = at;
        }

        if (plain < text.Length) tokens.Add(new(TokenKind.Text, TextSpan.FromBounds(plain, text.Length)));
    }

    char Peek(int ahead) => at + ahead < text.Length ? text[at + ahead] : '\0';

    /// <summary>What begins at the angle bracket here; null where it is text.</summary>
    Token? Markup()
    {
        var next = Peek(1);
        if (char.IsAsciiLetter(next)) return Tag(at + 1, TokenKind.Start);
        if (next == '?') return Until(">", at + 2, TokenKind.Kept);
        if (next == '/')
        {
            if (char.IsAsciiLetter(Peek(2))) return Tag(at + 2, TokenKind.End);
            return at + 2 < text.Length ? Until(">", at + 2, TokenKind.Comment) : null;
        }

        if (next != '!') return null;
        if (Starts("<!--")) return Comment();
        if (isXml && Starts("<![CDATA[")) return Until("]]>", at + 9, TokenKind.Kept);
        return Until(">", at + 2, text.AsSpan(at + 2).StartsWith("doctype", StringComparison.OrdinalIgnoreCase) ? TokenKind.Kept : TokenKind.Comment);
    }

    bool Starts(string mark) => text.AsSpan(at).StartsWith(mark, StringComparison.Ordinal);

    /// <summary>What ends with a mark. What does not end is all the rest of the page, and has no place in a sentence.</summary>
    Token Until(string mark, int from, TokenKind kind) =>
        text.IndexOf(mark, from, StringComparison.Ordinal) is >= 0 and var end ? new(kind, TextSpan.FromBounds(at, end + mark.Length)) : Rest();

    Token Rest() => new(TokenKind.Kept, TextSpan.FromBounds(at, text.Length));

    Token Comment()
    {
        for (var dashes = text.IndexOf("--", at + 2, StringComparison.Ordinal); dashes >= 0; dashes = text.IndexOf("--", dashes + 1, StringComparison.Ordinal))
        {
            var end = dashes + 2;
            if (end < text.Length && text[end] == '!' && dashes >= at + 4) end++;
            if (end < text.Length && text[end] == '>') return new(TokenKind.Comment, TextSpan.FromBounds(at, end + 1));
        }

        return Rest();
    }

    Token Tag(int start, TokenKind kind)
    {
        var here = End(start, NameEnds);
        var name = text[start..here].ToLowerInvariant();
        var attributes = ImmutableArray.CreateBuilder<Attribute>();
        while (true)
        {
            while (here < text.Length && (IsSpace(text[here]) || text[here] == '/')) here++;
            if (here >= text.Length) return Rest();
            if (text[here] == '>') break;

            var nameStart = here;
            here = End(here + 1, AttributeEnds);
            var (nameEnd, quote, value) = (here, '\0', new TextSpan(here, 0));
            var equals = SkipSpace(here);
            if (equals < text.Length && text[equals] == '=')
            {
                here = SkipSpace(equals + 1);
                if (here >= text.Length) return Rest();
                if (text[here] is '"' or '\'')
                {
                    quote = text[here];
                    var close = text.IndexOf(quote, here + 1);
                    if (close < 0) return Rest();
                    value = TextSpan.FromBounds(here + 1, close);
                    here = close + 1;
                }
                else
                {
                    value = TextSpan.FromBounds(here, End(here, UnquotedEnds));
                    here = value.End;
                }
            }

            if (kind == TokenKind.Start) attributes.Add(new(text[nameStart..nameEnd].ToLowerInvariant(), nameEnd, value, quote));
        }

        var span = TextSpan.FromBounds(at, here + 1);
        var closesItself = text[here - 1] == '/' && (attributes.Count == 0 || attributes[^1].Value.End < here || attributes[^1].Quote != '\0');
        var isEmpty = Elements.Void.Contains(name) || (closesItself && (isXml || Elements.Foreign.Contains(name)));
        return new(kind, span, name, attributes.DrainToImmutable(), isEmpty);
    }

    int End(int from, SearchValues<char> ends) =>
        from >= text.Length ? text.Length : text.AsSpan(from).IndexOfAny(ends) is >= 0 and var end ? from + end : text.Length;

    int SkipSpace(int from)
    {
        while (from < text.Length && IsSpace(text[from])) from++;
        return from;
    }

    /// <summary>White space as HTML knows it: a no-break space is none.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r';

    /// <summary>What follows a start tag whose element does not hold markup, or holds what is kept.</summary>
    void Content(string name)
    {
        var start = at;
        if (name == "plaintext") at = text.Length;
        else if (Elements.Raw.Contains(name) || Elements.RawText.Contains(name)) at = EndTag(name);
        else if (Elements.Kept.Contains(name) || Elements.Foreign.Contains(name)) at = Matching(name);
        else return;

        if (Elements.RawText.Contains(name))
        {
            if (at > start) tokens.Add(new(TokenKind.Text, TextSpan.FromBounds(start, at)));
            return;
        }

        // A kept element is one piece with its tags: the end tag is read as part of it.
        var opening = tokens[^1];
        var end = at < text.Length && Markup() is { } tag ? tag.Span.End : at;
        var isPicture = Elements.Foreign.Contains(name) && end > at;
        tokens[^1] = new(isPicture ? TokenKind.Picture : TokenKind.Kept, TextSpan.FromBounds(opening.Span.Start, end), name, opening.Attributes);
        at = end;
    }

    /// <summary>Where the end tag of an element begins in which nothing else is markup.</summary>
    int EndTag(string name)
    {
        for (var here = text.IndexOf("</", at, StringComparison.Ordinal); here >= 0; here = text.IndexOf("</", here + 2, StringComparison.Ordinal))
        {
            var behind = here + 2 + name.Length;
            if (behind < text.Length && NameEnds.Contains(text[behind]) && text.AsSpan(here + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase)) return here;
        }

        return text.Length;
    }

    /// <summary>Where the end tag of an element begins that may hold others of its name.</summary>
    int Matching(string name)
    {
        var depth = 1;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            if (open < 0) break;
            at = open;
            var token = Starts("<![CDATA[") ? Until("]]>", at + 9, TokenKind.Kept) : Markup();
            if (token is { Kind: TokenKind.End } && string.Equals(token.Name, name, StringComparison.Ordinal) && --depth == 0) return open;
            if (token is { Kind: TokenKind.Start, IsEmpty: false } && string.Equals(token.Name, name, StringComparison.Ordinal)) depth++;
            at = token is null ? open + 1 : token.Span.End;
            if (token is { Kind: TokenKind.Start, IsEmpty: false } && Elements.Raw.Contains(token.Name)) at = EndTag(token.Name);
        }

        return text.Length;
    }
}
