using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>Lays out a paragraph as its source is: on one line, or wrapped at the source's width behind the marks of its containers.</summary>
static class ParagraphLayout
{
    /// <summary>A paragraph is not wrapped narrower, in columns.</summary>
    const int Narrowest = 40;

    /// <summary>The paragraph with its line ends.</summary>
    /// <remarks>
    /// A line is broken only where the next begins with a letter: such a line begins no other block. One that begins with a tag is not
    /// broken, for a tag alone on its line begins a block of HTML.
    /// </remarks>
    public static string Write(SourceText source, Passage passage, List<Piece> pieces, string written)
    {
        if (passage.Lines.Count < 2) return written.Replace("\n", source.LineEnd, StringComparison.Ordinal);

        var (second, text) = (passage.Lines[1], source.Text);
        var lineStart = text.LastIndexOfAny(['\r', '\n'], second.Start - 1) + 1;
        var prefix = text[lineStart..second.Start];
        var lineEnd = lineStart > 1 && text.AsSpan(lineStart - 2, 2) is "\r\n" ? "\r\n" : text[lineStart - 1].ToString();
        var width = passage.IsWrapped ? Math.Max(Narrowest, passage.Lines.Max(line => Columns.Of(text.AsSpan(line.Start, line.Length).TrimEnd()))) : int.MaxValue;

        var result = new StringBuilder(written.Length + 64);
        var (column, word, isTag) = (0, 0, written[0] == '<');
        foreach (var space in Spaces(pieces, written).Append(written.Length))
        {
            var next = written[word..space];
            var lastLine = next.LastIndexOf('\n') + 1;
            var columns = Columns.Of(next.AsSpan(0, lastLine == 0 ? next.Length : next.IndexOf('\n')));
            if (word > 0 && !isTag && column + 1 + columns > width)
            {
                result.Append(lineEnd).Append(prefix);
                column = 0;
            }
            else if (word > 0)
            {
                result.Append(' ');
                column++;
            }

            result.Append(next.Replace("\n", lineEnd + prefix, StringComparison.Ordinal));
            column = lastLine > 0 ? Columns.Of(next.AsSpan(lastLine)) : column + columns;
            if (lastLine > 0) isTag = next[^1] != '\n' && next[lastLine] == '<';
            word = space + 1;
        }

        return result.ToString();
    }

    /// <summary>The spaces of the text at which a line may be broken.</summary>
    static IEnumerable<int> Spaces(List<Piece> pieces, string written)
    {
        var at = 0;
        var isTitle = false;
        foreach (var piece in pieces)
        {
            if (piece.Role == Role.TitleStart) isTitle = true;
            if (piece.Role == Role.LinkEnd) isTitle = false;
            for (var i = 0; piece.IsText && !isTitle && i < piece.Written.Length; i++)
            {
                var space = at + i;
                if (written[space] != ' ' || space == 0 || space + 1 == written.Length) continue;
                if (written[space - 1] is not (' ' or '\\' or '\n') && char.IsLetter(written[space + 1])) yield return space;
            }

            at += piece.Written.Length;
        }
    }
}
