using System.Buffers;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Plain;

/// <summary>Recognises a paragraph whose lines were broken by hand or by an editor at a width, and writes one.</summary>
/// <remarks>
/// Lines are one paragraph if the widest has <see cref="Narrowest"/> to <see cref="Widest"/> columns, each but the last is full (the first
/// word of the next would have made it wider than the widest), and those after the first are indented alike. Two lines prove little (a
/// headline and a name look so too): there the second must go on in lower case, or end a sentence that the first has not ended.
/// </remarks>
static class Wrapping
{
    public const int Narrowest = 40;

    public const int Widest = 120;

    /// <summary>Stops that end a sentence whether white space follows or not: those of full width and those of Indic and Arabic scripts.</summary>
    public static readonly SearchValues<char> Stops = SearchValues.Create("。？！｡।॥۔؟");

    public static bool IsWrapped(string text, IReadOnlyList<Line> lines)
    {
        if (lines.Count < 2) return false;

        var widest = lines.Max(l => Columns.Of(text.AsSpan(l.Start, l.Words.End - l.Start)));
        if (widest is < Narrowest or > Widest) return false;

        for (var i = 0; i + 1 < lines.Count; i++)
        {
            var next = text.AsSpan(lines[i + 1].Words.Start, lines[i + 1].Words.Length);
            var blank = next.IndexOfAny(' ', '\t');
            var width = Columns.Of(text.AsSpan(lines[i].Start, lines[i].Words.End - lines[i].Start));
            if (width + 1 + Columns.Of(blank < 0 ? next : next[..blank]) <= widest) return false;
            if (i > 0 && !Indent(text, lines[i + 1]).SequenceEqual(Indent(text, lines[1]))) return false;
        }

        if (lines.Count > 2) return true;
        var first = text.AsSpan(lines[0].Words.Start, lines[0].Words.Length);
        var second = text.AsSpan(lines[1].Words.Start, lines[1].Words.Length);
        return char.IsLower(second[0]) || (!EndsSentence(first) && EndsSentence(second));
    }

    /// <summary>The text wrapped as the paragraph in the slot is; on one line where, wrapped, it would not be recognised as one paragraph.</summary>
    public static string Wrap(SourceText source, TextSpan slot, string text)
    {
        var (lineStart, slotLines) = Lines(source.Text, slot);
        var width = slotLines.Max(l => Columns.Of(source.Text.AsSpan(l.Start, l.Words.End - l.Start)));
        var indent = Indent(source.Text, slotLines[1]).ToString();
        var lineEnd = LineEndAt(source.Text, slotLines[0].Words.End);

        var wrapped = new StringBuilder(text.Length + 64);
        var column = Columns.Of(source.Text.AsSpan(lineStart, slot.Start - lineStart));
        foreach (var word in text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var columns = Columns.Of(word);
            if (wrapped.Length > 0 && column + 1 + columns > width)
            {
                wrapped.Append(lineEnd).Append(indent);
                column = Columns.Of(indent);
            }
            else if (wrapped.Length > 0)
            {
                wrapped.Append(' ');
                column++;
            }

            wrapped.Append(word);
            column += columns;
        }

        var written = source.Text[lineStart..slot.Start] + wrapped;
        return Line.Groups(written) is [var group] && group.Lines[^1].Words.End == written.Length && (group.Lines.Count == 1 || IsWrapped(written, group.Lines))
            ? wrapped.ToString()
            : text;
    }

    /// <summary>A stop, perhaps behind closing quotation marks or brackets.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> line)
    {
        var end = line.TrimEnd("\"'”’»)]」』 ");
        return !end.IsEmpty && (end[^1] is '.' or '?' or '!' or '…' or ':' or ';' or ',' || Stops.Contains(end[^1]));
    }

    static (int LineStart, List<Line> Lines) Lines(string text, TextSpan slot)
    {
        var start = slot.Start == 0 ? 0 : text.LastIndexOfAny(['\r', '\n'], slot.Start - 1) + 1;
        var lines = Line.Groups(text[start..slot.End]).SelectMany(g => g.Lines).Select(l => new Line(l.Start + start, new(l.Words.Start + start, l.Words.Length))).ToList();
        return (start, lines);
    }

    /// <summary>The line end behind white space at an offset.</summary>
    static string LineEndAt(string text, int offset)
    {
        var at = offset + text.AsSpan(offset).IndexOfAny('\r', '\n');
        return text.AsSpan(at).StartsWith("\r\n") ? "\r\n" : text[at].ToString();
    }

    static ReadOnlySpan<char> Indent(string text, Line line) => text.AsSpan(line.Start, line.Words.Start - line.Start);
}
