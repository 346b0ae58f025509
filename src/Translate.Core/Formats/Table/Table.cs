using System.Buffers;
using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Formats.Table;

/// <summary>Tables as text (.csv, .tsv; RFC 4180): one unit a cell of the columns that hold text. The other columns are never touched.</summary>
/// <remarks>
/// <para>
/// The first row names the columns: see <see cref="TableColumns"/>. Cells are divided by commas, tabs or semicolons, whatever the first row
/// has most of. A unit's id is the row's key where each row has its own, else the row's number as a spreadsheet counts; where several
/// columns are text, the column's name follows behind a slash. Placeholders are inline codes: see <see cref="MessagePlaceholders"/>.
/// A plural or select message of ICU is no unit and stays as it is.
/// </para>
/// <para>
/// A target that begins with <c>= + - @</c>, which some spreadsheets take for a formula, is written as it is: in CSV it is text, most files
/// are read by programs, and an apostrophe put before it would be shown to their users.
/// </para>
/// </remarks>
public sealed class Table : IFormat
{
    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".csv", ".tsv"];

    /// <summary>Every delimiter is quoted, not only the file's own: then no reader mistakes it.</summary>
    static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\"\r\n,;\t");

    /// <inheritdoc/>
    public IReadOnlyList<Unit> Extract(SourceText source)
    {
        var text = source.Text;
        var rows = TableReader.Rows(source, TableReader.Delimiter(source));
        var columns = TableColumns.Of(source, rows[0]);
        var keys = Keys(source, rows, columns);
        var units = new List<Unit>(rows.Count);
        for (var i = 1; i < rows.Count; i++)
        {
            var row = rows[i];
            foreach (var extra in row.Skip(columns.Count))
            {
                if (extra.Slot.Length == 0) continue;
                throw source.Invalid(
                    extra.Slot.Start,
                    string.Create(CultureInfo.InvariantCulture, $"this row has {row.Count} cells, and the first row names {columns.Count}. A cell that holds the delimiter stands in double quotes."));
            }

            var note = columns.Note >= 0 && columns.Note < row.Count ? row[columns.Note].Text(text) : null;
            if (string.IsNullOrWhiteSpace(note)) note = null;
            foreach (var (index, name) in columns.Texts)
            {
                if (index >= row.Count) continue;
                var said = row[index].Text(text);
                if (string.IsNullOrWhiteSpace(said) || MessagePlaceholders.HasArms(said)) continue;
                units.Add(new(columns.Texts.Count > 1 ? $"{keys[i]}/{name}" : keys[i], row[index].Slot, MessagePlaceholders.Parse(said)) { Kind = UnitKind.Entry, Note = note });
            }
        }

        return units;
    }

    /// <inheritdoc/>
    /// <remarks>A cell in quotes stays so; another gets quotes where it needs them. Line breaks are written as the cell has them, else as the file.</remarks>
    public string Encode(SourceText source, Unit unit, InlineText target)
    {
        var present = source.Slice(unit.Slot);
        if (target.Equals(unit.Source)) return present;

        var text = MessagePlaceholders.Write(source, unit, target);
        var isQuoted = unit.Slot.Start > 0 && source.Text[unit.Slot.Start - 1] == '"';
        if (!isQuoted && !text.AsSpan().ContainsAny(NeedsQuotes)) return text;

        var lineEnd = SourceText.FromString(source.Name, present) is var cell && present.AsSpan().ContainsAny('\r', '\n') ? cell.LineEnd : source.LineEnd;
        var written = text.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings("\n").Replace("\n", lineEnd, StringComparison.Ordinal);
        return isQuoted ? written : $"\"{written}\"";
    }

    /// <inheritdoc/>
    public string LocalizedName(string name, Locale locale) => NamedLocale.Replace(name, locale);

    /// <summary>The name of each row.</summary>
    static string[] Keys(SourceText source, List<List<TableCell>> rows, TableColumns columns)
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
