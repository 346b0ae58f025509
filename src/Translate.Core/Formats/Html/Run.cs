using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>A piece of a run of text: what stands there and what it is for.</summary>
/// <param name="Token">What stands there.</param>
/// <param name="Translates">It is to be translated: of a text, itself; of a tag, its element.</param>
/// <param name="IsOpaque">It begins an element that is kept whole if its end tag comes within the run and before anything to translate.</param>
/// <param name="Turns">A tag at which text to translate ends or begins, or both where it ends several elements.</param>
/// <param name="Id">Of an element with attributes that people read: its name in the page's outline.</param>
/// <param name="Element">Of a start tag: the element.</param>
readonly record struct RunPart(Token Token, bool Translates, bool IsOpaque = false, bool Turns = false, string Id = "", Element? Element = null);

/// <summary>Text and the inline elements in it, between two places across which no sentence goes on.</summary>
/// <remarks>
/// A run with text is a unit, and its attributes that people read are text in it, between codes, for slots do not overlap. The attributes of
/// a run without text are units of their own. Text that is not to be translated is kept with its element, or else divides the run: the tags
/// decide which, never the words between them, for a translation may leave none there.
/// </remarks>
sealed class Run(SourceText source, List<Passage> passages)
{
    readonly List<RunPart> parts = [];

    public void Add(RunPart part) => parts.Add(part);

    /// <summary>Makes units of what was added, and starts anew.</summary>
    /// <param name="element">The innermost element that is open.</param>
    /// <param name="block">The block that it stands in.</param>
    public void End(OpenElement element, Element? block)
    {
        if (parts.Count == 0) return;
        var next = Next();
        var sentence = new Sentence(source, element.IsPreformatted);
        var first = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var (token, translates, isOpaque, turns, id, inline) = parts[i];
            switch (token.Kind)
            {
                case TokenKind.Text when translates || IsBlank(token):
                    sentence.AddText(token.Span);
                    break;

                case TokenKind.Start when isOpaque && token.IsEmpty:
                    sentence.AddCode(token.Span);
                    break;

                case TokenKind.Start when isOpaque && IsEnd(next[i], token.Name):
                    sentence.AddCode(TextSpan.FromBounds(token.Span.Start, parts[next[i]].Token.Span.End));
                    i = next[i];
                    break;

                case TokenKind.Text:
                case TokenKind.Start or TokenKind.End when turns:
                    Finish(i);
                    element.Block.Separate();
                    if (translates && token.Kind == TokenKind.Start) passages.AddRange(Passage.OfAttributes(source, token, id, inline));
                    first = i + 1;
                    break;

                case TokenKind.Start:
                    sentence.AddTag(token, translates);
                    break;

                case TokenKind.End:
                    sentence.AddEnd(token);
                    break;

                default:
                    sentence.AddCode(token.Span);
                    break;
            }
        }

        Finish(parts.Count);
        parts.Clear();

        void Finish(int end)
        {
            if (sentence.End(element.Block.Run) is { } passage)
            {
                var inner = parts[first..end].Where(part => part.Token.Kind == TokenKind.Start).Select(part => Instructions.Note(part.Token, source.Text)).Where(note => note is not null).ToList();
                var note = inner.Count == 0 ? element.Instructions.Text : Instructions.Join([element.Instructions.Text, .. inner]);
                passages.Add(passage with { Unit = passage.Unit with { Kind = element.Kind, Level = element.Level, Note = note }, Element = block });
                return;
            }

            foreach (var part in parts[first..end])
                if (part.Translates) passages.AddRange(Passage.OfAttributes(source, part.Token, part.Id, part.Element));
        }
    }

    bool IsBlank(Token token) => source.Text.AsSpan(token.Span.Start, token.Span.Length).IsWhiteSpace();

    /// <summary>Of each part: the index of the next one that is to be translated; the number of parts where there is none.</summary>
    int[] Next()
    {
        var next = new int[parts.Count];
        var last = parts.Count;
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            next[i] = last;
            if (parts[i].Translates) last = i;
        }

        return next;
    }

    /// <summary>The part at which text to translate goes on is the end tag of the element that kept it out, and not one that ends it with another.</summary>
    bool IsEnd(int index, string name) => index < parts.Count && parts[index].Token is { Kind: TokenKind.End } token && string.Equals(token.Name, name, StringComparison.Ordinal);
}
