using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>Makes one text with codes of the pieces of a run.</summary>
sealed class Sentence(SourceText source, bool keepsSpace)
{
    enum PieceKind
    {
        Text,
        Value,
        Opening,
        Closing,
        Standalone,
    }

    readonly record struct Piece(PieceKind Kind, TextSpan Span, string Name = "", Place Place = Place.Content);

    readonly List<Piece> pieces = [];

    public void AddText(TextSpan span) => pieces.Add(new(PieceKind.Text, span));

    public void AddCode(TextSpan span) => pieces.Add(new(PieceKind.Standalone, span));

    public void AddEnd(Token token) => pieces.Add(new(PieceKind.Closing, token.Span, token.Name));

    /// <summary>A start tag: one code, or several with the values that people read between them.</summary>
    public void AddTag(Token token, bool translates)
    {
        var at = token.Span.Start;
        var kind = token.IsEmpty ? PieceKind.Standalone : PieceKind.Opening;
        var values = translates ? Spoken.Attributes(token, source.Text).ToList() : [];
        foreach (var value in values)
        {
            // A tag with values and without content is opened before the first of them and closed by what is behind the last.
            pieces.Add(new(at > token.Span.Start ? PieceKind.Standalone : PieceKind.Opening, TextSpan.FromBounds(at, value.Value.Start), Name(token)));
            pieces.Add(new(PieceKind.Value, value.Value, Place: value.Place));
            at = value.Value.End;
        }

        if (values.Count > 0) kind = token.IsEmpty ? PieceKind.Closing : PieceKind.Standalone;
        pieces.Add(new(kind, TextSpan.FromBounds(at, token.Span.End), Name(token)));
    }

    /// <summary>No end tag is the other half of a tag without content.</summary>
    static string Name(Token token) => token.IsEmpty ? "/" : token.Name;

    /// <summary>The passage of what was added, from its first word or code to its last, or null where nothing but values is for people to read; starts anew.</summary>
    public Passage? End(string id)
    {
        try
        {
            if (!pieces.Exists(piece => piece.Kind == PieceKind.Text && Passage.HasWords(CharacterReferences.Decode(source.Text, piece.Span, Place.Content)))) return null;
            TrimStart();
            TrimEnd();
            var text = new TextBuilder(source.Text);
            var pairs = Pairs();
            for (var i = 0; i < pieces.Count; i++)
            {
                var (kind, span, _, place) = pieces[i];
                if (kind is PieceKind.Text or PieceKind.Value) text.AddText(span, place, collapses: kind == PieceKind.Text && !keepsSpace);
                else text.AddCode(pairs[i] < 0 ? CodeKind.Standalone : kind == PieceKind.Opening ? CodeKind.Opening : CodeKind.Closing, pairs[i], span);
            }

            return new(new(id, TextSpan.FromBounds(pieces[0].Span.Start, pieces[^1].Span.End), text.Build()), Place.Content);
        }
        finally
        {
            pieces.Clear();
        }
    }

    void TrimStart()
    {
        while (pieces[0] is { Kind: PieceKind.Text, Span: var span })
        {
            var start = span.Start;
            while (start < span.End && Scanner.IsSpace(source.Text[start])) start++;
            pieces[0] = pieces[0] with { Span = TextSpan.FromBounds(start, span.End) };
            if (start < span.End) return;
            pieces.RemoveAt(0);
        }
    }

    void TrimEnd()
    {
        while (pieces[^1] is { Kind: PieceKind.Text, Span: var span })
        {
            var end = span.End;
            while (end > span.Start && Scanner.IsSpace(source.Text[end - 1])) end--;
            pieces[^1] = pieces[^1] with { Span = TextSpan.FromBounds(span.Start, end) };
            if (end > span.Start) return;
            pieces.RemoveAt(pieces.Count - 1);
        }
    }

    /// <summary>Of each piece that has another half: the index of the opening one; else -1.</summary>
    int[] Pairs()
    {
        var pairs = new int[pieces.Count];
        Array.Fill(pairs, -1);
        var open = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Kind == PieceKind.Opening)
            {
                if (!open.TryGetValue(pieces[i].Name, out var starts)) open[pieces[i].Name] = starts = [];
                starts.Push(i);
            }
            else if (pieces[i].Kind == PieceKind.Closing && open.TryGetValue(pieces[i].Name, out var starts) && starts.TryPop(out var start))
            {
                pairs[i] = pairs[start] = start;
            }
        }

        return pairs;
    }
}

/// <summary>Puts a text with codes together: references undone, white space as a browser shows it, codes numbered.</summary>
sealed class TextBuilder(string source)
{
    readonly StringBuilder text = new();
    readonly ImmutableArray<InlineCode>.Builder codes = ImmutableArray.CreateBuilder<InlineCode>();
    readonly Dictionary<int, string> names = [];
    int last;

    public InlineText Build() => new(text.ToString(), codes.DrainToImmutable());

    public void AddCode(CodeKind kind, int pair, TextSpan span)
    {
        if (kind != CodeKind.Closing || !names.TryGetValue(pair, out var name))
        {
            name = (++last).ToString(CultureInfo.InvariantCulture);
            if (kind == CodeKind.Opening) names[pair] = name;
        }

        codes.Add(new(text.Length, kind, name, source.Substring(span.Start, span.Length)));
    }

    /// <summary>Adds what a reader reads; a reference not known is a code.</summary>
    public void AddText(TextSpan span, Place place, bool collapses)
    {
        var wasSpace = false;
        for (var at = span.Start; at < span.End;)
        {
            if (source[at] == '&' && CharacterReferences.Read(source, at, span.End, place) is { End: > 0 } reference)
            {
                if (reference.Value is null) AddCode(CodeKind.Standalone, -1, TextSpan.FromBounds(at, reference.End));
                foreach (var c in reference.Value ?? "") Add(c);
                if (reference.Value is null) wasSpace = false;
                at = reference.End;
                continue;
            }

            var isLineEnd = source[at] == '\r';
            Add(isLineEnd ? '\n' : source[at]);
            at += isLineEnd && at + 1 < span.End && source[at + 1] == '\n' ? 2 : 1;
        }

        void Add(char c)
        {
            var isSpace = collapses && Scanner.IsSpace(c);
            if (!isSpace || !wasSpace) text.Append(isSpace ? ' ' : c);
            wasSpace = isSpace;
        }
    }
}
