using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;
using Translate.Core.Text;

namespace Translate.Core.Formats.Xml;

/// <summary>What the scanner stands at.</summary>
enum XmlToken
{
    Start,
    End,
    Text,
    CData,
    Comment,
    Instruction,
}

/// <summary>An attribute: its name, and where its value stands between its quotes.</summary>
readonly record struct XmlAttributeSpan(string Name, TextSpan Value);

/// <summary>
/// Goes through an XML document (XML 1.0, fifth edition) token by token and tells exactly where each stands in the text.
/// </summary>
/// <remarks>
/// It checks well-formedness (namespaces aside), and holds the limits: no document type that defines anything, no entity but the five
/// predefined, no element deeper than <see cref="MostDepth"/>. It goes forward once, never recurses and never opens another file.
/// </remarks>
sealed class XmlScanner(SourceText source)
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int MostDepth = 256;

    /// <summary>The most attributes that one tag may have.</summary>
    public const int MostAttributes = 256;

    readonly string text = source.Text;
    readonly List<(string Name, int Start)> open = [];
    int at;
    bool rootSeen, typeSeen, pendingEnd;

    /// <summary>What was read.</summary>
    public XmlToken Token { get; private set; }

    /// <summary>The whole token, with its brackets.</summary>
    public TextSpan Span { get; private set; }

    /// <summary>The content between a comment's, a CDATA section's or an instruction's delimiters, or the text.</summary>
    public TextSpan Content { get; private set; }

    /// <summary>The name of a start or end tag, with its prefix.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The start tag is an empty element's; its end follows as a token of no length.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>A start tag's attributes.</summary>
    public List<XmlAttributeSpan> Attributes { get; } = [];

    /// <summary>How many elements are open: the root's start tag is at 1, its end tag at 0.</summary>
    public int Depth => open.Count;

    /// <summary>The value of a start tag's attribute, or null where it has none of that name.</summary>
    public string? Attribute(string name)
    {
        foreach (var attribute in Attributes)
            if (string.Equals(attribute.Name, name, StringComparison.Ordinal)) return Decode(attribute.Value, isAttribute: true);
        return null;
    }

    /// <summary>A text with its line ends as XML reads them: all LF (XML 1.0, 2.11).</summary>
    public static string NormalizeLineEnds(string text) =>
        text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;

    /// <summary>Reads the next token; false at the end of a well-formed document.</summary>
    /// <exception cref="InvalidDocumentException">The document is not well-formed, or beyond the limits.</exception>
    public bool Read()
    {
        if (pendingEnd)
        {
            pendingEnd = false;
            open.RemoveAt(open.Count - 1);
            Set(XmlToken.End, at, at);
            return true;
        }

        while (at < text.Length)
        {
            if (text[at] != '<')
            {
                if (ReadText()) return true;
            }
            else if (Looking("<!--"))
            {
                Delimited(XmlToken.Comment, "<!--", "-->", "a comment");
                if (text.AsSpan(Content.Start, Content.Length + 1).IndexOf("--") is >= 0 and var dashes)
                    throw source.Invalid(Content.Start + dashes, "\"--\" may not stand in a comment.");
                return true;
            }
            else if (Looking("<![CDATA["))
            {
                if (Depth == 0) throw source.Invalid(at, "text stands outside of the root element.");
                Delimited(XmlToken.CData, "<![CDATA[", "]]>", "a CDATA section");
                return true;
            }
            else if (Looking("<?"))
            {
                Delimited(XmlToken.Instruction, "<?", "?>", "a processing instruction");
                CheckInstruction();
                return true;
            }
            else if (Looking("<!"))
            {
                DocumentType();
            }
            else if (Looking("</"))
            {
                EndTag();
                return true;
            }
            else
            {
                StartTag();
                return true;
            }
        }

        if (Depth > 0) throw source.Invalid(open[^1].Start, $"<{open[^1].Name}> is never closed.");
        if (!rootSeen) throw source.Invalid(text.Length, "expected a root element, found none.");
        return false;
    }

    /// <summary>The text of a span with its references resolved and its line ends as LF; in an attribute white space becomes spaces (XML 1.0, 2.11 and 3.3.3).</summary>
    public string Decode(TextSpan span, bool isAttribute = false)
    {
        var raw = text.AsSpan(span.Start, span.Length);
        if (raw.IndexOfAny("&\r\n\t") < 0) return raw.ToString();

        var result = new StringBuilder(span.Length);
        for (var i = span.Start; i < span.End;)
        {
            if (text[i] == '\r')
            {
                result.Append(isAttribute ? ' ' : '\n');
                i += i + 1 < span.End && text[i + 1] == '\n' ? 2 : 1;
            }
            else if (text[i] == '&')
            {
                result.Append(Reference(i, span.End, out var length));
                i += length;
            }
            else
            {
                result.Append(isAttribute && text[i] is ('\n' or '\t') ? ' ' : text[i]);
                i++;
            }
        }

        return result.ToString();
    }

    bool ReadText()
    {
        var end = text.IndexOf('<', at);
        if (end < 0) end = text.Length;
        if (Depth == 0)
        {
            var stray = text.AsSpan(at, end - at).IndexOfAnyExcept(" \t\r\n");
            if (stray >= 0) throw source.Invalid(at + stray, rootSeen ? "something stands behind the end of the root element." : "expected \"<\": an XML document begins with a tag.");
            at = end;
            return false;
        }

        if (text.AsSpan(at, end - at).IndexOf("]]>") is >= 0 and var close) throw source.Invalid(at + close, "\"]]>\" may not stand in text; write \"]]&gt;\".");
        CheckCharacters(at, end, references: true);
        Set(XmlToken.Text, at, end);
        Content = Span;
        return true;
    }

    void Delimited(XmlToken token, string begin, string end, string what)
    {
        var close = text.IndexOf(end, at + begin.Length, StringComparison.Ordinal);
        if (close < 0) throw source.Invalid(at, $"{what} begins here and never ends: expected \"{end}\".");
        CheckCharacters(at, close, references: false);
        Content = TextSpan.FromBounds(at + begin.Length, close);
        Set(token, at, close + end.Length);
    }

    /// <summary>An instruction begins with its name, which is <c>xml</c> in the declaration at the very start only.</summary>
    void CheckInstruction()
    {
        var end = at;
        at = Content.Start;
        var name = ReadName();
        if (at < Content.End && text[at] is not (' ' or '\t' or '\r' or '\n')) throw source.Invalid(at, $"expected white space or \"?>\" behind the name {name}.");
        if (Span.Start > 0 && name.Equals("xml", StringComparison.OrdinalIgnoreCase)) throw source.Invalid(Span.Start, "an XML declaration stands at the very start of a file only.");
        at = end;
    }

    /// <summary>Goes over a document type. What it refers to is never fetched; one that defines anything itself is refused, unread.</summary>
    void DocumentType()
    {
        if (!Looking("<!DOCTYPE")) throw source.Invalid(at, "expected a tag, found a declaration.");
        if (rootSeen || typeSeen) throw source.Invalid(at, "a document has one document type, before its root element.");
        typeSeen = true;
        for (var i = at; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '>':
                    CheckCharacters(at, i, references: false);
                    at = i + 1;
                    return;
                case '"' or '\'':
                    i = text.IndexOf(text[i], i + 1);
                    if (i < 0) throw source.Invalid(at, "a document type begins here and never ends.");
                    break;
                case '[':
                    throw Defines(i);
            }
        }

        throw source.Invalid(at, "a document type begins here and never ends.");
    }

    InvalidDocumentException Defines(int bracket)
    {
        var entity = text.IndexOf("<!ENTITY", bracket, StringComparison.Ordinal);
        if (entity < 0) return source.Invalid(bracket, "a document type that defines anything is not read. Take it out of the file.");
        var name = text.AsSpan(entity + "<!ENTITY".Length).TrimStart().TrimStart("% ");
        var length = name.IndexOfAny(" \t\r\n>");
        return source.Invalid(
            entity,
            $"the document type defines the entity \"{name[..Math.Clamp(length, 0, 40)]}\"; entities are not read. Write out what it stands for, and take the document type out of the file.");
    }

    void StartTag()
    {
        var start = at;
        if (Depth == 0 && rootSeen) throw source.Invalid(start, "a second root element begins here.");
        if (Depth == MostDepth) throw source.Invalid(start, $"elements are nested more than {MostDepth} deep.");
        at++;
        Name = ReadName();
        Attributes.Clear();
        while (true)
        {
            var blank = SkipBlanks();
            if (at >= text.Length) throw source.Invalid(start, $"the tag <{Name}> never ends.");
            if (text[at] == '>' || Looking("/>")) break;
            if (!blank) throw source.Invalid(at, "expected white space before an attribute, \">\" or \"/>\".");
            ReadAttribute();
        }

        IsEmpty = text[at] == '/';
        at += IsEmpty ? 2 : 1;
        rootSeen = true;
        open.Add((Name, start));
        pendingEnd = IsEmpty;
        Set(XmlToken.Start, start, at);
    }

    void ReadAttribute()
    {
        var start = at;
        var name = ReadName();
        SkipBlanks();
        if (at >= text.Length || text[at] != '=') throw source.Invalid(at, $"expected \"=\" and a value behind the attribute {name}.");
        at++;
        SkipBlanks();
        if (at >= text.Length || text[at] is not ('"' or '\'')) throw source.Invalid(at, $"expected the value of {name} in quotation marks.");
        var end = text.IndexOf(text[at], at + 1);
        if (end < 0) throw source.Invalid(at, $"the value of {name} never ends.");
        if (text.AsSpan(at, end - at).IndexOf('<') is >= 0 and var bracket) throw source.Invalid(at + bracket, $"\"<\" may not stand in the value of {name}; write \"&lt;\".");
        CheckCharacters(at + 1, end, references: true);
        if (Attributes.Count == MostAttributes) throw source.Invalid(start, $"a tag has more than {MostAttributes} attributes.");
        foreach (var other in Attributes)
            if (string.Equals(other.Name, name, StringComparison.Ordinal)) throw source.Invalid(start, $"the attribute {name} is given twice.");
        Attributes.Add(new(name, TextSpan.FromBounds(at + 1, end)));
        at = end + 1;
    }

    void EndTag()
    {
        var start = at;
        at += 2;
        Name = ReadName();
        SkipBlanks();
        if (at >= text.Length || text[at] != '>') throw source.Invalid(at, $"expected \">\" to end </{Name}.");
        at++;
        if (Depth == 0) throw source.Invalid(start, $"</{Name}> closes what was never opened.");
        var (name, opened) = open[^1];
        if (!string.Equals(name, Name, StringComparison.Ordinal))
            throw source.Invalid(start, $"expected </{name}>, to close the tag in line {source.PositionOf(opened).Line.ToString(CultureInfo.InvariantCulture)}, found </{Name}>.");
        open.RemoveAt(open.Count - 1);
        Set(XmlToken.End, start, at);
    }

    string ReadName()
    {
        var start = at;
        while (at < text.Length && NameCharacter(at > start) is > 0 and var length) at += length;
        if (at == start) throw source.Invalid(start, at < text.Length ? "expected a name." : "expected a name, found the end of the file.");
        return text[start..at];
    }

    /// <summary>How many code units the character of a name has that stands here; 0 where none does.</summary>
    int NameCharacter(bool inside)
    {
        var c = text[at];
        if (c == ':' || (inside ? XmlConvert.IsNCNameChar(c) : XmlConvert.IsStartNCNameChar(c))) return 1;
        return char.IsBetween(c, '\uD800', '\uDB7F') && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 0;
    }

    bool SkipBlanks()
    {
        var start = at;
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n') at++;
        return at > start;
    }

    /// <summary>All that cannot simply be passed over: controls, surrogates, noncharacters, and what may begin a reference.</summary>
    static readonly SearchValues<char> Suspect = SearchValues.Create([
        '&', .. Enumerable.Range(0, 0x20).Select(c => (char)c).Except(['\t', '\n', '\r']), .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c), '\uFFFE', '\uFFFF',
    ]);

    static readonly SearchValues<char> NotInNames = SearchValues.Create(" \t\r\n&=<\"'");

    void CheckCharacters(int start, int end, bool references)
    {
        for (var i = start; i < end; i++)
        {
            var next = text.AsSpan(i, end - i).IndexOfAny(Suspect);
            if (next < 0) return;
            i += next;
            if (text[i] == '&')
            {
                if (!references) continue;
                Reference(i, end, out var length);
                i += length - 1;
            }
            else if (i + 1 < end && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else
            {
                throw source.Invalid(i, string.Create(CultureInfo.InvariantCulture, $"the character U+{(int)text[i]:X4} may not stand in XML."));
            }
        }
    }

    string Reference(int start, int end, out int length)
    {
        var semicolon = text.AsSpan(start, Math.Min(end - start, 64)).IndexOf(';');
        if (semicolon < 0) throw source.Invalid(start, "\"&\" begins a reference, and none follows; a plain one is written \"&amp;\".");
        length = semicolon + 1;
        var name = text.AsSpan(start + 1, semicolon - 1);
        switch (name)
        {
            case "lt": return "<";
            case "gt": return ">";
            case "amp": return "&";
            case "quot": return "\"";
            case "apos": return "'";
        }

        if (!name.StartsWith("#"))
        {
            throw source.Invalid(start, name.IsEmpty || name.ContainsAny(NotInNames)
                ? "\"&\" begins a reference, and none follows; a plain one is written \"&amp;\"."
                : $"the entity \"&{name};\" is not one of the five that XML knows.");
        }

        var hexadecimal = name.StartsWith("#x");
        var digits = name[(hexadecimal ? 2 : 1)..];
        var style = hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) || !Rune.IsValid(code) || (code < 0x10000 && !XmlConvert.IsXmlChar((char)code)))
            throw source.Invalid(start, $"\"&{name};\" is not a character that XML can hold.");
        return char.ConvertFromUtf32(code);
    }

    bool Looking(string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    void Set(XmlToken token, int start, int end)
    {
        Token = token;
        Span = TextSpan.FromBounds(start, end);
        at = end;
    }
}
