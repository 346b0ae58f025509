using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Formats.Table;

/// <summary>A table as it was read: its columns, its rows behind the first, and their names.</summary>
/// <param name="Columns">What the columns are.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Keys">The name of each row: its key where each row has its own, else its number as a spreadsheet counts.</param>
sealed record TableRows(TableColumns Columns, IReadOnlyList<List<TableCell>> Rows, IReadOnlyList<string> Keys)
{
    /// <summary>Reads a table.</summary>
    /// <exception cref="InvalidDocumentException">It is no table, or a row has more cells than the first one names.</exception>
    public static TableRows Of(SourceText source, TableNames names)
    {
        var rows = TableReader.Rows(source, TableReader.Delimiter(source));
        var columns = TableColumns.Of(source, rows[0], names);
        foreach (var row in rows.Skip(1))
        {
            foreach (var extra in row.Skip(columns.Count))
            {
                if (extra.Slot.Length == 0) continue;
                throw source.Invalid(
                    extra.Slot.Start,
                    string.Create(CultureInfo.InvariantCulture, $"this row has {row.Count} cells, and the first row names {columns.Count}. A cell that holds the delimiter stands in double quotes."));
            }
        }

        return new(columns, rows[1..], KeysOf(source, rows, columns)[1..]);
    }

    static string[] KeysOf(SourceText source, List<List<TableCell>> rows, TableColumns columns)
    {
        var keys = rows.ConvertAll(row => columns.Key >= 0 && columns.Key < row.Count ? row[columns.Key].Text(source.Text).Trim() : "");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i < rows.Count; i++)
        {
            var isBlank = rows[i].TrueForAll(cell => cell.Slot.Length == 0);
            if (!isBlank && (keys[i].Length == 0 || !seen.Add(keys[i]))) return [.. rows.Select((_, row) => (row + 1).ToString(CultureInfo.InvariantCulture))];
        }

        return [.. keys];
    }
}
