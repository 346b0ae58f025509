using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>The rows and cells of tables (GFM, 4.10).</summary>
static class Table
{
    /// <summary>Two lines of a paragraph are the header and the delimiter row of a table.</summary>
    public static bool Begins(string text, TextSpan header, TextSpan delimiters)
    {
        if (text.AsSpan(delimiters.Start, delimiters.Length).IndexOfAnyExcept("|:- \t") >= 0) return false;
        var columns = Cells(text, delimiters);
        return columns.Count > 0 && columns.TrueForAll(cell => IsDelimiter(text.AsSpan(cell.Start, cell.Length))) && Cells(text, header).Count == columns.Count;
    }

    /// <summary>The cells of a row, without the white space around them.</summary>
    public static List<TextSpan> Cells(string text, TextSpan row)
    {
        var cells = new List<TextSpan>();
        var end = row.Start + text.AsSpan(row.Start, row.Length).TrimEnd(" \t").Length;
        var start = row.Start;
        if (start < end && text[start] == '|') start++;
        for (var at = start; at < end; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '|')
            {
                Add(at);
                start = at + 1;
            }
        }

        if (start < end) Add(end);
        return cells;

        void Add(int cellEnd)
        {
            var cell = text.AsSpan(start, cellEnd - start);
            var words = cell.TrimStart(" \t");
            cells.Add(new(cellEnd - words.Length, words.TrimEnd(" \t").Length));
        }
    }

    static bool IsDelimiter(ReadOnlySpan<char> cell)
    {
        if (cell.StartsWith(':')) cell = cell[1..];
        if (cell.EndsWith(':')) cell = cell[..^1];
        return !cell.IsEmpty && cell.IndexOfAnyExcept('-') < 0;
    }
}
