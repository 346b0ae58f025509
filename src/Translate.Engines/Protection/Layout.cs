using System.Text;
using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>The plain text of pieces, and where each of them stands in it.</summary>
sealed class Layout
{
    readonly TextSpan[] spans;

    /// <summary>Lays out pieces.</summary>
    public Layout(Pieces pieces)
    {
        var text = new StringBuilder();
        spans = new TextSpan[pieces.All.Count];
        for (var i = 0; i < spans.Length; i++)
        {
            var start = text.Length;
            var followsGap = i > 0 && IsHidden(pieces.All[i - 1]);
            switch (pieces.All[i])
            {
                case Words words:
                    // Where a code is taken out between two spaces, one goes with it.
                    var skip = followsGap && (start == 0 || Blank.Is(text[^1])) ? Blank.Start(words.Text) : 0;
                    text.Append(words.Text, skip, words.Text.Length - skip);
                    break;
                case LineEnd:
                    text.Append('\n');
                    break;
                case Parcel parcel when !IsHidden(parcel):
                    text.Append(parcel.Content.Text);
                    break;
            }

            spans[i] = TextSpan.FromBounds(start, text.Length);
        }

        Text = text.ToString();
        Lines = LinesOf(Text);
    }

    /// <summary>The text; lines end in <c>\n</c>.</summary>
    public string Text { get; }

    /// <summary>The lines, without the white space at their ends.</summary>
    public IReadOnlyList<TextSpan> Lines { get; }

    /// <summary>Nothing of the piece is seen in the plain text.</summary>
    public static bool IsHidden(Piece piece) => piece is Parcel { Content.Text: var text } && (Blank.Is(text) || !Writable.Is(text));

    /// <summary>Where a piece stands.</summary>
    public TextSpan this[int piece] => spans[piece];

    /// <summary>Where the words between two pieces stand, without the white space at their ends.</summary>
    public TextSpan Between(int first, int last) => Trimmed(Text, spans[first].Start, spans[last].End);

    /// <summary>The number of the line in which an offset lies.</summary>
    public int LineAt(int offset) => Text.AsSpan(0, offset).Count('\n');

    /// <summary>From the start of the line in which a stretch begins to the end of that in which it ends.</summary>
    public TextSpan LinesAround(TextSpan span) => TextSpan.FromBounds(Lines[LineAt(span.Start)].Start, Lines[LineAt(span.End)].End);

    /// <summary>The lines of a text, without the white space at their ends.</summary>
    public static IReadOnlyList<TextSpan> LinesOf(string text)
    {
        var lines = new List<TextSpan>();
        for (var start = 0; ;)
        {
            var end = text.IndexOf('\n', start);
            lines.Add(Trimmed(text, start, end < 0 ? text.Length : end));
            if (end < 0) return lines;
            start = end + 1;
        }
    }

    static TextSpan Trimmed(string text, int start, int end)
    {
        var span = text.AsSpan(start, Math.Min(end, text.Length) - start);
        var last = Blank.End(span);
        return last == 0 ? new(start, 0) : TextSpan.FromBounds(start + Blank.Start(span), start + last);
    }
}
