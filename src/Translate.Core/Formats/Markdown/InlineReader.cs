using System.Buffers;

namespace Translate.Core.Formats.Markdown;

/// <summary>The labels that links and footnotes of a document may refer to.</summary>
/// <param name="Links">In the form of <see cref="Labels.Normal"/>.</param>
/// <param name="Footnotes">Without the caret.</param>
sealed record References(IReadOnlySet<string> Links, IReadOnlySet<string> Footnotes);

/// <summary>Reads a text with its markup (CommonMark 0.31.2, section 6, with the strikethrough, addresses and footnotes of GFM).</summary>
/// <remarks>
/// One pass from left to right with a stack of brackets and one of delimiters, as the appendix of the specification describes it. No
/// recursion, and what is searched ahead is searched at most once, so that the time is linear in the text.
/// </remarks>
sealed class InlineReader
{
    static readonly SearchValues<char> Special = SearchValues.Create("\\`*_~[]!<&\n$hwf@");

    readonly string text;
    readonly References references;
    readonly List<Token> tokens = [];
    readonly DelimiterStack delimiters = new();
    readonly List<Bracket> brackets = [];
    readonly Ahead ahead;
    int at;
    int plain;
    int lastPair;

    /// <summary>Brackets of links below this height of the stack enclose a link already, and links do not nest.</summary>
    int inactive;

    InlineReader(string text, References references)
    {
        this.text = text;
        this.references = references;
        ahead = new(text);
    }

    /// <summary>An opening bracket that may be a link's or an image's.</summary>
    readonly record struct Bracket(int Token, int Start, int End, bool IsImage, int Delimiters);

    /// <summary>The pieces of a text, in order; together they are all of it.</summary>
    public static IReadOnlyList<Token> Read(string text, References references)
    {
        var reader = new InlineReader(text, references);
        reader.ReadAll();
        return reader.tokens;
    }

    void ReadAll()
    {
        while (at < text.Length)
        {
            var next = text.AsSpan(at).IndexOfAny(Special);
            if (next < 0) break;
            at += next;
            if (!ReadSpecial()) at++;
        }

        at = text.Length;
        Flush();
        delimiters.Match(0, tokens, ref lastPair);
        tokens.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    /// <summary>Reads what begins at a character that may begin something; false where it is plain text.</summary>
    bool ReadSpecial() => text[at] switch
    {
        '\\' => Backslash(),
        '`' => CodeSpan(),
        '*' or '_' or '~' => Delimiters(),
        '[' => FootnoteReference() || OpenBracket(isImage: false),
        '!' => at + 1 < text.Length && text[at + 1] == '[' && OpenBracket(isImage: true),
        ']' => CloseBracket(),
        '<' => Html(),
        '&' => Entity(),
        '\n' => LineBreak(),
        '$' => Code(Formulas.End(text, at)),
        '@' => Mail(),
        _ => Address(),
    };

    /// <summary>Plain text up to here becomes a piece.</summary>
    void Flush()
    {
        if (at > plain) tokens.Add(new(TokenKind.Text, plain, at, text[plain..at]));
        plain = at;
    }

    bool Put(TokenKind kind, int end, string value, int pair = 0, Role role = Role.None)
    {
        Flush();
        tokens.Add(new(kind, at, end, value, pair, role));
        at = plain = end;
        return true;
    }

    bool Code(int end) => end > at && Put(TokenKind.Standalone, end, OnOneLine(text[at..end]));

    /// <summary>A line end within a code is white space, and on another line what follows it might begin a block.</summary>
    static string OnOneLine(string code) => code.Replace('\n', ' ');

    bool Backslash()
    {
        if (at + 1 == text.Length) return false;
        if (text[at + 1] == '\n') return Put(TokenKind.Standalone, at + 2, "\\\n");
        return Characters.IsAsciiPunctuation(text[at + 1]) && Put(TokenKind.Text, at + 2, text[at + 1].ToString());
    }

    bool LineBreak()
    {
        var line = at;
        while (at > plain && text[at - 1] is ' ' or '\t') at--;
        if (line - at >= 2 && text.AsSpan(at, line - at).IndexOf('\t') < 0) return Put(TokenKind.Standalone, line + 1, text[at..(line + 1)]);
        return Put(TokenKind.Text, line + 1, " ");
    }

    bool CodeSpan()
    {
        var length = Characters.Run(text, at);
        var end = ahead.EndOfCode(at, length);
        if (end > 0) return Code(end);
        at += length;
        return true;
    }

    bool Delimiters()
    {
        var length = Characters.Run(text, at);
        if (text[at] == '~' && length > 2)
        {
            at += length;
            return true;
        }

        Flush();
        delimiters.Add(text, at, length);
        at = plain = at + length;
        return true;
    }

    bool Html()
    {
        if (Autolinks.EndOfBracketed(text, at) is > 0 and var link)
        {
            // An address that needs no brackets is the same with and without.
            var address = text[(at + 1)..(link - 1)];
            return Autolinks.IsBare(address) ? Put(TokenKind.Standalone, link, address, role: Role.Address) : Code(link);
        }

        return Code(ahead.EndOfHtml(at));
    }

    bool Entity()
    {
        var end = Entities.End(text, at);
        if (end == 0) return false;
        return Entities.Decode(text[at..end]) is { } value ? Put(TokenKind.Text, end, value) : Code(end);
    }

    bool Address() =>
        Autolinks.EndOfBare(text, at) is > 0 and var end && Put(TokenKind.Standalone, end, text[at..end], role: Role.Address);

    bool Mail()
    {
        if (Autolinks.BareMail(text, plain, at) is not { } mail) return false;
        at = mail.Start;
        return Put(TokenKind.Standalone, mail.End, text[mail.Start..mail.End], role: Role.Address);
    }

    bool FootnoteReference()
    {
        if (at + 1 == text.Length || text[at + 1] != '^') return false;
        var end = Labels.EndOfFootnote(text, at + 2);
        return end > 0 && references.Footnotes.Contains(text[(at + 2)..end]) && Code(end + 1);
    }

    bool OpenBracket(bool isImage)
    {
        Flush();
        var end = at + (isImage ? 2 : 1);
        brackets.Add(new(tokens.Count, at, end, isImage, delimiters.Count));
        tokens.Add(new(TokenKind.Text, at, end, text[at..end]));
        at = plain = end;
        return true;
    }

    bool CloseBracket()
    {
        if (brackets.Count == 0) return false;
        var bracket = brackets[^1];
        brackets.RemoveAt(brackets.Count - 1);
        var isActive = bracket.IsImage || brackets.Count >= inactive;
        inactive = Math.Min(inactive, brackets.Count);
        if (!isActive) return false;

        if (LinkTail.Read(text, at, bracket.End, references) is not { } tail) return false;
        Flush();
        var pair = ++lastPair;
        tokens[bracket.Token] = new(TokenKind.Opening, bracket.Start, bracket.End, text[bracket.Start..bracket.End], pair, Role.Bracket);
        if (tail.Title is { Length: > 0 } title)
        {
            Put(TokenKind.Standalone, title.Start, OnOneLine(text[at..title.Start]), pair, Role.TitleStart);
            foreach (var token in TitleText.Read(text, title)) Put(token.Kind, token.End, token.Value);
        }

        Put(TokenKind.Closing, tail.End, tail.Data ?? OnOneLine(text[at..tail.End]), pair, Role.LinkEnd);
        delimiters.Match(bracket.Delimiters, tokens, ref lastPair);
        if (!bracket.IsImage) inactive = brackets.Count;
        return true;
    }
}
