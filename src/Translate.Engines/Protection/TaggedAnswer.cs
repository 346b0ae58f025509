using System.Text;
using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>Recognises the pieces of a source in an answer with markup.</summary>
sealed class TaggedAnswer(Pieces pieces, Tags tags, Mask? mask)
{
    readonly Answer answer = new();
    readonly Stack<(string Name, int Piece)> open = new();
    StringBuilder? inside;
    bool owesSpace;

    /// <summary>The stretches of an answer.</summary>
    /// <param name="text">What the engine gave back.</param>
    /// <param name="pieces">What was sent.</param>
    /// <param name="tags">How it was written.</param>
    /// <param name="mask">What filled its empty elements.</param>
    public static Answer Read(string text, Pieces pieces, Tags tags, Mask? mask) => new TaggedAnswer(pieces, tags, mask).Read(text);

    Answer Read(string text)
    {
        var scanner = new TagScanner(text);
        while (answer.Problem is null && scanner.Next(out var token))
        {
            if (token.Text is { } words) AddText(words);
            else if (token.Name == "br") AddLineEnd(token);
            else if (token.IsClosing) Close(token);
            else Open(token);
        }

        if (scanner.Problem is not null) answer.Fail(scanner.Problem);
        if (open.TryPeek(out var left)) answer.Fail($"{pieces.All[left.Piece].Name} is not closed");
        return answer;
    }

    void AddText(string text)
    {
        if (inside is not null)
        {
            inside.Append(text);
            return;
        }

        text = InOneLine(text);
        if (text.Length == 0) return;

        if (mask is not null && mask.IsBroken(text)) answer.Fail("what stands for a code has left its element");
        if (owesSpace && !Blank.Is(text[0])) text = " " + text;
        owesSpace = false;
        answer.Add(text);
    }

    /// <summary>Line ends are elements here: one in the text is layout, and so is the white space around it.</summary>
    static string InOneLine(string text)
    {
        if (!text.Any(Blank.EndsLine)) return text;
        var words = new StringBuilder(text.Length);
        var isLayout = false;
        foreach (var character in text)
        {
            var blank = Blank.Is(character);
            isLayout = blank && (isLayout || Blank.EndsLine(character));
            if (!isLayout) words.Append(character);
            else if (words.Length == 0 || !Blank.Is(words[^1])) words.Append(' ');
        }

        return words.ToString();
    }

    void AddLineEnd(TagToken token)
    {
        if (inside is not null) answer.Fail("a line end has come into a code");
        else if (!token.IsClosing) Place(Stretch.LineEnd);
    }

    void Open(TagToken token)
    {
        if (token.Name is not ("x" or "g" or "span"))
        {
            answer.Fail(token.Name.Length == 0 ? "markup of another kind came back" : $"the element \"{Short(token.Name)}\" was not sent");
            return;
        }

        if (token.Id <= 0 || token.Id > tags.Numbered.Count)
        {
            answer.Fail("an element has no id that was sent");
            return;
        }

        var piece = tags.Numbered[token.Id - 1];
        if (inside is not null)
        {
            answer.Fail($"{pieces.All[piece].Name} has come into {pieces.All[open.Peek().Piece].Name}");
            return;
        }

        if (pieces.All[piece] is Opening opening)
        {
            Place(piece);
            if (token.IsEmpty) Place(opening.Closing);
            else open.Push((token.Name, piece));
            return;
        }

        inside = new();
        open.Push((token.Name, piece));
        if (token.IsEmpty) Close(token);
    }

    void Close(TagToken token)
    {
        if (!open.TryPop(out var last) || last.Name != token.Name)
        {
            answer.Fail($"\"{Short(token.Name)}\" is closed where it is not open");
            return;
        }

        if (pieces.All[last.Piece] is Opening opening)
        {
            Place(opening.Closing);
            return;
        }

        var content = inside!.ToString();
        inside = null;
        if (pieces.All[last.Piece] is LineEnd)
        {
            if (!Blank.Is(content)) answer.Fail("words have come into a line end");
            Place(Stretch.LineEnd);
        }
        else
        {
            AddParcel(last.Piece, content);
        }
    }

    /// <summary>What is in a parcel's element is what was sent; words that have come in beside it go out again.</summary>
    void AddParcel(int piece, string content)
    {
        var visible = tags.Visible(piece);
        var (start, end) = (0, 0);
        if (visible.Length == 0)
        {
            if (!Blank.Is(content)) answer.Fail($"words have come into {pieces.All[piece].Name}");
            (start, end) = (content.Length, content.Length);
        }
        else if (pieces.All[piece] is Parcel { Visible.Length: 0 })
        {
            if (mask!.Find(content, 0) is not { } found || found.Number != tags.Numbers[piece]) answer.Fail($"{pieces.All[piece].Name} was lost");
            else (start, end) = (found.Span.Start, found.Span.End);
        }
        else
        {
            start = content.IndexOf(visible, StringComparison.Ordinal);
            if (start < 0) answer.Fail($"{pieces.All[piece].Name} was changed");
            end = start + visible.Length;
        }

        if (answer.Problem is not null) return;
        var (before, after) = (content[..start], content[end..]);
        if (mask is not null && (mask.IsBroken(before) || mask.IsBroken(after))) answer.Fail($"{pieces.All[piece].Name} came back twice");

        // Some engines move the spaces around an element into it, or add them there.
        if (!Blank.Is(before)) AddText(before);
        else if (before.Length > 0 && !answer.EndsBlank && IsBlankInSource(piece - 1, last: true)) answer.Add(" ");
        Place(piece);
        if (!Blank.Is(after)) AddText(after);
        else owesSpace = after.Length > 0 && IsBlankInSource(piece + 1, last: false);
    }

    void Place(int piece)
    {
        if (owesSpace && piece >= 0 && pieces.All[piece] is not Closing) answer.Add(" ");
        owesSpace = false;
        answer.Add(piece);
    }

    bool IsBlankInSource(int piece, bool last) =>
        piece >= 0 && piece < pieces.All.Count && pieces.All[piece] is Words words && Blank.Is(last ? words.Text[^1] : words.Text[0]);

    static string Short(string name) => Fitting.Of(name, 20);
}
