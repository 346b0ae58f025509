using Translate.Core.Text;

namespace Translate.Core.Formats.Table;

/// <summary>A cell of a table.</summary>
/// <param name="Slot">What it says: what stands between its quotes, or all of it where it has none.</param>
/// <param name="IsQuoted">It stands in quotes.</param>
readonly record struct TableCell(TextSpan Slot, bool IsQuoted)
{
    /// <summary>What it says: doubled quotes undone, line ends as LF.</summary>
    public string Text(string text)
    {
        var written = text.Substring(Slot.Start, Slot.Length);
        return IsQuoted
            ? written.Replace("\"\"", "\"", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : written;
    }
}
