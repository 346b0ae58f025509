using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>Writes a target as Markdown that reads as the target does.</summary>
/// <remarks>
/// <para>
/// Whether a star closes emphasis depends on what stands on its other side: <c>**강조(괄호)**는</c> does not (CommonMark 0.31.2, 6.2). There
/// are two ways out that change no character a reader reads. Underscores become stars, which need less; and where that is not enough
/// the character beside the mark is written as a numeric reference, whose first and last characters are punctuation: <c>**강조(괄호)**&amp;#xB294;</c>.
/// </para>
/// <para>Each way is read again, and the first that gives the target is taken. If none does, the target is refused.</para>
/// </remarks>
sealed class InlineWriter(SourceText source, MarkdownDocument document, Passage passage, InlineText target)
{
    /// <summary>What stands for a paragraph whose translation is empty, so that the paragraphs behind it keep their numbers.</summary>
    public const string Nothing = "<!-- -->";

    /// <summary>What to do with underscores that would not do in their place.</summary>
    enum Underscores
    {
        ReplacedWhereNeeded,
        Kept,
        Replaced,
    }

    /// <summary>The text for the unit's slot.</summary>
    public string Write()
    {
        if (target.Codes.IsEmpty && string.IsNullOrWhiteSpace(target.Text)) return Empty();

        foreach (var underscores in Enum.GetValues<Underscores>())
        {
            var pieces = Pieces();
            if (underscores != Underscores.Kept) ReplaceUnderscores(pieces, always: underscores == Underscores.Replaced);
            Compose(pieces);
            var written = string.Concat(pieces.Select(piece => piece.Written));
            if (Reads(written)) return Layout(pieces, written);
        }

        throw source.Invalid(
            passage.Unit.Slot.Start,
            $"the translation of unit \"{passage.Unit.Id}\" cannot be written as Markdown: its inline codes would not be read where they stand. "
            + "A space beside a code may help.");
    }

    string Empty()
    {
        if (passage.Unit.Kind == UnitKind.Heading && passage.Place == Place.Paragraph)
            throw source.Invalid(passage.Unit.Slot.Start, $"the translation of unit \"{passage.Unit.Id}\" is empty, and a heading with a line below it cannot be.");
        var isWhole = passage.Place == Place.Paragraph && passage.Lines[0].Start == passage.Unit.Slot.Start && !passage.StartsInLine;
        return isWhole ? Nothing : "";
    }

    /// <summary>The target as text and codes, these as they are written in the file.</summary>
    List<Piece> Pieces()
    {
        var pieces = new List<Piece>();
        var known = new Lazy<Dictionary<(CodeKind, string, string), Token>>(Known);
        var text = target.Text;
        var at = 0;
        for (var i = 0; i < target.Codes.Length; i++)
        {
            Text(target.Codes[i].Offset);
            pieces.Add(Code(target.Codes[i], i, known));
        }

        Text(text.Length);
        TrimEnds(pieces);
        return pieces;

        void Text(int end)
        {
            if (end > at) pieces.Add(new(text[at..end].Replace("\r\n", " ", StringComparison.Ordinal).Replace('\n', ' ').Replace('\r', ' ')));
            at = end;
        }
    }

    /// <summary>The source's codes by kind, data and, if it has several alike, id.</summary>
    Dictionary<(CodeKind, string, string), Token> Known()
    {
        var known = new Dictionary<(CodeKind, string, string), Token>();
        var codes = passage.Unit.Source.Codes;
        for (var i = 0; i < codes.Length; i++)
        {
            known.TryAdd((codes[i].Kind, codes[i].Data, codes[i].Id), passage.Codes[i]);
            known.TryAdd((codes[i].Kind, codes[i].Data, ""), passage.Codes[i]);
        }

        return known;
    }

