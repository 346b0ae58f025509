using System.Collections.Frozen;
using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>A page that was read.</summary>
sealed class Page
{
    readonly SourceText source;
    readonly List<Passage> passages = [];
    readonly FrozenDictionary<string, Passage> byId;
    readonly OpenElements open;
    readonly Run run;

    Page(SourceText source)
    {
        this.source = source;
        var isXml = IsXml(source);
        var tokens = Tokens(source);
        Root = tokens.Find(token => token is { Kind: TokenKind.Start, Name: "html" });
        open = new(source.Text, isXml, Ids(tokens));
        run = new(source, passages);
        foreach (var token in tokens) Add(token);
        run.End(open.Current);
        byId = passages.ToFrozenDictionary(passage => passage.Unit.Id, StringComparer.Ordinal);
    }

    /// <summary>The start tag of the whole page, where it has one.</summary>
    public Token? Root { get; }

    public IReadOnlyList<Passage> Passages => passages;

    public static Page Read(SourceText source) => new(source);

    /// <summary>The pieces of a page.</summary>
    public static List<Token> Tokens(SourceText source) => Scanner.Read(source.Text, IsXml(source));

    static bool IsXml(SourceText source) => source.Text.StartsWith("<?xml", StringComparison.Ordinal) || source.Name.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase);

    public Passage? Find(string id) => byId.GetValueOrDefault(id);

    void Add(Token token)
    {
        var isBlock = Elements.Blocks.Contains(token.Name);
        switch (token.Kind)
        {
            case TokenKind.Kept:
                run.End(open.Current);
                open.Current.Block.Separate();
                if (token.Name == "iframe" && open.Current.Translates && Directions.Of(token, source.Text) != false)
                    passages.AddRange(Passage.OfAttributes(source, token, Id(token)));
                break;

            case TokenKind.Start when isBlock || (token.Name == "input" && Spoken.Attributes(token, source.Text).Any()):
                run.End(open.Current);
                var element = open.Start(token, isBlock: true);
                var id = element.Block.Path.Length > 0 ? element.Block.Path : token.Name;
                if (element.Translates) passages.AddRange(Passage.OfAttributes(source, token, id));
                break;

            case TokenKind.Start:
                var outer = open.Current.Translates;
                var inner = open.Start(token, isBlock: false).Translates;
                run.Add(new(token, inner, IsOpaque: outer && !inner, Turns: outer != inner, Spoken.Attributes(token, source.Text).Any() ? Id(token) : ""));
                break;

            case TokenKind.End when isBlock:
                run.End(open.Current);
                open.End(token.Name, isBlock: true);
                break;

            case TokenKind.End:
                var turns = open.End(token.Name, isBlock: false);
                run.Add(new(token, open.Current.Translates, Turns: turns));
                break;

            default:
                run.Add(new(token, open.Current.Translates));
                break;
        }
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
