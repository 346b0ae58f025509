using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>A page that was read.</summary>
sealed class Page
{
    readonly SourceText source;
    readonly List<Passage> passages = [];
    readonly List<Element> elements = [];
    readonly List<Token> marked = [];
    readonly List<Element> filtered = [];

    /// <summary>Asked for only where something is written.</summary>
    readonly Lazy<Dictionary<string, int>> byId;

    readonly OpenElements open;
    readonly Run run;
    readonly Fragment? fragment;

    Page(SourceText source, List<Token> tokens, bool isXml, Fragment? fragment)
    {
        (this.source, this.fragment) = (source, fragment);
        Root = tokens.Find(token => token is { Kind: TokenKind.Start, Name: "html" });
        First = tokens.Find(token => token.Kind is TokenKind.Start);
        Metadata = tokens.FindAll(token => token is { Kind: TokenKind.Start, Name: "meta" } && SaysLanguage(token));
        open = new(source.Text, isXml, Ids(tokens), fragment);
        run = new(source, passages);
        foreach (var token in tokens) Add(token, isApart: fragment is not null && ReferenceEquals(token, tokens[0]));
        EndRun();
        open.EndAll();
        byId = new(() => passages.Index().ToDictionary(p => p.Item.Unit.Id, p => p.Index, StringComparer.Ordinal));
    }

    /// <summary>The start tag of the whole page, where it has one.</summary>
    public Token? Root { get; }

    /// <summary>The first start tag.</summary>
    public Token? First { get; }

    /// <summary>The tags that say the page's language to programs: <c>http-equiv="content-language"</c> and Open Graph's <c>og:locale</c>.</summary>
    public IReadOnlyList<Token> Metadata { get; }

    /// <summary>The start tags of elements to translate that say a language, and of the body; not that of the whole page.</summary>
    public IReadOnlyList<Token> Marked => marked;

    /// <summary>The elements to translate that are for some locales only; not the whole page.</summary>
    public IReadOnlyList<Element> Filtered => filtered;

    public IReadOnlyList<Passage> Passages => passages;

    public static Page Read(SourceText source) => new(source, Tokens(source), IsXml(source), fragment: null);

    /// <summary>A part of a page, of which the pieces were read already.</summary>
    public static Page Read(SourceText source, List<Token> tokens, Fragment fragment) => new(source, tokens, isXml: false, fragment);

    /// <summary>The pieces of a page.</summary>
    public static List<Token> Tokens(SourceText source) => Scanner.Read(source.Text, IsXml(source));