    /// <summary>A code as the source writes it; by its data alone where the source does not have it.</summary>
    Piece Code(InlineCode code, int index, Lazy<Dictionary<(CodeKind, string, string), Token>> known)
    {
        // Most targets have the codes in the source's order.
        var codes = passage.Unit.Source.Codes;
        var isSame = index < codes.Length && code with { Offset = 0 } == codes[index] with { Offset = 0 };
        var token = isSame ? passage.Codes[index] : default;
        return isSame || known.Value.TryGetValue((code.Kind, code.Data, code.Id), out token) || known.Value.TryGetValue((code.Kind, code.Data, ""), out token)
            ? new(code, code.Data.EndsWith('\n') ? code.Data : passage.Flat[token.Start..token.End].Replace('\n', ' '), token.Role)
            : new(code, code.Data, Role.None);
    }

    /// <summary>White space at the ends, and before a line break, would not be read.</summary>
    static void TrimEnds(List<Piece> pieces)
    {
        if (pieces is [{ IsText: true } first, ..]) first.Text = first.Text.TrimStart(' ', '\t');
        if (pieces is [.., { IsText: true } last]) last.Text = last.Text.TrimEnd(' ', '\t');
        for (var i = 0; i < pieces.Count; i++)
        {
            if (!pieces[i].IsBreak) continue;
            if (i > 0 && pieces[i - 1].IsText && pieces[i].Text[0] == ' ') pieces[i - 1].Text = pieces[i - 1].Text.TrimEnd(' ', '\t');
            if (i + 1 < pieces.Count && pieces[i + 1].IsText) pieces[i + 1].Text = pieces[i + 1].Text.TrimStart(' ', '\t');
        }

        pieces.RemoveAll(piece => piece.IsText && piece.Text.Length == 0);
    }

