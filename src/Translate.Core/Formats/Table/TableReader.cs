using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Formats.Table;

/// <summary>Reads the rows of a table (RFC 4180), with the exact place of every cell.</summary>
/// <remarks>
/// Beyond the standard, rows may end with LF or CR alone, and a quote within a cell that has none around it is text. What stands behind a
/// closing quote is refused: readers disagree on what it means. A first line <c>sep=;</c>, which spreadsheets read and do not show, is no row.
/// </remarks>
static class TableReader
{
    /// <summary>What may stand between cells, the likelier first.</summary>
    static readonly char[] Delimiters = [',', '\t', ';'];

    /// <summary>How a line begins that names the delimiter, which follows.</summary>
    const string Naming = "sep=";

    /// <summary>The first row, which names the columns.</summary>
    public static List<TableCell> Head(SourceText source) => Rows(source, Delimiter(source), most: 1)[0];

    /// <summary>The delimiter: the one that the file names, else the one that the first row has most of, outside of quotes.</summary>
    public static char Delimiter(SourceText source)
    {
        if (Beginning(source.Text) > 0) return source.Text[Naming.Length];
        var counts = new int[Delimiters.Length];
        var isQuoted = false;
        foreach (var character in source.Text)
        {
            if (character == '"') isQuoted = !isQuoted;
            else if (!isQuoted && character is '\r' or '\n') break;
            else if (!isQuoted && Array.IndexOf(Delimiters, character) is >= 0 and var index) counts[index]++;
        }

        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>The rows, blank lines among them as rows of one empty cell.</summary>
    /// <param name="source">The table.</param>
    /// <param name="delimiter">What stands between its cells.</param>
    /// <param name="most">No more rows are read.</param>
    /// <param name="problems">Takes each row that has text behind a closing quote, which is then passed over; null where no row may.</param>
    public static List<List<TableCell>> Rows(SourceText source, char delimiter, int most = int.MaxValue, ICollection<InvalidDocumentException>? problems = null)
    {
        var text = source.Text;
        var rows = new List<List<TableCell>>();
        var row = new List<TableCell>();
        var at = Beginning(text);
        while (true)
        {
            row.Add(Cell(source, delimiter, ref at));
            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                continue;
            }

            if (at == text.Length || text[at] is '\r' or '\n')
            {
                rows.Add(row);
            }
            else
            {
                var name = delimiter == '\t' ? "a tab" : string.Create(CultureInfo.InvariantCulture, $"\"{delimiter}\"");
                var problem = source.Invalid(at, $"expected {name} or the end of the row behind the closing quote. A quote within a cell is doubled.");
                if (problems is null) throw problem;
                problems.Add(problem);
                var rest = text.AsSpan(at).IndexOfAny('\r', '\n');
                at = rest < 0 ? text.Length : at + rest;
            }

            row = [];
            if (at < text.Length) at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            if (at >= text.Length || rows.Count == most) return rows;
        }
    }

    /// <summary>Where the first row begins: behind a line that names the delimiter.</summary>
    static int Beginning(string text)
    {
        var end = Naming.Length + 1;
        if (!text.StartsWith(Naming, StringComparison.OrdinalIgnoreCase) || text.Length <= end || !Delimiters.Contains(text[end - 1])) return 0;
        return text[end] == '\n' ? end + 1 : text[end] != '\r' ? 0 : end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }

    static TableCell Cell(SourceText source, char delimiter, ref int at)
    {
        var text = source.Text;
        if (at >= text.Length || text[at] != '"')
        {
            var length = text.AsSpan(at).IndexOfAny(delimiter, '\r', '\n');
            var start = at;
            at = length < 0 ? text.Length : at + length;
            return new(TextSpan.FromBounds(start, at), IsQuoted: false);
        }

        var open = at++;
        while (true)
        {
            var length = text.AsSpan(at).IndexOf('"');
            if (length < 0) throw source.Invalid(open, "this quote is not closed.");
            at += length + 1;
            if (at < text.Length && text[at] == '"')
            {
                at++;
                continue;
            }

            return new(TextSpan.FromBounds(open + 1, at - 1), IsQuoted: true);
        }
    }
}
