using System.Buffers;
using Translate.Core.Text;

namespace Translate.Core.Formats.Table;

/// <summary>A cell of a table.</summary>
/// <param name="Slot">What it says: what stands between its quotes, or all of it where it has none.</param>
/// <param name="IsQuoted">It stands in quotes.</param>
readonly record struct TableCell(TextSpan Slot, bool IsQuoted)
{
    /// <summary>Every delimiter is quoted, not only the file's own: then no reader mistakes it.</summary>
    static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\"\r\n,;\t"), Divides = SearchValues.Create("\r\n,;\t");

    /// <summary>What it says: doubled quotes undone, line ends as LF.</summary>
    public string Text(string text)
    {
        var written = text.Substring(Slot.Start, Slot.Length);
        return IsQuoted
            ? written.Replace("\"\"", "\"", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : written;
    }

    /// <summary>A target as it stands in its unit's cell.</summary>
    /// <param name="source">The table.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="stands">What the cell says now.</param>
    /// <param name="target">The target.</param>
    public static string Write(SourceText source, Unit unit, InlineText stands, InlineText target)
    {
        var present = source.Slice(unit.Slot);
        if (target.Equals(stands)) return present;

        var text = MessagePlaceholders.Write(source, unit, target);
        var isQuoted = unit.Slot.Start > 0 && source.Text[unit.Slot.Start - 1] == '"';
        if (!isQuoted && !text.AsSpan().ContainsAny(NeedsQuotes)) return text;

        // A cell that has quotes in it and none around it is read by programs that take them as they are.
        if (!isQuoted && present.Contains('"', StringComparison.Ordinal) && text[0] != '"' && !text.AsSpan().ContainsAny(Divides)) return text;

        var lineEnd = SourceText.FromString(source.Name, present) is var cell && present.AsSpan().ContainsAny('\r', '\n') ? cell.LineEnd : source.LineEnd;
        var written = text.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings("\n").Replace("\n", lineEnd, StringComparison.Ordinal);
        return isQuoted ? written : $"\"{written}\"";
    }
}