    /// <summary>Underscores become stars, in pairs.</summary>
    static void ReplaceUnderscores(List<Piece> pieces, bool always)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i] is not { Role: Role.Marker } marker || marker.Text[0] != '_') continue;
            var outside = marker.Code!.Value.Kind == CodeKind.Opening ? i - 1 : i + 1;
            var isWord = outside >= 0 && outside < pieces.Count && pieces[outside] is { IsText: true, Text: var text } && char.IsLetterOrDigit(text[outside < i ? ^1 : 0]);
            if (always || isWord) ids.Add(marker.Code.Value.Id);
        }

        foreach (var piece in pieces)
            if (piece.Role == Role.Marker && ids.Contains(piece.Code!.Value.Id)) piece.Text = piece.Text.Replace('_', '*');
    }

    /// <summary>Writes the pieces, and again with references for the characters that stand in the way of a mark.</summary>
    void Compose(List<Piece> pieces)
    {
        var escape = new Escape(source, passage, target);
        Links(pieces);
        Addresses(pieces);
        escape.Write(pieces);
        for (var round = 0; round < 2 && Obstacles(pieces); round++) escape.Write(pieces);
        if (ShortLinks(pieces)) escape.Write(pieces);
    }

    /// <summary>A link that names its label by its text names it in full, unless the text stays.</summary>
    static void Links(List<Piece> pieces)
    {
        foreach (var piece in pieces)
            if (piece.Role == Role.LinkEnd && piece.Text is "]" or "][]") (piece.Text, piece.Short) = (piece.Code!.Value.Data, piece.Text);
    }

    static bool ShortLinks(List<Piece> pieces)
    {
        var any = false;
        var open = new Stack<int>();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Role == Role.Bracket) open.Push(i);
            if (pieces[i].Role != Role.LinkEnd || !open.TryPop(out var start) || pieces[i].Short is not { } brief) continue;
            var label = string.Concat(pieces.GetRange(start + 1, i - start - 1).Select(piece => piece.Written));
            if (!string.Equals(Labels.Normal(label), Labels.Normal(pieces[i].Text.AsSpan()[2..^1]), StringComparison.Ordinal)) continue;
            pieces[i].Text = brief;
            any = true;
        }

        return any;
    }

    /// <summary>What at its end is no part of an address.</summary>
    const string Punctuation = ".,:;?!)'*_~";

    /// <summary>An address with something directly beside it needs its brackets.</summary>
    static void Addresses(List<Piece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var address = pieces[i];
            if (address.Role != Role.Address || address.Text[0] == '<' || address.Text.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) continue;
            var isMail = !address.Text.Contains("://", StringComparison.Ordinal);
            var before = i > 0 ? pieces[i - 1].Text[^1] : ' ';
            var next = i + 1;
            while (next < pieces.Count && pieces[next].Text.AsSpan().TrimStart(Punctuation).IsEmpty) next++;
            var after = next < pieces.Count ? pieces[next].Text.AsSpan().TrimStart(Punctuation)[0] : ' ';
            if ((isMail ? Autolinks.IsMailName(before) : char.IsAsciiLetterOrDigit(before)) || Autolinks.Continues(after)) address.Text = $"<{address.Text}>";
        }
    }

    /// <summary>Marks the characters that keep a mark from opening or closing; whether there are any.</summary>
    static bool Obstacles(List<Piece> pieces)
    {
        var any = false;
        for (var first = 0; first < pieces.Count; first++)
        {
            if (pieces[first].Role != Role.Marker) continue;
            var (mark, last) = (pieces[first].Text[0], first);
            while (last + 1 < pieces.Count && pieces[last + 1].Role == Role.Marker && pieces[last + 1].Text[0] == mark) last++;
            var before = first > 0 ? Characters.Before(pieces[first - 1].Written, pieces[first - 1].Written.Length) : null;
            var after = last + 1 < pieces.Count ? Characters.After(pieces[last + 1].Written, 0) : null;
            var (opens, closes) = DelimiterStack.Flanks(mark, pieces[first].Text.Length, before, after);
            var run = pieces.GetRange(first, last - first + 1);
            if (!opens && run.Exists(piece => piece.Code!.Value.Kind == CodeKind.Opening)) any |= Clear(last + 1, after, first - 1, before, isOpening: true);
            if (!closes && run.Exists(piece => piece.Code!.Value.Kind == CodeKind.Closing)) any |= Clear(first - 1, before, last + 1, after, isOpening: false);
            first = last;
        }

        return any;

        // Within the pair only white space is in the way, outside of it only what is neither that nor punctuation.
        bool Clear(int inner, Rune? inside, int outer, Rune? outside, bool isOpening)
        {
            var inWay = Characters.IsSpace(inside) && Refer(inner, isFirst: isOpening);
            return (!Characters.IsSpace(outside) && !Characters.IsPunctuation(outside) && Refer(outer, isFirst: !isOpening)) || inWay;
        }

        bool Refer(int index, bool isFirst)
        {
            if (index < 0 || index >= pieces.Count || !pieces[index].IsText) return false;
            if (isFirst ? pieces[index].RefersFirst : pieces[index].RefersLast) return false;
            if (isFirst) pieces[index].RefersFirst = true;
            else pieces[index].RefersLast = true;
            return true;
        }
    }

    /// <summary>What was written reads as the target: its codes in their order, its words.</summary>
    bool Reads(string written)
    {
        var read = passage.Place switch
        {
            Place.Title => TitleText.Read(written, new(0, written.Length)),
            Place.Description => Described(written),
            _ => InlineReader.Read(written, document.References),
        };
        var next = 0;
        var words = new StringBuilder(written.Length);
        foreach (var token in read)
        {
            words.Append(token.Value);
            if (next < target.Codes.Length && target.Codes[next] is var code && token.Is(code.Kind) && string.Equals(token.Value, code.Data, StringComparison.Ordinal)) next++;
        }

        if (next < target.Codes.Length) return false;
        var meant = target.Render();
        return words.Equals(meant) || string.Equals(Words(words.ToString()), Words(meant), StringComparison.Ordinal);
    }

    IEnumerable<Token> Described(string written)
    {
        var tokens = InlineReader.Read($"![{written}](x)", document.References);
        var isImage = tokens.Count > 1 && tokens[0].Role == Role.Bracket && tokens[^1].Role == Role.LinkEnd && tokens[0].Pair == tokens[^1].Pair;
        return isImage ? tokens.Skip(1).SkipLast(1) : [];
    }

    static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text with its line ends, and what its place asks for.</summary>
    string Layout(List<Piece> pieces, string written) => passage.Place switch
    {
        _ when passage.IsInCell => written.Replace("|", "\\|", StringComparison.Ordinal),
        Place.Paragraph => ParagraphLayout.Write(source, passage, pieces, written),
        _ => written.Replace("\n", source.LineEnd, StringComparison.Ordinal),
    };
}
