using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>The lines of a block joined by LF, without what stands before them, and where each character is in the file.</summary>
sealed class FlatText
{
    /// <summary>The pieces that lie in the file as they lie here: where each begins here and there.</summary>
    readonly List<(int Here, int There)> pieces;

    FlatText(string text, List<(int Here, int There)> pieces, bool isCell)
    {
        Text = text;
        this.pieces = pieces;
        IsCell = isCell;
    }

    public string Text { get; }

    /// <summary>Between two characters there may be a backslash that is not told, and no line end.</summary>
    public bool IsCell { get; }

    /// <summary>The lines of a paragraph; white space at the end of the last is no part of it.</summary>
    public static FlatText Of(string source, IReadOnlyList<TextSpan> lines)
    {
        var origins = new List<(int, int)>(lines.Count);
        if (lines.Count == 1)
        {
            origins.Add((0, lines[0].Start));
            return new(source.AsSpan(lines[0].Start, lines[0].Length).TrimEnd(" \t").ToString(), origins, isCell: false);
        }

        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length > 0) text.Append('\n');
            origins.Add((text.Length, line.Start));
            text.Append(source, line.Start, line.Length);
        }

        while (text.Length > 0 && text[^1] is ' ' or '\t') text.Length--;
        return new(text.ToString(), origins, isCell: false);
    }

    /// <summary>The text of a table's cell, in which a bar is escaped even within code.</summary>
    public static FlatText OfCell(string source, TextSpan cell)
    {
        var origins = new List<(int, int)> { (0, cell.Start) };
        var text = new StringBuilder(cell.Length);
        for (var at = cell.Start; at < cell.End; at++)
        {
            if (source[at] == '\\' && at + 1 < cell.End && source[at + 1] == '|')
            {
                at++;
                origins.Add((text.Length, at));
            }

            text.Append(source[at]);
        }

        return new(text.ToString(), origins, isCell: true);
    }

    /// <summary>Where in the file the character at an offset stands.</summary>
    public int ToSource(int offset)
    {
        var (low, high) = (0, pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (pieces[middle].Here <= offset) low = middle;
            else high = middle - 1;
        }

        return pieces[low].There + offset - pieces[low].Here;
    }

    /// <summary>The place in the file of what stands between two offsets.</summary>
    public TextSpan ToSource(int start, int end)
    {
        var first = IsCell && start > 0 ? ToSource(start - 1) + 1 : IsCell ? pieces[0].There : ToSource(start);
        return TextSpan.FromBounds(first, end > start ? ToSource(end - 1) + 1 : first);
    }
}
