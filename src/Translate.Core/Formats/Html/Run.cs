using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>A piece of a run of text: what stands there and what it is for.</summary>
/// <param name="Token">What stands there.</param>
/// <param name="Translates">It is to be translated: of a text, itself; of a tag, its element.</param>
/// <param name="IsOpaque">It begins an element that is kept whole if it ends within the run.</param>
/// <param name="Turns">A tag with text to translate on one side, and text that is not on the other.</param>
/// <param name="Id">Of an element with attributes that people read: its name in the page's outline.</param>
readonly record struct RunPart(Token Token, bool Translates, bool IsOpaque = false, bool Turns = false, string Id = "");

/// <summary>Text and the inline elements in it, between two places across which no sentence goes on.</summary>
/// <remarks>
/// A run with text is a unit, and its attributes that people read are text in it, between codes, for slots do not overlap. The attributes of
/// a run without text are units of their own. Text that is not to be translated is kept with its element, or else divides the run.
/// </remarks>
sealed class Run(SourceText source, List<Passage> passages)
{
    readonly List<RunPart> parts = [];

    public void Add(RunPart part) => parts.Add(part);

    /// <summary>Makes units of what was added, and starts anew.</summary>
    public void End(OpenElement element)
    {
        if (parts.Count == 0) return;
        var ends = Ends();
        var texts = Texts();
        var sentence = new Sentence(source, element.IsPreformatted);
        var first = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var (token, translates, isOpaque, turns, id) = parts[i];
            switch (token.Kind)
            {
                case TokenKind.Text when translates || IsBlank(token):
                    sentence.AddText(token.Span);
                    break;

                case TokenKind.Start when isOpaque && ends[i] > 0 && texts[ends[i]] == texts[i]:
                    sentence.AddCode(TextSpan.FromBounds(token.Span.Start, parts[ends[i]].Token.Span.End));
                    i = ends[i];
                    break;

                case TokenKind.Start when isOpaque && token.IsEmpty:
                    sentence.AddCode(token.Span);
                    break;

                case TokenKind.Text:
                case TokenKind.Start or TokenKind.End when turns:
                    Finish(i);
                    element.Block.Separate();
                    if (translates && token.Kind == TokenKind.Start) passages.AddRange(Passage.OfAttributes(source, token, id));
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
                passages.Add(passage with { Unit = passage.Unit with { Kind = element.Kind, Level = element.Level } });
                return;
            }

            foreach (var part in parts[first..end])
                if (part.Translates) passages.AddRange(Passage.OfAttributes(source, part.Token, part.Id));
        }
    }

    bool IsBlank(Token token) => source.Text.AsSpan(token.Span.Start, token.Span.Length).IsWhiteSpace();

    /// <summary>Of each start tag: where its end tag is; 0 where it has none here.</summary>
    int[] Ends()
    {
        var ends = new int[parts.Count];
        var open = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
        for (var i = 0; i < parts.Count; i++)
        {
            var token = parts[i].Token;
            if (token is { Kind: TokenKind.Start, IsEmpty: false })
            {
                if (!open.TryGetValue(token.Name, out var starts)) open[token.Name] = starts = [];
                starts.Push(i);
            }
            else if (token.Kind == TokenKind.End && open.TryGetValue(token.Name, out var starts) && starts.TryPop(out var start))
            {
                ends[start] = i;
            }
        }

        return ends;
    }

    /// <summary>How many texts to translate stand before each part.</summary>
    int[] Texts()
    {
        var texts = new int[parts.Count];
        for (var i = 1; i < parts.Count; i++)
            texts[i] = texts[i - 1] + (parts[i - 1] is { Translates: true, Token.Kind: TokenKind.Text } part && !IsBlank(part.Token) ? 1 : 0);
        return texts;
    }
}