    static bool IsXml(SourceText source) => source.Text.StartsWith("<?xml", StringComparison.Ordinal) || source.Name.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase);

    public Passage? Find(string id) => byId.Value.TryGetValue(id, out var index) ? passages[index] : null;

    /// <param name="token">The next piece.</param>
    /// <param name="isApart">No sentence goes on across it, whatever it is.</param>
    void Add(Token token, bool isApart)
    {
        if (token.Kind is TokenKind.End && fragment is not null && fragment.Turns.TryGetValue(token.Span.Start, out var translates))
        {
            EndRun();
            open.Turn(translates);
        }

        var isBlock = isApart || (token.Kind is TokenKind.End ? open.EndsBlock(token.Name) : Flow.IsBlock(token, source.Text));
        switch (token.Kind)
        {
            case TokenKind.Kept:
            case TokenKind.Comment or TokenKind.Picture when isApart:
                EndRun();
                open.Current.Block.Separate();
                if (token.Name == "iframe" && open.Current.Translates && Directions.Of(token, source.Text) != false)
                    passages.AddRange(Passage.OfAttributes(source, token, Id(token), new(token, open.Current.Element)));
                break;

            case TokenKind.Start when isBlock || (token.Name == "input" && Spoken.Attributes(token, source.Text).Any()):
                EndRun();
                var element = Open(token, isBlock: true);
                var id = element.Block.Path.Length > 0 ? element.Block.Path : token.Name;
                if (element.Translates) passages.AddRange(Passage.OfAttributes(source, token, id, element.Element));
                break;

            case TokenKind.Start:
                var outer = open.Current.Translates;
                var (inner, inline) = Open(token, isBlock: false) is var started ? (started.Translates, started.Element) : default;
                run.Add(new(token, inner, IsOpaque: outer && !inner, Turns: outer != inner, Spoken.Attributes(token, source.Text).Any() ? Id(token) : "", inline));
                break;

            case TokenKind.End when isBlock:
                EndRun();
                open.End(token, isBlock: true);
                break;

            case TokenKind.End:
                var turns = open.End(token, isBlock: false);
                run.Add(new(token, open.Current.Translates, Turns: turns));
                break;

            default:
                run.Add(new(token, open.Current.Translates));
                break;
        }
    }

    OpenElement Open(Token token, bool isBlock)
    {
        var element = open.Start(token, isBlock);
        elements.Add(element.Element!);
        if (element.Translates && token.Name != "html" && (token.Name == "body" || token.Find("lang") is not null || token.Find("xml:lang") is not null)) marked.Add(token);
        if (element.Translates && token.Name != "html" && LocaleFilter.IsSaid(token)) filtered.Add(element.Element!);
        return element;
    }

    bool SaysLanguage(Token meta) =>
        "content-language".Equals(meta.Value(source.Text, "http-equiv")?.Trim(), StringComparison.OrdinalIgnoreCase) ||
        "og:locale".Equals(meta.Value(source.Text, "property")?.Trim(), StringComparison.OrdinalIgnoreCase);

    void EndRun() => run.End(open.Current, open.Block);

    /// <summary>What goes with a unit: the element that holds nothing else for people to read; else the text alone. Null where it is an attribute of what has its place in the page.</summary>
    public TextSpan? Extent(string id)
    {
        if (!byId.Value.TryGetValue(id, out var index)) return null;
        var (passage, element) = (passages[index], passages[index].Element);
        if (passage.Place != Place.Content) return element is { IsFixed: false } ? element.Span : null;
        var isAlone = element is { IsFixed: false } && !IsIn(index - 1, element) && !IsIn(index + 1, element);
        return isAlone ? element!.Span : passage.Unit.Slot;
    }

    bool IsIn(int index, Element element) => index >= 0 && index < passages.Count && passages[index].Unit.Slot.Start >= element.Start && passages[index].Unit.Slot.Start < element.End;

    /// <summary>Extents with the elements that hold nothing else, and the lines on which they stand alone.</summary>
    public IReadOnlyList<TextSpan> Gaps(IEnumerable<TextSpan> extents)
    {
        var gone = Merged(extents);

        // From within: an element that is emptied may empty the one around it.
        for (var i = elements.Count - 1; i >= 0; i--)
        {
            var element = elements[i];
            if (element.IsFixed || !gone.Exists(g => g.Start >= element.Content && g.End <= element.ContentEnd) || !IsEmptied(element, gone)) continue;
            gone = Merged(gone.Append(element.Span));
        }

        return Merged(gone.Select(WithLine));
    }

    /// <summary>Nothing but white space would be left between its tags, and nothing that people read is in them.</summary>
    bool IsEmptied(Element element, List<TextSpan> gone)
    {
        var at = element.Content;
        foreach (var gap in gone.Where(g => g.Start >= element.Content && g.End <= element.ContentEnd))
        {
            if (!source.Text.AsSpan(at, gap.Start - at).IsWhiteSpace()) return false;
            at = gap.End;
        }

        return source.Text.AsSpan(at, element.ContentEnd - at).IsWhiteSpace() && !passages.Exists(p => p.Unit.Slot.Start > element.Start && p.Unit.Slot.Start < element.Content);
    }

    TextSpan WithLine(TextSpan gap)
    {
        var lines = WholeLines.Of(source.Text, gap);
        var isAlone = source.Text.AsSpan(lines.Start, gap.Start - lines.Start).IsWhiteSpace() && source.Text.AsSpan(gap.End, lines.End - gap.End).IsWhiteSpace();
        return isAlone ? TextSpan.FromBounds(lines.Start, WholeLines.NextLine(source.Text, lines.End)) : gap;
    }

    static List<TextSpan> Merged(IEnumerable<TextSpan> spans)
    {
        var merged = new List<TextSpan>();
        foreach (var span in spans.OrderBy(s => s.Start).ThenByDescending(s => s.Length))
        {
            if (merged.Count > 0 && span.Start < merged[^1].End) merged[^1] = TextSpan.FromBounds(merged[^1].Start, Math.Max(merged[^1].End, span.End));
            else merged.Add(span);
        }

        return merged;
    }

    /// <summary>The name of an element that is no block.</summary>
    string Id(Token token) => open.Id(token) is { } id ? "#" + id : open.Current.Block.Next(token.Name);

    /// <summary>The ids that are given once and look like names.</summary>
    HashSet<string> Ids(List<Token> tokens)
    {
        const int longest = 100;
        var once = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            if (token.Find("id") is not { Value: { Length: > 0 and <= longest } value }) continue;
            var id = source.Slice(value);
            if (!id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':')) continue;
            if (seen.Add(id)) once.Add(id);
            else once.Remove(id);
        }

        return once;
    }
}
