namespace Translate.Core.Formats.Html;

/// <summary>The elements that are open at a place of a page, with the end tags that may be left out (WHATWG HTML, 13.1.2.4) understood.</summary>
/// <remarks>For each name the places of its elements are kept, so that a stray tag costs no search.</remarks>
sealed class OpenElements(string text, bool isXml, IReadOnlySet<string> ids, Fragment? fragment)
{
    readonly List<OpenElement> open = [new("", new Block(), IsBlock: true, Translates: fragment?.Translates ?? true, IsPreformatted: false, UnitKind.Paragraph, Level: 0, Scope: 0, LastBlock: 0, Element: null)];
    readonly Dictionary<string, Stack<int>> places = new(StringComparer.Ordinal);

    public OpenElement Current => open[^1];

    /// <summary>The innermost block that is open.</summary>
    public Element? Block => open[Current.LastBlock].Element;

    /// <summary>What the page names an element, if no other has the name.</summary>
    public string? Id(Token token) =>
        token.Find("id") is { HasValue: true, Value: var span } && text.Substring(span.Start, span.Length) is var id && ids.Contains(id) ? id : null;

    /// <summary>Opens an element, and ends those that its start tag ends.</summary>
    public OpenElement Start(Token token, bool isBlock)
    {
        if (isBlock && !isXml) EndBefore(token);
        var outer = Current;
        if (isBlock) outer.Block.Separate();
        var isRoot = token.Name is "html" or "body";
        var (kind, level) = Kind(token.Name, outer);
        var element = new OpenElement(
            token.Name,
            isBlock && !isRoot ? outer.Block.Child(token.Name, Id(token)) : outer.Block,
            isBlock,
            Directions.Of(token, text) ?? (outer.Translates && !Elements.Code.Contains(token.Name) && (fragment is null || token.Name is not ("pre" or "listing"))),
            Keeps(token) ?? (outer.IsPreformatted || Elements.Preformatted.Contains(token.Name)),
            kind,
            level,
            Elements.Scopes.Contains(token.Name) ? open.Count : outer.Scope,
            isBlock ? open.Count : outer.LastBlock,
            new(token, outer.Element))
        {
            Instructions = isBlock ? outer.Instructions.Within(token, text) : outer.Instructions,
        };
        if (token.IsEmpty) return element;

        if (!places.TryGetValue(token.Name, out var indices)) places[token.Name] = indices = [];
        indices.Push(open.Count);
        open.Add(element);
        return element;
    }

    /// <summary>Whether the element says that its white space is kept (Preserve Space of ITS 2.0, which is <c>xml:space</c>; HTML has it in XML only); null where it says nothing.</summary>
    bool? Keeps(Token token) => !isXml ? null : token.Value(text, "xml:space") switch { "preserve" => true, "default" => false, _ => null };

    /// <summary>What the text of an element is: the nearest element around it that says so decides, and nothing within a heading is anything else.</summary>
    (UnitKind Kind, int Level) Kind(string name, OpenElement outer) => name switch
    {
        _ when Elements.Headings.TryGetValue(name, out var level) => (UnitKind.Heading, level),
        _ when outer.Kind is UnitKind.Heading => (outer.Kind, outer.Level),
        "li" => (UnitKind.ListItem, Depth(name)),
        "blockquote" => (UnitKind.Quote, Depth(name)),
        "td" or "th" => (UnitKind.Cell, 0),
        _ => (outer.Kind, outer.Level),
    };

    /// <summary>How deep an element that opens now stands in others of its name.</summary>
    int Depth(string name) => places.TryGetValue(name, out var indices) ? indices.Count + 1 : 1;

    /// <summary>The end tag of that name is that of a block: of the nearest open one, or else by its name.</summary>
    public bool EndsBlock(string name) => Last(name) is > 0 and var last ? open[last].IsBlock : Elements.Blocks.Contains(name);

    /// <summary>Ends the nearest element of a name, and what is open in it, where the end tag reaches it.</summary>
    /// <returns>One of the elements that it ends is to be translated and the one around that is not, or the other way round.</returns>
    public bool End(Token token, bool isBlock)
    {
        var name = token.Name;
        // What stands behind the end of the body is part of it.
        var last = name is "html" or "body" ? 0 : Last(name);
        var reach = !isBlock ? Current.LastBlock + 1 : Elements.TableParts.Contains(name) ? Last("table") : Current.Scope;
        if (last > 0 && last >= reach) return EndFrom(last, token.Span.Start, token.Span.End);
        if (isBlock) Current.Block.Separate();
        return false;
    }

    /// <summary>What is outside of all elements is to be translated from here on, or is not.</summary>
    public void Turn(bool translates) => open[0] = open[0] with { Translates = translates };

    /// <summary>The index of the innermost open element of a name; 0 where there is none.</summary>
    int Last(string name) => places.TryGetValue(name, out var indices) && indices.TryPeek(out var index) ? index : 0;

    /// <summary>The page ends, and all that is open in it.</summary>
    public void EndAll() => EndFrom(1, text.Length, text.Length);

    /// <summary>Ends an element, behind its end tag where it has one, and before that all that is open in it.</summary>
    bool EndFrom(int index, int before, int behind)
    {
        var turns = false;
        while (open.Count > index)
        {
            var ended = Current;
            ended.Element?.EndAt(before, open.Count - 1 == index ? behind : before);
            places[ended.Name].Pop();
            open.RemoveAt(open.Count - 1);
            turns |= ended.Translates != Current.Translates;
        }

        return turns;
    }

    void EndBefore(Token token)
    {
        var (name, at) = (token.Name, token.Span.Start);
        if (Elements.EndParagraphs.Contains(name)) EndAbove(at, Current.Scope, "p");
        switch (name)
        {
            case "li":
                EndAbove(at, Math.Max(Current.Scope, Math.Max(Last("ul"), Math.Max(Last("ol"), Last("menu")))), "li");
                break;
            case "dt" or "dd":
                EndAbove(at, Math.Max(Current.Scope, Last("dl")), "dt", "dd");
                break;
            case "option" or "optgroup":
                EndAbove(at, Current.Scope, "option", name == "optgroup" ? name : "");
                break;
            case "td" or "th":
                EndAbove(at, Math.Max(Last("table"), Last("tr")), "td", "th");
                break;
            case "tr":
                EndAbove(at, Last("table"), "td", "th", "tr", "caption", "colgroup");
                break;
            case "thead" or "tbody" or "tfoot":
                EndAbove(at, Last("table"), "td", "th", "tr", "thead", "tbody", "tfoot", "caption", "colgroup");
                break;
            case "body":
                EndAbove(at, 0, "head");
                break;
        }
    }

    void EndAbove(int at, int index, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (Last(name) is var last && last > index) EndFrom(last, at, at);
    }
}
